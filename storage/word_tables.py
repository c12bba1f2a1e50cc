"""The table that questions are searched by: it knows words without saying them."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

import storage.ticket_tables  # noqa: F401  columns here point at its tables
from storage.base import CASCADE, Base


class TicketWord(Base):
    """That a word stands in a ticket's thread. `word` is a number that only our key makes of it (`tickets.words`), so
    the table tells nobody else what was written.
    """

    __tablename__ = "ticket_words"
    # A search begins with the word; the table itself is the index, where the store can do that.
    __table_args__ = (Index(None, "ticket_id"), {"sqlite_with_rowid": False})

    word: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    ticket_id: Mapped[int] = mapped_column(
        ForeignKey("tickets.id", ondelete=CASCADE), primary_key=True, autoincrement=False
    )
