"""The addresses of the directory's pages."""

from __future__ import annotations

DIRECTORY = "/desk/directory"
CONTACTS = f"{DIRECTORY}/contacts"
NEW = f"{DIRECTORY}/new"
IMPORT = f"{DIRECTORY}/import"
CORRECTIONS = f"{DIRECTORY}/corrections"
PROCEDURES = f"{DIRECTORY}/procedures"
NEW_PROCEDURE = f"{PROCEDURES}/new"
CODE = "[a-z0-9-]{1,128}"
CONTACT = f"{CONTACTS}/{{place:{CODE}}}/{{office:{CODE}}}"
PROCEDURE = f"{PROCEDURES}/{{where:{CODE}}}/{{what:{CODE}}}"
