"""The desk: the web pages of officers and admins."""
