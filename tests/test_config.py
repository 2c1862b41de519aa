"""The values of conf.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_httpstatus.config import _VALUES, DEFAULTS, _plain, extra_statuses
from sphinxext_httpstatus.standards import Reference, Status

from .conftest import warnings_of

if TYPE_CHECKING:
    from .conftest import Project

LINE = "conf.py:2: WARNING: "


@pytest.mark.parametrize(
    ("conf", "warning"),
    [
        ('httpstatus_spec = "rfc1"', "httpstatus_spec: expected 'rfc9110' or 'rfc7231', not 'rfc1'; 'rfc9110' is used"),
        (
            "httpstatus_enum = 3",
            "httpstatus_enum: expected a dotted path such as 'http.HTTPStatus' or a file and name, not 3; 'http.HTTPStatus' is used",
        ),
        (
            "if True: httpstatus_label = 3",
            "httpstatus_label: expected a label made of {code}, {phrase}, {name} and ``literals``, not 3; '{code} {phrase}' is used",
        ),
        ("httpstatus_spec = None", "httpstatus_spec: expected 'rfc9110' or 'rfc7231', not None; 'rfc9110' is used"),
        ("httpstatus_spec: str = 3", "httpstatus_spec: expected 'rfc9110' or 'rfc7231', not 3; 'rfc9110' is used"),
        *(
            (
                f"httpstatus_label = {label!r}",
                f"httpstatus_label: expected a label made of {{code}}, {{phrase}}, {{name}} and ``literals``, not {label!r};"
                " '{code} {phrase}' is used",
            )
            for label in (
                *("{status}", "", "status", "{code", "{code:>9}", "{code.__class__}", "``{status}``"),
                *("``{code}", "{code}}", "{code}``", "```` {code}", "``{code}`` ``{name}", "``{code}````"),
            )
        ),
        *(
            (
                f"httpstatus_fallback = {url!r}",
                "httpstatus_fallback: expected 'rfc', 'mdn', '' or a URL such as 'https://example.org/{code}',"
                f" not {url!r}; 'rfc' is used",
            )
            for url in (
                "MDN",
                "https://example.org/",
                "javascript:alert({code})",
                "https://{code} x",
                "https:///{code}",
                "https://[x/{code}",
                "https://x.test:port/{code}",
                "https://x.test:99999/{code}",
                "https://x.test:{code}/",
                "https://x.test\u2100/{code}",
            )
        ),
    ],
)
def test_a_bad_value_is_told_of_with_its_line_and_the_default_is_used(
    project: Project, conf: str, warning: str
) -> None:
    project.conf(conf)
    project.write({"index.rst": "T\n=\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 404\n"})
    built = project.build()
    assert built.warnings == [f"{LINE}{warning} [httpstatus.config]"]
    assert ">404 Not Found</a>" in built.text("index.html")


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("no_such.Enum", "'no_such.Enum' can't be imported: there is no module 'no_such' on sys.path"),
        (
            "http.client.HTTPConnection",
            "'http.client.HTTPConnection' is of type type, neither an enum nor a module of constants",
        ),
        (
            "enum.EnumCheck",
            "'enum.EnumCheck' has no member that is a status code of three digits: enum.EnumCheck.CONTINUOUS is"
            " 'no skipped integer values', not an integer",
        ),
    ],
)
def test_an_enum_that_can_not_be_used_is_told_of(project: Project, path: str, problem: str) -> None:
    project.conf(f"httpstatus_enum = {path!r}")
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n"})
    built = project.build()
    assert built.warnings == [f"{LINE}httpstatus_enum: {problem}; 'http.HTTPStatus' is used [httpstatus.enum]"]
    assert 'id="http-status-404"' in built.text("index.html")


def test_members_that_are_no_statuses_are_told_of_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.srcdir / "mixedlib.py").write_text("import enum\nclass S(enum.Enum):\n    OK = 200\n    A = 'x'\n")
    monkeypatch.syspath_prepend(project.srcdir)
    project.conf('httpstatus_enum = "mixedlib.S"')
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 200\n"})
    assert project.build().warnings == [f"{LINE}httpstatus_enum: mixedlib.S.A is 'x', not an integer [httpstatus.enum]"]


NONE_OF = (
    "there are httpstatus_enum, httpstatus_spec, httpstatus_label, httpstatus_fallback, httpstatus_extra,"
    " httpstatus_adopt_statuscode, httpstatus_autolink"
)


@pytest.mark.parametrize(
    ("conf", "warnings"),
    [
        ('httpstatus_autolnk = "strict"', [(2, "httpstatus_autolnk", "did you mean 'httpstatus_autolink'?")]),
        ("httpstatus_Enum = 1", [(2, "httpstatus_Enum", "did you mean 'httpstatus_enum'?")]),
        ("HTTPSTATUS_SPEC = 1", [(2, "HTTPSTATUS_SPEC", "did you mean 'httpstatus_spec'?")]),
        ("HTTP_STATUS_ENUM = 1", [(2, "HTTP_STATUS_ENUM", "did you mean 'httpstatus_enum'?")]),
        ("httpstatsu_label = 1", [(2, "httpstatsu_label", "did you mean 'httpstatus_label'?")]),
        ("http_status_autolnk = 1", [(2, "http_status_autolnk", "did you mean 'httpstatus_autolink'?")]),
        ("sphinxext_httpstatus_label = 1", [(2, "sphinxext_httpstatus_label", "did you mean 'httpstatus_label'?")]),
        ("http_status_label = 1", [(2, "http_status_label", "did you mean 'httpstatus_label'?")]),
        ("httpstatus_adopt = 1", [(2, "httpstatus_adopt", NONE_OF)]),
        ("httpstatus_codes = 1", [(2, "httpstatus_codes", NONE_OF)]),
        (
            "x = 1\nhttpstatus_fallbak = 1\nhttpstatus_fallbak = 2",
            [(4, "httpstatus_fallbak", "did you mean 'httpstatus_fallback'?")],
        ),
        # In a loop: its variable once, and names that stand in no line of their own.
        ("for httpstatus_enm in (1, 2): pass", [(2, "httpstatus_enm", "did you mean 'httpstatus_enum'?")]),
        (
            "for it in ('lable', 'spc', 'spec'):\n    globals()[f'httpstatus_{it}'] = 'rfc9110'",
            [
                (1, "httpstatus_lable", "did you mean 'httpstatus_label'?"),
                (1, "httpstatus_spc", "did you mean 'httpstatus_spec'?"),
            ],
        ),
        # Of others, or no values.
        (
            "http_strict_mode = 1\nmy_httpstatus_fallback = _httpstatus_enm = 1\nhttp_status = 1\nhtml_label = 1\nextra = 1",
            [],
        ),
        ("import http as httpstatus_http\ndef httpstatus_help(): pass\nclass httpstatus_Class: pass", []),
        ("def setup(app):\n    app.add_config_value('httpstatus_own', 1, '')\nhttpstatus_own = 2", []),
        # What can be asked nothing, and what is no name.
        (
            "class Odd:\n    @property\n    def __class__(self): raise ValueError\nhttpstatus_odd = Odd()\nglobals()[3] = 3\n"
            "class Name(str):\n    def lower(self): raise ValueError\nglobals()[Name('httpstatus_name')] = 3",
            [(5, "httpstatus_odd", NONE_OF)],
        ),
    ],
)
def test_a_name_that_is_no_value_is_told_of_with_the_one_that_was_meant(
    project: Project, conf: str, warnings: list[tuple[int, str, str]]
) -> None:
    project.conf(conf)
    project.write({"index.rst": "T\n=\n\n:http:status:`404`\n"})
    built = project.build()
    assert built.warnings == [
        f"conf.py:{line}: WARNING: {name}: unknown; {said} [httpstatus.config]" for line, name, said in warnings
    ]
    assert ">404 Not Found<" in built.text("index.html")


def test_a_value_from_the_command_line_is_told_of_without_a_line(project: Project) -> None:
    project.write({"index.rst": "T\n=\n"})
    app = project._make_app("html", srcdir=project.srcdir, confoverrides={"httpstatus_spec": "x"})
    assert warnings_of(app) == [
        "WARNING: httpstatus_spec: expected 'rfc9110' or 'rfc7231', not 'x'; 'rfc9110' is used [httpstatus.config]"
    ]


def test_the_primary_domain_may_be_http(project: Project) -> None:
    project.conf('primary_domain = "http"')
    project.write({"index.rst": "T\n=\n\n:status:`404`\n\n.. http-status-table::\n   :codes: 404\n"})
    built = project.build()
    assert built.warnings == []
    assert 'href="#http-status-404"' in built.text("index.html")


@pytest.mark.parametrize(
    ("fallback", "mention", "url", "tooltip"),
    [
        (
            "rfc",
            "404",
            "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5",
            "404 Not Found (RFC 9110, Section 15.5.5)",
        ),
        (
            "rfc",
            "4xx",
            "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5",
            "4xx Client Error (RFC 9110, Section 15.5)",
        ),
        ("mdn", "404", "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/404", "404 Not Found (MDN)"),
        (
            "mdn",
            "5XX",
            "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status#server_error_responses",
            "5xx Server Error (MDN)",
        ),
        (
            "mdn",
            "taken back <410>",
            "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/410",
            "410 Gone (MDN)",
        ),
        ("https://http.example/{code}?a&b", "Gone", "https://http.example/410?a&amp;b", "410 Gone (http.example)"),
    ],
)
def test_a_status_without_a_row_leads_where_the_fallback_says(
    project: Project, fallback: str, mention: str, url: str, tooltip: str
) -> None:
    project.conf(f"httpstatus_fallback = {fallback!r}")
    project.write({"index.rst": f"T\n=\n\n:http:status:`{mention}`\n"})
    built = project.build()
    assert built.warnings == []
    digit = mention[0] if mention[0].isdigit() else 4
    classes = f"http-status http-status-{digit}xx"
    assert (
        f'<a class="{classes} reference external" href="{url}" title="{tooltip}"><span class="{classes}">'
        in built.text("index.html")
    )


@pytest.mark.parametrize(("label", "name"), [('"label": "nginx", ', "nginx"), ("", "nginx.example")])
def test_an_extra_status_without_a_row_leads_to_its_own_page(project: Project, label: str, name: str) -> None:
    project.conf(
        f"httpstatus_extra = {{499: {{'phrase': 'Client Closed Request', {label}'url': 'https://nginx.example/499'}}}}"
    )
    project.write({"index.rst": "T\n=\n\n:http:status:`499`\n"})
    built = project.build()
    assert built.warnings == []
    link = f'href="https://nginx.example/499" title="499 Client Closed Request ({name})"'
    assert link in built.text("index.html")


def test_the_edition_decides_on_the_fallback_s_section(project: Project) -> None:
    project.conf('httpstatus_spec = "rfc7231"')
    project.write({"index.rst": "T\n=\n\n:http:status:`404` :http:status:`4xx`\n"})
    html = project.build().text("index.html")
    assert "rfc7231.html#section-6.5.4" in html
    assert 'rfc7231.html#section-6.5"' in html


def test_a_status_may_lead_nowhere_with_a_warning_when_nitpicky(project: Project) -> None:
    project.conf('httpstatus_fallback = ""')
    project.write({"index.rst": "T\n=\n\n:http:status:`404` :http:status:`5xx`\n"})
    built = project.build()
    assert built.warnings == [
        "index.rst:4: WARNING: no row for HTTP status 404; those of a table with :no-index: do not count [ref.status]",
        "index.rst:4: WARNING: no row for HTTP status 5xx; those of a table with :no-index: do not count [ref.status]",
    ]
    assert '<p><span class="http-status http-status-4xx">404 Not Found</span>' in built.text("index.html")
    assert project.build(nitpicky=False).warnings == []


def test_an_extra_status_is_read_whole() -> None:
    given: dict[object, object] = {
        499: {"phrase": " I'm Closed, so long! ", "label": "nginx", "url": "https://nginx.example/"},
        100: {"description": "Go on."},
        999: {"phrase": "Last", "name": "the last", "rfc": 12345, "section": "A.1.20"},
        498: {"phrase": "-", "name": "DASH", "url": "http://a"},
        497: {"phrase": "Labelled", "label": "Ours"},
        496: {"phrase": "Numbered", "rfc": "1", "section": "12"},
    }
    assert extra_statuses(given) == (
        {
            499: Status(
                499, "I_M_CLOSED_SO_LONG", "I'm Closed, so long!", "", Reference("nginx", url="https://nginx.example/")
            ),
            100: Status(100, "CONTINUE", "Continue", "Go on.", None),
            999: Status(999, "the last", "Last", "", Reference("", 12345, "A.1.20")),
            498: Status(498, "DASH", "-", "", Reference("", url="http://a")),
            497: Status(497, "LABELLED", "Labelled", "", Reference("Ours")),
            496: Status(496, "NUMBERED", "Numbered", "", Reference("", 1, "12")),
        },
        [],
    )


@pytest.mark.parametrize(
    ("code", "given", "problem"),
    [
        ("499", {}, "expected a status code, an integer of three digits, not '499'"),
        (99, {}, "expected a status code, an integer of three digits, not 99"),
        (1000, {}, "expected a status code, an integer of three digits, not 1000"),
        (True, {}, "expected a status code, an integer of three digits, not True"),
        (499, "Closed", "499: expected a dictionary such as {'phrase': 'Client Closed Request'}, not 'Closed'"),
        (499, {}, "499: expected a 'phrase'"),
        (499, {"phrase": " "}, "499: expected a 'phrase'"),
        (499, {"phrase": None}, "499: expected texts of one line, not {'phrase': None}"),
        (499, {"phrase": "a\nb"}, "499: expected texts of one line, not {'phrase': 'a\\nb'}"),
        (499, {"phrase": "a\x08b"}, "499: expected texts of one line, not {'phrase': 'a\\x08b'}"),
        (
            499,
            {"phrase": "x", "uri": "y"},
            "499: unknown 'uri'; there are description, label, name, phrase, rfc, section, url",
        ),
        (
            499,
            {"phrase": "x", "url": "javascript:1"},
            "499: expected a 'url' such as 'https://example.org/', not 'javascript:1'",
        ),
        (499, {"phrase": "x", "url": "https://a.b", "rfc": 1}, "499: expected a 'url' or an 'rfc', not both"),
        (499, {"phrase": "x", "rfc": "nine"}, "499: expected the number of an 'rfc' such as 9110, not 'nine'"),
        (499, {"phrase": "x", "section": "1"}, "499: expected a 'section' of an 'rfc' such as '15.5.5', not '1'"),
        (499, {"label": "two\nlines"}, "499: expected texts of one line, not {'label': 'two\\nlines'}"),
        (499, {"phrase": "x", "rfc": 1.5}, "499: expected texts of one line, not {'phrase': 'x', 'rfc': 1.5}"),
        (
            499,
            {"phrase": "x", "url": "https:///x"},
            "499: expected a 'url' such as 'https://example.org/', not 'https:///x'",
        ),
        (
            499,
            {"phrase": "x", "url": "https://a b"},
            "499: expected a 'url' such as 'https://example.org/', not 'https://a b'",
        ),
        (499, {"phrase": "x", "rfc": 123456}, "499: expected the number of an 'rfc' such as 9110, not '123456'"),
        (
            499,
            {"phrase": "x", "rfc": 1, "section": "1..2"},
            "499: expected a 'section' of an 'rfc' such as '15.5.5', not '1..2'",
        ),
        (
            499,
            {"phrase": "x", "url": "https://a.b", "section": "1"},
            "499: expected a 'section' of an 'rfc' such as '15.5.5', not '1'",
        ),
        (
            499,
            {"a": "x", "Phrase": "y"},
            "499: unknown 'Phrase', 'a'; there are description, label, name, phrase, rfc, section, url",
        ),
    ],
)
def test_an_extra_status_that_is_not_right_is_a_problem(code: object, given: object, problem: str) -> None:
    statuses, problems = extra_statuses({code: given, 404: {}})
    assert list(statuses) == [404]
    assert problems == [f"{problem}; it is left out"]


@pytest.mark.parametrize("value", ["0", ""])
def test_the_command_line_may_turn_plain_mentions_off(project: Project, value: str) -> None:
    project.write({"index.rst": "T\n=\n"})
    app = project._make_app("html", srcdir=project.srcdir, confoverrides={"httpstatus_autolink": value})
    assert warnings_of(app) == []
    assert not app.config.httpstatus_autolink


EVIL = """
import enum

