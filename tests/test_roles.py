"""The role: text to nodes, and to links."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx import addnodes

from .conftest import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Page, Project

TEXT_413 = f"413 {HTTPStatus(413).phrase}"

#: What is typed, shown and led to.
FORMS = [
    ("404", "404 Not Found", "404"),
    ("NOT_FOUND", "404 Not Found", "404"),
    ("HTTPStatus.NOT_FOUND", "404 Not Found", "404"),
    ("http.HTTPStatus.NOT_FOUND", "404 Not Found", "404"),
    ("not found", "404 Not Found", "404"),
    ("NoT\nFOUND", "404 Not Found", "404"),
    ("404 Not Found", "404 Not Found", "404"),
    ("404   not\nfound", "404 Not Found", "404"),
    ("~404", "404", "404"),
    ("~NOT_FOUND", "404", "404"),
    ("the missing page <404>", "the missing page", "404"),
    ("the missing page <Not Found>", "the missing page", "404"),
    ("client errors <4xx>", "client errors", "4xx"),
    ("4xx", "4xx", "4xx"),
    ("4XX", "4xx", "4xx"),
    ("REQUEST_ENTITY_TOO_LARGE", TEXT_413, "413"),
    ("413 Request Entity Too Large", TEXT_413, "413"),
    ("Payload Too Large", TEXT_413, "413"),
    ("CONTENT_TOO_LARGE", TEXT_413, "413"),
    ("I'm a teapot", "418 I'm a Teapot", "418"),
]


@pytest.mark.parametrize(("typed", "shown", "target"), FORMS)
def test_a_mention_shows_its_label_and_refers_to_its_status(
    parse_page: Callable[[str], Page], typed: str, shown: str, target: str
) -> None:
    page = parse_page(f":http:status:`{typed}`")
    reference = page.doctree.next_node(addnodes.pending_xref)
    assert (reference.astext(), reference["reftarget"]) == (shown, target)
    assert (reference["refdomain"], reference["reftype"], reference["refdoc"]) == ("httpstatus", "status", "index")
    assert (reference.source is not None, reference.line) == (True, 1)
    assert reference.rawsource == f":http:status:`{typed}`"
    assert page.warnings == []


@pytest.mark.parametrize(
    ("typed", "shown", "classes"),
    [
        ("!404", "404 Not Found", ["http-status", "http-status-4xx"]),
        ("!~404", "404", ["http-status", "http-status-4xx"]),
        ("!404 Not Found", "404 Not Found", ["http-status", "http-status-4xx"]),
        ("!4XX", "4xx", ["http-status", "http-status-4xx"]),
        ("!gone for good <410>", "gone for good", ["http-status", "http-status-4xx"]),
        ("!whatever", "whatever", ["http-status"]),
    ],
)
def test_a_bang_makes_text_without_a_link(
    parse_page: Callable[[str], Page], typed: str, shown: str, classes: list[str]
) -> None:
    page = parse_page(f":http:status:`{typed}`")
    inline = page.doctree.next_node(nodes.inline)
    assert (inline.astext(), inline["classes"]) == (shown, classes)
    assert (inline.rawsource, inline["support_smartquotes"]) == (f":http:status:`{typed}`", False)
    assert page.doctree.next_node(addnodes.pending_xref) is None
    assert page.warnings == []


def test_every_form_leads_to_its_row(project: Project) -> None:
    mentions = "\n\n".join(f":http:status:`{typed}`" for typed, _, _ in FORMS)
    project.write({"index.rst": f"Title\n=====\n\n.. http-status-table::\n\n{mentions}\n"})
    built = project.build()
    assert built.warnings == []
    links = re.findall(r'<p><a class="([^"]*)" href="([^"]*)" title="[^"]*">([^<]*)</a></p>', built.text("index.html"))
    assert links == [
        (
            f"http-status http-status-{target[0]}xx reference internal",
            f"#http-status-{target}",
            shown,
        )
        for _, shown, target in FORMS
    ]


def test_the_tooltip_says_what_the_enum_says(project: Project) -> None:
    project.write(
        {"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n:http:status:`~404` :http:status:`4xx`\n"}
    )
    html = project.build().text("index.html")
    assert 'title="404 Not Found: Nothing matches the given URI">404</a>' in html
    assert 'title="4xx Client Error">4xx</a>' in html


def test_the_label_is_configured(project: Project) -> None:
    project.conf('httpstatus_label = "{phrase} ({code}, {name})"')
    project.write(
        {"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n:http:status:`404` :http:status:`~404`\n"}
    )
    built = project.build("text")
    assert built.text("index.txt").splitlines()[-1] == "Not Found (404, NOT_FOUND) 404"


LITERALS = (
    "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n:http:status:`404` :http:status:`!404` :http:status:`410` {}\n"
)
OTHERS = ":http:status:`~404` :http:status:`4xx` :http:status:`it <404>`"


@pytest.mark.parametrize(
    ("builder", "page", "linked", "others"),
    [
        (
            "html",
            "index.html",
            '{}<code class="docutils literal notranslate"><span class="pre">{}</span></code>{}',
            [">404</a>", ">4xx</a>", ">it</a>"],
        ),
        (
            "latex",
            "p.tex",
            r"{}\sphinxcode{{\sphinxupquote{{{}}}}}{}",
            [r"\sphinxcrossref{404}", r"\sphinxcrossref{4xx}", r"\sphinxcrossref{it}"],
        ),
        ("text", "index.txt", '{}"{}"{}', [" 404 4xx it"]),
        ("xml", "index.xml", "{}<literal>{}</literal>{}", [">404</reference>", ">4xx</reference>", ">it</reference>"]),
    ],
)
@pytest.mark.parametrize(
    ("label", "before", "literal", "after"),
    [
        ("``{code}`` {phrase}", "", "{}", " {phrase}"),
        ("{phrase} (``{code}``)", "{phrase} (", "{}", ")"),
        ("``{code}``", "", "{}", ""),
    ],
)
def test_a_label_may_have_literals_in_every_output(  # noqa: PLR0917
    project: Project,
    builder: str,
    page: str,
    linked: str,
    others: list[str],
    label: str,
    before: str,
    literal: str,
    after: str,
) -> None:
    project.conf(f"{OUTPUTS}httpstatus_label = {label!r}")
    project.write({"index.rst": LITERALS.format(OTHERS)})
    built = project.build(builder)
    assert built.warnings == []
    text = built.text(page)
    for code, phrase, times in ((404, "Not Found", 2), (410, "Gone", 1)):
        shown = linked.format(*(part.format(code, phrase=phrase) for part in (before, literal, after)))
        # The table has the code as a literal too.
        assert text.count(shown) == times + (label == "``{code}``" and code == 404), shown
    assert [other for other in others if other not in text] == []


def test_a_literal_label_has_the_look_of_a_literal(project: Project) -> None:
    project.conf('httpstatus_label = "``{code} {name}``"')
    project.write(
        {
            "index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 421\n\n:http:status:`421` ``421 MISDIRECTED_REQUEST``\n"
        }
    )
    link, literal = re.findall("<code .*?</code>", project.build().text("index.html").rpartition("</table>")[2])
    assert link == literal


def test_a_literal_label_is_that_of_a_table_s_own_enum_too(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.srcdir / "labelenum.py").write_text("import enum\n\nclass S(enum.IntEnum):\n    CALM = 420\n")
    monkeypatch.syspath_prepend(project.srcdir)
    project.conf('httpstatus_label = "``{code}`` {name}"')
    project.write({"index.rst": "T\n=\n\n:http:status:`CALM`\n\n.. http-status-table::\n   :enum: labelenum.S\n"})
    built = project.build("text")
    assert built.warnings == []
    assert '"420" CALM\n' in built.text("index.txt")


def test_backquotes_of_a_phrase_make_no_literal(project: Project) -> None:
    project.conf('httpstatus_extra = {499: {"phrase": "``Odd``"}}\nhttpstatus_fallback = "mdn"')
    project.write({"index.rst": "T\n=\n\n:http:status:`499`\n"})
    assert ">499 ``Odd``<" in project.build().text("index.html")


@pytest.mark.parametrize(
    ("typed", "shown", "problem"),
    [
        (
            "499",
            "499",
            "'499': did you mean 429 Too Many Requests or 409 Conflict? (a code of your own goes into httpstatus_extra)",
        ),
        ("Not Fond", "Not Fond", "'Not Fond': did you mean 404 Not Found, 302 Found or 304 Not Modified?"),
        (
            "~499",
            "499",
            "'499': did you mean 429 Too Many Requests or 409 Conflict? (a code of your own goes into httpstatus_extra)",
        ),
        ("this <404 Gone>", "this", "'404 Gone': did you mean 404 Not Found or 410 Gone?"),
        (
            "<script>",
            "&lt;script&gt;",
            "'<script>': expected a code, name, reason phrase or class, such as 404, NOT_FOUND, Not Found or 4xx",
        ),
        (
            "%s %(x)s",
            "%s %(x)s",
            "'%s %(x)s': expected a code, name, reason phrase or class, such as 404, NOT_FOUND, Not Found or 4xx",
        ),
    ],
)
def test_an_unknown_status_is_shown_as_typed_with_a_warning(
    project: Project, typed: str, shown: str, problem: str
) -> None:
    project.write({"index.rst": f"T\n=\n\n.. http-status-table::\n   :codes: 404\n\nSee\n:http:status:`{typed}`.\n"})
    built = project.build()
    assert built.warnings == [f"index.rst:7: WARNING: unknown HTTP status {problem} [httpstatus.unknown]"]
    assert re.search(rf'<span class="http-status[^"]*">{re.escape(shown)}</span>', built.text("index.html"))


def test_a_status_that_only_a_table_s_own_enum_has_is_known(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.srcdir / "ownlib.py").write_text("import enum\nclass S(enum.Enum):\n    CALM_DOWN = 420\n")
    monkeypatch.syspath_prepend(project.srcdir)
    project.write(
        {
            "index.rst": "T\n=\n\n.. http-status-table::\n   :enum: ownlib.S\n\n"
            ":http:status:`420` :http:status:`Calm Down` :http:status:`~420` :http:status:`x <CALM_DOWN>`\n"
        }
    )
    built = project.build()
    assert built.warnings == []
    links = re.findall(
        r'<a class="http-status[^"]*" href="#http-status-420"[^>]*>([^<]*)</a>', built.text("index.html")
    )
    assert links == ["420 Calm Down", "420 Calm Down", "420", "x"]
