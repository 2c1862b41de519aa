"""Finding and selecting statuses."""

from __future__ import annotations

import difflib
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.enums import StatusSource, load
from sphinxext_httpstatus.registry import (
    RangeError,
    Registry,
    SelectionError,
    class_digit,
    class_name,
    fold,
    target_name,
    words,
)
from sphinxext_httpstatus.standards import OLD_PHRASES, PHRASES, REFERENCES, Reference, Status

from .conftest import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

REGISTRY = Registry(load("http.HTTPStatus"))
NONE_OF_ITS_OWN = Registry(StatusSource("my.Empty", (), (), ()))


def code_of(text: str, registry: Registry = REGISTRY) -> int | None:
    status = registry.find(text)
    return status.code if status else None


@pytest.mark.parametrize("registry", [REGISTRY, NONE_OF_ITS_OWN], ids=["python", "standards alone"])
def test_every_name_and_phrase_of_every_python_is_found(registry: Registry) -> None:
    for row in rows_of("enum-by-python.csv"):
        code = int(row["code"])
        for text in (row["code"], row["name"], row["phrase"], f"{code} {row['phrase']}", f"{code} {row['name']}"):
            assert code_of(text, registry) == code, text


def test_every_phrase_of_every_standard_is_found() -> None:
    for code, phrase in PHRASES.items():
        for text in (phrase, *OLD_PHRASES.get(code, ())):
            assert code_of(text) == code_of(f"{code} {text}") == code


@pytest.mark.parametrize(
    "text",
    [
        "404",
        "NOT_FOUND",
        "not_found",
        "HTTPStatus.NOT_FOUND",
        "http.HTTPStatus.NOT_FOUND",
        "http.client.NOT_FOUND",
        "not found",
        "NOT FOUND",
        "Not \n\t  Found",
        "404 Not Found",
        " 404  not found ",
    ],
)
def test_every_form_of_a_status_is_found(text: str) -> None:
    assert REGISTRY.find(text) == Status(404, *_member(404), REFERENCES["rfc9110"][404])


def _member(code: int) -> tuple[str, str, str]:
    member = HTTPStatus(code)
    return member.name, member.phrase, member.description


@pytest.mark.parametrize("text", ["I'm a teapot", "I\N{RIGHT SINGLE QUOTATION MARK}m a Teapot", "IM_A_TEAPOT"])
def test_apostrophes_make_no_difference(text: str) -> None:
    assert code_of(text) == 418


@pytest.mark.parametrize(
    "text",
    [
        "Multi Status",
        "multi-status",
        "Multi\N{HYPHEN}Status",
        "Multi\N{NON-BREAKING HYPHEN}Status",
        "Non Authoritative Information",
        "Request-URI Too Long",
    ],
)
def test_hyphens_make_no_difference(text: str) -> None:
    assert code_of(text) in {207, 203, 414}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "499",
        "0404",
        "4040",
        "Not Fond",
        "404 Gone",
        "my.NOT_FOUND",
        "HTTPStatus.404",
        "HTTPStatus.x",
        "\N{SUPERSCRIPT TWO}",
        "²04",
        "٤٠٤",
    ],
)
def test_other_texts_name_no_status(text: str) -> None:
    assert REGISTRY.find(text) is None


def test_the_enum_s_own_names_win_and_prefix() -> None:
    mine = Registry(StatusSource("my.api.S", (Status(499, "NOT_FOUND", "Not Found"),), (("GONE_TOO", 499),), ()))
    assert code_of("NOT_FOUND", mine) == code_of("my.api.S.not_found", mine) == code_of("S.NOT_FOUND", mine) == 499
    assert code_of("GONE_TOO", mine) == 499
    assert code_of("404", mine) == 404


@pytest.mark.parametrize("prefix", ["HTTPStatus", "http.HTTPStatus", "http.client", "my.Empty", "empty"])
def test_python_s_own_prefixes_are_known_beside_the_enum_s(prefix: str) -> None:
    assert code_of(f" {prefix}.NOT_FOUND ", NONE_OF_ITS_OWN) == 404


def test_a_status_of_the_standards_alone_is_whole() -> None:
    assert NONE_OF_ITS_OWN.find("414") == Status(414, "URI_TOO_LONG", "URI Too Long", "", REFERENCES["rfc9110"][414])
    older = Registry(NONE_OF_ITS_OWN.enum, "rfc7231")
    assert older.find("414") == Status(414, "URI_TOO_LONG", "URI Too Long", "", REFERENCES["rfc7231"][414])


