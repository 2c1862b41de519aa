"""Python's sources as Debian, or what is made of it, has them: by apt, and nothing of the machine changes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

#: Where a machine says what it is made of: not what is added to it, which need not have sources.
_LISTS = ("sources.list", "sources.list.d/debian.sources", "sources.list.d/ubuntu.sources")


def as_sources(text: str) -> str:
    """Return a list of where packages are, in either of apt's forms, as one of where their sources are."""
    return re.sub(r"(?m)^deb(?=\s)", "deb-src", re.sub(r"(?m)^Types:.*", "Types: deb-src", text))


def newest(said: str) -> str:
    """Return the newest Python of those that ``apt-cache showsrc`` tells of; empty if there is none."""
    return max(re.findall(r"(?m)^Package: (python3\.\d+)$", said), key=lambda name: int(name[8:]), default="")


def download(folder: Path) -> Path:
    """Return the sources of the newest Python that the machine's distribution has, downloaded if they are not there."""
    pattern = "python3.*.orig.tar.[gx]z"
    if not any(folder.glob(pattern)):
        if not shutil.which("apt-get"):
            sys.exit(
                f"Python's sources come by apt-get source, and there is no apt-get here: put {pattern} in {folder}"
            )
        _download(folder)
    return next(folder.glob(pattern))


def _download(folder: Path) -> None:
    shutil.rmtree(apt := folder / "apt", ignore_errors=True)
    for place in ("parts", "lists/partial", "cache/archives/partial"):
        (apt / place).mkdir(parents=True)
    for path in map(Path("/etc/apt").joinpath, _LISTS):
        if path.exists():
            (apt / "parts" / path.name).write_text(as_sources(path.read_text(encoding="utf-8")), encoding="utf-8")
    options = [
        f"-oDir::{name}={apt / place}"
        for name, place in (("Etc::sourcelist", "none"), ("Etc::sourceparts", "parts"), ("State::lists", "lists"))
    ]
    # Without its sandbox: the user that it has for it may not write here.
    options += [f"-oDir::Cache={apt / 'cache'}", "-oAPT::Sandbox::User=root"]
    _run(folder, "apt-get", *options, "-q", "update")
    name = newest(_run(folder, "apt-cache", *options, "showsrc", *(f"python3.{minor}" for minor in range(11, 30))))
    if not name:
        sys.exit("apt knows no source package of Python")
    # The distribution's own changes are not wanted.
    _run(folder, "apt-get", *options, "-q", "source", "--download-only", "--tar-only", name)


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-4000:]}")
    return done.stdout
