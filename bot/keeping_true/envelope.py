"""What all mails of this room have in common."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr


def envelope(*, sender: str, to: str, subject: str, number: str, at: datetime) -> EmailMessage:
    """`number` is the same for each try: a copy that was sent twice is shown once."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{number}-{at:%Y%m%d%H%M%S}@{parseaddr(sender)[1].rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    return message