@pytest.mark.parametrize(
    ("dotted", "code"),
    [
        ("http.HTTPStatus.NOT_FOUND", 404),
        ("HTTPStatus.NOT_FOUND", 404),
        ("http.client.NOT_FOUND", 404),
        ("NOT_FOUND", None),
        ("client.NOT_FOUND", None),
        ("http.HTTPStatus.not_found", None),
        ("http.httpstatus.NOT_FOUND", None),
        ("http.HTTPStatus.NO_SUCH_MEMBER", None),
    ],
)
def test_a_python_name_is_known_to_the_letter(dotted: str, code: int | None) -> None:
    status = REGISTRY.python_names.get(dotted)
    assert (status.code if status else None) == code


def test_the_constants_of_http_client_are_members_of_python_s_own_enum_alone() -> None:
    mine = Registry(StatusSource("my.S", (Status(404, "NOT_FOUND", "Gone Away"),), (("LOST", 404),), ()))
    assert mine.python_names.get("my.S.LOST") == mine.python_names.get("S.NOT_FOUND") == mine.members[0]
    assert mine.python_names.get("http.client.NOT_FOUND") is None


def test_an_alias_that_is_no_older_name_of_its_status_is_a_problem() -> None:
    old = (("NOT_FOUND", 404), ("HTTP_404_NOT_FOUND", 404), ("HTTP_413_PAYLOAD_TOO_LARGE", 413))
    members = (Status(404, "MISSING", "Gone Away"), Status(413, "BIG", "Big"), Status(499, "OWN", "Own"))
    mine = Registry(StatusSource("my.S", members, (*old, ("LOST", 404), ("MINE", 499)), ("my.S.A is 'x'",)))
    assert mine.problems == (
        "my.S.A is 'x'",
        "my.S.LOST is 404, as MISSING is; it has no row of its own",
        "my.S.MINE is 499, as OWN is; it has no row of its own",
    )


@pytest.mark.parametrize(
    ("members", "rows"),
    [((404, 500), [404, 420, 499, 500]), ((500, 404), [500, 404, 420, 499])],
    ids=["in the order of codes", "in an order of its own"],
)
def test_extra_rows_stand_between_those_of_an_enum_in_the_order_of_codes(
    members: tuple[int, ...], rows: list[int]
) -> None:
    enum = StatusSource("my.S", tuple(Status(code, f"C{code}", "") for code in members), (), ())
    extra = {code: Status(code, "X", "X") for code in (499, 420, 404)}
    assert [status.code for status in Registry(enum, extra=extra).rows] == rows


