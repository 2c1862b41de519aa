"""Tests of plain mentions."""

from __future__ import annotations

from tests.conftest import DATA


def sentences(section: str) -> list[str]:
    """The sentences of a section of the data."""
    text = (DATA / "plain-mentions.txt").read_text(encoding="utf-8")
    part = text.partition(f"# {section}:")[2].partition("\n# ")[0]
    return part.splitlines()[1:]
