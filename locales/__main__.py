"""`python -m locales check | update`."""

from __future__ import annotations

import sys

from locales.check import faults, update


def main(arguments: list[str]) -> int:
    match arguments:
        case ["check"]:
            found = list(faults())
            print("\n".join(found) or "catalogs: complete and in step with the code")
            return 1 if found else 0
        case ["update"]:
            update()
            return 0
        case _:
            print("usage: python -m locales check | update", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
