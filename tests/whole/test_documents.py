"""Whatever documents are made of: no exception, no fault in the output that the same documents lack without us."""

from __future__ import annotations

import functools
import io
import itertools
import json
import logging
import re
import tempfile
import textwrap
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast
from urllib.parse import unquote, urlsplit

import pytest
from docutils import nodes
from docutils.utils import unescape
from hypothesis import given, note
from hypothesis import strategies as st
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.util.docutils import SphinxDirective, SphinxRole, docutils_namespace, patch_docutils

from tests.examples import examples
from tests.links import target_of
from tests.whole.test_fuzz import SUBTYPES, Records
from tests.whole.test_incremental import contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def answer() -> None:
    """Answer :http:status:`404`, or 410 Gone.

    .. http-status-table::
       :codes: 409
       :no-index:

       :409: See `docs <https://x.test>`_.
    """


# The same documents without us: what is wrong there too is not ours.


class PlainTable(SphinxDirective):
    """Stands in for our table: a table of one cell, and behind it what the body has."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    class _Any(dict[str, Any]):
        def __bool__(self) -> bool:
            return True

        def __missing__(self, name: str) -> Any:
            return str

    option_spec: ClassVar[Any] = _Any()

    def run(self) -> list[nodes.Node]:
        body = self.parse_content_to_nodes()
        if self.name == "http:status":
            return body
        table = nodes.table()
        if self.arguments:
            children, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
            table += nodes.title("", "", *children)
            body += messages
        cell = nodes.entry("", nodes.paragraph("", "404"))
        group = nodes.tgroup("", nodes.colspec(colwidth=1), nodes.tbody("", nodes.row("", cell)), cols=1)
        table += group
        if self.options.get("name"):
            self.add_name(table)
        return [table, *body]


class PlainRole(SphinxRole):
    """Stands in for our role: text."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        # Titles have their ids of what is shown.
        text = unescape(self.text)
        return [nodes.inline("", {"404": "404 Not Found", "NOT_FOUND": "404 Not Found"}.get(text, text))], []


class PlainDomain(Domain):
    """Stands in for the domain of httpdomain, where that is not there."""

    name = "http"
    label = "HTTP"

    def merge_domaindata(self, *args: Any) -> None:
        pass

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        return []


def setup_stand_ins(app: Sphinx) -> None:
    """The ``setup`` of the conf.py that has stand-ins for all of ours."""

    def on_config_inited(app: Sphinx, config: object) -> None:
        if "http" not in app.registry.domains:
            app.add_domain(PlainDomain)
        app.add_directive_to_domain("http", "status", PlainTable)
        app.add_role_to_domain("http", "status", PlainRole())

    app.add_directive("http-status-table", PlainTable)
    app.connect("config-inited", on_config_inited)


# Builds, and what is wrong with what they leave.

#: What is in each documentation beside its pages.
IMAGE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
EXTENSIONS = [
    *("myst_parser", "sphinx_design", "sphinx_tabs.tabs", "sphinxcontrib.httpdomain"),
    *("sphinx.ext.autodoc", "sphinx.ext.ifconfig", "sphinx.ext.todo"),
]
DEFAULTS: dict[str, Any] = {
    "extensions": EXTENSIONS,
    "html_theme": "basic",
    "html_copy_source": False,
    "myst_enable_extensions": ["fieldlist", "colon_fence", "deflist", "dollarmath", "substitution"],
    **dict.fromkeys(("project", "version", "release", "copyright", "author", "epub_publisher"), "P"),
    "man_pages": [("index", "p", "P", [], 1)],
    "texinfo_documents": [("index", "p", "P", "A", "p", "P", "M")],
    "latex_documents": [("index", "p.tex", "P", "A", "manual")],
}


def write(srcdir: Path, files: dict[str, str], values: dict[str, Any], *, ours: bool) -> None:
    """Write a documentation, with us or with stand-ins."""
    srcdir.mkdir()
    values = DEFAULTS | values
    if ours:
        values["extensions"] = [*values["extensions"], "sphinxext_httpstatus"]
    lines = [f"{name} = {value!r}" for name, value in values.items()]
    if not ours:
        lines.append("from tests.whole.test_documents import setup_stand_ins as setup")
    (srcdir / "conf.py").write_text("\n".join(lines), encoding="utf-8")
    (srcdir / "p.png").write_bytes(IMAGE)
    for name, text in files.items():
        (srcdir / name).write_text(text, encoding="utf-8")


