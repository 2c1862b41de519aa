"""A documentation built, with the extension or without, and what the build left."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import debian, table
from .indices import GeneralIndex, is_general_index, objects

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

# The order of sets is that of hashes, and shows in signatures; pages say when they were built.
ENVIRONMENT = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1000000000"}


class Build(NamedTuple):
    """What a build left."""

    pages: dict[str, str]
    #: The lines on stderr, and how often.
    warnings: Counter[str]
    objects: set[str] = set()
    #: Those of the general index.
    lines: set[str] = set()
    #: The table that was typed by hand, or ours; its page is without it.
    table: str = ""


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
    pinned = [f"{name}=={project.version}"] if project.version else []
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", project.sphinx, *pinned, *project.requirements, "--editable", ROOT)
    if not pinned:
        return python, debian.download(folder)
    # Not all of it from source: what builds the distribution may come as a wheel.
    run(*pip, "download", "--no-deps", "--no-binary", name, "--dest", folder, *pinned)
    return python, folder / f"{name}-{project.version}.tar.gz"


def unpack(archive: Path, project: Documentation, kind: str) -> Path:
    """Unpack a documentation for a build, and return its folder: the same for each build, for warnings name it."""
    sources = archive.parent / "sources"
    shutil.rmtree(sources, ignore_errors=True)
    with tarfile.open(archive) as file:
        file.extractall(sources, filter="data")
    docs = next(sources.iterdir()) / project.folder
    with (docs / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            f"\nextensions = [name for name in extensions if name not in {project.dropped!r}]\n"
            f"intersphinx_mapping = {{}}\n{project.conf}{BUILDS[kind]}"
        )
    if project.table and kind != "without":
        page = docs / f"{project.table}{project.suffix}"
        page.write_text(table.replaced(page.read_text(encoding="utf-8")), encoding="utf-8")
    elif kind == "strict":
        (docs / f"{STATUSES}{project.suffix}").write_text(TABLE, encoding="utf-8")
    return docs


def build(python: Path, archive: Path, project: Documentation, kind: str) -> str:
    """Build a documentation into ``html`` beside its archive; return what it says on stderr."""
    target = archive.parent / "html"
    shutil.rmtree(target, ignore_errors=True)
    docs = unpack(archive, project, kind)
    return run(python, "-m", "sphinx", "-q", "-n", "--no-color", "-j", project.jobs, docs, target)


def measure(python: Path, archive: Path, project: Documentation) -> tuple[float, float]:
    """Return the user seconds of a build without the extension and of one with it.

    Both at once, a process each: how fast a machine is may change from one minute to the next.
    """
    commands: list[tuple[str | Path, ...]] = []
    for kind in ("without", "with"):
        folder = archive.parent / f"timed-{kind}"
        shutil.rmtree(folder, ignore_errors=True)
        docs = folder / unpack(archive, project, kind).relative_to(archive.parent / "sources")
        (archive.parent / "sources").rename(folder)
        commands.append((python, "-m", "sphinx", "-Q", docs, folder / "html"))
    builds = [subprocess.Popen(command, env=ENVIRONMENT) for command in commands]
    ended = [os.wait4(it.pid, 0) for it in builds]
    if any(status for _pid, status, _usage in ended):
        sys.exit("a build that is measured failed")
    return ended[0][2].ru_utime, ended[1][2].ru_utime


def read(target: Path, said: str, project: Documentation) -> Build:
    """Return what a build left in a folder, and said."""
    pages = {
        str(path.relative_to(target)): path.read_text(encoding="utf-8")
        for path in sorted(target.rglob("*.html"))
        if path.name != "search.html"
    }
    lines = (re.sub("0x[0-9a-f]+", "0x", line).strip() for line in said.splitlines())
    its_table = ""
    if project.table:
        name = f"{project.table}.html"
        pages[name], its_table = table.split(pages[name])
    index = {line for name, html in pages.items() if is_general_index(name) for line in GeneralIndex(html).lines}
    return Build(pages, Counter(filter(None, lines)), objects((target / "objects.inv").read_bytes()), index, its_table)
