"""Which addresses may be asked when somebody else has named them."""

from __future__ import annotations

import ipaddress

NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the open internet: no machine, network or service of our own."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address) and _holds_ipv4(number):
        return False
    return number.is_global and not number.is_multicast and not number.is_reserved


def _holds_ipv4(number: ipaddress.IPv6Address) -> bool:
    """The ways to write an old address inside of a new one: they may lead inside, and nobody needs them."""
    return bool(number.ipv4_mapped or number.sixtofour or number.teredo) or any(number in net for net in NAT64)
