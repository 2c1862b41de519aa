"""Build documentation of others with the extension and without, and report what differs but links to statuses.

Exit code 1 if anything does, or if what is looked up (objects.inv, the general index, anchors) has lost something.
"""

from __future__ import annotations

import argparse
import sys

from . import table
from .building import BUILDS, STATUSES, Build, build, measure, prepare, read
from .indices import is_general_index
from .pages import Page, differences
from .projects import PROJECTS, SMALL

#: The page that the extension adds.
INDEX = "httpstatus-index.html"
#: How much longer a build may take: more than a busy machine makes of nothing.
LIMIT = 1.25


def compare(without: Build, with_: Build, ours: set[str]) -> list[str]:
    """Return what differs and should not, a line each; pages of ours may."""
    found = [f"new warning: {line}" for line in (with_.warnings - without.warnings).elements()]
    found += [f"objects.inv has lost {line}" for line in sorted(without.objects - with_.objects)]
    found += [f"the general index has lost {line}" for line in sorted(without.lines - with_.lines)]
    found += [f"the table: {line}" for line in table.losses(without.table, with_.table)]
    for name in sorted((without.pages.keys() | with_.pages.keys()) - ours):
        if name not in with_.pages:
            found.append(f"{name}: is missing")
        elif name not in without.pages:
            found.append(f"{name}: is new")
        else:
            lines = differences(without.pages[name], with_.pages[name])
            found += [f"{name}: {line}" for line in lines[:5]]
            if len(lines) > 5:
                found.append(f"{name}: and {len(lines) - 5} more")
    return found


def report(name: str, rounds: int | None, *, quotes: bool) -> list[str]:
    """Build a project, and print what differs; return that which should not."""
    project = PROJECTS[name]
    python, archive = prepare(name, project)
    builds: dict[str, Build] = {}
    for kind in BUILDS:
        said = build(python, archive, project, kind)
        builds[kind] = read(archive.parent / "html", said, project)
    without = builds.pop("without")
    found: list[str] = []
    for kind, other in builds.items():
        # The general index has the rows of tables.
        has_table = project.table or kind == "strict"
        names = without.pages.keys() | other.pages.keys()
        ours = {INDEX, f"{STATUSES}.html", *(filter(is_general_index, names) if has_table else ())}
        differing = compare(without, other, ours)
        pages = [Page(html) for path, html in other.pages.items() if path not in ours and "http-status" in html]
        links = [page.quote(link) if quotes else "" for page in pages for link in page.links]
        count = f"{len(links)} links to statuses on {len(without.pages)} pages"
        print(f"{name}, {kind}: {count}, {len(differing)} differences")
        for line in [*differing, *filter(None, links)]:
            print(f"  {line}")
        found += differing
    if project.table:
        print(f"{name}, the table that was typed by hand -> the extension's")
        for line in table.changes(without.table, builds["with"].table):
            print(f"  {line}")
    pairs = [measure(python, archive, project) for _ in range(project.rounds if rounds is None else rounds)]
    if pairs:
        shown = ", ".join(f"{without:.1f} and {with_:.1f}" for without, with_ in pairs)
        ratio = sum(with_ for _, with_ in pairs) / sum(without for without, _ in pairs)
        print(f"{name}, user seconds without and with: {shown}; ratio of their sums {ratio:.3f}")
        if ratio > LIMIT:
            found.append(f"  the ratio is above {LIMIT}")
            print(found[-1])
    sys.stdout.flush()
    return found


def main() -> int:
    """Build and compare."""
    parser = argparse.ArgumentParser(prog="python -m tools.downstream", description=__doc__)
    known = [*PROJECTS, "all"]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}; else {', '.join(SMALL)}")
    parser.add_argument("--links", action="store_true", help="print each link with what stands around it")
    parser.add_argument(
        "--rounds", type=int, help="how often to measure the time of a build with the extension and without"
    )
    arguments = parser.parse_args()
    names = arguments.names or SMALL
    if unknown := [name for name in names if name not in known]:
        parser.error(f"unknown: {', '.join(unknown)}")
    chosen = PROJECTS if "all" in names else names
    found = [line for name in chosen for line in report(name, arguments.rounds, quotes=arguments.links)]
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
