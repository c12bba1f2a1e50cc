"""A closer look at phone numbers and e-mail addresses, with libraries that take long to load."""

from __future__ import annotations

from collections.abc import Iterator

from directory.pack_faults import Severity
from directory.records import ContactPoint

REGION = "XK"
SERBIAN_PREFIX = 381
LONGEST_SHORT_NUMBER = 6

Finding = tuple[str, str, Severity]
"""The field, what is wrong with it, how badly."""


def look_closely(contact: ContactPoint) -> Iterator[Finding]:
    """What is wrong with a contact point's phone numbers and e-mail address."""
    for phone in contact.phones:
        finding = _demo_phone_fault(phone) if contact.demo else _phone_fault(phone)
        if finding:
            yield ("phones", *finding)
    if contact.email:
        fault = _email_fault(contact.email, demo=contact.demo)
        if fault:
            yield ("email", fault, Severity.ERROR)


def _phone_fault(phone: str) -> tuple[str, Severity] | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, REGION)
    except phonenumbers.NumberParseException:
        return f'"{phone}" is not a phone number', Severity.ERROR
    if _is_short(phone):
        return None
    if number.country_code == SERBIAN_PREFIX:
        return f"{phone} has the prefix +381, which Kosovo gave up for +383", Severity.WARNING
    if not phonenumbers.is_valid_number(number):
        return f"{phone} does not fit the numbering plan", Severity.WARNING
    return None


def _demo_phone_fault(phone: str) -> tuple[str, Severity] | None:
    """A number for showing the product must be one that nobody can have."""
    import phonenumbers

    try:
        could_exist = phonenumbers.is_valid_number(phonenumbers.parse(phone, REGION)) or _is_short(phone)
    except phonenumbers.NumberParseException:
        return f'"{phone}" is not a phone number', Severity.ERROR
    return (f"{phone} is a demo number, but somebody could have it", Severity.ERROR) if could_exist else None


def _is_short(phone: str) -> bool:
    """112 and the like."""
    import phonenumbers

    if sum(character.isdigit() for character in phone) > LONGEST_SHORT_NUMBER:
        return False
    number = phonenumbers.PhoneNumber(country_code=383, national_number=int("".join(filter(str.isdigit, phone))))
    return phonenumbers.is_possible_short_number_for_region(number, REGION)


def _email_fault(address: str, *, demo: bool) -> str | None:
    """Demo addresses may end in `.example`, which nobody can own."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, globally_deliverable=not demo)
    except EmailNotValidError as error:
        return f"{address}: {error}"
    return None
