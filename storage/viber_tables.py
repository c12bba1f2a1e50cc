"""What Viber charges."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class ViberCharge(Base):
    """How many messages of one local day were charged."""

    __tablename__ = "viber_charges"

    day: Mapped[date] = mapped_column(primary_key=True)
    messages: Mapped[int] = mapped_column(default=0)
