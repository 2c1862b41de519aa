"""What tooltips say: the author's own first sentence."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.summary import LENGTH, Piece, summary

from .conftest import INDEX, OUTPUTS, PO
from .links import dead_links

if TYPE_CHECKING:
    from .conftest import Built, Project


def no_title(kind: str, target: str) -> str:
    return ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One.", "One."),
        ("No stop", "No stop"),
        ("Es ist „weg.“ Dann", "Es ist „weg.“"),
        ("« Parti. » Puis.", "« Parti. »"),
        ("The body has max. 5 MB. Then", "The body has max. 5 MB."),
        ("Siehe Nr. 7, Abs. 3. Dann", "Siehe Nr. 7, Abs. 3."),
        ("One. Two.", "One."),
        ("One!  Two.", "One!"),
        ("Why? Because.", "Why?"),
        ("One\nover lines.\nTwo.", "One over lines."),
        ('He said "No." Then', 'He said "No."'),
        ("He said “No.” Then", "He said “No.”"),
        ("(In brackets.) Then", "(In brackets.)"),
        ("Wait ... then. Next", "Wait ... then."),
        ("Really?! Yes.", "Really?!"),
        ("See e.g. RFC 9110. Then", "See e.g. RFC 9110."),
        ("Siehe z. B. Kapitel 2. Dann", "Siehe z. B. Kapitel 2."),
        ("Cf. Section 15.5.5. Then", "Cf. Section 15.5.5."),
        ("Since v1.2.3 it is. Before", "Since v1.2.3 it is."),
        ("See Dr. No. 5 for No. 7. Then", "See Dr. No. 5 for No. 7."),
        ("The answer is no. Then", "The answer is no."),
        ("Wait… Then", "Wait…"),
        ("「いいえ。」次", "「いいえ。」"),
        ("یہ ہے۔ اگلا", "یہ ہے۔"),
        ("A plan.B is. Then", "A plan.B is."),
        ("Gone, etc. and so on. Then", "Gone, etc. and so on."),
        ("これは文です。次の文。", "これは文です。"),
        ("無い？はい。", "無い？"),
        ("यह वाक्य है। अगला", "यह वाक्य है।"),
        ("هل هذا؟ نعم.", "هل هذا؟"),
    ],
)
def test_a_summary_is_the_first_sentence(text: str, sentence: str) -> None:
    assert summary((Piece(text),), no_title) == sentence


def test_the_most_characters_are_160() -> None:
    assert LENGTH == 160


def test_a_full_stop_in_code_or_in_a_title_ends_no_sentence() -> None:
    paragraph = (
        Piece("See "),
        Piece("a. B", is_prose=False),
        Piece(" in "),
        Piece("label", is_prose=False, targets=(("", "label"),)),
        Piece(", "),
        Piece("other", is_prose=False, targets=(("other", ""),)),
        Piece(", "),
        Piece("x", is_prose=False),
        Piece(". Then"),
    )
    titles = {("", "label"): "What? How!"}
    found = summary(paragraph, lambda kind, target: titles.get((kind, target), ""))
    assert found == "See a. B in What? How!, other, x."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a" * LENGTH, "a" * LENGTH),
        ("ab " * 53 + "cd", "ab " * 52 + "ab…"),
        ("ab-cd " * 30, "ab-cd " * 25 + "ab-cd…"),
        ("漢" * 200, "漢" * (LENGTH - 1) + "…"),
        ("HTTP " + "漢" * 200, "HTTP " + "漢" * (LENGTH - 6) + "…"),
        ("…", "…"),
        ("." * 20_000, "." * (LENGTH - 1) + "…"),
        ("See https://x.test/" + "a" * 200, "See https://x.test/" + "a" * (LENGTH - 20) + "…"),
    ],
)
def test_a_long_sentence_ends_at_a_word_s_end(text: str, short: str) -> None:
    assert summary((Piece(text),), no_title) == short
    assert len(short) <= LENGTH


def titles(built: Built, page: str = "index.html") -> dict[str, str]:
    """Title of a status -> what the tooltip of the links to it says of it."""
    found = re.findall(r'<a class="http-status [^>]*title="(\w+ [^":]+)(?:: ([^"]*))?"', built.text(page))
    return {unescape(title): unescape(said) for title, said in found}


MENTIONS = "T\n=\n\n:http:status:`404` :http:status:`410` :http:status:`409` :http:status:`4xx`\n\n"
OF_ENUM = "Nothing matches the given URI"


def test_an_entry_s_first_sentence_counts_for_more_than_a_note_s_and_that_for_more_than_the_enum_s(
    project: Project,
) -> None:
    project.write(
        {
            "index.rst": f"{MENTIONS}"
            ".. http-status-table::\n   :codes: 404-410\n\n   :404: The note's.\n   :409 410: Of *both*. Not this.\n\n"
            ".. http:status:: 404 4xx\n\n   The **entry's**, `here`_. Not this.\n\n   .. _here: https://x.test\n\n"
            ".. http:status:: 410\n"
        }
    )
    built = project.build()
    assert built.warnings == []
    assert titles(built) == {
        "404 Not Found": "The entry’s, here.",
        "410 Gone": "Of both.",
        "409 Conflict": "Of both.",
        "4xx Client Error": "The entry’s, here.",
    }


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", OF_ENUM),
        (".. comment", OF_ENUM),
        ("|logo|\n\n.. |logo| image:: https://x.test/x.png\n   :alt: A logo", OF_ENUM),
        ("|logo| [#f]_\n\nIt is so.\n\n.. [#f] Note.\n.. |logo| image:: https://x.test/x.png", "It is so."),
        ("* A list.\n* of two.", OF_ENUM),
        (".. versionadded:: 1\n\nIt is so.", "It is so."),
        (".. only:: html\n\n   Sometimes.\n\nAlways.", "Always."),
        (".. note:: Beside.\n\nIt is so.", "It is so."),
        ("``GET``.", "GET."),
        ("\u200b\n\nIt is so.", "It is so."),
        ("See :numref:`Picture %s <picture>`.\n\n.. _picture:\n\n.. figure:: x.png\n\n   A caption", "See A caption."),
        ("It is ``a. B`` of `C. D <https://x.test>`__. No", "It is a. B of C. D."),
        ("See :numref:`picture`.\n\n.. _picture:\n\n.. figure:: x.png\n\n   A caption", "See A caption."),
        (":doc:`other`", "Its title"),
        ("*Only* |release|, :abbr:`IP (protocol)` :sup:`2`, :math:`x`. No", "Only 2.0, IP 2, x."),
        ('It\'s "so" -- yes.', "It’s “so” – yes."),
        ("As [RFC]_ and [#f]_, it is gone [#f]_. No\n\n.. [RFC] x\n.. [#f] y", "As and, it is gone."),
        (
            "See :doc:`other`, :doc:`b <other>`, :ref:`label`, :ref:`c <label>`.",
            "See Its title, b, A section. Of it, c.",
        ),
        ("See :ref:`genindex` and :ref:`httpstatus-index`.", "See Index and HTTP Status Index."),
        ("See :any:`label`, :any:`other`, :any:`404`.", "See A section. Of it, Its title, 404."),
        ("See :py:class:`str`, :term:`x`, :http:status:`~410`, :http:status:`409`.", "See str, x, 410, 409 Conflict."),
        (".. role:: html(raw)\n   :format: html\n\nNot ``this``\\ :html:`<b>`.", "Not this."),
    ],
)
def test_a_sentence_is_plain_text_of_what_is_shown(project: Project, body: str, said: str) -> None:
    project.conf('release = "2.0"\nversion = "2"\nlanguage = "en"')
    indented = body.replace("\n", "\n   ")
    project.write(
        {
            "index.rst": f"{MENTIONS}.. http:status:: 404\n\n   {indented}\n\n.. toctree::\n\n   other\n",
            "other.rst": "Its title\n=========\n\n.. _label:\n\nA section. Of it\n----------------\n",
        }
    )
    assert titles(project.build())["404 Not Found"] == said


def test_references_are_those_of_the_page_that_has_them(project: Project) -> None:
    project.write(
        {
            "index.rst": f"{MENTIONS}.. toctree::\n\n   a/b\n   a/c\n   search\n",
            "a/b.rst": "B\n=\n\n.. http:status:: 404\n\n   See :doc:`c`, :any:`c`, :doc:`/a/c`, :any:`/search`, :any:`MyLab`.\n\n.. _mylab:\n\nIts label\n---------\n",
            "a/c.rst": "Its title\n=========\n",
            "search.rst": "Looking for it\n==============\n",
        }
    )
    said = titles(project.build("html", nitpicky=False))["404 Not Found"]
    assert said == "See Its title, Its title, Its title, Looking for it, Its label."


def test_a_note_in_any_column_says_it(project: Project) -> None:
    project.write(
        {
            "index.rst": f"{MENTIONS}.. http-status-table::\n   :codes: 404 410\n   :columns: note code\n\n   :4xx: In the first.\n"
        }
    )
    assert titles(project.build())["410 Gone"] == "In the first."


def test_only_what_the_page_shows_is_said(project: Project) -> None:
    project.write(
        {
            "index.rst": f"{MENTIONS}"
            ".. only:: nonsense\n\n   .. http:status:: 404\n\n      Not shown.\n\n"
            ".. http:status:: 410\n   :no-index:\n\n   Not indexed.\n\n"
            ".. http:status:: 409\n   :no-typesetting:\n\n   Not typeset.\n\n"
            ".. http-status-table::\n   :no-index:\n\n   :404: Not indexed.\n\n"
            ".. http-status-table::\n   :codes: 404-410\n"
        }
    )
    said = titles(project.build())
    assert (said["404 Not Found"], said["410 Gone"][:9], said["409 Conflict"]) == (
        OF_ENUM,
        "URI no lo",
        "Request conflict",
    )


def test_a_note_of_a_row_that_is_not_shown_says_nothing(project: Project) -> None:
    used = ".. http-status-table::\n   :codes: 404 409\n   :used:\n\n   :409: Of no row.\n"
    project.write({"index.rst": f"T\n=\n\n:http:status:`404`\n\n{used}\n.. http-status-table::\n   :codes: 409\n"})
    domain = httpstatus_domain(project.build().app.env)
    assert domain.inventory.places["409"][3].startswith("409 Conflict: Request conflict")


@pytest.mark.parametrize(("builder", "page"), [("latex", "p.tex"), ("text", "index.txt"), ("man", "p.1")])
def test_where_there_are_no_tooltips_the_words_stand_once(project: Project, builder: str, page: str) -> None:
    project.conf(OUTPUTS)
    project.write(
        {
            "index.rst": f"{MENTIONS}.. http:status:: 404 4xx\n\n   Only once.\n\n"
            ".. http-status-table::\n   :codes: 410\n\n   :410: Also once.\n"
        }
    )
    built = project.build(builder)
    text = " ".join(built.text(page).split())
    assert (text.count("Only once."), text.count("Also once.")) == (1, 1)


def test_a_page_is_written_again_when_a_sentence_elsewhere_changes_or_a_title_in_it(project: Project) -> None:
    def build(sentence: str, title: str) -> tuple[str, list[str]]:
        project.write(
            {
                "c.rst": f"C\n=\n\n.. http-status-table::\n   :codes: 404\n\n   :4xx: {sentence}, see :doc:`d`.\n",
                "d.rst": f"{title}\n====\n",
            }
        )
        built = project.build()
        # Which page was written in the last build.
        written = [page for page in ("a", "b") if (built.outdir / f"{page}.html").stat().st_size]
        said = titles(built, "a.html")["404 Not Found"]
        for page in written:
            (built.outdir / f"{page}.html").write_text("")
        return said, written

    project.write(
        {
            "index.rst": INDEX,
            "a.rst": "A\n=\n\n:http:status:`404`\n",
            "b.rst": "B\n=\n\n:http:status:`410`\n",
        }
    )
    assert build("So", "D") == ("So, see D.", ["a", "b"])
    assert build("No", "D") == ("No, see D.", ["a"])
    assert build("No", "E") == ("No, see E.", ["a"])


def test_a_tooltip_is_in_the_language_of_the_page(project: Project) -> None:
    project.conf('language = "de"\nlocale_dirs = ["locale"]\ngettext_compact = "docs"')
    project.write(
        {
            "index.rst": f"{MENTIONS}.. http:status:: 404\n\n   It is not there. At all.\n",
            "locale/de/LC_MESSAGES/docs.po": f'{PO}msgid "It is not there. At all."\nmsgstr "Es ist nicht da. Gar nicht."\n',
        }
    )
    assert titles(project.build())["404 Not Found"] == "Es ist nicht da."


def test_links_out_of_the_documentation_keep_their_tooltip(project: Project) -> None:
    project.write({"index.rst": f"{MENTIONS}.. http:status:: 404\n   :no-index:\n\n   Here.\n"})
    html = project.build(nitpicky=False).text("index.html")
    assert 'title="404 Not Found (RFC 9110, Section 15.5.5)"' in html


def test_in_markdown_an_entry_and_a_note_say_it_too(project: Project) -> None:
    project.conf('myst_enable_extensions = ["fieldlist"]', extensions=("myst_parser", "sphinxext_httpstatus"))
    project.write(
        {
            "index.md": "# Title\n\n{http:status}`404` {http:status}`410` {http:status}`4xx`\n\n"
            "```{http:status} 404, 4xx\n\n**Not** here, see [](other.md), [](other.md#its-title), "
            "<project:other.md>, [it](other.md) and {doc}`other`. No.\n```\n\n"
            "```{http-status-table}\n:codes: 404 410\n\n:410: *Gone*. No.\n```\n\n```{toctree}\nother\n```\n",
            "other.md": "# Its title\n",
        }
    )
    built = project.build(nitpicky=False)
    said = "Not here, see Its title, Its title, Its title, it and Its title."
    assert titles(built) == {"404 Not Found": said, "4xx Client Error": said, "410 Gone": "Gone."}
    assert dead_links(built.outdir) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "See [](#lab), [](#my-section), <project:#lab> and [](index.md#title).",
            "See My section, My section, My section and Title.",
        ),
        (
            "See [](sub/other.md#sec-a), [](sub/other.md), [](#olab) and {any}`olab`.",
            "See Sec A, Other page, Sec B and Sec B.",
        ),
        ("See [](sub/other).", "See Other page."),
        ("See [](#missing) and [](nofile.md).", "See missing and nofile.md."),
        ("One line\\\ntwo words [^n]. No\n\n[^n]: x", "One line two words."),
        ("See {nosuch}`x` there.", "See there."),
    ],
)
def test_in_markdown_a_sentence_is_what_is_shown(project: Project, body: str, said: str) -> None:
    project.conf("myst_heading_anchors = 2", extensions=("myst_parser", "sphinxext_httpstatus"))
    indented = body.replace("[^n]: x", "")
    project.write(
        {
            "index.md": f"# Title\n\n{{http:status}}`404`\n\n```{{http:status}} 404\n\n{indented}\n```\n\n[^n]: x\n\n"
            "(lab)=\n## My section\n\n```{toctree}\nsub/other\n```\n",
            "sub/other.md": "# Other page\n\n## Sec A\n\n(olab)=\n## Sec B\n",
        }
    )
    assert titles(project.build(nitpicky=False))["404 Not Found"] == said


def test_in_markdown_a_heading_without_an_anchor_has_its_title_too(project: Project) -> None:
    pytest.importorskip("myst_parser", "5.2")
    project.conf("", extensions=("myst_parser", "sphinxext_httpstatus"))
    text = "# Title\n\n{http:status}`404`\n\n```{http:status} 404\nSee [](#title) and [](#a-part).\n```\n\n## A part\n"
    project.write({"index.md": text})
    assert titles(project.build())["404 Not Found"] == "See Title and A part."
