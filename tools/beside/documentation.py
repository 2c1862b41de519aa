"""What is built: the folders of ``docs``, each named after its extension, one alone or several as one documentation.

A folder has pages of the parts of its extension, among them texts that would be mentions where there is a row for them,
and in ``conf.py`` what the extension needs. The files ``beside…`` have parts of ours beside those of the extension, and
the files ``alone…`` are left out where they are.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.links import inventory

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCS = Path(__file__).with_name("docs")
#: Pages that every documentation has: Sphinx reads and writes in parallel from six on.
COMMON = "common"
EXTENSIONS = sorted(folder.name for folder in DOCS.iterdir() if folder.name != COMMON)
OURS = "sphinxext_httpstatus"

#: How ``extensions`` begins and ends.
ORDERS = {"without": ((), ()), "first": ((OURS,), ()), "last": ((), (OURS,))}


def write(folder: Path, names: Sequence[str], order: str, *, beside: bool) -> None:
    """Write the sources of a documentation in place of those that are there.

    :param names: the extensions that it uses.
    :param order: of :data:`ORDERS`.
    :param beside: whether it has parts of ours.
    """
    shutil.rmtree(folder, ignore_errors=True)
    first, last = ORDERS[order]
    conf = [f"extensions = {[*first, *names, *last]}"]
    pages: list[str] = []
    for name in (COMMON, *names):
        for path in sorted(DOCS.joinpath(name).rglob("*.*")):
            if "__pycache__" in path.parts or path.name.startswith("alone" if beside else "beside"):
                continue
            target = folder / path.relative_to(DOCS)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.name == "conf.py":
                conf.append(path.read_text(encoding="utf-8"))
            elif path.name == "objects.txt":
                target.with_suffix(".inv").write_bytes(inventory(path.read_text(encoding="utf-8")))
            else:
                shutil.copyfile(path, target)
                if path.suffix in {".md", ".rst"}:
                    pages.append(target.relative_to(folder).with_suffix("").as_posix())
    (folder / "conf.py").write_text("\n".join(conf), encoding="utf-8")
    index = ("Answers", "=======", "", ".. toctree::", "", *(f"   {page}" for page in pages), "")
    (folder / "index.rst").write_text("\n".join(index), encoding="utf-8")
