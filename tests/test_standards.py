"""The rows themselves."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest

from sphinxext_httpstatus.standards import CLASS_REFERENCES, OLD_PHRASES, PHRASES, REFERENCES, Reference, Status

from .conftest import rows_of


def test_phrases_are_those_of_iana() -> None:
    registered = {
        int(row["Value"]): row["Description"].removesuffix(" (OBSOLETED)")
        for row in rows_of("iana-2025-09-15.csv")
        if row["Value"].isdigit() and row["Description"] != "Unassigned" and "TEMPORARY" not in row["Description"]
    }
    assert registered.pop(306) == "(Unused)"
    assert registered[418] == "(Unused)"
    assert registered | {418: "I'm a teapot"} == PHRASES


@pytest.mark.parametrize("table", [PHRASES, OLD_PHRASES, *REFERENCES.values()])
def test_rows_are_sorted_by_code(table: dict[int, object]) -> None:
    # dict literals hide a row that is written twice; the linter's F601 finds those.
    if table in REFERENCES.values():
        assert table.keys() == PHRASES.keys()
    else:
        assert list(table) == sorted(table)


def test_no_phrase_stands_for_two_codes() -> None:
    phrases = [*PHRASES.values(), *(phrase for old in OLD_PHRASES.values() for phrase in old)]
    assert len({phrase.casefold() for phrase in phrases}) == len(phrases) == 71


@pytest.mark.parametrize("row", rows_of("details.csv"), ids=lambda row: f"{row['spec']}-{row['code']}")
def test_each_reference_is_the_checked_one(row: dict[str, str]) -> None:
    assert REFERENCES[row["spec"]][int(row["code"])] == Reference(
        row["label"], int(row["rfc"]), row["section"], row["mark"], row["section_in_text"] == "yes"
    )


@pytest.mark.parametrize("spec", REFERENCES)
def test_every_code_has_a_reference_with_a_section(spec: str) -> None:
    assert len(REFERENCES[spec]) == 62
    for reference in REFERENCES[spec].values():
        assert reference.label
        assert re.fullmatch(r"\d{4}", str(reference.rfc))
        assert re.fullmatch(r"\d+(\.\d+)*", reference.section)


def test_every_member_of_the_running_python_is_covered() -> None:
    assert {member.value for member in HTTPStatus} <= PHRASES.keys()


def test_class_sections_hold_the_sections_of_their_codes() -> None:
    rfc, section, first = CLASS_REFERENCES["rfc9110"]
    assert REFERENCES["rfc9110"][404][1:3] == (rfc, f"{section}.{first + 3}.5")
    rfc, section, first = CLASS_REFERENCES["rfc7231"]
    assert REFERENCES["rfc7231"][404][1:3] == (rfc, f"{section}.{first + 3}.4")


@pytest.mark.parametrize(
    ("reference", "text", "target"),
    [
        (Reference("HTTP", 9110, "15.5.5"), "RFC 9110, Section 15.5.5", "9110#section-15.5.5"),
        (Reference("More", 6585, "4", section_in_text=False), "RFC 6585", "6585#section-4"),
        (Reference("Whole", 1), "RFC 1", "1"),
        (Reference("nginx", url="https://nginx.org"), "", "0"),
    ],
)
def test_reference_reads_as_its_cell(reference: Reference, text: str, target: str) -> None:
    assert (reference.text, reference.target) == (text, target)


@pytest.mark.parametrize(
    ("reference", "page"),
    [
        (Reference("HTTP", 9110, "15.5.5"), "rfc9110.html#section-15.5.5"),
        (Reference("Whole", 1), "rfc1.html"),
    ],
)
def test_the_address_of_a_reference_is_that_of_its_section(reference: Reference, page: str) -> None:
    assert reference.rfc_url("https://rfc.example/") == f"https://rfc.example/{page}"


def test_what_is_not_said_is_empty() -> None:
    assert Reference("HTTP") == Reference("HTTP", 0, "", "", section_in_text=True, url="")
    assert Status(404, "NOT_FOUND", "Not Found") == Status(404, "NOT_FOUND", "Not Found", "", None)


def test_title_is_code_and_phrase() -> None:
    assert Status(404, "NOT_FOUND", "Not Found").title == "404 Not Found"
