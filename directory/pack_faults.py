"""What is wrong with a pack, where, and how badly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"  # the pack must not be loaded
    WARNING = "warning"  # it can be loaded; somebody should look at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`file` is the pack's folder and the file, `line` counts from 1; None where the whole file is meant."""

    file: str
    line: int | None
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.severity}: {self.message}"


class FileFaults:
    """Gathers the faults of one file into the list of the whole pack."""

    def __init__(self, file: str, found: list[Fault]) -> None:
        self.file = file
        self.found = found

    def error(self, line: int | None, message: str) -> None:
        self.found.append(Fault(file=self.file, line=line, message=message))

    def warning(self, line: int | None, message: str) -> None:
        self.found.append(Fault(file=self.file, line=line, message=message, severity=Severity.WARNING))
