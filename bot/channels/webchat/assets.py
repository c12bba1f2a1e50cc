"""Scripts, styles and pictures of the page, served from memory under an address that changes with their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from aiohttp import web

PATH = "/chat/static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"
MIN_COMPRESSED_BYTES = 1_000


class Assets:
    """The files of a folder, below `path`."""

    def __init__(self, folder: Path, path: str = PATH) -> None:
        self._path = path
        self._files = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.suffix in TYPES}
        content = b"".join(name.encode() + body for name, body in self._files.items())
        self._version = hashlib.sha256(content).hexdigest()[:12]

    def url(self, name: str) -> str:
        """The address of a file; an unknown name is an error."""
        if name not in self._files:
            raise KeyError(name)
        return f"{self._path}/{self._version}/{name}"

    async def get(self, request: web.Request) -> web.Response:
        """Files of one version import each other by relative addresses; an older page is given what is there now."""
        name = request.match_info["name"]
        body = self._files.get(name)
        if body is None:
            raise web.HTTPNotFound
        response = web.Response(body=body, content_type=TYPES[Path(name).suffix], charset="utf-8")
        is_current = request.match_info["version"] == self._version
        response.headers["Cache-Control"] = FOR_EVER if is_current else "no-cache"
        if len(body) > MIN_COMPRESSED_BYTES:
            response.enable_compression()
        return response
