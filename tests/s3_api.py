"""A small S3 service: enough of https://docs.aws.amazon.com/AmazonS3/latest/API/ to keep, give, list and delete.

It is strict where a mistake would cost files: every request must be signed as Amazon's are (Signature Version 4), by
the one key it knows, and a body must be the one that was signed.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.sax.saxutils import escape

from aiohttp import web
from aiohttp.test_utils import TestServer

KEY, SECRET, BUCKET, REGION = "AKKONTAKT", "a secret of the tests", "letters", "us-east-1"
WRITTEN = "2026-03-01T08:00:00.000Z"
AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<scope>[^,]+), ?"
    r"SignedHeaders=(?P<headers>[^,]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(slots=True)
class S3Api:
    """`content` by name inside the bucket; `away`: every request is answered 503."""

    url: str = ""
    content: dict[str, bytes] = field(default_factory=dict)
    away: bool = False
    methods: list[str] = field(default_factory=list)


@asynccontextmanager
async def s3_api() -> AsyncIterator[S3Api]:
    api = S3Api()

    async def answer(request: web.Request) -> web.Response:
        body = await request.read()
        api.methods.append(request.method)
        if api.away:
            return _fault(503, "SlowDown")
        if not _is_signed(request, body):
            return _fault(403, "SignatureDoesNotMatch")
        bucket, _, name = request.path.lstrip("/").partition("/")
        if bucket != BUCKET:
            return _fault(404, "NoSuchBucket")
        return _answer(api, request, name, body)

    app = web.Application(client_max_size=64 * 1024**2)
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as server:
        api.url = str(server.make_url("/")).rstrip("/")
        yield api


def _answer(api: S3Api, request: web.Request, name: str, body: bytes) -> web.Response:
    match request.method:
        case "PUT":
            api.content[name] = body
            return web.Response(headers={"ETag": f'"{hashlib.md5(body).hexdigest()}"'})
        case "GET" if not name:
            return _listing(api, request.query.get("prefix", ""))
        case "GET" | "HEAD" if name not in api.content:
            return _fault(404, "NoSuchKey")
        case "GET" | "HEAD":
            headers = {"Last-Modified": "Sun, 01 Mar 2026 08:00:00 GMT", "ETag": '"x"'}
            return web.Response(body=api.content[name], headers=headers)
        case "DELETE":
            api.content.pop(name, None)
            return web.Response(status=204)
    return _fault(405, "MethodNotAllowed")


def _listing(api: S3Api, prefix: str) -> web.Response:
    found = "".join(
        f"<Contents><Key>{escape(name)}</Key><LastModified>{WRITTEN}</LastModified><ETag>x</ETag>"
        f"<Size>{len(body)}</Size></Contents>"
        for name, body in sorted(api.content.items())
        if name.startswith(prefix)
    )
    xml = f"<ListBucketResult><Name>{BUCKET}</Name><IsTruncated>false</IsTruncated>{found}</ListBucketResult>"
    return web.Response(text=xml, content_type="application/xml")


def _fault(status: int, code: str) -> web.Response:
    return web.Response(status=status, text=f"<Error><Code>{code}</Code></Error>", content_type="application/xml")


def _is_signed(request: web.Request, body: bytes) -> bool:
    """https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"""
    parts = AUTHORIZATION.fullmatch(request.headers.get("Authorization", ""))
    digest = request.headers.get("x-amz-content-sha256", "")
    if parts is None or digest != hashlib.sha256(body).hexdigest():
        return False
    key, day, region, service, end = parts["scope"].split("/")
    names = parts["headers"].split(";")
    query = "&".join(sorted(f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in request.query.items()))
    headers = "".join(f"{name}:{request.headers[name].strip()}\n" for name in names)
    asked = "\n".join((request.method, request.raw_path.partition("?")[0], query, headers, parts["headers"], digest))
    scope = f"{day}/{region}/{service}/{end}"
    to_sign = "\n".join(
        ("AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, hashlib.sha256(asked.encode()).hexdigest())
    )
    sealing = f"AWS4{SECRET}".encode()
    for part in (day, region, service, end):
        sealing = hmac.digest(sealing, part.encode(), hashlib.sha256)
    wanted = hmac.digest(sealing, to_sign.encode(), hashlib.sha256).hex()
    return key == KEY and region == REGION and hmac.compare_digest(wanted, parts["signature"])
