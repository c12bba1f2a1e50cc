"""Tables that somebody has given to the desk, while they look at what would change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import CASCADE, NEVER_REUSE_IDS, Base


class ImportUpload(Base):
    """A table of contact points that waits to be brought in; an account's next one takes its place.

    `content` is the file, packed (zlib) and written as text (base64), empty once `import_id` says what became of it.
    The rest is how it is to be read.
    """

    __tablename__ = "import_uploads"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete=CASCADE), index=True)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("contact_imports.id", ondelete=CASCADE), index=True)
    file_name: Mapped[str] = mapped_column(String(255))
    content: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str | None] = mapped_column(String(20))
    municipality: Mapped[str | None] = mapped_column(ForeignKey("municipalities.code", ondelete=CASCADE), index=True)
    remove_missing: Mapped[bool]
    created_at: Mapped[datetime]
