"""The comparison of builds that ``python -m tools.downstream`` makes."""

from __future__ import annotations

from collections import Counter

import pytest

from tools.downstream.__main__ import Build, compare
from tools.downstream.pages import Page, differences

LINK = '<a class="http-status reference internal" href="#http-status-404"><span class="http-status">404</span></a>'


@pytest.mark.parametrize(
    ("without", "with_", "expected"),
    [
        ("<p>Answers 404, and\nends.</p>", f"<p>Answers {LINK}, and ends.</p>", []),
        ('<p>Answers <a href="x"><span>404</span></a>.</p>', f"<p>Answers {LINK}.</p>", []),
        ("<p>Answers 404.</p>", f"<p>Answers {LINK}!</p>", ["'404.' became '404!'"]),
        ("<p>Answers <b>404</b>.</p>", f"<p>Answers {LINK}.</p>", ["'<b> </b>' became ''"]),
        ("<p>Answers 404.</p>", '<p>Answers <a href="x">404</a>.</p>', ["'' became '<a href=\"x\"> </a>'"]),
        ("<p>404 <i>or</i></p>", f'<p>{LINK} <i class="x">or</i></p>', ["'<i>' became '<i class=\"x\">'"]),
        ("<p>a</p>", "<p>a<br></p>", ["'' became '<br>'"]),
    ],
    ids=["link", "other link", "text", "other tag", "a link of no status", "attribute", "new tag"],
)
def test_nothing_but_links_to_statuses_may_differ(without: str, with_: str, expected: list[str]) -> None:
    assert differences(Page(without), Page(with_)) == expected


def test_pages_and_warnings_are_those_of_the_build_without() -> None:
    without = Build({"a.html": Page("a"), "b.html": Page("b")}, Counter({"once": 1, "gone": 1}))
    with_ = Build({"b.html": Page("B"), "c.html": Page("c"), "ours.html": Page("")}, Counter({"once": 2}))
    assert compare(without, with_, {"ours.html"}) == [
        "new warning: once",
        "a.html: is missing",
        "b.html: 'b' became 'B'",
        "c.html: is new",
    ]
    assert compare(without, without, set()) == []
