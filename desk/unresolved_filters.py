"""Which entries of the unresolved log an officer wants to see: from the address to the query, and to the fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from desk.filters import NONE, Choice, Field
from directory.guide import Guide
from handlers.names import municipality_name
from handlers.unresolved import Reason, reason_text
from locales import LANGUAGES
from locales.catalogs import texts
from storage.scope import Scope
from storage.unresolved import Sought

SETTLED = "settled"
DAYS = (7, 30, 90)


def fields(guide: Guide, query: Mapping[str, str], scope: Scope, language: str) -> tuple[Field, ...]:
    """The form's lists with what the address has chosen; what is not in a list counts as not chosen."""
    _ = texts(language).gettext
    return (
        # Translators: do the messages wait for somebody, or were they dealt with
        _field(query, "state", _("State"), [Choice(value="", label=_("waiting")), _choice(SETTLED, _("settled"))]),
        _field(query, "reason", _("Reason"), [_choice("", _("all reasons")), *_reasons(language)]),
        _field(query, "municipality", _("Municipality"), _municipalities(guide, scope, language)),
        _field(query, "language", _("Language"), _languages(language)),
        # Translators: from how many days back on
        _field(query, "days", _("Period"), [_choice("", _("all the time")), *_periods(language)]),
    )


def sought(chosen: Iterable[Field], now: datetime) -> Sought:
    """The entries that these fields ask for."""
    values = {field.name: field.chosen for field in chosen}
    return Sought(
        settled=values["state"] == SETTLED,
        reason=values["reason"] or None,
        municipality=_asked(values["municipality"]),
        language=_asked(values["language"]),
        since=now - timedelta(days=int(values["days"])) if values["days"] else None,
    )


def _asked(value: str) -> str | None:
    return "" if value == NONE else value or None


def _field(query: Mapping[str, str], name: str, label: str, choices: Iterable[Choice]) -> Field:
    choices = tuple(choices)
    asked = query.get(name, "")
    chosen = asked if any(asked == choice.value for choice in choices) else choices[0].value
    return Field(name=name, label=label, choices=choices, chosen=chosen)


def _choice(value: str, label: str) -> Choice:
    return Choice(value=value, label=label)


def _reasons(language: str) -> list[Choice]:
    return [_choice(reason.value, reason_text(reason, language)) for reason in Reason]


def _municipalities(guide: Guide, scope: Scope, language: str) -> list[Choice]:
    """Those that may be seen."""
    _ = texts(language).gettext
    known = [each for each in guide.municipalities.values() if scope.allows_municipality(each.code)]
    names = sorted(
        ((each.code, municipality_name(each, language)) for each in known), key=lambda pair: pair[1].casefold()
    )
    unknown = [_choice(NONE, _("municipality not known"))] if scope.municipalities is None else []
    return [_choice("", _("all municipalities")), *(_choice(*pair) for pair in names), *unknown]


def _languages(language: str) -> list[Choice]:
    _ = texts(language).gettext
    known = [_choice(info.code, info.endonym) for info in LANGUAGES.values()]
    return [_choice("", _("all languages")), *known, _choice(NONE, _("language not known"))]


def _periods(language: str) -> list[Choice]:
    ngettext = texts(language).ngettext
    return [_choice(str(days), ngettext("{count} day", "{count} days", days).format(count=days)) for days in DAYS]
