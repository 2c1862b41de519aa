"""Between two projects, with real inventories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Project
from tests.links import entries, inventory, links

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.testing.util import SphinxTestApp

# Sphinx reads inventories in threads.
pytestmark = pytest.mark.processes

BASE = "https://status.example/"


@pytest.fixture
def reader(tmp_path: Path, make_app: Callable[..., SphinxTestApp]) -> Project:
    """A project that knows the inventory of another, which has the rows 404 and 420."""
    (tmp_path / "served").mkdir()
    served = Project(tmp_path / "served", make_app)
    (served.srcdir / "served_lib.py").write_text(
        "import enum\nclass S(enum.Enum):\n    NOT_FOUND = 404\n    CALM = 420\n"
    )
    served.conf(f"import sys\nsys.path.insert(0, {str(served.srcdir)!r})\nproject = 'Served'\nversion = '2.0'")
    served.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :enum: served_lib.S\n"})
    built = served.build()
    assert built.warnings == []
    (tmp_path / "reader").mkdir()
    reader = Project(tmp_path / "reader", make_app)
    reader.conf(
        f"intersphinx_mapping = {{'served': ({BASE!r}, {str(built.outdir / 'objects.inv')!r})}}",
        extensions=("sphinx.ext.intersphinx", "sphinxext_httpstatus"),
    )
    return reader


def mention(*texts: str) -> str:
    return "T\n=\n\n" + "\n".join(texts) + "\n"


@pytest.mark.parametrize("role", ["http:status", "external:http:status", "external+served:http:status"])
def test_a_status_leads_to_the_other_project(reader: Project, role: str) -> None:
    reader.write(
        {"index.rst": mention(f":{role}:`404` :{role}:`not found` :{role}:`~404` :{role}:`that <404>` :{role}:`4xx`")}
    )
    built = reader.build()
    assert built.warnings == []
    html = built.text("index.html")
    row = f"{BASE}index.html#http-status-404"
    external = [
        line.partition('href="')[2].partition('"')[0] for line in html.split("<a ") if "reference external" in line
    ]
    assert external == [row, row, row, row, f"{BASE}index.html#http-status-4xx"]
    assert html.count('title="(in Served v2.0)"') == 5
    for shown in (">404 Not Found<", ">404<", ">that<", ">4xx<"):
        assert shown in html


def test_a_status_that_only_the_other_project_knows_is_shown_as_it_has_it(reader: Project) -> None:
    reader.write({"index.rst": mention(":http:status:`420`")})
    built = reader.build()
    assert built.warnings == []
    assert ">420 Calm<" in built.text("index.html")


def test_a_row_of_one_s_own_comes_first_and_the_fallback_last(reader: Project) -> None:
    reader.write({"index.rst": mention(":http:status:`404` :http:status:`410`")})
    built = reader.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.11"]
    reader.write(
        {
            "table.rst": "T\n=\n\n.. http-status-table::\n",
            "index.rst": mention(":http:status:`404`", "", ".. toctree::", "", "   table"),
        }
    )
    assert links(reader.build().text("index.html")) == ["table.html#http-status-404"]


def test_a_row_that_comes_moves_or_goes_in_the_other_project_is_followed_by_the_next_build(
    reader: Project, tmp_path: Path
) -> None:
    served = tmp_path / "served" / "_build" / "html" / "objects.inv"
    full = served.read_bytes()
    lines = [f"{line}\n" for line in entries(full)]
    without = inventory("".join(line for line in lines if not line.startswith("404")))
    moved = inventory("".join(lines).replace("index.html#", "moved.html#"))
    reader.write({"index.rst": mention(":http:status:`404`"), "other.rst": ":orphan:\n\n" + mention("Nothing.")})
    rfc = "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5"
    for content, target in (
        (full, f"{BASE}index.html#http-status-404"),
        (without, rfc),
        (full, f"{BASE}index.html#http-status-404"),
        (moved, f"{BASE}moved.html#http-status-404"),
    ):
        served.write_bytes(content)
        built = reader.build()
        assert built.warnings == []
        assert f'href="{target}"' in built.text("index.html")


def test_a_missing_external_status_is_sphinx_s_own_warning(reader: Project) -> None:
    reader.write({"index.rst": mention(":external:http:status:`410`")})
    warnings = reader.build().warnings
    assert len(warnings) == 1
    assert "external http:status reference target not found: 410" in warnings[0].replace("httpstatus:", "http:")


def test_a_broken_inventory_entry_does_not_matter(reader: Project, tmp_path: Path) -> None:
    (tmp_path / "broken.inv").write_bytes(
        inventory(
            "404 httpstatus:status 1\nhttpstatus:status\n\u2603 httpstatus:status x y z\n410 httpstatus:status 1 p.html#$ 410 Gone\n"
        )
    )
    reader.conf(
        f"intersphinx_mapping = {{'broken': ({BASE!r}, {str(tmp_path / 'broken.inv')!r})}}",
        extensions=("sphinx.ext.intersphinx", "sphinxext_httpstatus"),
    )
    reader.write({"index.rst": mention(":http:status:`404` :http:status:`410`")})
    built = reader.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert f'href="{BASE}p.html#410"' in html
    assert links(html) == ["https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5"]
