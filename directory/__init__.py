"""Contact points: finding the right one, opening hours, the starter pack, import and export."""
