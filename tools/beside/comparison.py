"""Builds compared, file by file, and what may not be in one of them."""

from __future__ import annotations

import difflib
import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.links import dead_links, links, links_in_links, repeated_ids

if TYPE_CHECKING:
    from pathlib import Path

#: What is taken out before builds are compared.
MASKED = re.compile(
    rb"""
    # Different each time, without ours too: names of tippy's files, addresses in memory; when a picture was made
    [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} | (?<=0x)[0-9a-f]+ | (?<=/CreationDate\ )\(.*?\)
    # or doctests were run, the ids of sphinx-needs, and how fast it was; a label that httpdomain loses in parallel;
    | (?<=doctest\ builder\ run\ on\ ).*
    | (?<=SNCB-)[0-9a-f]{8} | ^routingtable\ std:label\ .*\n | "(?:validation_summary|validated_needs_per_second)":.*
    # and what Sphinx itself writes of each extension and index that there is, and no page shows.
    | ,"sphinxext_httpstatus":\d+ | httpstatus-index\ std:label\ .*\n
    """,
    re.MULTILINE | re.VERBOSE,
)
_SPAN = rb'<span class="http-status http-status-\dxx">([^<]*)</span></a>'
#: What ours gives to a code of httpdomain that has no row, beside its text and address: classes and a tooltip.
LOOKS = (
    (
        rb'<a class="http-status http-status-\dxx (reference external)" (href="[^"]*") title="[^"]*">' + _SPAN,
        rb'<a class="\1" \2>\3</a>',
    ),
    (rb"\\DUrole\{http-status\}\{\\DUrole\{http-status-\dxx\}\{([^{}]*)\}\}", rb"\1"),
)
_LABEL = re.compile(r"\\label\{\\detokenize\{(.*?)\}\}")
_LATEX_LINK = re.compile(r"\\hyperref\[\\detokenize\{(.*?)\}\]")


class Build(NamedTuple):
    """What a build left."""

    #: Path -> content, without what may differ.
    files: dict[str, bytes]
    #: The lines on stderr, and how often.
    warnings: Counter[str]
    #: What should be in no output: file and fault.
    faults: list[tuple[str, str]]


def read(outdir: Path, said: str) -> Build:
    """Read what a build has written, and said on stderr."""
    files = {
        mask(path.relative_to(outdir).as_posix().encode()).decode(): mask(_content(path))
        for path in sorted(outdir.rglob("*"))
        if path.is_file()
    }
    lines = (line.strip() for line in mask(said.encode()).decode().splitlines())
    return Build(files, Counter(filter(None, lines)), _faults(outdir))


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    if path.name != "objects.inv":
        return content
    *head, compressed = content.split(b"\n", 4)
    return b"\n".join((*head, zlib.decompress(compressed)))


def mask(content: bytes) -> bytes:
    """Take out what may differ."""
    return MASKED.sub(b"", content)


def new_warnings(before: Build, after: Build) -> list[str]:
    """Return the warnings that only the second build gives."""
    return list((after.warnings - before.warnings).elements())


def new_faults(before: Build, after: Build) -> list[str]:
    """Return the faults that the first build has on none of its pages, a line each."""
    own = {fault for _, fault in before.faults}
    return [f"{name}: {fault}" for name, fault in after.faults if fault not in own]


def differences(before: Build, after: Build, ours: frozenset[str] = frozenset()) -> list[str]:
    """Return what differs, a line each; the second build may have files of ours more."""
    found: list[str] = []
    for name in sorted(before.files.keys() | after.files.keys()):
        if name not in after.files:
            found.append(f"{name}: is missing")
        elif name not in before.files:
            if name not in ours:
                found.append(f"{name}: is new")
        elif before.files[name] != after.files[name]:
            found += [f"{name}: {line}" for line in _changes(before.files[name], after.files[name])]
    return found


def without_looks(build: Build) -> Build:
    """Return a build without what ours gives to a code of httpdomain."""
    files = dict(build.files)
    for pattern, plain in LOOKS:
        files = {name: re.sub(pattern, plain, content) for name, content in files.items()}
    return build._replace(files=files)


def _changes(before: bytes, after: bytes) -> list[str]:
    old, new = (content.decode("utf-8", "replace").splitlines() for content in (before, after))
    lines = [
        line for line in difflib.unified_diff(old, new, lineterm="", n=0) if not line.startswith(("---", "+++", "@@"))
    ]
    return lines[:4] or ["line endings"]


def _faults(outdir: Path) -> list[tuple[str, str]]:
    """Find links in links, ids that a page has twice, and links that lead nowhere.

    And pages that have parts of ours, but no link to a status: they would show nothing.
    """
    found = [(name, f"nothing at {href!r}") for name, href in dead_links(outdir)]
    for path in outdir.rglob("*.html"):
        name = path.relative_to(outdir).as_posix()
        html = path.read_text(encoding="utf-8")
        found += [(name, f"a link in a link: {tag}") for tag in links_in_links(html)]
        found += [(name, f"the id {node_id!r} twice") for node_id in repeated_ids(html)]
        if path.name == "beside.html" and not links(html):
            found.append((name, "no link to a status"))
    for path in outdir.glob("*.tex"):
        text = path.read_text(encoding="utf-8")
        labels = set(_LABEL.findall(text))
        found += [(path.name, f"nothing at {label!r}") for label in _LATEX_LINK.findall(text) if label not in labels]
    return found
