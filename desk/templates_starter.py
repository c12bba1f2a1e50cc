"""The reply templates that a new desk begins with, from `starter_templates/`: one file each, named after its key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import yaml
from sqlalchemy.ext.asyncio import AsyncSession

from storage import templates
from storage.templates import KeyTaken, Words

FOLDER = Path(__file__).parent / "starter_templates"


async def add_starters(session: AsyncSession, *, now: datetime) -> int:
    """Add those whose key is not taken yet, so that what the office has changed or retired stays as it is; how many."""
    added = 0
    for file in sorted(FOLDER.glob("*.yaml")):
        topics, versions = read(file)
        try:
            await templates.add(session, file.stem, versions, topics=topics, starter=True, account_id=None, now=now)
        except KeyTaken:
            continue
        added += 1
    return added


def read(file: Path) -> tuple[list[str], Mapping[str, Words]]:
    """Topics and versions of a starter template."""
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    versions = {code: Words(title=words["title"], text=words["text"]) for code, words in content["versions"].items()}
    return content["topics"], versions
