"""Directives of this manual, which make it of what is true: examples, warnings, languages, modules and mentions."""  # noqa: INP001

from __future__ import annotations

import ast
import collections.abc
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from babel import Locale
from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

import sphinxext_httpstatus
from sphinxext_httpstatus import enums, registry
from sphinxext_httpstatus.autolink import forms
from sphinxext_httpstatus.warnings import WarningType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PACKAGE = Path(sphinxext_httpstatus.__file__).parent

# The first line of a directive that documents statuses, in reStructuredText and in Markdown.
_DOCUMENTS = re.compile(r"(\s*)(?:\.\. http(?:-status-table|:status)::|[`:]{3,}\{http(?:-status-table|:status)\})")


class Example(SphinxDirective):
    """Show the body as it is typed, and below it what Sphinx makes of it; with ``:result-first:`` above.

    With ``:no-index:`` the tables and entries of the body are made so, without saying it: their statuses have their
    rows elsewhere in this manual, and in the reader's documentation nowhere else. The result has the CSS classes of
    ``:class:`` beside its own.
    """

    has_content = True
    option_spec: ClassVar[Any] = {
        "class": directives.class_option,
        "no-index": directives.flag,
        "result-first": directives.flag,
    }

    def run(self) -> list[Node]:
        """Return source and result."""
        self.assert_has_content()
        text = "\n".join(self.content)
        is_markdown = Path(self.env.doc2path(self.env.docname)).suffix == ".md"
        source = nodes.literal_block(text, text, language="markdown" if is_markdown else "rst")
        self.set_source_info(source)
        if "no-index" in self.options:
            # A copy: what is put into a part of the page's text is put into the page's.
            self.content = StringList(self.content.data[:], items=self.content.items[:])
            for number, line in reversed(list(enumerate(self.content))):
                if match := _DOCUMENTS.match(line):
                    option = f"{match[1]}:no-index:" if is_markdown else f"{match[1]}   :no-index:"
                    self.content.insert(number + 1, option, self.content.source(number) or "")
        classes = ["manual-result", *self.options.get("class", ())]
        # Headings as they are: not in MyST's state, which has no way to ask for them.
        made = self.parse_content_to_nodes(allow_section_headings=not is_markdown)
        result = nodes.container("", *made, classes=classes)
        both = (result, source) if "result-first" in self.options else (source, result)
        return [nodes.container("", *both, classes=["manual-example"])]


class Forms(SphinxDirective):
    """A table of the lines of the body: as they are typed, and as they are shown."""

    has_content = True

    def run(self) -> list[Node]:
        """Return the table."""
        self.assert_has_content()
        rows: list[list[list[Node]]] = []
        for number, line in enumerate(self.content):
            shown, messages = self.parse_inline(line, lineno=self.content_offset + number + 1)
            rows.append([[nodes.literal(line, line)], [*shown, *messages]])
        return [_table(("Typed", "Shown"), rows, "manual-forms")]


class Warnings(SphinxDirective):
    """The warnings of the package, from its own list."""

    def run(self) -> list[Node]:
        """Return a definition list."""
        types = nodes.definition_list()
        for kind in WarningType:
            name = f"httpstatus.{kind.subtype}"
            term = nodes.term("", "", nodes.literal(name, name))
            types += nodes.definition_list_item("", term, nodes.definition("", nodes.paragraph("", kind.meaning)))
        return [types]


class Modules(SphinxDirective):
    """A table of modules: what each says it is, and which of the package it imports."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Return the table."""
        rows: list[list[list[Node]]] = []
        for name in self.arguments[0].split():
            self.env.note_dependency(str(path(name)))
            tree = parse(name)
            docstring = (ast.get_docstring(tree) or "").partition("\n\n")[0]
            job, _messages = self.parse_inline(docstring)
            imported: list[Node] = []
            for other in sorted(imports(tree)):
                imported += [nodes.Text(", "), nodes.literal(other, other)]
            rows.append([[nodes.literal(name, name)], list(job), imported[1:]])
        return [_table(("Module", "What it does", "Imports"), rows, "no-autolink")]


class Languages(SphinxDirective):
    """A list of the languages that there are catalogues for, with an asterisk if no native speaker has read it yet."""

    def run(self) -> list[Node]:
        """Return the list."""
        languages: dict[str, str] = {}
        for catalogue in PACKAGE.glob("locale/*/LC_MESSAGES/*.po"):
            self.env.note_dependency(str(catalogue))
            code = catalogue.parts[-3]
            mark = "*" * ("not yet reviewed" in catalogue.read_text(encoding="utf-8").lower())
            languages[f"{Locale.parse(code).english_name}{mark}"] = code
        shown = [
            it
            for name, code in sorted(languages.items())
            for it in (nodes.Text(f", {name} "), nodes.literal(code, code))
        ]
        return [nodes.paragraph("", "", nodes.Text(str(shown[0]).lstrip(", ")), *shown[1:])]


class Mentions(SphinxDirective):
    """A list of forms of plain mentions, each by its example; what is linked is strong."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Return the list."""
        self.env.note_dependency(str(path("autolink.forms")))
        items = nodes.bullet_list(classes=["manual-mentions"])
        for table in self.arguments[0].split():
            for form in getattr(forms, table):
                texts = re.split(r"\[\[|\]\]", form.example)
                shown = [
                    nodes.strong("", text) if number % 2 else nodes.Text(text) for number, text in enumerate(texts)
                ]
                items += nodes.list_item("", nodes.paragraph("", "", *shown))
        return [items]


def path(module: str) -> Path:
    """Return the file of a module of the package, which may be in a folder: ``autolink.forms``."""
    return PACKAGE.joinpath(*module.split(".")).with_suffix(".py")


def parse(module: str) -> ast.Module:
    """Return the syntax tree of a module of the package."""
    return ast.parse(path(module).read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> set[str]:
    """Return the modules of the package that a tree imports, also for its types alone."""
    found: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sphinxext_httpstatus."):
            found.add(str(node.module).partition(".")[2])
        found |= imports(node)
    return found


def _table(headings: Iterable[str], rows: list[list[list[Node]]], css_class: str = "") -> nodes.table:
    def row(cells: Iterable[list[Node]]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))

    header = row([nodes.Text(heading)] for heading in headings)
    # In characters, for text: with a column of one, Sphinx 8.1 never ends.
    columns = [nodes.colspec(colwidth=30) for _ in header]
    tgroup = nodes.tgroup("", *columns, cols=len(columns))
    tgroup += [nodes.thead("", header), nodes.tbody("", *map(row, rows))]
    return nodes.table("", tgroup, classes=css_class.split())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the directives."""
    app.add_directive("manual-example", Example)
    app.add_directive("forms", Forms)
    app.add_directive("httpstatus-warnings", Warnings)
    app.add_directive("languages", Languages)
    app.add_directive("modules", Modules)
    app.add_directive("mentions", Mentions)
    # What the annotations of the public names refer to, and the module imports for type checkers only.
    vars(registry).update(Mapping=collections.abc.Mapping, StatusSource=enums.StatusSource)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
