"""`python -m bot directory check | import | export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.common import fail, run_async, say, store

app = typer.Typer(no_args_is_help=True)


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="a pack (default: all that come with Kontakt)")] = None,
) -> None:
    """Name every fault of a pack with file and line."""
    from directory.pack import PACKS
    from directory.pack import check as check_pack
    from directory.pack_faults import Severity

    folders = [folder] if folder else sorted(path for path in PACKS.iterdir() if path.is_dir())
    faults = []
    for each in folders:
        if not each.is_dir():
            fail(f"there is no folder {each}")
        faults += check_pack(each)
    for fault in faults:
        say(str(fault))
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise typer.Exit(1)
    say(f"no errors in {', '.join(each.name for each in folders)}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV of contact points, as `export` writes it")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show what would change, change nothing")] = False,
) -> None:
    """Bring contact points in from a spreadsheet: all or nothing; an empty cell changes nothing."""
    from directory.transfer import apply_import, plan_import

    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except UnicodeDecodeError as error:
        fail(f"{file}: not UTF-8 at byte {error.start}; save it as CSV UTF-8")

    async def work() -> bool:
        async with store() as database, database.transaction() as session:
            plan = await plan_import(session, text)
            say(plan.summary())
            if plan.faults or dry_run:
                return not plan.faults
            await apply_import(session, plan)
        return True

    if not run_async(work):
        fail("Nothing was changed.")


@app.command()
def export(file: Annotated[Path | None, typer.Argument(help="where to (default: standard output)")] = None) -> None:
    """Write all contact points as CSV."""
    from directory.transfer import export_contacts

    async def work() -> str:
        async with store() as database, database.reading() as session:
            return await export_contacts(session)

    text = run_async(work)
    if file is None:
        sys.stdout.write(text)
    else:
        # With a byte order mark, spreadsheets know that it is UTF-8.
        file.write_text(text, encoding="utf-8-sig", newline="")
        say(f"written: {file}")
