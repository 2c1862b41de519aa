"""Builds that choose their folders, and that are killed."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils


class Killed(BaseException):
    """What ends a build as Ctrl-C does."""


def build(
    srcdir: Path,
    outdir: Path,
    *,
    doctreedir: Path | None = None,
    builder: str = "html",
    jobs: int = 1,
    tags: tuple[str, ...] = (),
    killed_after: int | None = None,
) -> list[str]:
    """Build a source directory as it stands; return the lines of the warnings, sorted.

    :param doctreedir: the folder of doctrees; one in the output if it is not given.
    :param killed_after: how many pages are written before the build is killed.
    """
    warnings = StringIO()
    with patch_docutils(str(srcdir)), docutils_namespace():
        doctrees = doctreedir or outdir / ".doctrees"
        app = Sphinx(
            srcdir, srcdir, outdir, doctrees, builder, status=None, warning=warnings, parallel=jobs, tags=list(tags)
        )
        if killed_after is not None:
            app.connect("doctree-resolved", _Killer(killed_after), priority=900)
        try:
            app.build()
        except Killed:
            return []
    return sorted(warnings.getvalue().splitlines())


class _Killer:
    """Kills a build when it is about to write one page more."""

    def __init__(self, pages: int) -> None:
        self._left = pages

    def __call__(self, *args: object) -> None:
        if not self._left:
            raise Killed
        self._left -= 1
