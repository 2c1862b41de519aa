"""Compare the rows of ``sphinxext_httpstatus.standards`` with IANA's registry and with the running Python's enum.

Prints what differs, a line each, with what to do. Exit code 1 if anything does, 2 if IANA's file can't be read.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
import urllib.request
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_httpstatus.enums import StatusSource
from sphinxext_httpstatus.registry import Registry
from sphinxext_httpstatus.standards import PHRASES, REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

IANA = "https://www.iana.org/assignments/http-status-codes/http-status-codes-1.csv"

# Registered as unused, and in the registry for the sake of Python's enum.
_TEAPOT = 418
_RFC = re.compile(r"\[RFC(\d+)(?:, Section ([\d.]+))?\]")


def with_iana(text: str) -> Iterator[str]:
    """Compare with a CSV file of IANA's, given its text."""
    rows = {int(row["Value"]): row for row in csv.DictReader(io.StringIO(text)) if _is_permanent(row)}
    for code in sorted(rows.keys() - PHRASES.keys()):
        phrase = _phrase(rows[code])
        yield f"{code}: IANA registers {phrase!r}: add it to PHRASES, and to each edition of REFERENCES"
    for code in sorted(PHRASES.keys() - rows.keys() - {_TEAPOT}):
        yield f"{code}: IANA no longer registers {PHRASES[code]!r}: remove it, or say beside it why it stays"
    for code in sorted(PHRASES.keys() & rows.keys()):
        phrase, reference = _phrase(rows[code]), REFERENCES["rfc9110"][code]
        if phrase != PHRASES[code]:
            yield f"{code}: IANA has {phrase!r}: put it into PHRASES, and {PHRASES[code]!r} into OLD_PHRASES"
        cited = _RFC.search(rows[code]["Reference"])
        if not cited or int(cited[1]) != reference.rfc or cited[2] not in (None, reference.section):
            yield f"{code}: IANA refers to {rows[code]['Reference']}: look it up, {reference.text} may be out of date"


def with_enum(members: Mapping[str, HTTPStatus]) -> Iterator[str]:
    """Compare with the members of an enum like :class:`http.HTTPStatus`, aliases included."""
    # The standards alone: with the enum's own names nothing would be unknown.
    registry = Registry(StatusSource("", (), (), ()))
    for name, member in members.items():
        code = int(member)
        if code not in PHRASES:
            yield f"{code}: Python has {name} {member.phrase!r}: add it to PHRASES, and to each edition of REFERENCES"
            continue
        for text in dict.fromkeys((name, member.phrase)):
            status = registry.find(text)
            if status is None or status.code != code:
                yield f"{code}: Python has {text!r}, which is not found: add its phrase to OLD_PHRASES"


def _is_permanent(row: Mapping[str, str]) -> bool:
    """Whether a row of IANA's registers a code, and not for a time only."""
    description = row["Description"]
    return row["Value"].isdigit() and description not in ("Unassigned", "(Unused)") and "(TEMPORARY" not in description


def _phrase(row: Mapping[str, str]) -> str:
    return row["Description"].removesuffix(" (OBSOLETED)")


def _fetched() -> str:
    with urllib.request.urlopen(IANA, timeout=60) as response:
        return str(response.read(), "utf-8")


def main(arguments: Iterable[str] | None = None) -> int:
    """Compare, and print what differs."""
    parser = argparse.ArgumentParser(prog="python -m tools.compare_registry", description=__doc__)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("file", nargs="?", type=Path, metavar="FILE.csv", help="a CSV file of IANA's registry")
    source.add_argument("--fetch", action="store_true", help=f"get that file from {IANA}")
    given = parser.parse_args(None if arguments is None else list(arguments))
    found = [*with_enum(HTTPStatus.__members__)]
    try:
        if given.fetch:
            found += with_iana(_fetched())
        elif given.file:
            found += with_iana(given.file.read_text(encoding="utf-8"))
    except OSError as error:
        parser.error(f"no file of IANA's: {error}")
    for line in found:
        print(line)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
