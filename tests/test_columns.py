"""Widths of columns."""

from __future__ import annotations

import itertools
from http import HTTPStatus

import pytest

from sphinxext_httpstatus.columns import COLUMNS, widths

NAMES = [status.name for status in HTTPStatus]
LONGEST = max(map(len, NAMES))
CHOICES = [choice for count in range(1, len(COLUMNS) + 1) for choice in itertools.combinations(COLUMNS, count)]


@pytest.mark.parametrize("columns", [choice for choice in CHOICES if len(choice) <= 5], ids=" ".join)
def test_a_table_of_up_to_five_columns_takes_no_more_than_100_characters(columns: tuple[str, ...]) -> None:
    found = widths(columns, NAMES, is_latex=False)
    assert sum(found) + 3 * len(found) + 1 <= 100


@pytest.mark.parametrize("is_latex", [False, True])
def test_no_choice_of_columns_makes_one_narrower_than_its_longest_words(is_latex: bool) -> None:
    for columns in CHOICES:
        for column, width in zip(columns, widths(columns, NAMES, is_latex=is_latex), strict=True):
            assert width >= COLUMNS[column][1]


def test_codes_and_names_are_whole_in_text_and_what_is_left_is_shared() -> None:
    columns = ("code", "name", "details", "note")
    assert widths(columns, NAMES, is_latex=False) == [6, LONGEST + 2, 23, 24]
    # Of short names more is left.
    assert widths(columns, ["OK"], is_latex=False) == [6, 11, 33, 36]


def test_where_there_is_room_a_column_takes_no_more_than_it_needs() -> None:
    assert widths(("phrase", "code"), NAMES, is_latex=False) == [31, 6]
    assert widths(("name",), NAMES, is_latex=False) == [LONGEST + 2]


def test_tex_breaks_names_where_columns_need_the_room_and_counts_margins() -> None:
    margin = 3
    assert widths(("code", "name", "phrase"), NAMES, is_latex=True) == [6 + margin, LONGEST + 2 + margin, 31 + margin]
    name = widths(tuple(COLUMNS), NAMES, is_latex=True)[1]
    assert len("AUTHENTICATION") + 2 + margin <= name < LONGEST
