"""The addresses by which contact points come in and go out as tables."""

from __future__ import annotations

from aiohttp import web

from desk.directory.addresses import IMPORT
from desk.directory.import_files import EXPORT, TEMPLATE, Tables
from desk.directory.import_pages import UPLOAD, ImportPage, UploadPage
from desk.directory.import_past import PAST, PastPage
from desk.guard import Guard
from desk.house import House
from desk.rights import Right


def import_routes(guard: Guard, house: House) -> list[web.RouteDef]:
    """Choosing a table is harmless; what writes asks for a fresh password."""
    choose, upload, past, tables = ImportPage(house), UploadPage(house), PastPage(house), Tables(house)
    return [
        web.get(IMPORT, guard.may(Right.EDIT_DIRECTORY, choose.show)),
        web.post(IMPORT, guard.may(Right.EDIT_DIRECTORY, choose.take, files=True)),
        web.get(UPLOAD, guard.may(Right.EDIT_DIRECTORY, upload.show, fresh=True)),
        web.post(UPLOAD, guard.may(Right.EDIT_DIRECTORY, upload.work, fresh=True)),
        web.get(PAST, guard.may(Right.EDIT_DIRECTORY, past.show, fresh=True)),
        web.post(PAST, guard.may(Right.EDIT_DIRECTORY, past.undo, fresh=True)),
        web.get(TEMPLATE, guard.may(Right.EDIT_DIRECTORY, tables.template)),
        web.get(EXPORT, guard.may(Right.READ_DIRECTORY, tables.export)),
    ]
