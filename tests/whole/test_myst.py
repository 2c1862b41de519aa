"""Markdown pages, with the real MyST parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import LATEX, STAND
from tests.links import dead_links, links

if TYPE_CHECKING:
    from tests.conftest import Project

PAGE = """
# Statuses

A miss is {http:status}`404`, or {http:status}`404
Not Found`, or {http:status}`this <404>`; {http:status}`!404` is text.

```{http-status-table} All *of* ours
:codes: 404 451
:name: all
```

```{http:status} 451

The *body*.
```

{py:attr}`http.HTTPStatus.NOT_FOUND` and {any}`451 Unavailable For Legal Reasons`
"""


@pytest.fixture
def markdown(project: Project) -> Project:
    project.conf("", extensions=("myst_parser", "sphinxext_httpstatus"))
    return project


def test_directives_and_roles_work_in_markdown(markdown: Project) -> None:
    markdown.write({"index.md": PAGE})
    built = markdown.build()
    assert built.warnings == []
    html = built.text("index.html")
    row, entry = "#http-status-404", "#http-status-451-2"
    assert links(html) == [row, row, row, entry, row, entry]
    assert "<em>of</em> ours" in html
    assert "<em>body</em>" in html
    # The rfc role is live.
    assert 'rfc9110.html#section-15.5.5"><strong>RFC 9110, Section 15.5.5</strong></a>' in html
    assert dead_links(built.outdir) == []


def test_bad_input_is_told_of_with_its_line(markdown: Project) -> None:
    markdown.write(
        {
            "index.md": "# T\n\n{http:status}`Not Fond`\n\n```{http-status-table}\n:codes: 404 504-500\n:colums: code\n```\n\n"
            "```{http:status} 499\n```\n\nAfter.\n"
        }
    )
    built = markdown.build()
    assert built.warnings == [
        "index.md:5: WARNING: http-status-table: option 'colums': unknown; did you mean 'columns'? [httpstatus.option]",
        "index.md:5: WARNING: http-status-table: option 'codes': the range '504-500' runs backwards; write '500-504'"
        " [httpstatus.option]",
        "index.md:10: WARNING: http:status: unknown HTTP status '499': did you mean 429 Too Many Requests or"
        " 409 Conflict? (a code of your own goes into httpstatus_extra) [httpstatus.unknown]",
        "index.md:3: WARNING: unknown HTTP status 'Not Fond': did you mean 404 Not Found, 302 Found or"
        " 304 Not Modified? [httpstatus.unknown]",
    ]
    assert 'id="http-status-404"' in built.text("index.html")
    assert "After." in built.text("index.html")


FLAGS = """
# T

{http:status}`404` {http:status}`410` {http:status}`409`

```{http-status-table}
---
no-index: true
used: true
columns: Code
codes: [404, 409]
---
```

:::{http-status-table}
---
codes: 404 409
used: false
no-index-entry: maybe
---
:::

```{http:status} 410
---
no-index: true
---
The body.
```
"""


def test_option_blocks_and_colon_fences_work_and_flags_may_be_true_or_false(markdown: Project) -> None:
    markdown.conf('myst_enable_extensions = ["colon_fence"]', extensions=("myst_parser", "sphinxext_httpstatus"))
    markdown.write({"index.md": FLAGS})
    built = markdown.build()
    assert built.warnings == [
        "index.md:15: WARNING: http-status-table: option 'no-index-entry': expected no value, true or false, not 'maybe'"
        " [httpstatus.option]"
    ]
    html = built.text("index.html")
    assert links(html) == ["#http-status-404", RFC_OF_410, "#http-status-409"]
    assert html.count("<tr class=") == 6
    assert "The body." in html
    assert dead_links(built.outdir) == []


RFC_OF_410 = "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.11"


@pytest.mark.parametrize("extensions", [[], ["fieldlist"]])
@pytest.mark.parametrize(
    ("fence", "option"),
    [
        ("{http-status-table}", ":codes: 404"),
        ("{http-status-table}", ":no-index:"),
        ("{http:status} 404", ":no-index:"),
    ],
)
def test_options_behind_an_empty_line_are_told_of(
    markdown: Project, fence: str, option: str, extensions: list[str]
) -> None:
    markdown.conf(f"myst_enable_extensions = {extensions}", extensions=("myst_parser", "sphinxext_httpstatus"))
    markdown.write({"index.md": f"# T\n\n```{fence}\n\n{option}\n```\n\nAfter.\n"})
    built = markdown.build()
    name, directive = option.split(":")[1], fence.strip("{}40 ")
    assert built.warnings == [f"index.md:5: WARNING: {directive}: field {name!r}: {STAND}"]
    assert "After." in built.text("index.html")


@pytest.mark.parametrize("statuses", ["404", "Not Found", "401 403", "401, 403", "401-403", "4xx, 503"])
def test_a_note_written_as_an_option_is_told_of(markdown: Project, statuses: str) -> None:
    markdown.write({"index.md": f"# T\n\n```{{http-status-table}}\n:codes: 4xx\n:{statuses}: Text.\n```\n"})
    assert markdown.build().warnings == [
        f"index.md:3: WARNING: http-status-table: option '{statuses}': unknown; a note stands in the body, after an empty line"
        " [httpstatus.option]"
    ]


def test_a_note_without_text_is_told_of(markdown: Project) -> None:
    markdown.conf('myst_enable_extensions = ["fieldlist"]', extensions=("myst_parser", "sphinxext_httpstatus"))
    markdown.write({"index.md": "# T\n\n```{http-status-table}\n:codes: 404 410\n\n:404:\n:410: *Gone*.\n```\n"})
    assert markdown.build().warnings == [
        "index.md:6: WARNING: http-status-table: field '404': the note has no text; it is left out [httpstatus.note]"
    ]


def test_a_table_of_which_no_row_is_left_costs_a_warning(markdown: Project) -> None:
    markdown.write({"index.md": "# T\n\n```{http-status-table}\n:codes: 404\n:exclude: 404\n```\n\nAfter.\n"})
    built = markdown.build()
    assert built.warnings == [
        "index.md:3: WARNING: http-status-table: no status of http.HTTPStatus is left: no table is shown [httpstatus.empty]"
    ]
    assert "After." in built.text("index.html")


BAD = """
# T

