"""How a button's action travels through Viber, where a pressed button comes back as an ordinary text.

The mark tells a press from a typed text: no keyboard has this sign, and Viber's clients do not show what a silent
button sends, so there is nothing to copy either. A button of an old keyboard carries its whole action and still works.
"""

from __future__ import annotations

from handlers.records import MAX_ACTION_BYTES

MARK = "\u2042"  # ⁂


def marked(action: str) -> str:
    return MARK + action


def action_in(text: str) -> str | None:
    """The action of a pressed button, None when the text is none."""
    action = text.removeprefix(MARK).strip()
    is_ours = text.startswith(MARK) and 0 < len(action.encode()) <= MAX_ACTION_BYTES
    return action if is_ours else None