def test_extra_joins_what_is_known_and_fills_in_what_the_enum_lacks() -> None:
    nginx = Reference("nginx", url="https://nginx.org")
    extra = {
        499: Status(499, "CLIENT_CLOSED_REQUEST", "Client Closed Request", "", nginx),
        404: Status(404, "X", "X", "filled in", nginx),
    }
    registry = Registry(StatusSource("my.S", (Status(404, "NF", "Nope"),), (), ()), extra=extra)
    assert registry.members == (Status(404, "NF", "Nope", "filled in", nginx),)
    assert registry.extra == (extra[499],)
    assert code_of("client closed request", registry) == 499


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("404", {404}),
        ("CONFLICT", {409}),
        ("REQUEST_ENTITY_TOO_LARGE", {413}),
        ("500-503", {500, 501, 502, 503}),
        ("5XX", {code for code in PHRASES if code >= 500}),
        ("404-404", {404}),
        ("900-999", set()),
        ("4XX-5XX", {code for code in REGISTRY.statuses if code >= 400}),
        ("4xx-5XX", {code for code in REGISTRY.statuses if code >= 400}),
        ("404-4xx", {code for code in REGISTRY.statuses if 404 <= code <= 499}),
    ],
)
def test_a_word_selects(word: str, codes: set[int]) -> None:
    assert REGISTRY.select(word) == codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("404, 410 GONE,,5xx", ["404", "410", "GONE", "5xx"]),
        ("500-504", ["500-504"]),
        ("500 - 504", ["500-504"]),
        ("500- 504 404", ["500-504", "404"]),
        ("404 500 -504", ["404", "500-504"]),
        ("- 404\n- 500-504\n- GONE", ["404", "500-504", "GONE"]),
        ("\n  - 404\n  - 410", ["404", "410"]),
        ("404; 410;GONE", ["404", "410", "GONE"]),
        ("500\N{EN DASH}504", ["500-504"]),
        ("500 \N{EM DASH} 504", ["500-504"]),
        ("500 \N{FIGURE DASH} 504, 500\N{HORIZONTAL BAR}504, 500\N{FULLWIDTH HYPHEN-MINUS}504", ["500-504"] * 3),
        ("500\N{MINUS SIGN}504, 500\N{HYPHEN}504, 500\N{NON-BREAKING HYPHEN}504", ["500-504"] * 3),
        ("4xx - 5xx", ["4xx-5xx"]),
        ("4XX", ["4XX"]),
        ("- 404 - 410", ["404", "410"]),
        ("500\n  -\n  504", ["500-504"]),
        ("500 -", ["500", "-"]),
        ("500\N{EN DASH}", ["500-"]),
        ("404 \N{EN DASH} GONE", ["404", "-", "GONE"]),
        ("[\"404\", '410']", ["404", "410"]),
        ("404 - GONE", ["404", "-", "GONE"]),
        ("[404, 410]", ["404", "410"]),
        ("", []),
    ],
)
def test_a_selection_has_words_with_blanks_or_commas_between(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("404, Not Found,  I'm a Teapot", ["404", " Not Found", "  I'm a Teapot"]),
        ("404 410, 4XX", ["404", "410", "4XX"]),
        ("Not Fond", ["Not", "Fond"]),
        ("", []),
    ],
)
def test_in_a_selection_a_phrase_is_one_word(text: str, found: list[str]) -> None:
    assert REGISTRY.selection(text) == found


def test_a_class_is_found_of_which_a_status_is_known() -> None:
    assert [REGISTRY.find_class(text) for text in ("1xx", "4XX", "5xx", "6xx", "9xx", "404", "")] == [
        1,
        4,
        5,
        0,
        0,
        0,
        0,
    ]
    own = Registry(load("http.HTTPStatus"), extra={601: Status(601, "ODD", "Odd")})
    assert own.find_class("6xx") == 6


def test_a_number_is_a_status_code_or_a_class() -> None:
    assert [target_name(number) for number in (1, 9, 100, 404)] == ["1xx", "9xx", "100", "404"]


OWN = " (a code of your own goes into httpstatus_extra)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("6xx", f"unknown HTTP status '6xx': no status of this class is known{OWN}"),
        ("500 - 504", "unknown HTTP status '500 - 504': a range is for the option 'codes' of a table"),
        ("4xx-5xx", "unknown HTTP status '4xx-5xx': a range is for the option 'codes' of a table"),
        ("4xx Client Error", "unknown HTTP status '4xx Client Error': did you mean 4xx?"),
    ],
)
def test_what_is_no_status_but_a_class_or_range_is_said(text: str, message: str) -> None:
    assert REGISTRY.unknown(text) == message


