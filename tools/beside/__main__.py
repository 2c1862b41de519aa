"""Build documentation that uses other extensions, without ours and with it, first and last in ``extensions``.

Exit code 1 if a warning or a difference is ours.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx.application
import sphinx.builders.html
import sphinx.builders.latex
import sphinx.cmd.build
import sphinx.domains.c
import sphinx.domains.cpp
import sphinx.domains.javascript
import sphinx.domains.python
import sphinx.domains.rst

from .comparison import differences, new_faults, new_warnings, read, without_looks
from .documentation import EXTENSIONS, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .comparison import Build

BUILD = Path(__file__).parent.parent.parent / "_build" / "beside"
BUILDERS = ("html", "latex")
#: Builders of the extensions themselves, for each alone.
OWN_BUILDERS = {"sphinx.ext.coverage": ("coverage",), "sphinx.ext.doctest": ("doctest",)}
#: How many processes, where it matters: in parallel, tippy loses the tips of all pages but one.
JOBS = {"sphinx_tippy": 1}
TIPS = "_static/tippy/"
#: What is built beside each alone.
TOGETHER = "together"
#: The file of ours in the output, whether a page links it or not.
STYLESHEET = frozenset({"_static/httpstatus.css"})


def build(names: Sequence[str], order: str, builder: str, *, beside: bool, jobs: int) -> Build:
    """Build a documentation; all are written to the same place, for warnings name it."""
    sources, target, doctrees = BUILD / "source", BUILD / "output", BUILD / "doctrees"
    for folder in (target, doctrees):
        shutil.rmtree(folder, ignore_errors=True)
    write(sources, names, order, beside=beside)
    options = ("-q", "-n", "-W", "--keep-going", f"-j{jobs}", f"-b{builder}", f"-d{doctrees}")
    log = BUILD / "stderr"
    # A fork has the modules of Sphinx, which take longer to import than a documentation to build; and the order of sets
    # is the same in all.
    process = multiprocessing.get_context("fork").Process(target=_sphinx, args=(log, *options, sources, target))
    process.start()
    process.join()
    said = log.read_text(encoding="utf-8")
    if order == "without" and (process.exitcode not in {0, 1} or "ERROR: " in said):
        sys.exit(f"{', '.join(names)}: the {builder} build without ours failed:\n{said}")
    return read(target, said)


def _sphinx(log: Path, *arguments: str | Path) -> None:
    """Be the command ``sphinx-build``, but write what it says on stderr to a file."""
    with log.open("wb") as file:
        os.dup2(file.fileno(), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(sphinx.cmd.build.main(list(map(str, arguments))))


def compare(name: str, names: Sequence[str], builder: str) -> bool:
    """Build with one builder, and print a row of the table for each order; return whether anything is ours."""
    jobs = JOBS.get(name, 2)
    without = build(names, "without", builder, beside=False, jobs=jobs)
    _print_row(name, "without", builder, list(without.warnings.elements()), [])
    if name in JOBS:
        print(f"    built with -j{jobs}: by itself it is not safe in parallel")
    found: list[str] = []
    besides: dict[str, Build] = {}
    for order in ("first", "last"):
        with_ = build(names, order, builder, beside=False, jobs=jobs)
        besides[order] = beside = build(names, order, builder, beside=True, jobs=jobs)
        warnings = list(dict.fromkeys(new_warnings(without, with_) + new_warnings(without, beside)))
        differing = differences(without, without_looks(with_), STYLESHEET) + new_faults(without, beside)
        if order == "last":
            differing += [f"unlike first: {line}" for line in differences(besides["first"], beside)]
            if builder == "html":
                other = build(names, order, builder, beside=True, jobs=3 - jobs)
                lines = new_faults(beside, other) + differences(beside, other)
                differing += [f"with -j{3 - jobs}: {line}" for line in lines if not line.startswith(TIPS)]
                warnings += [f"with -j{3 - jobs}: {line}" for line in new_warnings(beside, other)]
        _print_row(name, order, builder, warnings, differing)
        found += warnings + differing
    return bool(found)


def _print_row(name: str, order: str, builder: str, warnings: list[str], differing: list[str]) -> None:
    print(f"{name:<27} | {order:<7} | {builder:<8} | {len(warnings):>8} | {len(differing):>11}")
    for line in warnings + differing:
        print(f"    {line[:300]}")
    sys.stdout.flush()


def main() -> int:
    """Build and compare."""
    os.environ["NO_COLOR"] = "1"
    parser = argparse.ArgumentParser(prog="python -m tools.beside", description=__doc__)
    known = [*EXTENSIONS, TOGETHER]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}; else all")
    names = parser.parse_args().names or known
    if unknown := [name for name in names if name not in known]:
        parser.error(f"unknown: {', '.join(unknown)}")
    print(f"{'extension':<27} | order   | builder  | warnings | differences")
    is_ours = False
    for name in names:
        used = EXTENSIONS if name == TOGETHER else [name]
        for builder in (*BUILDERS, *OWN_BUILDERS.get(name, ())):
            is_ours |= compare(name, used, builder)
    return is_ours


if __name__ == "__main__":
    sys.exit(main())
