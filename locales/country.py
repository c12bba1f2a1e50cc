"""The country that the house works in, as `country.yaml` of its pack says. One process works in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from locales import LANGUAGES

COUNTRY_FILE = "country.yaml"
# Where a pack says nothing, and before anybody has said where the process works.
HOME = Path(__file__).parent.parent / "directory" / "packs" / "kosovo"
KEYS = {
    "code",
    "region",
    "calling_code",
    "former_calling_code",
    "time_zone",
    "languages",
    "latitudes",
    "longitudes",
    "emergency",
}
OPTIONAL = {"former_calling_code"}


class CountryError(ValueError):
    """`country.yaml` is not as it should be; the message says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """`code`: how keys of national bodies begin. `region`: two letters (ISO 3166), for numbers and public holidays.

    `languages`: what residents are offered, in this order; the first is spoken when nothing else is known.
    `latitudes`, `longitudes`: lowest and highest, in degrees. `emergency`: what for (`all`, `police`, `fire`,
    `ambulance`) → number, those for everything first. `former_calling_code`: one that old lists still hold.
    """

    code: str
    region: str
    calling_code: int
    former_calling_code: int | None
    zone: ZoneInfo
    languages: tuple[str, ...]
    latitudes: tuple[float, float]
    longitudes: tuple[float, float]
    emergency: Mapping[str, str]

    @property
    def first_language(self) -> str:
        return self.languages[0]


EMERGENCIES = ("all", "police", "fire", "ambulance")


class _Here:
    """Where this process works."""

    country: Country | None = None


def country() -> Country:
    """The country that this process works in."""
    if _Here.country is None:
        _Here.country = read_country(HOME)
    return _Here.country


def work_in(pack: Path) -> Country:
    """From now on this process works in the country of this pack. Raises `CountryError`."""
    _Here.country = read_country(pack)
    return _Here.country


def read_country(pack: Path) -> Country:
    """The country of a pack; one without `country.yaml` is at home. Raises `CountryError`."""
    file = pack / COUNTRY_FILE
    if not file.exists():
        file = HOME / COUNTRY_FILE
    try:
        said = yaml.safe_load(file.read_bytes())
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CountryError(f"is not YAML: {error}") from error
    if not isinstance(said, dict) or not KEYS - OPTIONAL <= said.keys() <= KEYS:
        raise CountryError(f"must hold just these: {', '.join(sorted(KEYS))}")
    return Country(
        code=_text(said, "code"),
        region=_text(said, "region"),
        calling_code=_number(said, "calling_code"),
        former_calling_code=_number(said, "former_calling_code") if "former_calling_code" in said else None,
        zone=_zone(said),
        languages=_languages(said),
        latitudes=_bounds(said, "latitudes", 90),
        longitudes=_bounds(said, "longitudes", 180),
        emergency=_emergency(said),
    )


def _text(said: Mapping[str, Any], key: str) -> str:
    if not isinstance(said[key], str) or not said[key].strip():
        raise CountryError(f"{key} must be a text")
    return str(said[key])


def _number(said: Mapping[str, Any], key: str) -> int:
    if not isinstance(said[key], int) or said[key] <= 0:
        raise CountryError(f"{key} must be a number, without +")
    return int(said[key])


def _zone(said: Mapping[str, Any]) -> ZoneInfo:
    try:
        return ZoneInfo(_text(said, "time_zone"))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CountryError("time_zone must be one such as Europe/Belgrade") from error


def _languages(said: Mapping[str, Any]) -> tuple[str, ...]:
    listed = said["languages"]
    if not isinstance(listed, list) or not listed or not all(code in LANGUAGES for code in listed):
        raise CountryError(f"languages must be a list of some of {', '.join(LANGUAGES)}")
    return tuple(dict.fromkeys(listed))


def _bounds(said: Mapping[str, Any], key: str, most: int) -> tuple[float, float]:
    match said[key]:
        case [float() | int() as lowest, float() | int() as highest] if -most <= lowest < highest <= most:
            return float(lowest), float(highest)
        case _:
            raise CountryError(f"{key} must be the lowest and the highest, in degrees: [41.8, 43.3]")


def _emergency(said: Mapping[str, Any]) -> Mapping[str, str]:
    numbers = said["emergency"]
    if not isinstance(numbers, dict) or not numbers or not numbers.keys() <= set(EMERGENCIES):
        raise CountryError(f"emergency must hold a number for some of {', '.join(EMERGENCIES)}")
    # Without quotes YAML counts in eights what begins with 0: 061 would come out as 49.
    if not all(isinstance(number, str) and number.isdecimal() for number in numbers.values()):
        raise CountryError('emergency must hold numbers that can be dialled, in quotes: "112"')
    return {what: numbers[what] for what in EMERGENCIES if what in numbers}