@pytest.mark.parametrize(
    ("word", "message", "is_malformed"),
    [
        ("504-500", "the range '504-500' runs backwards; write '500-504'", True),
        ("500-", "'500-' is no range of status codes; write one as '500-504'", True),
        ("5-10", "'5-10' is no range of status codes; write one as '500-504'", True),
        ("-", "'-' is no range of status codes; write one as '500-504'", True),
        ("-504", "'-504' is no range of status codes; write one as '500-504'", True),
        ("500-502-504", "'500-502-504' is no range of status codes; write one as '500-504'", True),
        ("500..504", "'500..504' is no range of status codes; write one as '500-504'", True),
        ("500…504", "'500…504' is no range of status codes; write one as '500-504'", True),
        ("500~504", "'500~504' is no range of status codes; write one as '500-504'", True),
        ("500:504", "'500:504' is no range of status codes; write one as '500-504'", True),
        ("5xx-4XX", "the range '5xx-4XX' runs backwards; write '4XX-5xx'", True),
        (
            "to",
            "unknown HTTP status 'to': expected a code, a name, a class or a range, such as 404, NOT_FOUND, 4xx or 500-504",
            False,
        ),
        ("conflicts", "unknown HTTP status 'conflicts': did you mean 409 Conflict?", False),
        (
            "Not",
            "unknown HTTP status 'Not': expected a code, a name, a class or a range, such as 404, NOT_FOUND, 4xx or 500-504",
            False,
        ),
    ],
)
def test_a_word_that_selects_nothing_is_told_of(word: str, message: str, is_malformed: bool) -> None:
    with pytest.raises(SelectionError) as raised:
        REGISTRY.select(word)
    assert (str(raised.value), isinstance(raised.value, RangeError)) == (message, is_malformed)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Not Fond", "unknown HTTP status 'Not Fond': did you mean 404 Not Found, 302 Found or 304 Not Modified?"),
        (
            "409 Too Many Things",
            "unknown HTTP status '409 Too Many Things': did you mean 409 Conflict or 429 Too Many Requests?",
        ),
        ("404 Gone", "unknown HTTP status '404 Gone': did you mean 404 Not Found"),
        (
            "499",
            "unknown HTTP status '499': did you mean 429 Too Many Requests or 409 Conflict?"
            " (a code of your own goes into httpstatus_extra)",
        ),
        (
            "987",
            "unknown HTTP status '987': expected a code, name, reason phrase or class, such as 404, NOT_FOUND, Not Found or 4xx"
            " (a code of your own goes into httpstatus_extra)",
        ),
        ("40x", "unknown HTTP status '40x': did you mean 4xx?"),
        ("4 xx", "unknown HTTP status '4 xx': did you mean 4xx?"),
        ("5**", "unknown HTTP status '5**': did you mean 5xx?"),
        ("2X", "unknown HTTP status '2X': did you mean 2xx?"),
        ("HTTP 404", "unknown HTTP status 'HTTP 404': did you mean 404 Not Found"),
        ("HTTPStatus.NOTFOUND", "unknown HTTP status 'HTTPStatus.NOTFOUND': did you mean 404 Not Found"),
        (
            "banana",
            "unknown HTTP status 'banana': expected a code, name, reason phrase or class, such as 404, NOT_FOUND, Not Found or 4xx",
        ),
        ("x" * 60, f"unknown HTTP status '{'x' * 60}': expected a code"),
        ("x" * 61, f"unknown HTTP status '{'x' * 60}…': expected a code"),
        ("x" * 1_000_000, f"unknown HTTP status '{'x' * 60}…': expected a code"),
    ],
)
def test_an_unknown_text_is_told_of_with_what_is_close(text: str, message: str) -> None:
    assert REGISTRY.unknown(text).startswith(message)


def test_folding_takes_case_and_blanks() -> None:
    assert fold("  NOT_\nFound ") == "not found"


@pytest.mark.parametrize(
    ("text", "digit"),
    [
        *(("4xx", 4), (" 4XX ", 4), ("4xX", 4), ("4Xx", 4), ("9xx", 9)),
        *(("0xx", 0), ("Xxx", 0), ("٤xx", 0), ("4x", 0), ("44xx", 0), ("xx", 0), ("", 0)),
    ],
)
def test_a_class_is_three_characters(text: str, digit: int) -> None:
    assert class_digit(text) == digit


def test_a_class_is_written_with_its_digit() -> None:
    assert class_name(4) == "4xx"


def test_digest_changes_with_what_the_enum_says() -> None:
    first = Registry(StatusSource("my.S", (Status(404, "A", "B"),), (), ()))
    same = Registry(StatusSource("my.S", (Status(404, "A", "B"),), (), ()))
    other = Registry(StatusSource("my.S", (Status(404, "A", "C"),), (), ()))
    assert first.digest == same.digest != other.digest


def test_of_an_unknown_text_few_are_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    original = difflib.get_close_matches

    def count(word: str, possibilities: Sequence[str], n: int) -> list[str]:
        looked_at.append(len(possibilities))
        return original(word, possibilities, n)

    monkeypatch.setattr(difflib, "get_close_matches", count)
    assert "did you mean 404 Not Found" in REGISTRY.unknown("Not Fuond")
    assert looked_at == [20]


def test_the_digest_differs_where_a_problem_does_but_not_for_the_address_of_an_object() -> None:
    first, second, other = (
        Registry(
            StatusSource("my.S", (Status(404, "A", "B"),), (), (f"my.S.X is <object object at {it}>, no integer",))
        ).digest
        for it in ("0x7f0aF9", "0x7f0bE1", "home")
    )
    assert first == second != other
    assert first != Registry(StatusSource("my.S", (Status(404, "A", "B"),), (), ())).digest
