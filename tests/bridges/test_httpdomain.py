"""Beside the real sphinxcontrib-httpdomain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import INDEX
from tests.links import dead_links, links

if TYPE_CHECKING:
    from tests.conftest import Project

ORDERS = [("sphinxcontrib.httpdomain", "sphinxext_httpstatus"), ("sphinxext_httpstatus", "sphinxcontrib.httpdomain")]
MDN = "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status"
TABLE = "\n\n.. http-status-table::\n   :codes: {}\n"


def page(*lines: str) -> str:
    return "T\n=\n\n" + "\n".join(lines)


@pytest.fixture(params=ORDERS, ids=["httpdomain first", "httpdomain second"])
def beside(project: Project, request: pytest.FixtureRequest) -> Project:
    project.conf("", extensions=request.param)
    return project


@pytest.mark.processes
def test_role_and_fields_lead_to_the_row(beside: Project) -> None:
    fields = [".. http:get:: /a", "", "   :statuscode 404: x", "   :status 404: y", "   :code 404: z"]
    beside.write(
        {
            "index.rst": page(":http:statuscode:`404` :http:status:`404`", "", *fields, "   :>header Location: w")
            + TABLE.format("404")
        }
    )
    built = beside.build(parallel=2)
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-404"] * 5
    assert dead_links(built.outdir) == []


def test_a_code_without_a_row_goes_on_to_mdn_if_no_fallback_is_set(beside: Project) -> None:
    beside.write({"index.rst": page(":http:statuscode:`404` :http:status:`404`")})
    built = beside.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == [
        f"{MDN}/404",
        "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5",
    ]
    assert 'title="404 Not Found (MDN)"' in built.text("index.html")


@pytest.mark.parametrize(
    ("fallback", "target", "tooltip"),
    [
        ("rfc", "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5", "RFC 9110, Section 15.5.5"),
        ("mdn", f"{MDN}/404", "MDN"),
        ("https://x.test/{code}", "https://x.test/404", "x.test"),
        # As the warning says.
        ("RFC", "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5", "RFC 9110, Section 15.5.5"),
    ],
)
def test_a_fallback_that_is_set_holds_for_role_and_fields_and_their_text_stays(
    beside: Project, fallback: str, target: str, tooltip: str
) -> None:
    conf = beside.srcdir / "conf.py"
    conf.write_text(f"{conf.read_text()}\nhttpstatus_fallback = {fallback!r}\n")
    fields = [".. http:get:: /a", "", "   :statuscode 404: x", "   :status 404: y"]
    mentions = ":http:statuscode:`404` :http:statuscode:`NOT_FOUND` :http:status:`404` :http:statuscode:`410`"
    beside.write({"index.rst": page(mentions, "", *fields) + TABLE.format("410")})
    built = beside.build()
    used = "; 'rfc' is used [httpstatus.config]"
    assert [used in line for line in built.warnings] == [True] * (fallback == "RFC")
    html = built.text("index.html")
    assert links(html) == [target, target, target, "#http-status-410", target, target]
    assert html.count(f'title="404 Not Found ({tooltip})"') == 5


def test_a_fallback_that_is_nowhere_leaves_text_and_tells_of_it(beside: Project) -> None:
    conf = beside.srcdir / "conf.py"
    conf.write_text(f'{conf.read_text()}\nhttpstatus_fallback = ""\n')
    beside.write({"index.rst": page(":http:statuscode:`404` :http:statuscode:`449`")})
    built = beside.build()
    assert built.warnings == [
        "index.rst:4: WARNING: no row for HTTP status 404; those of a table with :no-index: do not count [ref.status]",
        "index.rst:4: WARNING: no row for HTTP status 449; those of a table with :no-index: do not count [ref.status]",
    ]
    assert links(built.text("index.html")) == []
    assert "404 Not Found" in built.text("index.html")
    assert beside.build(nitpicky=False).warnings == []


@pytest.mark.parametrize(
    ("fallback", "target"),
    [("mdn", f"{MDN}/449"), ("https://x.test/{code}", "https://x.test/449"), ("rfc", None)],
)
@pytest.mark.parametrize("typed", ["449", "449 Retry With"])
def test_a_fallback_holds_for_a_code_that_only_httpdomain_knows(
    beside: Project, fallback: str, target: str | None, typed: str
) -> None:
    conf = beside.srcdir / "conf.py"
    conf.write_text(f"{conf.read_text()}\nhttpstatus_fallback = {fallback!r}\n")
    beside.write({"index.rst": page(f":http:statuscode:`{typed}`")})
    built = beside.build()
    assert built.warnings == (
        []
        if target
        else [
            "index.rst:4: WARNING: no row for HTTP status 449; those of a table with :no-index: do not count [ref.status]"
        ]
    )
    assert links(built.text("index.html")) == [target] * bool(target)


@pytest.mark.parametrize(
    "typed",
    ["200", "404", "404 Not Found", "404 not found", "413", "203", "418", "413 Request Entity Too Large", "449"],
)
def test_the_text_of_what_httpdomain_accepts_is_its_own(project: Project, typed: str) -> None:
    project.write({"index.rst": page(f":http:statuscode:`{typed}`") + TABLE.format("404")})
    texts = []
    for extensions in ([ORDERS[0][0]], ORDERS[0]):
        project.conf("", extensions=tuple(extensions))
        texts.append(re.sub(r"\.\. http-status.*|\+.*|\|.*|\s+|:codes:.*", "", project.build("text").text("index.txt")))
    assert texts[0] != ""
    assert texts[1].startswith(texts[0].partition("..")[0])


def test_a_code_that_only_httpdomain_knows_goes_where_it_went(beside: Project) -> None:
    beside.write({"index.rst": page(":http:statuscode:`449`")})
    built = beside.build()
    assert built.warnings == []
    assert links(built.text("index.html"))[0].startswith("https://docs.microsoft.com/")


@pytest.mark.parametrize(
    ("typed", "shown", "target"),
    [
        ("431", "431 Request Header Fields Too Large", "431"),
        ("413 Content Too Large", None, "413"),
        ("gone for good <410>", "gone for good", "410"),
        ("NOT_FOUND", "404 Not Found", "404"),
        ("4XX", "4xx", "4xx"),
    ],
)
def test_what_httpdomain_rejects_works(beside: Project, typed: str, shown: str | None, target: str) -> None:
    field = [".. http:get:: /a", "", f"   :statuscode {typed}: x"] if "<" not in typed else []
    beside.write({"index.rst": page(f":http:statuscode:`{typed}`", "", *field) + TABLE.format("4xx")})
    built = beside.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert set(links(html)) == {f"#http-status-{target}"}
    if shown:
        assert f">{shown}</a>" in html


def test_text_without_a_link_works(beside: Project) -> None:
    beside.write(
        {
            "index.rst": page(":http:statuscode:`!404`", "", ".. http:get:: /a", "", "   :statuscode default: x")
            + TABLE.format("404")
        }
    )
    built = beside.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html) == []
    assert '<span class="http-status http-status-4xx">404 Not Found</span>' in html
    assert "<span>default</span>" in html


@pytest.mark.parametrize("typed", ["499", "²", "banana", "404 Gone"])
def test_what_nobody_knows_is_a_warning_and_stays_text(beside: Project, typed: str) -> None:
    beside.write({"index.rst": page(f":http:statuscode:`{typed}`", "", "After.")})
    built = beside.build()
    assert len(built.warnings) == 1
    assert built.warnings[0].startswith(f"index.rst:4: WARNING: unknown HTTP status '{typed}': ")
    assert built.warnings[0].endswith("[httpstatus.unknown]")
    assert f">{typed}</span>" in built.text("index.html")


def test_httpdomain_need_not_be_strict(project: Project) -> None:
    project.conf("http_strict_mode = False", extensions=ORDERS[0])
    project.write({"index.rst": page(":http:statuscode:`banana`")})
    built = project.build()
    assert built.warnings == []
    assert "<em>banana</em>" in built.text("index.html")


def test_adoption_can_be_declined(project: Project) -> None:
    project.conf("httpstatus_adopt_statuscode = False", extensions=ORDERS[0])
    project.write({"index.rst": page(":http:statuscode:`404` :http:status:`404`") + TABLE.format("404")})
    built = project.build()
    assert links(built.text("index.html")) == ["#http-status-404"]
    assert f'href="{MDN}/404">404 Not Found</a>' in built.text("index.html")


def test_adoption_is_yes_or_no(project: Project) -> None:
    project.conf('httpstatus_adopt_statuscode = "no"', extensions=ORDERS[0])
    project.write({"index.rst": page("text")})
    assert project.build().warnings == [
        "conf.py:2: WARNING: httpstatus_adopt_statuscode: expected True or False, not 'no'; True is used"
        " [httpstatus.config]"
    ]


def test_http_may_be_the_primary_domain(beside: Project) -> None:
    beside.write(
        {
            "conf.py": (beside.srcdir / "conf.py").read_text() + 'primary_domain = "http"\n',
            "index.rst": page(
                ":status:`404` :statuscode:`404`", "", ".. get:: /a", "", "   :statuscode 404: x", "", ".. status:: 410"
            )
            + TABLE.format("4xx"),
        }
    )
    built = beside.build()
    assert built.warnings == []
    assert links(built.text("index.html"))[:3] == ["#http-status-404"] * 3


@pytest.mark.processes
def test_httpdomain_may_come_and_go_over_a_build_directory(project: Project) -> None:
    project.write({"index.rst": page(":http:status:`404`") + TABLE.format("404")})
    for extensions in (("sphinxext_httpstatus",), *ORDERS, ("sphinxext_httpstatus",), ORDERS[0]):
        project.conf("", extensions=extensions)
        built = project.build(parallel=2)
        assert built.warnings == []
        assert links(built.text("index.html")) == ["#http-status-404"]


def test_another_http_domain_without_roles_gets_the_role(project: Project) -> None:
    (project.srcdir / "own_http.py").write_text(
        "from sphinx.domains import Domain\n"
        "class Own(Domain):\n    name = 'http'\n    label = 'Own'\n"
        "    def merge_domaindata(self, docnames, otherdata): pass\n"
        "    def resolve_any_xref(self, *args): return []\n"
        "def setup(app):\n    app.add_domain(Own)\n    return {'parallel_read_safe': True}\n"
    )
    conf = (
        f"import sys\nsys.path.insert(0, {str(project.srcdir)!r})\nextensions = ['own_http', 'sphinxext_httpstatus']\n"
    )
    project.write({"conf.py": conf, "index.rst": page(":http:status:`404`") + TABLE.format("404")})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-404"]


OPENAPI = """
openapi: 3.0.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      responses:
        '200': {description: fine}
        '431': {description: too much}
        '4XX': {description: client}
        default: {description: other}
