from __future__ import annotations

import pytest

from directory.spreadsheet.delimited import read_delimited
from directory.spreadsheet.headers import recognised
from directory.spreadsheet.table import MAX_ROWS, TableFault


@pytest.mark.parametrize(
    ("text", "rows", "read_as"),
    [
        ("key,email\na,b\n", [["key", "email"], ["a", "b"]], "CSV with commas, UTF-8"),
        ("key;email\r\na;b,c\r\n", [["key", "email"], ["a", "b,c"]], "CSV with semicolons, UTF-8"),
        ("key\temail\na\tb", [["key", "email"], ["a", "b"]], "table with tabs, UTF-8"),
        ("sep=;\nkey;email\n", [[], ["key", "email"]], "CSV with semicolons, UTF-8"),
        (
            "Contacts of 2026, all\nkey;email\n",
            [["Contacts of 2026, all"], ["key", "email"]],
            "CSV with semicolons, UTF-8",
        ),
        ('key,address\na,"one\ntwo"\n', [["key", "address"], ["a", "one\ntwo"]], "CSV with commas, UTF-8"),
    ],
)
def test_the_delimiter_is_found(text: str, rows: list[list[str]], read_as: str) -> None:
    table = read_delimited(text.encode(), recognised)
    assert ([*table.rows], str(table.read_as)) == (rows, read_as)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'key\n"open', "row 2 is not CSV"),
        (b"key\n" + b"x" * 200_000, "row 2 is not CSV"),
        (b"key" + b",x" * 300, "has 301 columns"),
        (b"key\n" * (MAX_ROWS + 1), "has 20001 rows"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(TableFault, match=reason):
        read_delimited(content, recognised)
