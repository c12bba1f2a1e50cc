"""Phone numbers as residents can dial them, written alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from locales.country import country

if TYPE_CHECKING:
    import phonenumbers

LONGEST_SHORT_NUMBER = 6


def read_phones(text: str) -> tuple[str, ...]:
    """Numbers with `;` (or new lines) between, each as `formatted`, none twice."""
    parts = (" ".join(part.split()) for part in text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(formatted(part) for part in parts if part))


def formatted(phone: str) -> str:
    """`038 222165` as `+383 38 222 165`; what the numbering plan does not know stays as it was typed.

    Short numbers and free ones keep their national form: from abroad nobody can call them.
    """
    return _formatted(phone, country().region)


@lru_cache(maxsize=50_000)
def _formatted(phone: str, region: str) -> str:
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    number = _parsed(phone, region)
    if number is None or is_short(phone) or not phonenumbers.is_valid_number(number):
        return phone
    national = phonenumbers.number_type(number) in (PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST)
    if national and number.country_code == country().calling_code:
        return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def is_short(phone: str) -> bool:
    """112 and the like."""
    import phonenumbers

    digits = "".join(filter(str.isdecimal, phone))
    if not digits or len(digits) > LONGEST_SHORT_NUMBER:
        return False
    number = phonenumbers.PhoneNumber(country_code=country().calling_code, national_number=int(digits))
    return phonenumbers.is_possible_short_number_for_region(number, country().region)


def _parsed(phone: str, region: str) -> phonenumbers.PhoneNumber | None:
    """A spreadsheet that took a number for a sum has dropped its plus, or its first zero."""
    import phonenumbers

    for text in (phone, f"+{phone}") if phone.isdecimal() else (phone,):
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    return None
