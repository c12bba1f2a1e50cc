"""Only the chosen library is loaded, and aiogram, which takes more memory than all the rest, with the first file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
PROGRAM = """
import sys
from bot.app import build
from bot.settings import Settings
build(Settings())
print(*sorted({"aiogram", "telegram"} & sys.modules.keys()))
"""


@pytest.mark.parametrize(
    ("settings", "loaded"),
    [
        ({}, ""),
        ({"TELEGRAM_TOKEN": "123456:AbCdEf"}, ""),
        ({"TELEGRAM_TOKEN": "123456:AbCdEf", "TELEGRAM_DRIVER": "ptb"}, "telegram"),
    ],
    ids=["no telegram", "default", "ptb"],
)
def test_no_library_is_loaded_but_the_chosen_one(settings: dict[str, str], loaded: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=settings, capture_output=True, check=True)
    assert done.stdout.decode().strip() == loaded
