"""Mentions that link themselves, in documents."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from sphinx import addnodes

from sphinxext_httpstatus.autolink.finder import MentionFinder
from sphinxext_httpstatus.autolink.transform import Block, PlainMentions
from sphinxext_httpstatus.enums import load
from sphinxext_httpstatus.registry import Registry
from tests.conftest import PO, sentences, used_in
from tests.links import inventory, links, links_with_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Page, Project

TABLE = "\n\n.. http-status-table::\n"
#: A table of few statuses is made in a quarter of the time.
SMALL = f"{TABLE}   :codes: 401 404 410\n"


@pytest.fixture
def strict(project: Project) -> Project:
    project.conf('httpstatus_autolink = "strict"')
    return project


def test_text_and_literals_become_links_and_look_as_they_did(strict: Project) -> None:
    strict.write(
        {
            "index.rst": "T\n=\n\nIt is 404 Not Found, ``404 Not\nFound``, **410 Gone**, *HTTP 500*, ``HTTPStatus.OK`` or"
            " ``404`` or 404.\n" + TABLE
        }
    )
    built = strict.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html) == [f"#http-status-{code}" for code in (404, 404, 410, 500, 200)]
    assert (
        '<a class="http-status http-status-4xx reference internal" href="#http-status-404" title="404 Not Found: Nothing matches the given URI">404 Not Found</a>, <a'
        in html
    )
    assert re.search(
        r'><code class="docutils literal notranslate"><span class="pre">404</span>.{0,60}Found</span></code></a>',
        html,
        re.DOTALL,
    )
    assert "<strong><a" in html
    strict.conf("")
    plain = strict.build().text("index.html")
    assert re.sub(r"<[^>]*>", "", html) == re.sub(r"<[^>]*>", "", plain)


def test_without_the_option_nothing_is_linked(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\nIt is 404 Not Found.\n" + SMALL})
    assert links(project.build().text("index.html")) == []


def test_loose_links_more(project: Project) -> None:
    project.conf('httpstatus_autolink = "loose"')
    project.write(
        {"index.rst": "T\n=\n\nA 404 error, the status code 410. It is 404 Not Found of 404 pages.\n" + TABLE}
    )
    assert links(project.build().text("index.html")) == [f"#http-status-{code}" for code in (404, 410, 404)]


@pytest.mark.parametrize(
    "markup",
    [
        "404 Not Found\n-------------\n\ntext",
        "`404 Not Found <https://example.org>`__",
        "`404 Not Found`_\n\n.. _404 Not Found: https://example.org",
        ":ref:`404 Not Found <top>`",
        "::\n\n   404 Not Found",
        ".. code-block:: text\n\n   404 Not Found",
        ".. parsed-literal::\n\n   404 Not Found",
        ".. py:data:: X\n   :value: 404 Not Found",
        ".. option:: --404 Not Found",
        ".. glossary::\n\n   404 Not Found\n      x",
        ".. rubric:: 404 Not Found",
        ".. index:: 404 Not Found",
        ":math:`404 Not Found`",
        ".. raw:: html\n\n   <p>404 Not Found</p>",
        ".. 404 Not Found",
        ":guilabel:`404 Not Found`",
        ":file:`404 Not Found`",
        ":samp:`404 Not Found`",
        ":http:status:`!404 Not Found`",
        ":http:status:`!404`",
        ".. rst-class:: no-autolink\n\nIt is 404 Not Found.",
        ".. container:: no-autolink\n\n   It is 404 Not Found and ``404 Not Found``.",
        ".. rst-class:: no-autolink\n\n* 404 Not Found",
        ".. role:: plain\n   :class: no-autolink\n\nIt is :plain:`404 Not Found`.",
        ".. toctree::\n   :caption: 404 Not Found",
        ".. http-status-table:: 404 Not Found\n   :codes: 200\n   :no-index:",
        ".. figure:: x.png\n\n   404 Not Found",
        "ERROR-\\ ``404 Not Found``",
        "``404 Not Found``-like",
        "ERROR-\\ *404 Not Found*",
        "#\\ 404 Not Found",
        "A `SIP <https://x.example>`__ server answers 404 Not Found or ``404 Not Found``.",
        "|404 Not Found|\n\n.. |404 Not Found| image:: x.png",
    ],
)
def test_what_is_no_prose_or_is_declined_stays_as_it_is(strict: Project, markup: str) -> None:
    (strict.srcdir / "x.png").write_bytes(b"")
    strict.write({"index.rst": f".. _top:\n\nTitle\n=====\n\n{markup}\n{SMALL}"})
    built = strict.build(nitpicky=False)
    assert links(built.text("index.html")) == []
    assert used_in(built) == {}


@pytest.mark.parametrize(
    ("extension", "markup"),
    [
        ("sphinx_tabs.tabs", ".. tabs::\n\n   .. tab:: 404 Not Found\n\n      It is {prose}."),
        ("sphinx_tabs.tabs", ".. tabs::\n\n   .. group-tab:: 404 Not Found\n\n      It is {prose}."),
        ("sphinx_design", ".. card:: 404 Not Found\n\n   It is {prose}."),
        ("sphinx_design", ".. card::\n\n   404 Not Found\n   ^^^\n   It is {prose}."),
        ("sphinx_design", ".. dropdown:: 404 Not Found\n\n   It is {prose}."),
        ("sphinx_design", ".. tab-set::\n\n   .. tab-item:: 404 Not Found\n\n      It is {prose}."),
        ("sphinx_design", "It is {prose}.\n\n:bdg:`404 Not Found`"),
        ("sphinx_design", "It is {prose}.\n\n.. button-link:: https://x.test\n\n   404 Not Found"),
        ("sphinx.ext.todo", ".. admonition:: 404 Not Found\n\n   It is {prose}."),
    ],
)
def test_titles_of_the_parts_of_other_extensions_stay_text_and_what_is_in_them_is_linked(
    strict: Project, extension: str, markup: str
) -> None:
    strict.conf('httpstatus_autolink = "strict"', extensions=(extension, "sphinxext_httpstatus"))
    strict.write({"index.rst": f"Title\n=====\n\n{markup}\n{SMALL}".replace("{prose}", "410 Gone")})
    built = strict.build(nitpicky=False)
    assert [line for line in built.warnings if "[design.card_legacy]" not in line] == []
    assert links(built.text("index.html")) == ["#http-status-410"]
    assert set(used_in(built)) == {410}


def test_of_equal_pieces_of_text_each_is_read_where_it_stands(strict: Project) -> None:
    strict.write(
        {
            "index.rst": f"Title\n=====\n\n404 Not Found\\ *-like*, *x* 404 Not Found\\ *, y*\n\n"
            f"404 Not Found\\ *, x* 404 Not Found\\ *-like*\n{SMALL}"
        }
    )
    html = strict.build().text("index.html")
    assert re.findall(r"<p>(.*Not Found.*)</p>", re.sub(r"<a [^>]*>", "[", html).replace("</a>", "]"))[:2] == [
        "404 Not Found<em>-like</em>, <em>x</em> [404 Not Found]<em>, y</em>",
        "[404 Not Found]<em>, x</em> 404 Not Found<em>-like</em>",
    ]


def test_prose_in_lists_tables_notes_fields_and_admonitions_is_linked(strict: Project) -> None:
    strict.write(
        {
            "index.rst": "T\n=\n\n* 404 Not Found\n\n+---------------+\n| 404 Not Found |\n+---------------+\n\n"
            ".. note:: 404 Not Found\n\n:field: 404 Not Found\n\nterm\n   404 Not Found\n\n.. versionadded:: 1.0\n   404 Not Found\n\n"
            ".. py:function:: f()\n\n   404 Not Found\n\n| 404 Not Found\n\n.. [#] 404 Not Found\n"
            + TABLE
            + "   :codes: 404\n\n   :404: Or 404 Not Found.\n"
        }
    )
    assert links(strict.build().text("index.html")) == ["#http-status-404"] * 10


def test_a_code_without_a_row_stays_text_unless_the_author_has_set_a_fallback(strict: Project) -> None:
    source = {"index.rst": "T\n=\n\nIt is 404 Not Found or ``410 Gone``.\n"}
    strict.write(source)
    built = strict.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert "It is 404 Not Found or <code" in html
    assert links(html) == []
    for fallback, host in (("rfc", "datatracker.ietf.org"), ("mdn", "developer.mozilla.org")):
        strict.conf(f'httpstatus_autolink = "strict"\nhttpstatus_fallback = "{fallback}"')
        found = links(strict.build().text("index.html"))
        assert [host in url for url in found] == [True, True]


def test_plain_mentions_count_as_mentions(strict: Project) -> None:
    strict.write(
        {
            "index.rst": "T\n=\n\nA\n-\n\nIt is 404 Not Found.\n\nB\n-\n\n.. http-status-table::\n   :used:\n   :columns: code used\n"
        }
    )
    built = strict.build()
    assert used_in(built) == {404: ["a"]}
    html = built.text("index.html")
    assert links(html) == ["#http-status-404"]
    assert 'href="#a">A</a>' in html
    assert "404 Not Found" in built.text("httpstatus-index.html")


def test_translated_text_is_linked_and_the_template_is_as_it_was(strict: Project) -> None:
    conf = 'language = "de"\nlocale_dirs = ["locale"]\n'
    strict.write(
        {
            "index.rst": "T\n=\n\nIt is 404 Not Found.\n\nNothing.\n" + TABLE,
            "locale/de/LC_MESSAGES/index.po": f'{PO}msgid "It is 404 Not Found."\nmsgstr "Es ist 410 Gone."\n\nmsgid "Nothing."\nmsgstr "Gar nichts (``404 Not Found``)."\n',
        }
    )
    strict.conf(conf + 'httpstatus_autolink = "strict"')
    built = strict.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-410", "#http-status-404"]
    templates = []
    for mode in ('"strict"', "False"):
        strict.conf(f"httpstatus_autolink = {mode}")
        shutil.rmtree(strict.srcdir / "_build")
        templates.append(re.sub("POT-Creation.*", "", strict.build("gettext").text("index.pot")))
    assert templates[0] == templates[1]


def test_smart_quotes_do_not_hide_a_teapot(strict: Project) -> None:
    strict.write({"index.rst": "T\n=\n\nIt's \"418 I'm a teapot\", they say.\n" + TABLE})
    html = strict.build().text("index.html")
    assert links(html) == ["#http-status-418"]
    assert "\N{LEFT DOUBLE QUOTATION MARK}<a" in html


def test_markdown_is_linked_too(strict: Project) -> None:
    strict.conf('httpstatus_autolink = "strict"', extensions=("myst_parser", "sphinxext_httpstatus"))
    strict.write(
        {
            "index.md": "# 404 Not Found\n\nIt is 404 Not Found or `404 Not Found`.\n\n```\n404 Not Found\n```\n\n```{http-status-table}\n```\n"
        }
    )
    built = strict.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-404"] * 2


@pytest.mark.parametrize("value", ["True", '"lose"', "1"])
def test_another_value_is_told_of(project: Project, value: str) -> None:
    project.conf(f"httpstatus_autolink = {value}")
    project.write({"index.rst": "T\n=\n\nIt is 404 Not Found.\n" + SMALL})
    built = project.build()
    assert built.warnings == [
        f"conf.py:2: WARNING: httpstatus_autolink: expected False, 'strict' or 'loose', not {value.replace(chr(34), chr(39))};"
        " False is used [httpstatus.config]"
    ]
    assert links(built.text("index.html")) == []


@pytest.mark.processes
def test_an_inventory_comes_before_the_fallback(project: Project, tmp_path: Path) -> None:
    (tmp_path / "b.inv").write_bytes(inventory("404 httpstatus:status 1 p.html#x 404 Not Found\n"))
    for fallback in ("", 'httpstatus_fallback = "mdn"'):
        project.conf(
            f"httpstatus_autolink = 'strict'\n{fallback}\nintersphinx_mapping = {{'b': ('https://b.example', {str(tmp_path / 'b.inv')!r})}}",
            extensions=("sphinx.ext.intersphinx", "sphinxext_httpstatus"),
        )
        project.write({"index.rst": "T\n=\n\nIt is 404 Not Found.\n"})
        assert 'href="https://b.example/p.html#x"' in project.build().text("index.html")


def test_a_new_member_of_the_enum_makes_mentions_of_plain_text(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enum(members: str) -> None:
        (project.srcdir / "growing_lib.py").write_text(f"import enum\nclass S(enum.IntEnum):\n    OK = 200\n{members}")
        sys.modules.pop("growing_lib", None)

    monkeypatch.syspath_prepend(project.srcdir)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    project.conf('httpstatus_autolink = "strict"\nhttpstatus_enum = "growing_lib.S"')
    project.write({"index.rst": "T\n=\n\n.. toctree::\n\n   a\n" + TABLE, "a.rst": "A\n=\n\nIt gives HTTP 799.\n"})
    enum("")
    assert links(project.build().text("a.html")) == []
    enum("    ODD = 799\n")
    assert links(project.build().text("a.html")) == ["index.html#http-status-799"]


def shown(node: Any) -> str:
    """The source of a node, with the references of plain mentions in double brackets."""
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, addnodes.pending_xref) and "http_status_plain" in node:
        return f"[[{''.join(map(shown, node.children))}]]"
    # What has no mention in it is as it was typed.
    mark = {nodes.strong: "**", nodes.emphasis: "*"}.get(type(node), "")
    is_mentioned = any("http_status_plain" in reference for reference in node.findall(addnodes.pending_xref))
    text = "".join(map(shown, node.children))
    return f"{mark}{text}{mark}" if is_mentioned or not node.rawsource else node.rawsource


@pytest.mark.parametrize(
    ("section", "modes"), [("strict", ("strict", "loose")), ("loose", ("loose",)), ("text", ("strict", "loose"))]
)
def test_markup_between_the_words_of_a_mention_makes_no_difference(
    project: Project, section: str, modes: tuple[str, ...]
) -> None:
    lines = sentences(f"marked up, {section}")
    assert len(lines) > 8
    for mode in ("strict", "loose"):
        expected = lines if mode in modes else [line.replace("[[", "").replace("]]", "") for line in lines]
        project.conf(f'httpstatus_autolink = "{mode}"')
        project.write({"index.rst": "T\n=\n\n" + "\n\n".join(re.sub(r"\[\[|\]\]", "", line) for line in lines)})
        doctree = project.build("dummy", nitpicky=False).app.env.get_doctree("index")
        paragraphs = ["".join(map(shown, paragraph.children)) for paragraph in doctree.findall(nodes.paragraph)]
        assert paragraphs == [line.replace("\\ ", "") for line in expected]


def test_a_mention_over_several_nodes_is_one_link_that_looks_as_it_did(strict: Project) -> None:
    strict.write({"index.rst": "T\n=\n\nIt answers HTTP ``404`` so *410* ``Gone`` so *so HTTP* 500.\n" + TABLE})
    html = strict.build().text("index.html")
    assert re.findall(r"<p>It answers (.*)</p>", re.sub(' (class|title)="[^"]*"', "", html)) == [
        '<a href="#http-status-404"><span>HTTP <code><span>404</span></code></span></a> so '
        '<a href="#http-status-410"><span><em>410</em> <code><span>Gone</span></code></span></a> so '
        '<em>so HTTP</em> <a href="#http-status-500">500</a>.'
    ]


def test_a_mention_over_several_nodes_that_leads_nowhere_is_as_it_was(strict: Project) -> None:
    strict.write({"index.rst": "T\n=\n\nIt answers HTTP ``404``, or *410* ``Gone``.\n"})
    pages = []
    for conf in ('httpstatus_autolink = "strict"', ""):
        strict.conf(conf)
        built = strict.build()
        assert built.warnings == []
        pages.append(re.search("<body>(.*)</body>", built.text("index.html"), re.DOTALL)[1])
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("It is HTTP 404 [#f]_.", ["HTTP 404"]),
        ("It is HTTP 404\\ [#f]_. It is 410 Gone.", ["HTTP 404", "410 Gone"]),
        ("It is 404 [#f]_ Not Found.", ["404"]),
        ("It is |no| HTTP |no| 404 |no|.", ["HTTP  404"]),
        ("It is HTTP |s|.", ["HTTP 404"]),
    ],
)
def test_marks_of_footnotes_and_images_are_no_words(strict: Project, text: str, linked: list[str]) -> None:
    notes = ".. [#f] A note\\ [#f]_.\n\n.. |no| image:: no.png\n\n.. |s| replace:: 404"
    strict.write({"index.rst": f"T\n=\n\n{text}\n\n{notes}\n{TABLE}"})
    (strict.srcdir / "no.png").write_bytes(b"")
    html = strict.build().text("index.html")
    assert [said for said, _ in links_with_text(html)] == linked
    link = re.search('<a class="http-status[^>]*>(.*?)</a>', html)
    assert link
    assert link[1].count("<img") == int("no" in text)


@pytest.mark.parametrize(
    ("page", "times"),
    [
        ("SIP\n===\n\nWhen receiving a 401 (Unauthorized), stop.", 0),
        ("Mail\n====\n\nIt speaks SMTP. See https://x.example.\n\nIt says 421 Misdirected Request.", 0),
        ("Mail\n====\n\nIt speaks SMTP, and http.\n\nIt says 401 Unauthorized.", 1),
        ("Mail\n====\n\nIt speaks mail.\n\nIt says 401 Unauthorized.", 1),
        ("Mail\n====\n\n.. code-block:: text\n\n   RTSP/1.0 200 OK\n\nIt says 401 Unauthorized.", 0),
    ],
)
def test_a_page_that_names_another_protocol_and_never_http_has_no_mentions(
    strict: Project, page: str, times: int
) -> None:
    strict.write({"index.rst": f"T\n=\n\n.. toctree::\n\n   page\n{SMALL}", "page.rst": f"{page}\n"})
    assert len(links(strict.build().text("page.html"))) == times


WORDS = st.sampled_from(
    [
        "HTTP",
        "http",
        "status code",
        "404",
        "410",
        "Not Found",
        "not found",
        "Gone",
        "(",
        ")",
        ",",
        "or",
        "a",
        "returns",
        "error",
        "'",
        '"',
        "and above",
        "to",
        "299",
        "code:",
        "NOT_FOUND",
        "HTTPStatus.GONE",
        "-",
        "/",
        "SMTP",
        "x",
        "\ue000",
        "",
    ]
)
TEXTS = st.builds(str.format, st.sampled_from(["{}", "{} ", " {}", " {} "]), st.lists(WORDS, max_size=3).map(" ".join))


def inline(children: list[nodes.Node], kind: str) -> nodes.Element:
    if kind == "link":
        return addnodes.pending_xref("", *children, refdomain="", reftype="x")
    if kind == "label":
        return nodes.inline("", "", *children, classes=["guilabel"])
    return {"em": nodes.emphasis, "strong": nodes.strong}[kind]("", "", *children)


LEAVES = (
    TEXTS.map(nodes.Text)
    | WORDS.map(lambda text: nodes.literal("", text))
    | TEXTS.map(lambda text: nodes.literal("", text, classes=["file"]))
    | st.builds(lambda: nodes.footnote_reference("", "1"))
    | st.builds(lambda: nodes.image(uri="x.png"))
)
INLINE = st.recursive(
    LEAVES,
    lambda inner: st.builds(inline, st.lists(inner, max_size=4), st.sampled_from(["em", "strong", "link", "label"])),
    max_leaves=12,
)


@given(children=st.lists(INLINE, min_size=1, max_size=10), loose=st.booleans())
def test_whatever_the_markup_is_links_add_nothing_but_links(children: list[Any], loose: bool) -> None:
    def flat(element: Any) -> list[tuple[object, ...]]:
        """What a reader sees: each letter or node without text, with the markup around it."""
        if isinstance(element, nodes.Text):
            return [(letter,) for letter in element.astext()]
        inner = [seen for child in element.children for seen in flat(child)] or [("",)]
        is_ours = "http_status_plain" in element or (type(element) is nodes.inline and not element["classes"])
        return inner if is_ours else [(type(element), *seen) for seen in inner]

    paragraph = nodes.paragraph("", "", *children)
    before = flat(paragraph)
    block = Block(paragraph)
    for mention in MentionFinder(Registry(load("http.HTTPStatus")), loose=loose).find(block.text):
        reference = addnodes.pending_xref(reftarget=str(mention.code), http_status_plain=True)
        if not block.wrap(mention.start, mention.end, reference):
            block.wrap(*mention.number, reference)
    block.finish()
    assert flat(paragraph) == before
    for reference in paragraph.findall(addnodes.pending_xref):
        if "http_status_plain" in reference:
            assert len(reference) == 1
            assert (
                reference["reftarget"] in reference.astext()
                or reference.astext().isupper()
                or "HTTPStatus" in reference.astext()
            )
            assert not list(reference[0].findall(addnodes.pending_xref))
            assert not list(reference.findall(nodes.footnote_reference))
            parents = []
            node = reference.parent
            while node is not None:
                parents.append(type(node))
                node = node.parent
            assert addnodes.pending_xref not in parents
            assert nodes.literal not in parents


def calls_to_look(parse_page: Callable[[str], Page], paragraph: str) -> int:
    """How many functions are called to look for plain mentions in a paragraph."""
    transform = PlainMentions(parse_page(f"Title\n=====\n\n{paragraph}\n").doctree)
    # As while a page is read.
    transform.env.temp_data["docname"] = "index"
    calls = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        transform.apply()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "piece", ["``410 Gone`` and ", "*x* 410 Gone ", "410 Gone, ", "HTTPStatus. ", "HTTP ``410`` and "]
)
def test_a_paragraph_takes_what_its_length_is(parse_page: Callable[[str], Page], piece: str) -> None:
    calls_to_look(parse_page, piece)
    few, many = (calls_to_look(parse_page, piece * times) for times in (50, 400))
    assert few > 100
    assert many < few * 8.5
