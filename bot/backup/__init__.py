"""Backups: the whole store and its files in one file, taken while Kontakt runs, put back into an empty store."""
