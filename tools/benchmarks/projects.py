"""The documentations that are measured, generated."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from typing import TYPE_CHECKING

from sphinxext_httpstatus.enums import load
from sphinxext_httpstatus.registry import Registry
from tools.downstream.projects import PROJECTS

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = Registry(load("http.HTTPStatus"))
CODES = [status.code for status in REGISTRY.members]
INDEX = "Top\n===\n\n.. toctree::\n   :glob:\n\n   page*\n"

#: What a mention is written as, and the extensions that it takes.
MENTIONS = {
    "literal": ("``{code}``", []),
    "status": (":http:status:`{code}`", ["sphinxext_httpstatus"]),
    "outside": (":http:status:`{code}`", ["sphinxext_httpstatus"]),
    "prototype": (":prototype:`{code}`", ["tools.benchmarks.prototype"]),
    "statuscode": (":http:statuscode:`{code}`", ["sphinxcontrib.httpdomain"]),
    "ref": (":ref:`s{code}`", []),
    "rfc": (":rfc:`9110#section-15.{code}`", []),
}
_HTTPDOMAIN_CODES = [code for code in CODES if code not in {103, 208, 421, 428, 431, 506, 508, 511}]


def write(folder: Path, files: dict[str, str], extensions: list[str], conf: str = "") -> Path:
    """Write a project."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "conf.py").write_text(f"extensions = {extensions!r}\nhtml_theme = 'basic'\n{conf}", encoding="utf-8")
    return folder


def mentions(folder: Path, kind: str, pages: int, each: int) -> Path:
    """A project of pages with many mentions, ten in a paragraph and ten paragraphs in a section, and a table of statuses.

    The table of ours is the directive's, that of the others is written by hand: our mentions then lead outside.
    """
    markup, extensions = MENTIONS[kind]
    table = ".. http-status-table::\n" if kind == "status" else hand_written_table()
    files = {"index.rst": INDEX, "table.rst": f":orphan:\n\nTable\n=====\n\n{table}"}
    if kind in {"ref", "prototype"}:
        labels = "\n".join(f".. _s{code}:\n\nS {code}\n{'-' * 9}\n" for code in CODES)
        files["sections.rst"] = f":orphan:\n\nSections\n========\n\n{labels}"
    for page in range(pages):
        lines = [f"Page {page}\n=========\n"]
        for number in range(0, each, 10):
            if number % 100 == 0:
                lines.append(f"\nSection {number}\n------------\n")
            words = (_HTTPDOMAIN_CODES[(page + number + place) % len(_HTTPDOMAIN_CODES)] for place in range(10))
            lines.append("Word " + " and ".join(markup.format(code=code) for code in words) + ".\n")
        files[f"page{page:05}.rst"] = "\n".join(lines)
    return write(folder, files, extensions)


def large(folder: Path, kind: str, pages: int) -> Path:
    """A project of many pages with four mentions each, and a table that shows where statuses are used."""
    markup, extensions = MENTIONS[kind]
    used = "   :used:\n   :columns: code phrase used\n"
    table = f".. http-status-table::\n{used}" if kind == "status" else hand_written_table()
    files = {"index.rst": INDEX, "table.rst": f":orphan:\n\nTable\n=====\n\n{table}"}
    for page in range(pages):
        words = (markup.format(code=_HTTPDOMAIN_CODES[(page + place) % len(_HTTPDOMAIN_CODES)]) for place in range(4))
        text = " and ".join(words)
        files[f"page{page:05}.rst"] = f"Page {page}\n=========\n\nPart\n----\n\n{text}\n"
    return write(folder, files, extensions)


def python_names(folder: Path, pages: int) -> Path:
    """A project of pages with a table and 40 references to Python names each."""
    names = "\n".join(f":py:attr:`some.module.Thing{number}.name`" for number in range(40))
    page = f"Page\n====\n\n{names}\n\n.. http-status-table::\n   :no-index:\n"
    files = {f"page{number:05}.rst": page for number in range(pages)}
    return write(folder, {"index.rst": INDEX, **files}, ["sphinxext_httpstatus"])


def hand_written_table() -> str:
    """The default table as an author writes it by hand."""
    rule = f"{'=' * 7} {'=' * 35} {'=' * 80}"
    lines = [rule, f"{'Code':7} {'Enum Name':35} Details", rule]
    for status in REGISTRY.members:
        reference = status.reference
        assert reference
        lines.append(
            f"``{status.code}`` {f'``{status.name}``':35} {reference.label} :rfc:`{reference.text} <{reference.target}>`"
        )
    return "\n".join([*lines, rule]) + "\n"


def tables(folder: Path, pages: int, *, by_hand: bool) -> Path:
    """A project of pages with the default table each."""
    table = hand_written_table() if by_hand else ".. http-status-table::\n"
    files = {f"page{page:05}.rst": f"Page {page}\n=========\n\n{table}" for page in range(pages)}
    # On more than one page its statuses are documented twice, which is not what is measured.
    conf = "suppress_warnings = ['httpstatus.duplicate']\n"
    return write(folder, {"index.rst": INDEX, **files}, [] if by_hand else ["sphinxext_httpstatus"], conf)


DJANGO = f"django {PROJECTS['django'].version}"


def django(folder: Path) -> Path:
    """The sources of Django's documentation, from its source distribution."""
    requirement = DJANGO.replace(" ", "==")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(folder)]
    # Its build is asked for its metadata, which takes no more than setuptools.
    subprocess.run([*command, requirement], check=True)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return next(folder.glob("*/docs"))
