"""Build documentation of others with the extension and without, and report what differs but links to statuses.

Exit code 1 if anything does.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .pages import Page, differences
from .projects import PROJECTS, SMALL, SPHINX

if TYPE_CHECKING:
    from .projects import Documentation

ROOT = Path(__file__).parent.parent.parent
BUILD = ROOT / "_build" / "downstream"

EXTENDED = 'extensions = [*extensions, "sphinxext_httpstatus"]\n'
#: What each build adds to ``conf.py``.
BUILDS = {"without": "", "with": EXTENDED, "strict": f'{EXTENDED}httpstatus_autolink = "strict"\n'}

# A page of the "strict" build: a plain mention is linked where there is a row for it.
STATUSES = "http-statuses"
TABLE = ":orphan:\n\nStatuses\n========\n\n.. http-status-table::\n"
#: The pages that it changes: itself, and the general index, which has its rows.
OF_TABLE = (f"{STATUSES}.html", "genindex.html")
#: The page that the extension adds.
INDEX = "httpstatus-index.html"
# How the theme's navigation leads to that page, where there is one.
TO_INDEX = re.compile(rf'<li class="right" >\s*<a href="[^"]*{re.escape(INDEX)}".*?</li>', re.DOTALL)

# The order of sets is that of hashes, and shows in signatures.
ENVIRONMENT = {**os.environ, "PYTHONHASHSEED": "0"}


class Build(NamedTuple):
    """What a build left."""

    pages: dict[str, Page]
    #: The lines on stderr, and how often.
    warnings: Counter[str]


def run(*command: str | Path) -> str:
    """Run a program; return what it says on stderr."""
    done = subprocess.run(command, cwd=BUILD, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stderr


def prepare(name: str, project: Documentation) -> tuple[Path, Path]:
    """Fetch a project; return the Python of an environment that can build its documentation, and its sources."""
    folder = BUILD / name
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", python.parent.parent)
    pinned = f"{name}=={project.version}"
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", SPHINX, pinned, *project.requirements, "--editable", ROOT)
    # Not all of it from source: what builds the distribution may come as a wheel.
    run(*pip, "download", "--no-deps", "--no-binary", name, "--dest", folder, pinned)
    return python, folder / f"{name}-{project.version}.tar.gz"


def build(python: Path, archive: Path, project: Documentation, kind: str) -> Build:
    """Build a documentation; each build unpacks its sources to the same place, for warnings name it."""
    sources, target = archive.parent / "sources", archive.parent / "html"
    shutil.rmtree(sources, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)
    with tarfile.open(archive) as file:
        file.extractall(sources, filter="data")
    docs = sources / archive.name.removesuffix(".tar.gz") / project.folder
    with (docs / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            f"\nextensions = [name for name in extensions if name not in {project.dropped!r}]\n"
            "intersphinx_mapping = {}\n"
            'html_theme = "basic"\nhtml_theme_options = {}\nhtml_sidebars = {}\n'
            f"{BUILDS[kind]}"
        )
    if kind == "strict":
        (docs / f"{STATUSES}{project.suffix}").write_text(TABLE, encoding="utf-8")
    said = run(python, "-m", "sphinx", "-q", "--no-color", "-j", project.jobs, docs, target)
    pages = {
        str(path.relative_to(target)): Page(TO_INDEX.sub("", path.read_text(encoding="utf-8")))
        for path in sorted(target.rglob("*.html"))
        if path.name != "search.html"
    }
    lines = (re.sub("0x[0-9a-f]+", "0x", line).strip() for line in said.splitlines())
    return Build(pages, Counter(filter(None, lines)))


def compare(without: Build, with_: Build, ours: set[str]) -> list[str]:
    """Return what differs and should not, a line each; pages of ours may."""
    found = [f"new warning: {line}" for line in (with_.warnings - without.warnings).elements()]
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


def main() -> int:
    """Build and compare."""
    parser = argparse.ArgumentParser(prog="python -m tools.downstream", description=__doc__)
    known = [*PROJECTS, "all"]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}; else {', '.join(SMALL)}")
    names = parser.parse_args().names or SMALL
    if unknown := [name for name in names if name not in known]:
        parser.error(f"unknown: {', '.join(unknown)}")
    found: list[str] = []
    for name in PROJECTS if "all" in names else names:
        project = PROJECTS[name]
        python, archive = prepare(name, project)
        without, with_, strict = (build(python, archive, project, kind) for kind in BUILDS)
        for kind, other, ours in (("with", with_, {INDEX}), ("strict", strict, {INDEX, *OF_TABLE})):
            differing = compare(without, other, ours)
            links = sum(len(page.links) for path, page in other.pages.items() if path not in ours)
            print(
                f"{name}, {kind}: {links} links to statuses on {len(without.pages)} pages, {len(differing)} differences"
            )
            for line in differing:
                print(f"  {line}")
            sys.stdout.flush()
            found += differing
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
