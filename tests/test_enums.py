"""Reading an enum."""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.enums import EnumError, load
from sphinxext_httpstatus.standards import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """A function that makes an importable module of a text and returns its name."""
    monkeypatch.syspath_prepend(tmp_path)
    names: list[str] = []

    def write(text: str) -> str:
        name = f"author_module_{len(names)}"
        names.append(name)
        (tmp_path / f"{name}.py").write_text(f"import enum\n{text}", encoding="utf-8")
        return name

    yield write
    for name in names:
        sys.modules.pop(name, None)


def test_python_s_own_enum_is_read_whole() -> None:
    read = load("http.HTTPStatus")
    assert [(s.code, s.name, s.phrase, s.description) for s in read.members] == [
        (m.value, m.name, m.phrase, m.description) for m in HTTPStatus
    ]
    assert read.problems == ()
    assert {name: HTTPStatus[name].value for name, _ in read.aliases} == dict(read.aliases)


def test_missing_phrases_are_iana_s_or_made_from_the_name(module: Callable[[str], str]) -> None:
    name = module("class S(enum.Enum):\n    MISSING = 404\n    ENHANCE_YOUR_CALM = 420\n")
    assert load(f"{name}.S").members == (
        Status(404, "MISSING", "Not Found"),
        Status(420, "ENHANCE_YOUR_CALM", "Enhance Your Calm"),
    )


def test_an_attribute_that_raises_or_is_no_text_counts_as_missing(module: Callable[[str], str]) -> None:
    name = module(
        "class S(enum.Enum):\n"
        "    GONE = 410\n"
        "    @property\n    def phrase(self): raise RuntimeError\n"
        "    description = property(lambda self: 7)\n"
    )
    assert load(f"{name}.S").members == (Status(410, "GONE", "Gone"),)


def test_an_enum_nested_in_a_class_is_found(module: Callable[[str], str]) -> None:
    name = module("class Api:\n    class S(enum.IntEnum):\n        OK = 200\n")
    assert load(f"{name}.Api.S").members == (Status(200, "OK", "OK"),)


def test_members_that_are_no_status_codes_are_told_of_and_left_out(module: Callable[[str], str]) -> None:
    name = module("class S(enum.Enum):\n    OK = 200\n    A = 'x'\n    YES = True\n    MINUS = -404\n    BIG = 4040\n")
    read = load(f"{name}.S")
    assert [member.code for member in read.members] == [200]
    assert read.problems == (
        f"{name}.S.A is 'x', not an integer",
        f"{name}.S.YES is True, not an integer",
        f"{name}.S.MINUS is -404, not a status code of three digits",
        f"{name}.S.BIG is 4040, not a status code of three digits",
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("HTTPStatus", "'HTTPStatus' can't be imported: there is no module 'HTTPStatus'"),
        ("", "'' is no dotted path such as 'http.HTTPStatus'"),
        ("http..HTTPStatus", "'http..HTTPStatus' is no dotted path such as 'http.HTTPStatus'"),
        ("no_such_module.S", "'no_such_module.S' can't be imported: there is no module 'no_such_module'"),
        ("http.Nothing", "'http.Nothing' can't be imported: AttributeError: module 'http' has no attribute 'Nothing'"),
        (
            "http.HTTPStatus.OK.phrase",
            "'http.HTTPStatus.OK.phrase' is a str, neither an enum nor a module of constants",
        ),
        (
            "http.client.HTTPConnection",
            "'http.client.HTTPConnection' is a type, neither an enum nor a module of constants",
        ),
        ("enum.EnumCheck", "'enum.EnumCheck' has no member that is a status code of three digits"),
    ],
)
def test_what_is_no_enum_of_statuses_is_said(path: str, message: str) -> None:
    with pytest.raises(EnumError) as raised:
        load(path)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raise SystemExit('bye')", "SystemExit: bye"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import no_such_dependency", "ModuleNotFoundError: No module named 'no_such_dependency'"),
    ],
)
def test_a_module_that_fails_is_reported_with_its_own_error(
    module: Callable[[str], str], text: str, message: str
) -> None:
    name = module(text)
    with pytest.raises(EnumError) as raised:
        load(f"{name}.S")
    assert str(raised.value) == f"'{name}.S' can't be imported: {message}"


def test_a_description_that_raises_for_some_members_is_missing_there_alone(module: Callable[[str], str]) -> None:
    name = module(
        "TEXTS = {404: 'Gone \\x08missing.'}\nclass S(enum.IntEnum):\n    OK = 200\n    NOT_FOUND = 404\n"
        "    description = property(lambda self: TEXTS[self])\n"
    )
    # And what can't be shown in a page is taken out.
    assert [member.description for member in load(f"{name}.S").members] == ["", "Gone missing."]
