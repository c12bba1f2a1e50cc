"""Why a value is refused: one sentence, written in English and said in any language of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from locales import SOURCE_LANGUAGE
from locales.catalogs import texts


@dataclass(frozen=True, slots=True)
class Reason:
    """`message` is marked for translation; `values` fill its named places (none: it is taken as it stands)."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def in_words(self, language: str) -> str:
        return self._filled(texts(language).gettext(self.message), language)

    def __str__(self) -> str:
        return self._filled(self.message, SOURCE_LANGUAGE)

    def _filled(self, message: str, language: str) -> str:
        if not self.values:
            return message
        return message.format(**{name: _said(value, language) for name, value in self.values.items()})


def _said(value: object, language: str) -> object:
    """A reason may quote another one, or list several."""
    if isinstance(value, tuple):
        return ", ".join(str(_said(each, language)) for each in value)
    return value.in_words(language) if isinstance(value, Reason) else value


class ValueFault(ValueError):
    """A text that is not what its place asks for; `reason` says why."""

    def __init__(self, message: str, **values: object) -> None:
        self.reason = Reason(message, values)
        super().__init__(str(self.reason))