def run(srcdir: Path, outdir: Path, builder: str, jobs: int = 1) -> list[logging.LogRecord]:
    """Build; return the warnings."""
    handler = Records()
    logger = logging.getLogger("sphinx")
    doctrees = outdir.with_name(f"{outdir.name}-doctrees")
    with patch_docutils(str(srcdir)), docutils_namespace():
        app = Sphinx(srcdir, srcdir, outdir, doctrees, builder, status=None, warning=io.StringIO(), parallel=jobs)
        # The application drops the handlers that were there before.
        logger.addHandler(handler)
        try:
            app.build()
        finally:
            logger.removeHandler(handler)
    return handler.records


VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class HTMLPage(HTMLParser):
    """What matters of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        #: Address of a link -> whether one of ours leads there.
        self.links: dict[str, bool] = {}
        self.faults: set[str] = set()
        #: The numbers that Sphinx has given to figures and the like.
        self.numbers: Counter[str] = Counter()
        self._open: list[str] = []
        self._number: list[str] | None = None
        self.feed(text)
        self.close()
        if self._open:
            self.faults.add(f"open at the end: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        classes = attributes.get("class", "").split()
        if tag in {"a", "button"}:
            outer = {"a", "button"} & set(self._open)
            if outer:
                self.faults.add(f"<{tag}> within {sorted(outer)}")
            href = attributes.get("href", "")
            self.links[href] = self.links.get(href, False) or "http-status" in classes
        if {"caption-number", "eqno"} & set(classes):
            self._number = []
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._number is not None and tag == "span":
            self.numbers["".join(self._number)] += 1
            self._number = None
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.faults.add(f"</{tag}> closes something else")
            self._open.clear()

    def handle_data(self, data: str) -> None:
        if self._number is not None:
            self._number.append(data)


def html_faults(outdir: Path, builder: str) -> Iterator[str]:  # noqa: PLR0912
    """What is wrong with HTML."""
    texts: dict[Path, str] = {}
    for path in outdir.rglob("*"):
        if path.suffix in {".html", ".xhtml"} and "_static" not in path.parts:
            texts[path.resolve()] = path.read_text(encoding="utf-8")
        elif path.suffix == ".fjson":
            texts[path.resolve()] = json.loads(path.read_text(encoding="utf-8")).get("body", "")
    pages = {path: HTMLPage(text) for path, text in texts.items()}
    for path, page in pages.items():
        yield from page.faults
        if path.suffix == ".xhtml":
            try:
                ET.fromstring(texts[path])
            except ET.ParseError as error:
                yield f"no XHTML: {error}"
        for node_id, times in page.ids.items():
            # Sphinx itself numbers what is in one document, and takes ids of titles, whatever others have.
            if times > 1 and (builder != "singlehtml" or node_id.startswith("http-status")):
                yield f"id twice: {node_id}"
        for number, times in page.numbers.items():
            if times > 1:
                yield f"number twice: {number}"
        for href, is_ours in page.links.items():
            url = urlsplit(href)
            if url.scheme or url.netloc or (builder == "json" and url.path):
                continue
            if builder == "singlehtml" and (url.path == "httpstatus-index.html" or "#" in url.fragment):
                # Sphinx's own ``modindex`` is no page of this output either, and what its table of contents has of objects
                # has an address of two parts.
                continue
            target = target_of(path, url.path)
            found = pages.get(target)
            if not target.exists() or (found and url.fragment and unquote(url.fragment) not in found.ids):
                yield f"dead link{' of ours' if is_ours else ''}: {href}"


def latex_faults(text: str) -> Iterator[str]:
    """What is wrong with LaTeX, as far as a glance tells."""
    plain = re.sub(r"\\[\\{}]", "", text)
    if plain.count("{") != plain.count("}"):
        yield "braces"
    environments: list[str] = []
    for kind, name in re.findall(r"\\(begin|end)\{([^}]*)\}", plain):
        if kind == "begin":
            environments.append(name)
        elif not environments or environments.pop() != name:
            yield f"\\end{{{name}}} ends something else"
            break
    labels = Counter(re.findall(r"\\label\{(?:\\detokenize\{)?([^}]*)\}", text))
    yield from (f"label twice: {label}" for label, times in labels.items() if times > 1)
    # All in the documents that is counted has a text of its own.
    indexed = Counter(re.findall(r"\\index\{(idx\d+)", text))
    yield from (f"index entry twice: {entry}" for entry, times in indexed.items() if times > 1)
    captions = Counter(re.findall(r"(?:caption|SetupCaptionForVerbatim)\{(?:[^{}\n]*\{)?(cap\d+)", text))
    yield from (f"caption twice: {caption}" for caption, times in captions.items() if times > 1)


def texinfo_faults(text: str) -> Iterator[str]:
    """What is wrong with texinfo, as far as a glance tells."""
    for pattern, what in ((r"@geindex (idx\d+)", "index entry"), (r"@anchor\{([^}]*)\}", "anchor")):
        found = Counter(re.findall(pattern, text))
        yield from (f"{what} twice: {name}" for name, times in found.items() if times > 1)


def warning_faults(records: list[logging.LogRecord]) -> Iterator[str]:
    """What is wrong with warnings; of others' the warnings themselves, which may be there without us too."""
    for record in records:
        said = vars(record)
        if record.name.startswith("sphinx.sphinxext_httpstatus"):
            if said.get("type") != "httpstatus" or said.get("subtype") not in SUBTYPES:
                yield f"no type of ours: {record.getMessage()}"
            if not said.get("location"):
                yield f"no location: {record.getMessage()}"
        # Of any link that leads outside in a title, where LaTeX is to show its address.
        elif "document title is not a single Text node" not in record.getMessage():
            yield f"warning: {record.getMessage().splitlines()[0]}"