"""


def test_an_openapi_description_builds_without_an_error(project: Project) -> None:
    project.conf("", extensions=(*ORDERS[1], "sphinxcontrib.openapi"))
    project.write({"pets.yaml": OPENAPI, "index.rst": page(".. openapi:: pets.yaml") + TABLE.format("200 4xx")})
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html) == ["#http-status-200", "#http-status-431", "#http-status-4xx"]
    assert "<span>default</span>" in html


@pytest.mark.processes
def test_hundreds_of_fields_change_by_nothing_but_their_links(project: Project) -> None:
    codes = (200, 201, 304, 400, 401, 404, 409, 412, 413, 500)
    source = {"index.rst": INDEX}
    for number in range(10):
        resources: list[str] = []
        for method in ("get", "put", "delete"):
            resources += [f".. {method}:: /db/{number}/{method}", "", "   What it does.", ""]
            resources += [f"   :code {code}: Case {code}" for code in codes] + [""]
        source[f"page{number}.rst"] = page(*resources)
    project.write(source)
    pages = []
    for extensions in (ORDERS[0][:1], ORDERS[0]):
        project.conf('primary_domain = "http"', extensions=extensions)
        built = project.build(parallel=2)
        assert built.warnings == []
        pages.append([re.sub(r"<[^>]*>", "", built.text(f"page{number}.html")) for number in range(10)])
    assert pages[0] == pages[1]
    assert len(links(built.text("page0.html"))) == 30


def test_a_statuscode_role_that_is_not_httpdomain_s_is_left_alone(project: Project) -> None:
    project.write(
        {
            "conf.py": "from sphinx.domains import Domain\nfrom sphinx.roles import XRefRole\n"
            "class Own(Domain):\n    name = 'http'\n    label = 'Own'\n    roles = {'statuscode': XRefRole()}\n"
            "def setup(app):\n    app.add_domain(Own)\nextensions = ['sphinxext_httpstatus']\n",
            "index.rst": page(":http:statuscode:`foo`") + TABLE.format("404"),
        }
    )
    built = project.build(nitpicky=False)
    assert built.warnings == []
    assert '<code class="xref http http-statuscode' in built.text("index.html")
