"""The addresses of the directory's pages, each with the right that it asks for."""

from __future__ import annotations

from aiohttp import web

from desk.directory.addresses import CONTACT, DIRECTORY, NEW, NEW_PROCEDURE, PROCEDURE, PROCEDURES
from desk.directory.contact import ContactPage
from desk.directory.hours import HoursPage
from desk.directory.new_contact import NewContact
from desk.directory.procedure import NewProcedure, ProcedurePage
from desk.directory.procedures import ProcedureList
from desk.directory.table import DirectoryTable
from desk.guard import Guard
from desk.house import House
from desk.rights import Right


def editor_routes(guard: Guard, house: House) -> list[web.RouteDef]:
    """Contact points and procedures: to be read, to be changed."""
    table, contact, new = DirectoryTable(house), ContactPage(house), NewContact(house)
    procedures, procedure, new_procedure = ProcedureList(house), ProcedurePage(house), NewProcedure(house)
    return [
        web.get(DIRECTORY, guard.may(Right.READ_DIRECTORY, table.show)),
        web.post(DIRECTORY, guard.may(Right.EDIT_DIRECTORY, table.work)),
        web.get(f"{DIRECTORY}/hours", guard.may(Right.READ_DIRECTORY, HoursPage(house).show)),
        web.get(NEW, guard.may(Right.EDIT_DIRECTORY, new.show)),
        web.post(NEW, guard.may(Right.EDIT_DIRECTORY, new.make)),
        web.get(CONTACT, guard.may(Right.READ_DIRECTORY, contact.show)),
        web.post(CONTACT, guard.may(Right.EDIT_DIRECTORY, contact.work)),
        web.get(PROCEDURES, guard.may(Right.READ_DIRECTORY, procedures.show)),
        web.get(NEW_PROCEDURE, guard.may(Right.EDIT_DIRECTORY, new_procedure.show)),
        web.post(NEW_PROCEDURE, guard.may(Right.EDIT_DIRECTORY, new_procedure.make)),
        web.get(PROCEDURE, guard.may(Right.READ_DIRECTORY, procedure.show)),
        web.post(PROCEDURE, guard.may(Right.EDIT_DIRECTORY, procedure.work)),
    ]
