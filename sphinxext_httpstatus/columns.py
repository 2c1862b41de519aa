"""The columns of a table: their headings, and how wide each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_httpstatus.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The columns, by the name that ``:columns:`` takes: heading, least width in characters, and that where there is room.
COLUMNS = {
    "code": (_("Code"), 6, 6),
    "name": (_("Enum Name"), 11, 11),
    "phrase": (_("Reason Phrase"), 13, 31),
    "description": (_("Description"), 10, 45),
    "details": (_("Details"), 11, 45),
    "note": (_("Note"), 10, 50),
    "used": (_("Used in"), 10, 45),
}
DEFAULT_COLUMNS = ("code", "name", "details")
# A table of text has no more than 100 characters, of which three are the lines and blanks of each column.
_ROOM, _MARGIN = 99, 3


def widths(columns: Sequence[str], names: Sequence[str], *, is_latex: bool) -> list[int]:
    """Return the widths of columns in characters: what can be broken into lines shares what the others leave.

    :param names: the enum names that are shown, in quotes in text; TeX can break them after an underscore, and counts
        the margin of a column as a part of it.
    """
    least = {column: COLUMNS[column][1] for column in columns}
    most = {column: COLUMNS[column][2] for column in columns}
    if "name" in columns:
        most["name"] = max(most["name"], *(len(name) + 2 for name in names))
        parts = [f"{part}_" for name in names for part in name.split("_")] if is_latex else names
        least["name"] = max(least["name"], *(len(part) + 2 for part in parts))
    wanted = sum(most.values()) - sum(least.values())
    spare = max(0, _ROOM - _MARGIN * len(columns) - sum(least.values()))
    shares = [least[column] + (most[column] - least[column]) * min(spare, wanted) // max(1, wanted) for column in least]
    return [width + _MARGIN * is_latex for width in shares]
