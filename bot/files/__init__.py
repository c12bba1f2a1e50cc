"""Files of residents and officers: fetched, looked at, kept in a store of their own, served by short-lived links."""
