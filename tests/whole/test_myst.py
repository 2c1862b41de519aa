"""Markdown pages, with the real MyST parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.links import dead_links, links

if TYPE_CHECKING:
    from tests.conftest import Project

pytest.importorskip("myst_parser")

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
