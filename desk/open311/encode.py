"""One answer in the two forms of the standard: JSON, and the XML that it is made from ("Spark convention")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import orjson
from aiohttp import web

JSON, XML = "json", "xml"
TYPES = {JSON: "application/json", XML: "text/xml"}
# What a list's elements are called in XML.
ITEMS = {
    "services": "service",
    "attributes": "attribute",
    "service_requests": "request",
    "endpoints": "endpoint",
    "formats": "format",
    "errors": "error",
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = None | bool | float | str | datetime | Sequence["Value"] | Mapping[str, "Value"]


def respond(root: str, value: Value, form: str, *, status: int = 200, headers: Mapping[str, str]) -> web.Response:
    """`root` is the name of the XML's outermost element; JSON does without."""
    body = _as_json(value) if form == JSON else as_xml(root, value)
    response = web.Response(body=body, status=status, content_type=TYPES[form], charset="utf-8", headers=headers)
    response.enable_compression()
    return response


def as_xml(root: str, value: Value) -> bytes:
    element = Element(root)
    _fill(element, value)
    document: bytes = tostring(element, encoding="utf-8", xml_declaration=True)
    return document


def _as_json(value: Value) -> bytes:
    return orjson.dumps(value, default=_text, option=orjson.OPT_PASSTHROUGH_DATETIME)


def _fill(element: Element, value: Any) -> None:
    if isinstance(value, Mapping):
        for name, part in value.items():
            _fill(SubElement(element, name), part)
    elif isinstance(value, list | tuple):
        for part in value:
            _fill(SubElement(element, ITEMS[element.tag]), part)
    elif value is not None:
        element.text = _NOT_XML.sub("", _text(value))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, str | int | float):
        return str(value)
    raise TypeError(f"no {type(value).__name__} in an answer")
