"""The stored payloads: one callback a file, named by what it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "payloads"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def payload(name: str) -> dict[str, Any]:
    callback = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(callback, dict)
    return callback
