"""A closer look at phone numbers and e-mail addresses, with libraries that take long to load."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from directory.pack_faults import Severity
from directory.phones import is_short
from directory.reasons import Reason
from directory.records import ContactPoint
from locales.catalogs import mark
from locales.country import country

CACHED = 20_000  # an import asks twice for each: for what is wrong, and for what may be

Finding = tuple[str, Reason, Severity]
"""The field, what is wrong with it, how badly."""
NO_PHONE = mark('"{phone}" is not a phone number')


def look_closely(contact: ContactPoint) -> Iterator[Finding]:
    """What is wrong with a contact point's phone numbers and e-mail address."""
    for phone in contact.phones:
        finding = (_demo_phone_fault if contact.demo else _phone_fault)(phone, country().region)
        if finding:
            yield ("phones", *finding)
    if contact.email:
        fault = _email_fault(contact.email, demo=contact.demo)
        if fault:
            yield ("email", fault, Severity.ERROR)


@lru_cache(maxsize=CACHED)
def _phone_fault(phone: str, region: str) -> tuple[Reason, Severity] | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return Reason(NO_PHONE, {"phone": phone}), Severity.ERROR
    if is_short(phone):
        return None
    if number.country_code == country().former_calling_code:
        message = mark("{phone} has the prefix +{former}, which was given up for +{present}")
        values = {"former": country().former_calling_code, "present": country().calling_code}
        return Reason(message, {"phone": phone, **values}), Severity.WARNING
    if not phonenumbers.is_valid_number(number):
        return Reason(mark("{phone} does not fit the numbering plan"), {"phone": phone}), Severity.WARNING
    return None


@lru_cache(maxsize=CACHED)
def _demo_phone_fault(phone: str, region: str) -> tuple[Reason, Severity] | None:
    """A number for showing the product must be one that nobody can have."""
    import phonenumbers

    try:
        could_exist = phonenumbers.is_valid_number(phonenumbers.parse(phone, region)) or is_short(phone)
    except phonenumbers.NumberParseException:
        return Reason(NO_PHONE, {"phone": phone}), Severity.ERROR
    if not could_exist:
        return None
    return Reason(mark("{phone} is a demo number, but somebody could have it"), {"phone": phone}), Severity.ERROR


@lru_cache(maxsize=CACHED)
def _email_fault(address: str, *, demo: bool) -> Reason | None:
    """Demo addresses may end in `.example`, which nobody can own."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, globally_deliverable=not demo)
    except EmailNotValidError as error:
        return Reason(mark("{address} cannot be an e-mail address: {problem}"), {"address": address, "problem": error})
    return None
