"""What can be wrong with a backup."""

from __future__ import annotations


class BackupError(Exception):
    """A backup cannot be made or used; the message says why, for whoever runs the command."""