def faults(files: dict[str, str], values: dict[str, Any], builder: str, *, ours: bool = True) -> set[str]:
    """What is wrong with a build: a line each, without place and with all numbers as 0."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as root:
        srcdir, outdir = Path(root, "source"), Path(root, "out")
        write(srcdir, files, values, ours=ours)
        found += warning_faults(run(srcdir, outdir, builder))
        if builder in {"html", "dirhtml", "singlehtml", "epub", "json"}:
            found += html_faults(outdir, builder)
        elif builder == "latex":
            found += latex_faults((outdir / "p.tex").read_text(encoding="utf-8"))
        elif builder == "texinfo":
            found += texinfo_faults((outdir / "p.texi").read_text(encoding="utf-8"))
        elif builder == "xml":
            for path in outdir.glob("*.xml"):
                try:
                    ET.parse(path)
                except ET.ParseError as error:
                    found.append(f"no XML: {error}")
        # Docutils' own messages begin with a place, which stand-ins do not have.
        placeless = (re.sub(r"\S*/source/\S*:\d*: ", "", fault) for fault in found)
        return {re.sub(r"\d+", "0", fault.replace(root, "")) for fault in placeless}


def our_faults(files: dict[str, str], values: dict[str, Any], builder: str) -> list[str]:
    """What is wrong with a build, and is not without us; nothing if the build ends in an exception without us too."""
    try:
        with_us = faults(files, values, builder)
    except Exception:
        # In any description without typesetting a footnote ends a build.
        if any("no-typesetting" in text for text in files.values()):
            return []
        if _faults_without_us(files, values, builder) is None:
            return []
        raise
    without_us = _faults_without_us(files, values, builder) if with_us else set()
    return [] if without_us is None else sorted(with_us - without_us)


def _faults_without_us(files: dict[str, str], values: dict[str, Any], builder: str) -> set[str] | None:
    try:
        return faults(files, values, builder, ours=False)
    except Exception:  # noqa: BLE001  (whatever others raise)
        return None


# Documents.


class Leaf(NamedTuple):
    """What holds nothing else, in reST, and in Markdown if it is not to be ``eval-rst``; ``@`` stands for a number."""

    rst: str
    md: str = ""


class Block(NamedTuple):
    """A directive; or an item of a list, a row of a list-table, or notes of a table."""

    name: str
    argument: str = ""
    options: Sequence[str] = ()
    body: Sequence[Any] = ()
    #: Names and bodies.
    notes: Sequence[tuple[str, Sequence[Any]]] = ()


class Writer:
    """Writes blocks as reST or as Markdown."""

    def __init__(self, numbers: Iterator[int], *, markdown: bool, fence: str) -> None:
        self.numbers = numbers
        self.markdown = markdown
        self.fence = fence

    def leaf(self, leaf: Leaf) -> str:
        number = str(next(self.numbers))
        if not self.markdown:
            return leaf.rst.replace("@", number)
        if leaf.md:
            text = re.sub(r":((?:[\w+-]+:)*[\w+-]+):`", r"{\1}`", leaf.md)
        else:
            text = f"```{{eval-rst}}\n{leaf.rst}\n```"
        return text.replace("@", number)

    def blocks(self, blocks: Sequence[Any]) -> str:
        return "\n\n".join(self.leaf(block) if isinstance(block, Leaf) else self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        body = self.blocks(block.body)
        if block.name in {"-", "*", "1."}:
            indent = " " * (len(block.name) + 1)
            return f"{block.name} {textwrap.indent(body or 'Nothing.', indent).lstrip()}"
        if block.name == "list-table":
            body = f"* - {textwrap.indent(body or 'Nothing.', '    ').lstrip()}\n  - Beside."
        for name, content in block.notes:
            indented = textwrap.indent(self.blocks(content), "    ")
            body += (
                f"\n:{name}: {indented.lstrip()}"
                if content and isinstance(content[0], Leaf)
                else f"\n:{name}:\n{indented}"
            )
        number = str(next(self.numbers))
        argument = block.argument.replace("@", number)
        options = [option.replace("@", number) for option in block.options]
        if self.markdown:
            argument = re.sub(r":((?:[\w+-]+:)*[\w+-]+):`", r"{\1}`", argument)
            runs = re.findall(rf"^\s*(?:[-*:\w. ]+ )?({self.fence}+|`{{3,}})", body, re.MULTILINE)
            fence = self.fence * (max(map(len, runs), default=2) + 1)
            head = "".join(f"{option}\n" for option in options)
            return f"{fence}{{{block.name}}} {argument}\n{head}\n{body}\n{fence}"
        head = "".join(f"   {option}\n" for option in options)
        return f".. {block.name}:: {argument}\n{head}\n{textwrap.indent(body, '   ')}\n"


INLINE = [
    *(
        f":http:status:`{text}`"
        for text in ("404", "~404", "!404", "a title <404>", "4xx", "NOT_FOUND", "nonsense", "499")
    ),
    *("It answers 404 Not Found, or HTTP 410.", "``404 Not Found``", "It returns a 404 error.", "http.HTTPStatus.GONE"),
    *(
        ":rfc:`9110`",
        ":index:`idx@`",
        ":py:attr:`http.HTTPStatus.GONE`",
        ":any:`404 Not Found`",
        ":ref:`httpstatus-index`",
    ),
    *(":http:statuscode:`404`", ":kbd:`404 Not Found`", ":guilabel:`404 Not Found`", ":math:`404`", ":doc:`index`"),
    *(":bdg:`404 Not Found`", ":bdg-link-primary:`404 Not Found <https://x.test>`", "**404 Not Found**"),
    *(":download:`404 Not Found <p.png>`", ":pep:`8`", ":abbr:`404 Not Found (gone)`", ":term:`404 Not Found`"),
]
leaves = st.sampled_from(
    [
        *(Leaf(text, text) for text in INLINE),
        Leaf("`docs <https://x.test>`_", "[docs](https://x.test)"),
        Leaf("`docs <https://x.test>`__", "[404 Not Found](https://x.test)"),
        Leaf("`404 Not Found <https://x.test/@>`_"),
        Leaf("An _`inline target @`, and `inline target @`_."),
        Leaf(".. _a@: https://x.test/@\n\nSee a@_.", "See [a][a@].\n\n[a@]: https://x.test/@"),
        Leaf(".. _t@:\n\nA target, :ref:`here <t@>`.", "(t@)=\nA target, :ref:`here <t@>`."),
        Leaf(".. _t@:\n\nWithout a reference."),
        Leaf("A footnote [#f@]_.\n\n.. [#f@] It answers 404 Not Found.", "A footnote [^f@].\n\n[^f@]: It answers 404 Not Found."),
        # Within Markdown footnotes of reST have no number, which man pages ask for.
        Leaf("A footnote [#]_.\n\n.. [#] :http:status:`404`", "A footnote [^h@].\n\n[^h@]: {http:status}`404`"),
        Leaf("A citation [C@]_.\n\n.. [C@] :http:status:`404`"),
        Leaf("A substitution |s@|.\n\n.. |s@| replace:: :http:status:`404`"),
        Leaf(".. |i@| image:: p.png\n   :target: https://x.test\n\n|i@|"),
        Leaf(".. math:: x\n   :label: e@\n\nSee :eq:`e@`.", "$$x$$ (e@)\n\nSee :eq:`e@`."),
        Leaf(".. math:: x"),
        Leaf(
            ".. code-block:: http\n   :caption: cap@ 404 Not Found\n   :name: c@\n\n   HTTP/1.1 404 Not Found\n\nSee :numref:`c@`."
        ),
        Leaf("::\n\n   HTTP/1.1 404 Not Found", "```\nHTTP/1.1 404 Not Found\n```"),
        Leaf(".. code-block:: python\n   :caption: cap@\n\n   404"),
        Leaf(".. figure:: p.png\n   :name: g@\n\n   cap@ 404 Not Found\n\n   It answers 404 Not Found.\n\nSee :numref:`g@`."),
        Leaf(".. figure:: p.png\n   :target: https://x.test\n\n   cap@"),
        Leaf(".. image:: p.png\n   :target: https://x.test\n   :alt: 404 Not Found", "![404 Not Found](p.png)"),
        Leaf("=== =============\nA   B\n=== =============\n404 404 Not Found\n=== =============", "| A | B |\n|---|---|\n| 404 | b |"),
        Leaf(".. table:: cap@ 404 Not Found\n   :name: w@\n\n   === ===\n   404 410\n   === ===\n\nSee :numref:`w@`."),
        Leaf(".. csv-table:: cap@\n\n   a, :http:status:`404`"),
        Leaf(".. index:: idx@"),
        Leaf(".. index:: single: idx@; 404 Not Found\n   :name: x@\n\nSee :ref:`it <x@>`."),
        Leaf("404 Not Found\n   It answers 404 Not Found.", "404 Not Found\n: It answers 404 Not Found."),
        Leaf("| 404 Not Found\n| a line"),
        Leaf("-a  404 Not Found"),
        Leaf(">>> 404\n404 Not Found"),
        Leaf(".. A comment.", "% A comment."),
        Leaf(".. rubric:: 404 Not Found\n   :name: r@"),
        Leaf(".. topic:: 404 Not Found\n\n   It answers 404 Not Found."),
        # No ``contents``: in a description without typesetting it ends a build by itself.
        Leaf(".. parsed-literal::\n\n   :http:status:`404` 404 Not Found"),
        Leaf(".. glossary::\n\n   404 Not Found\n      :http:status:`404`"),
        Leaf('.. productionlist::\n   p@: "404"'),
        Leaf(".. hlist::\n\n   * 404 Not Found\n   * b"),
        Leaf(".. raw:: html\n\n   <b>404 Not Found</b>"),
        Leaf(".. todolist::"),
        Leaf(".. autofunction:: tests.whole.test_documents.answer\n   :no-index:"),
        Leaf(".. py:function:: f@(status: int = HTTPStatus.NOT_FOUND) -> Literal[http.HTTPStatus.GONE]"),
        Leaf(".. py:function:: f@(a=(HTTPStatus.OK, {'x.y': [http.HTTPStatus.GONE]}), *, b={1, HTTPStatus.OK})"),
        Leaf(".. py:data:: d@\n   :type: http.HTTPStatus\n   :value: HTTPStatus.NOT_FOUND"),
        Leaf(".. http:get:: /p@\n\n   It answers 404 Not Found.\n\n   :statuscode 404: It answers 404 Not Found.\n   :status 410: b"),
        Leaf(".. tab:: 404 Not Found\n\n   It answers 404 Not Found."),
        Leaf(".. literalinclude:: conf.py\n   :lines: 1"),
        Leaf(".. versionadded:: 404 Not Found"),
        Leaf(".. option:: --404\n\n   It answers 404 Not Found."),
        Leaf(":404: A field.", ":404: A field."),
        Leaf(".. button-link:: https://x.test\n\n   404 Not Found"),
        Leaf(".. button-ref:: index\n   :ref-type: doc\n\n   404 Not Found"),
        Leaf(".. card:: 404 Not Found\n   :link: https://x.test\n\n   It answers 404 Not Found.\n\n   +++\n   404 Not Found"),
        Leaf(".. card::\n\n   404 Not Found\n   ^^^\n   :http:status:`404`\n   +++\n   :http:status:`410`"),
        Leaf(".. article-info::\n   :author: 404 Not Found\n   :read-time: :http:status:`404`"),
    ]
)  # fmt: skip

CODES = ("404 410", "404", "4xx", "200 404 499", "2xx 4xx", "299", "nonsense")


OPTIONS = (
    *(":no-index:", ":no-index-entry:", ":used:", ":columns: note code", ":columns: used code phrase description"),
    *(":spec: rfc7231", ":exclude: 404", ":class: c", ":align: right", ":widths: auto", ":width: 50%"),
    *(":name: n@", ":enum: http.client", ":nonsense:"),
)


def tables_of(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Tables with notes of blocks."""
    return st.builds(
        lambda caption, codes, options, notes: Block(
            "http-status-table", caption, (*((f":codes: {codes}",) if codes else ()), *options), (), notes
        ),
        st.sampled_from(["", "", "cap@", ":http:status:`404` *b*", "cap@ _`here @`", ":index:`idx@`"]),
        st.sampled_from(CODES),
        st.lists(
            st.sampled_from(OPTIONS),
            unique_by=lambda option: option.split(":")[1],
            max_size=2,
        ),
        st.lists(
            st.tuples(
                st.sampled_from(["4xx", "404 410", "404", "410", "4xx 2xx", "nonsense"]),
                st.lists(inner, min_size=1, max_size=3).map(tuple),
            ),
            min_size=1,
            max_size=2,
        ).map(tuple),
    )


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What holds blocks."""
    some = st.lists(inner, min_size=1, max_size=2).map(tuple)

    def directive(name: str, argument: str = "", *options: str) -> st.SearchStrategy[Any]:
        return st.builds(functools.partial(Block, name, argument, options), some)

    def parts(outer: str, inner: str, argument: str) -> st.SearchStrategy[Any]:
        return st.builds(lambda body: Block(outer, "", (), (Block(inner, argument, (), body),)), some)

    entries = st.builds(
        lambda argument, options, body: Block("http:status", argument, options, body),
        st.sampled_from(["404", "404 410", "4xx", "410, 4xx 5xx", "NOT_FOUND", "299", "9xx", "nonsense", ""]),
        st.sampled_from([(), (), (":no-index:",), (":no-typesetting:",), (":no-contents-entry:", ":no-index-entry:")]),
        some,
    )
    return st.one_of(
        entries,
        st.one_of(
            *(
                directive(name)
                for name in ("note", "container", "compound", "epigraph", "todo", "-", "1.", "list-table")
            ),
            *(directive("only", expression) for expression in ("html", "latex", "not html")),
            *(directive("ifconfig", expression) for expression in ("True", "False")),
            *(directive(name, "404 Not Found") for name in ("admonition", "card", "dropdown", "sidebar", "deprecated")),
            directive("admonition", ":http:status:`404`"),
            directive("figure", "p.png"),
            directive("py:class", "C@(status=HTTPStatus.GONE)"),
            directive("http:get", "/q@"),
            directive("card", "A", ":link: index", ":link-type: doc"),
            directive("dropdown", ":http:status:`404`", ":open:", ":name: o@"),
            parts("tab-set", "tab-item", "404 Not Found"),
            parts("tab-set", "tab-item", ":http:status:`404`"),
            parts("tabs", "tab", "404 Not Found"),
            parts("tabs", "group-tab", ":http:status:`404`"),
            parts("tabs", "code-tab", "http"),
            parts("grid", "grid-item-card", "404 Not Found"),
        ),
    )


class Page(NamedTuple):
    """A page, or what it is made of."""

    title: str
    blocks: Sequence[Any]
    #: None of a page in reST; else the character of which Markdown's fences are.
    fence: str | None


_inner = st.one_of(leaves, leaves, containers(leaves), tables_of(leaves))
blocks_strategy = st.one_of(tables_of(_inner), containers(_inner), leaves, containers(tables_of(_inner)))
sections = st.just(Leaf("Section @ 404 Not Found\n-----------------------", "## Section @ 404 Not Found"))
pages_strategy = st.builds(
    Page,
    st.sampled_from(["Page", "404 Not Found", ":http:status:`404`"]),
    st.lists(st.one_of(blocks_strategy, blocks_strategy, blocks_strategy, sections), min_size=1, max_size=3),
    st.sampled_from([None, None, None, "`", ":"]),
)
values_strategy: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "httpstatus_label": st.sampled_from(["{code}", "{name} ({code})", "``{code}`` {name}", "``{name}``"]),
        "httpstatus_fallback": st.sampled_from(["rfc", "mdn", "", "https://x.test/{code}"]),
        "httpstatus_spec": st.just("rfc7231"),
        "httpstatus_extra": st.just({499: {"phrase": "Client's <End>", "url": "https://x.test/?a&b", "label": "x"}}),
        "httpstatus_autolink": st.sampled_from(["strict", "loose"]),
        "httpstatus_adopt_statuscode": st.just(False),
        "numfig": st.just(True),
        "math_number_all": st.just(True),
        "todo_include_todos": st.just(True),
        "html_theme": st.just("alabaster"),
        "latex_show_urls": st.sampled_from(["inline", "footnote"]),
        "epub_show_urls": st.sampled_from(["footnote", "no"]),
        "html_permalinks": st.just(False),
        "default_role": st.just("any"),
        "language": st.just("de"),
        "extensions": st.just([name for name in EXTENSIONS if name != "sphinxcontrib.httpdomain"]),
    },
)
BUILDERS = (
    *("html", "html", "singlehtml", "dirhtml", "latex", "latex", "text", "man", "texinfo", "epub", "json", "xml"),
    *("pseudoxml", "gettext", "dummy"),
)


def sources(pages: list[Page]) -> dict[str, str]:
    """The files of pages, the first with the table of contents."""
    numbers = itertools.count(1)
    names = ["index", *(f"page{number}" for number in range(1, len(pages)))]
    files: dict[str, str] = {}
    for name, page in zip(names, pages, strict=True):
        writer = Writer(numbers, markdown=page.fence is not None, fence=page.fence or "")
        toctree = [Block("toctree", "", (), (Leaf("\n".join(names[1:]), "\n".join(names[1:])),))]
        text = writer.blocks([*page.blocks, *(toctree if name == "index" and names[1:] else ())])
        title = writer.leaf(Leaf(f"{page.title}\n{'=' * len(page.title)}", f"# {page.title}"))
        files[f"{name}.{'rst' if page.fence is None else 'md'}"] = f"{title}\n\n{text}\n"
    return files


def show(files: dict[str, str], values: dict[str, Any], builder: str) -> str:
    return "\n".join([f"{builder} {values}", *(f"--- {name}\n{text}" for name, text in files.items())])


def _may_be_left_out(fault: str, files: dict[str, str]) -> bool:
    """Whether a fault may be that something is not shown, of which others know."""
    if not fault.startswith("dead link"):
        return False
    text = "".join(files.values())
    # Of any description without typesetting Sphinx leaves the ids alone, which docutils moves to what follows.
    if "no-typesetting" in text:
        return True
    if fault.startswith("dead link of ours"):
        return False
    # Tables of contents and indices have the objects of what a condition leaves out, and of a note whose row is not shown.
    return not fault.startswith("dead link: #") or any(word in text for word in (":used:", "todo", "ifconfig", "only"))


@examples(0.35)
@given(
    pages=st.lists(pages_strategy, min_size=1, max_size=3),
    values=values_strategy,
    builder=st.sampled_from(BUILDERS),
)
def test_any_documents(pages: list[Page], values: dict[str, Any], builder: str) -> None:
    files = sources(pages)
    note(show(files, values, builder))
    found = our_faults(files, values, builder)
    assert [fault for fault in found if not _may_be_left_out(fault, files)] == []


def written(outdir: Path) -> dict[str, object]:
    """What each file of an output says; of objects ours, since of others that two pages have Sphinx takes any."""
    found = contents(outdir)
    found.pop("searchindex.js: objects", None)
    if lines := cast("list[str]", found.get("objects.inv")):
        found["objects.inv"] = [line for line in lines if " httpstatus:" in line]
    return found


def parallel_faults(files: dict[str, str], values: dict[str, Any], builder: str, *, ours: bool) -> set[str]:
    """The files that two processes write otherwise than one does."""
    with tempfile.TemporaryDirectory() as root:
        srcdir = Path(root, "source")
        write(srcdir, files, values, ours=ours)
        try:
            run(srcdir, Path(root, "serial"), builder)
        except Exception:  # noqa: BLE001  (the other test's)
            return set()
        # Sphinx reads and writes so from six pages on.
        run(srcdir, Path(root, "parallel"), builder, jobs=2)
        serial, parallel = written(Path(root, "serial")), written(Path(root, "parallel"))
        return {name for name in serial.keys() | parallel.keys() if serial.get(name) != parallel.get(name)}


@pytest.mark.processes
@examples(0.03)
@given(
    pages=st.lists(pages_strategy, min_size=6, max_size=7),
    values=values_strategy,
    builder=st.sampled_from(["html", "dirhtml", "latex", "text"]),
)
def test_a_parallel_build_leaves_what_a_serial_one_does(
    pages: list[Page], values: dict[str, Any], builder: str
) -> None:
    files = sources(pages)
    note(show(files, values, builder))
    found = parallel_faults(files, values, builder, ours=True)
    # A todolist has links that depend on what was read in one process, whatever is in it.
    assert found - (parallel_faults(files, values, builder, ours=False) if found else set()) == set()


class Example(NamedTuple):
    """Sources that were a fault once."""

    page: str
    builders: str
    values: dict[str, Any] = {}
    #: Whether the page is Markdown.
    is_markdown: bool = False


def noted(note: str, field: str = "4xx") -> str:
    """A page with a table that has a note."""
    return f"T\n=\n\n.. http-status-table::\n   :codes: 404 410\n\n   :{field}:\n{textwrap.indent(note, ' ' * 6)}\n"


EXAMPLES: dict[str, Example] = {
    "a shared note with a labelled equation": Example(
        noted(".. math:: x\n   :label: e1\n\nSee :eq:`e1`."), "html singlehtml epub latex", {"numfig": True}
    ),
    "a shared note with an equation, all of which are numbered": Example(
        noted(".. math:: x"), "html latex", {"math_number_all": True, "numfig": True}
    ),
    "a shared note with a captioned block of code": Example(
        noted(
            ".. code-block:: http\n   :caption: cap1\n   :name: c1\n\n   HTTP/1.1 404 Not Found\n\nSee :numref:`c1`."
        ),
        "html latex",
        {"numfig": True},
    ),
    "a shared note with a figure": Example(
        noted(".. figure:: p.png\n   :name: g1\n\n   cap1\n\nSee :numref:`g1`."), "html latex", {"numfig": True}
    ),
    "a shared note with a captioned table": Example(
        noted(".. table:: cap1\n   :name: w1\n\n   === ===\n   404 410\n   === ===\n\nSee :numref:`w1`."),
        "html latex",
        {"numfig": True},
    ),
    "a shared note with one of our tables": Example(
        noted(".. http-status-table:: cap1\n   :codes: 404\n   :no-index:"), "html latex text man", {"numfig": True}
    ),
    "a shared note with an entry that is not typeset": Example(
        noted(".. http:status:: 404\n   :no-typesetting:"), "html latex"
    ),
    "a shared note with a citation": Example(noted("A citation [C1]_.\n\n.. [C1] A text."), "html latex"),
    "a shared note with a target": Example(noted(".. _t1:\n\nA target, :ref:`here <t1>`."), "html latex"),
    "a shared note with a named link": Example(noted("`docs <https://x.test>`_"), "html latex text man texinfo epub"),
    "a shared note with an RFC": Example(noted(":rfc:`9110`"), "html latex text man texinfo epub"),
    "a shared note with a name for an address": Example(
        noted(".. _a1: https://x.test\n\nSee a1_."), "html latex text man texinfo epub"
    ),
    "a shared note with an entry of the general index": Example(
        noted(".. index:: idx1\n\nA text."), "html latex texinfo"
    ),
    "a shared note with a role for the general index": Example(noted("Of :index:`idx1`."), "html latex texinfo"),
    "a note with a table": Example(noted(".. csv-table::\n\n   a, b", "404"), "html latex text man texinfo"),
    "a shared note, the first row of which is not shown": Example(
        noted(".. _t1:\n\nA target, :ref:`here <t1>`. [#]_\n\n.. [#] A text.").replace("410\n", "410\n   :used:\n")
        + "\n:http:status:`410`\n",
        "html",
    ),
    "a footnote in a part of a note that is hidden": Example(
        noted(".. ifconfig:: False\n\n   A text [#]_ [C1]_.\n\n   .. [#] A text.\n\n   .. [C1] A text."), "html latex"
    ),
    "a footnote in a part of a note that is not shown": Example(
        noted("* A text [#n]_.\n\n  .. [#n] A text.").replace("410\n", "410\n   :used:\n")
        + "\n:http:status:`409` [#n]_\n\n.. http-status-table::\n   :codes: 409\n",
        "html latex text",
    ),
    "a citation in a note for a row that has another": Example(
        noted("A text.") + "   :404-410:\n      [C1]_ [#]_\n\n      .. [C1] A text.\n\n      .. [#] A text.\n", "html"
    ),
    "an address that leads to a note for no row": Example(noted(".. http:get:: /q\n\n   A text.", "nonsense"), "html"),
    "a tab for code with a mention in its title": Example(
        "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n.. tabs::\n\n   .. code-tab:: http 404 Not Found\n\n      404\n",
        "html",
        {"httpstatus_autolink": "strict"},
    ),
    "a shared note with a figure in Markdown": Example(
        "# T\n\n```{http-status-table}\n:codes: 404 410\n\n:4xx:\n    ```{figure} p.png\n    :name: g1\n    cap1\n    ```\n```\n",
        "html",
        is_markdown=True,
    ),
    "any table": Example("T\n=\n\n.. http-status-table::\n   :codes: 404\n", "json"),
    "a tab with a plain mention in its title": Example(
        "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n.. tabs::\n\n   .. tab:: 404 Not Found\n\n      A text.\n",
        "html",
        {"httpstatus_autolink": "strict"},
    ),
    "a tab with a mention in its title": Example(
        "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n.. tabs::\n\n   .. tab:: :http:status:`404`\n\n      A text.\n",
        "html",
    ),
}


@pytest.mark.parametrize(
    ("name", "builder"), [(name, builder) for name, example in EXAMPLES.items() for builder in example.builders.split()]
)
def test_what_was_a_fault_once(name: str, builder: str) -> None:
    example = EXAMPLES[name]
    files = {f"index.{'md' if example.is_markdown else 'rst'}": example.page}
    assert our_faults(files, example.values, builder) == []
