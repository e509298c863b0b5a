"""Distil which given names are women's and which are men's.

    python tools/distil_people.py CENSUS_FOLDER

CENSUS_FOLDER holds dist.female.first and dist.male.first of the United States census of 1990
(public domain; they are in the sdist of the package ``names``). Writes
timeline/lang/en/given_names.toml; names of the rest of the world, and those that are women's here
and men's there, are our own lists in people.toml beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OUT = Path(__file__).parents[1] / "timeline" / "lang" / "en" / "given_names.toml"
#: Share of the population in percent below which a given name is left out: one in 25,000.
RARE = 0.004
#: A name is one gender's if that has it this many times as often as the other.
MOSTLY = 20.0
WIDTH = 100


def given_names(folder: Path) -> dict[str, list[str]]:
    """Return the given names that are nearly always one gender's, small letters, sorted."""
    shares = {
        gender: {
            line.split()[0].lower(): float(line.split()[1])
            for line in (folder / f"dist.{gender}.first").read_text(encoding="ascii").splitlines()
        }
        for gender in ("female", "male")
    }
    return {
        gender: sorted(
            name
            for name, share in shares[gender].items()
            if share >= RARE and share >= MOSTLY * shares[other].get(name, 0.0)
        )
        for gender, other in (("female", "male"), ("male", "female"))
    }


def block(key: str, words: Iterable[str]) -> str:
    """Return the words as one long TOML string of short lines."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) >= WIDTH:
            lines.append(line.strip())
            line = ""
        line += f"{word} "
    return f'{key} = """\n' + "\n".join([*lines, line.strip()]) + '"""\n'


def main() -> None:
    """Write the file."""
    head = (
        "# Distilled by tools/distil_people.py from the United States census of 1990 (public\n"
        "# domain); do not edit: our own names are in people.toml.\n[given]\n"
    )
    names = given_names(Path(sys.argv[1]))
    OUT.write_text(head + "".join(block(key, names[key]) for key in names), encoding="utf-8")


if __name__ == "__main__":
    main()
