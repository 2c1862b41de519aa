"""The maintainers' comparison with IANA's registry and Python's enum."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import DATA
from tools import compare_registry

IANA = DATA / "iana-2025-09-15.csv"


class Member(int):
    """What a later Python's enum may have."""

    phrase: str

    def __new__(cls, code: int, phrase: str) -> Any:
        member = super().__new__(cls, code)
        member.phrase = phrase
        return member


def test_nothing_differs(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare_registry.main([str(IANA)]) == compare_registry.main([]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("row", "changed", "line"),
    [
        (
            "410,Gone,",
            "410,Departed,",
            "410: IANA has 'Departed': put it into PHRASES, and 'Gone' into OLD_PHRASES",
        ),
        (
            "511,Network",
            "509,Quota Exceeded,[RFC9999]\n511,Network",
            "509: IANA registers 'Quota Exceeded': add it to PHRASES, and to each edition of REFERENCES",
        ),
        (
            "305,Use Proxy,",
            "305,(Unused),",
            "305: IANA no longer registers 'Use Proxy': remove it, or say beside it why it stays",
        ),
        (
            "207,Multi-Status,[RFC4918]",
            '207,Multi-Status,"[RFC9999, Section 1.2]"',
            "207: IANA refers to [RFC9999, Section 1.2]: look it up, RFC 4918, Section 11.1 may be out of date",
        ),
        (
            '410,Gone,"[RFC9110, Section 15.5.11]"',
            '410,Gone,"[RFC9110, Section 15.5.12]"',
            "410: IANA refers to [RFC9110, Section 15.5.12]: look it up, RFC 9110, Section 15.5.11 may be out of date",
        ),
    ],
    ids=["phrase", "new", "removed", "rfc", "section"],
)
def test_what_iana_changes_is_reported(
    row: str, changed: str, line: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    text = IANA.read_text(encoding="utf-8")
    assert row in text
    file = tmp_path / "iana.csv"
    file.write_text(text.replace(row, changed), encoding="utf-8")
    assert compare_registry.main([str(file)]) == 1
    assert capsys.readouterr().out == f"{line}\n"


@pytest.mark.parametrize(
    ("name", "member", "lines"),
    [
        (
            "NEW_THING",
            Member(499, "New Thing"),
            ["499: Python has NEW_THING 'New Thing': add it to PHRASES, and to each edition of REFERENCES"],
        ),
        (
            "DEPARTED",
            Member(410, "Departed"),
            [
                "410: Python has 'DEPARTED', which is not found: add its phrase to OLD_PHRASES",
                "410: Python has 'Departed', which is not found: add its phrase to OLD_PHRASES",
            ],
        ),
        (
            "NOT_FOUND",
            Member(410, "Gone"),
            ["410: Python has 'NOT_FOUND', which is not found: add its phrase to OLD_PHRASES"],
        ),
    ],
    ids=["code", "name and phrase", "name of another"],
)
def test_what_python_changes_is_reported(
    name: str, member: Any, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = SimpleNamespace(__members__={**HTTPStatus.__members__, name: member})
    monkeypatch.setattr(compare_registry, "HTTPStatus", changed)
    assert compare_registry.main([]) == 1
    assert capsys.readouterr().out.splitlines() == lines


def test_iana_is_asked_on_request(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(compare_registry, "IANA", IANA.as_uri())
    assert compare_registry.main(["--fetch"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("fetch", [True, False], ids=["--fetch", "file"])
def test_a_file_that_can_not_be_had_is_an_error_in_one_line(
    fetch: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.csv"
    monkeypatch.setattr(compare_registry, "IANA", missing.as_uri())
    with pytest.raises(SystemExit) as exited:
        compare_registry.main(["--fetch"] if fetch else [str(missing)])
    assert exited.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("python -m tools.compare_registry: error: no file of IANA's: ")
    assert str(missing) in last
