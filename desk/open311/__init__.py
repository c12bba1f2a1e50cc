"""What anybody may read about public matters: Open311 GeoReport v2, see docs/open311.md."""
