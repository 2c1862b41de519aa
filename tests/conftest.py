"""A documentation project that a test writes and builds, as often as it likes."""

from __future__ import annotations

import csv
import gc
import logging
import re
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from docutils import nodes
from hypothesis import settings
from jinja2 import Environment

# Its texts stay in the language of the build that is the first to import it.
from sphinx.domains import changeset  # noqa: F401
from sphinx.locale import translators
from sphinx.testing.restructuredtext import parse
from sphinx.testing.util import SphinxTestApp

from sphinxext_httpstatus.domain import httpstatus_domain
from tests.links import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType

pytest_plugins = ["sphinx.testing.fixtures"]

# "few", unless pytest has --hypothesis-profile=ci or the like. The same code is tried with the same examples; "soak" looks for
# others. A failure prints what reproduces it.
settings.register_profile("few", max_examples=20, derandomize=True)
settings.register_profile("ci", max_examples=800, derandomize=True)
settings.register_profile("soak", max_examples=30_000, print_blob=True)
settings.load_profile("few")

DATA = Path(__file__).with_name("data")


#: For conf.py: the PDF is of all pages, and TeX's file is p.tex.
LATEX = 'latex_documents = [("index", "p.tex", "P", "A", "manual")]\n'
#: And what the other outputs can't do without, or have of the day; each that is one file is called p.
OUTPUTS = f"""\
project = "P"
version = "1"
copyright = "C"
{LATEX}
man_pages = [("index", "p", "P", [], 1)]
texinfo_documents = [("index", "p", "P", "A", "p", "P", "M")]
"""
#: A page of all the others, by name.
INDEX = "Top\n===\n\n.. toctree::\n   :glob:\n\n   *\n"
#: How a file of translations begins.
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
#: What is said of options behind an empty line.
STAND = "options stand directly under the directive, without an empty line between [httpstatus.option]"
#: A table for a body of notes.
HEAD = ".. http-status-table::\n   :codes: 404 409 410\n   :columns: code note\n\n"


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file in tests/data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sentences(section: str) -> list[str]:
    """The sentences of a section of the plain mentions in tests/data."""
    text = (DATA / "plain-mentions.txt").read_text(encoding="utf-8")
    part = text.partition(f"# {section}:")[2].partition("\n# ")[0]
    return part.splitlines()[1:]


@pytest.fixture(autouse=True, scope="session")
def builds_are_cheap() -> Iterator[None]:
    """Do once what each of thousands of builds would do anew, and make no messages that nobody reads."""
    # Of a small build Jinja takes a third to compile its templates; each of what follows takes a tenth or so.
    made: dict[tuple[Any, ...], CodeType] = {}
    jinja_compile = Environment.compile

    def compile_once(self: Environment, *args: Any) -> CodeType:
        key = (type(self), *self.extensions, *args)
        if key not in made:
            made[key] = jinja_compile(self, *args)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        patch.setattr("sphinx.theming.entry_points", cache(entry_points))
        logging.disable(logging.DEBUG)
        gc.set_threshold(50_000)
        yield
    # Hypothesis's own is called while the interpreter ends, when its module is gone.
    gc.callbacks.clear()


@pytest.fixture(autouse=True)
def no_language_of_another_test() -> Iterator[None]:
    """Drop the catalogues that a build has left: the next one in the process would go on in its language."""
    yield
    translators.clear()


class Built(NamedTuple):
    """What a build left."""

    app: SphinxTestApp
    #: The warnings, a line each, with paths relative to the source directory.
    warnings: list[str]

    def text(self, name: str) -> str:
        return (Path(self.app.outdir) / name).read_text(encoding="utf-8")

    def inventory(self) -> list[str]:
        """The entries of objects.inv, a line each."""
        return entries((self.outdir / "objects.inv").read_bytes())

    @property
    def outdir(self) -> Path:
        return Path(self.app.outdir)


def used_in(built: Built) -> dict[int, list[str]]:
    """Code -> ids of the sections that mention it."""
    uses = httpstatus_domain(built.app.env).inventory.uses
    return {code: [section_id for _, section_id, *_ in of_code] for code, of_code in uses.items()}


class Project:
    """The sources of a documentation, and its builds."""

    def __init__(self, srcdir: Path, make_app: Callable[..., SphinxTestApp]) -> None:
        self.srcdir = srcdir
        self._make_app = make_app
        self.conf("")

    def conf(self, text: str, extensions: tuple[str, ...] = ("sphinxext_httpstatus",)) -> None:
        self.write({"conf.py": f"extensions = {list(extensions)!r}\n{dedent(text)}"})

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.srcdir / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")

    def app(self, builder: str = "html", *, parallel: int = 1, nitpicky: bool = True) -> SphinxTestApp:
        self.last_app = self._make_app(
            builder,
            srcdir=self.srcdir,
            confoverrides={"nitpicky": nitpicky},
            parallel=parallel,
            exception_on_warning=False,
        )
        return self.last_app

    def build(self, builder: str = "html", *, parallel: int = 1, nitpicky: bool = True) -> Built:
        app = self.app(builder, parallel=parallel, nitpicky=nitpicky)
        app.build()
        # Undo what the application has registered with docutils, for the next one.
        app.cleanup()
        return Built(app, warnings_of(app))


def warnings_of(app: SphinxTestApp) -> list[str]:
    text = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
    return text.replace(f"{app.srcdir}/", "").splitlines()


@pytest.fixture
def project(tmp_path: Path, make_app: Callable[..., SphinxTestApp]) -> Project:
    srcdir = tmp_path / "source"
    srcdir.mkdir()
    return Project(srcdir, make_app)


class Page(NamedTuple):
    """A text parsed as the page ``index`` of a blank project."""

    doctree: nodes.document
    warnings: list[str]

    @property
    def table(self) -> nodes.table:
        return next(self.doctree.findall(nodes.table))

    def cells(self) -> list[list[str]]:
        """The text of the first table's cells, the header's first."""
        return [[entry.astext() for entry in row.children] for row in self.table.findall(nodes.row)]

    def notes(self) -> dict[str, str]:
        """Code -> note of the first table, which has :data:`HEAD`."""
        return dict(self.cells()[1:])


@pytest.fixture
def parse_page(project: Project) -> Callable[[str], Page]:
    """A function that parses a text, without building anything."""
    project.write({"index.rst": ""})
    app = project.app("dummy")

    def parse_text(text: str) -> Page:
        before = len(warnings_of(app))
        doctree = parse(app, dedent(text), "index")
        return Page(doctree, warnings_of(app)[before:])

    return parse_text


@pytest.fixture
def finish_page(project: Project, parse_page: Callable[[str], Page]) -> Callable[[str], Page]:
    """A function that parses a text, as the one page that there is, and finishes it for the builder ``dummy``."""

    def finish_text(text: str) -> Page:
        page = parse_page(text)
        env = page.doctree.settings.env
        # As after reading.
        env.temp_data.clear()
        env.domains["httpstatus"].settle(project.last_app)
        env.apply_post_transforms(page.doctree, "index")
        return page

    return finish_text
