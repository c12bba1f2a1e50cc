"""What is kept: tables, the unit of work, queries by noun, migrations."""