{http:status}`404` {http:status}`4xx` {http:status}`6xx`

```{http:status} 6xx

Of no status.
```

```{http:status} 4xx 404

![picture](https://x.test/x.png)
```

```{http:status} 4xx

Again.
```
"""


def test_entries_that_are_not_right_are_told_of_and_what_is_said_of_a_status_is_words(markdown: Project) -> None:
    markdown.write({"index.md": BAD})
    built = markdown.build()
    unknown = (
        "unknown HTTP status '6xx': no status of this class is known (a code of your own goes into httpstatus_extra)"
    )
    assert built.warnings == [
        f"index.md:6: WARNING: http:status: {unknown} [httpstatus.unknown]",
        "index.md:16: WARNING: 4xx is already documented at index.md:11; add :no-index: to one of the two [httpstatus.duplicate]",
        f"index.md:4: WARNING: {unknown} [httpstatus.unknown]",
    ]
    html = built.text("index.html")
    assert links(html) == ["#http-status-404", "#http-status-4xx"]
    # The first that has words says them.
    assert 'title="404 Not Found: Nothing matches the given URI"' in html
    assert 'title="4xx Client Error: Again."' in html


@pytest.mark.parametrize(
    ("builder", "page", "shown"),
    [
        (
            "html",
            "index.html",
            '<code class="docutils literal notranslate"><span class="pre">404</span></code> Not Found',
        ),
        ("latex", "p.tex", r"\sphinxcode{\sphinxupquote{404}} Not Found"),
        ("text", "index.txt", '"404" Not Found'),
    ],
)
def test_a_label_may_have_literals(markdown: Project, builder: str, page: str, shown: str) -> None:
    markdown.conf(
        'httpstatus_label = "``{code}`` {phrase}"\n' + LATEX,
        extensions=("myst_parser", "sphinxext_httpstatus"),
    )
    markdown.write({"index.md": "# T\n\n{http:status}`404`\n\n```{http-status-table}\n:codes: 404\n```\n"})
    built = markdown.build(builder)
    assert built.warnings == []
    assert shown in built.text(page)


@pytest.mark.parametrize(
    ("builder", "page", "shown"),
    [
        (
            "html",
            "index.html",
            ('id="http-status-4xx">', '" href="#http-status-4xx" title="4xx Client Error: Their fault."'),
        ),
        ("latex", "p.tex", (r"\hyperref[\detokenize{index:http-status-4xx}]{\sphinxcrossref{4xx}}",)),
        ("text", "index.txt", ("4xx Client Error\n404 Not Found\n\n   Their *fault*.",)),
    ],
)
def test_an_entry_may_be_of_a_class(markdown: Project, builder: str, page: str, shown: tuple[str, ...]) -> None:
    markdown.conf(LATEX, extensions=("myst_parser", "sphinxext_httpstatus"))
    markdown.write({"index.md": "# T\n\n{http:status}`4xx`\n\n```{http:status} 4xx, 404\n\nTheir *fault*.\n```\n"})
    built = markdown.build(builder)
    assert built.warnings == []
    assert [text for text in shown if text not in built.text(page)] == []


@pytest.mark.processes
def test_a_project_without_the_extension_links_by_the_inventory(markdown: Project) -> None:
    markdown.write({"index.md": "# T\n\n```{http-status-table}\n:codes: 404\n```\n"})
    inventory = markdown.srcdir.parent / "house.inv"
    inventory.write_bytes((markdown.build().outdir / "objects.inv").read_bytes())
    markdown.conf(
        f'intersphinx_mapping = {{"house": ("https://x.test", {str(inventory)!r})}}',
        extensions=("myst_parser", "sphinx.ext.intersphinx"),
    )
    markdown.write({"index.md": "# T\n\n[](inv:house:httpstatus:status#404) or <inv:house#404>\n"})
    built = markdown.build()
    assert built.warnings == []
    assert built.text("index.html").count('href="https://x.test/index.html#http-status-404" title="') == 2
    assert built.text("index.html").count(">404 Not Found</a>") == 2


@pytest.mark.parametrize("codes", ["[404, 410]", "\n  - 404\n  - 410", "404 410", '"404, 410"'])
def test_codes_may_be_a_list_of_yaml(markdown: Project, codes: str) -> None:
    markdown.write({"index.md": f"# T\n\n```{{http-status-table}}\n---\nclass: x\ncodes: {codes}\n---\n```\n"})
    built = markdown.build()
    assert built.warnings == []
    assert re.findall('id="http-status-([0-9]+)"', built.text("index.html")) == ["404", "410"]


@pytest.mark.parametrize(
    ("fence", "directive"),
    [("```{http-status-table}", "http-status-table"), ("```{http:status} 404", "http:status")],
)
def test_a_block_of_options_behind_an_empty_line_is_told_of(markdown: Project, fence: str, directive: str) -> None:
    markdown.write({"index.md": f"# T\n\n{fence}\n\n---\nno-index: true\n---\n```\n\nAfter.\n"})
    built = markdown.build()
    assert built.warnings == [
        f"index.md:3: WARNING: {directive}: options between '---' stand directly under the directive, without an empty line"
        " between [httpstatus.option]"
    ]
    assert "After." in built.text("index.html")