class Raises(Exception):
    def __str__(self):
        raise self

def raises(*args):
    raise Raises

class Evil:
    __eq__ = __repr__ = __str__ = __bool__ = raises
    __hash__ = object.__hash__

class Lazy:
    __class__ = property(raises)

class Dictionary(dict):
    items = raises

class Text(str):
    __eq__ = __repr__ = __str__ = strip = split = raises
    __hash__ = str.__hash__

class Number(int):
    __eq__ = __le__ = __ge__ = __repr__ = raises
    __hash__ = int.__hash__

"""


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        *((name, "Evil()", "an object of type Evil") for name in DEFAULTS),
        ("httpstatus_spec", "Lazy()", "an object of type Lazy, which raises Raises"),
        ("httpstatus_label", "10 ** 5000", "an object of type int"),
        ("httpstatus_autolink", "[Evil()]", "an object of type list"),
    ],
)
def test_an_object_that_raises_whatever_it_is_asked_costs_one_warning(
    project: Project, name: str, value: str, said: str
) -> None:
    project.conf(f"{EVIL}{name} = {value}")
    project.write({"index.rst": "T\n=\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 404\n"})
    built = project.build()
    _default, expected, _is_right = _VALUES[name]
    (warning,) = built.warnings
    assert warning.startswith(f"conf.py:30: WARNING: {name}: expected {expected}, not {said}; ")
    assert warning.endswith(" is used [httpstatus.config]")
    assert ">404 Not Found</a>" in built.text("index.html")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "Dictionary({499: {}})",
            "expected a dictionary of codes, not an object of type Dictionary, which raises Raises; {} is used",
        ),
        (
            "{499: Dictionary({1: 2}), 298: {'phrase': 'Kept'}}",
            "499: expected a dictionary such as {'phrase': 'Client Closed Request'}, not an object of type Dictionary,"
            " which raises Raises; it is left out",
        ),
        (
            "{499: {'phrase': Evil()}, 298: {'phrase': 'Kept'}}",
            "499: expected texts of one line, not {'phrase': an object of type Evil}; it is left out",
        ),
        (
            "{Evil(): {'phrase': 'None'}, 298: {'phrase': 'Kept'}}",
            "expected a status code, an integer of three digits, not an object of type Evil; it is left out",
        ),
        (
            "{499: {Evil(): 'None'}, 298: {'phrase': 'Kept'}}",
            "499: unknown an object of type Evil; there are description, label, name, phrase, rfc, section, url; it is"
            " left out",
        ),
        (
            "{10 ** 5000: {'phrase': 'None'}, 298: {'phrase': 'Kept'}}",
            "expected a status code, an integer of three digits, not an object of type int; it is left out",
        ),
        (
            "{499: {'phrase': 10 ** 5000}, 298: {'phrase': 'Kept'}}",
            "499: expected texts of one line, not {'phrase': an object of type int}; it is left out",
        ),
        (
            "{499: (d := {}, d.update(a=d, b=d))[0], 298: {'phrase': 'Kept'}}",
            "499: unknown 'a', 'b'; there are description, label, name, phrase, rfc, section, url; it is left out",
        ),
    ],
)
def test_of_the_extra_statuses_one_that_raises_is_left_out(project: Project, value: str, said: str) -> None:
    project.conf(f"{EVIL}httpstatus_extra = {value}")
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404 298\n"})
    built = project.build()
    warnings = [line for line in built.warnings if "httpstatus.config" in line]
    assert warnings == [f"conf.py:30: WARNING: httpstatus_extra: {said} [httpstatus.config]"]
    assert ("KEPT" in built.text("index.html")) is ("Kept" in value)


def test_a_value_of_a_class_of_the_author_s_is_read_as_what_it_is(project: Project) -> None:
    project.conf(
        f"{EVIL}httpstatus_spec = Text('rfc7231')\nhttpstatus_extra = {{Number(298): {{Text('phrase'): Text('Kept')}}}}"
    )
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404 298\n"})
    built = project.build()
    assert built.warnings == []
    assert "KEPT" in built.text("index.html")
    assert "rfc7231#section-6.5.4" in built.text("index.html").replace(".html", "")


def test_a_value_that_conf_py_imports_is_told_of_at_its_beginning(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.srcdir / "common_values.py").write_text("httpstatus_spec = 3\n", encoding="utf-8")
    monkeypatch.syspath_prepend(project.srcdir)
    project.conf("from common_values import *")
    project.write({"index.rst": "T\n=\n"})
    assert project.build().warnings == [
        "conf.py:1: WARNING: httpstatus_spec: expected 'rfc9110' or 'rfc7231', not 3; 'rfc9110' is used [httpstatus.config]"
    ]


def test_a_conf_py_that_is_no_longer_what_was_read_is_told_of_at_its_beginning(project: Project) -> None:
    project.conf("httpstatus_spec = 3\nfrom pathlib import Path\nPath(__file__).write_text('no Python')")
    project.write({"index.rst": "T\n=\n"})
    assert [line.partition(" WARNING")[0] for line in project.build().warnings] == ["conf.py:1:"]


def test_ctrl_c_ends_the_reading_of_a_value() -> None:
    class Slow(dict[int, dict[str, str]]):
        def items(self) -> Any:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _plain(Slow())


def test_the_line_of_a_value_is_that_of_its_last_assignment(project: Project) -> None:
    project.conf("httpstatus_spec = 1\n_httpstatus_spec = 2\nhttpstatus_spec  = 3\nx = httpstatus_spec\n")
    project.write({"index.rst": "T\n=\n"})
    assert project.build().warnings == [
        "conf.py:4: WARNING: httpstatus_spec: expected 'rfc9110' or 'rfc7231', not 3; 'rfc9110' is used [httpstatus.config]"
    ]
