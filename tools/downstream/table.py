"""A table of statuses that was typed by hand: ours in its place, and what is different then."""

from __future__ import annotations

import re

from .pages import Page

#: Such a table in reStructuredText: what stands between its first border and the third.
_TYPED = re.compile(r"^(=[= ]+\n)Code .*?^\1.*?^\1", re.MULTILINE | re.DOTALL)
#: The same in HTML, by a name that each has.
_BUILT = re.compile(r"<table\b(?:(?!<table\b).)*>CONTINUE<.*?</table>", re.DOTALL)
# What a page with a table of ours has around it, and for it.
_BOX = re.compile(r'<div class="http-status-box[^>]*>\s*(<table.*?</table>)\s*</div>', re.DOTALL)
_STYLESHEET = re.compile(r"\s*<link [^>]*httpstatus\.css[^>]*>")
# A number that Sphinx gives by itself, to each place of the general index on the page.
_COUNTED = re.compile(r'\bid="index-\d+"')


def replaced(text: str) -> str:
    """Return a page with the directive in place of the table, and no line elsewhere: warnings name lines."""
    (table,) = _TYPED.finditer(text)
    lines = ".. http-status-table::" + "\n" * table.group().count("\n")
    return text[: table.start()] + lines + text[table.end() :]


def split(html: str) -> tuple[str, str]:
    """Return a built page without its table, and the table."""
    html = _STYLESHEET.sub("", _COUNTED.sub("", _BOX.sub(r"\1", html)))
    (table,) = _BUILT.finditer(html)
    return html[: table.start()] + html[table.end() :], table.group()


def changes(before: str, after: str) -> list[str]:
    """Return what a table has that another had not, a line each."""
    old, new = _rows(before), _rows(after)
    lines = [f"rows: {len(old)} -> {len(new)}"]
    for what, pattern in (("rows with an id", r'id="http-status-\d+"'), ("links to a section", 'href="[^"]*#section')):
        counts = (len(re.findall(pattern, table)) for table in (before, after))
        lines.append(f"{what}: {' -> '.join(map(str, counts))}")
    codes = sorted(old.keys() | new.keys())
    pairs = [(old.get(code, "no row"), new.get(code, "no row")) for code in codes]
    return lines + [f"{one} -> {other}" for one, other in pairs if one != other]


def losses(before: str, after: str) -> list[str]:
    """Return what a table has lost, a line each: rows, ids, and where its links lead, but for the section."""
    lost = [f"row {code} is lost" for code in _rows(before).keys() - _rows(after).keys()]
    for attribute in ("id", "href"):
        old, new = (set(re.findall(rf'\b{attribute}="([^"#]+)', html)) for html in (before, after))
        lost += [f"{attribute} {value!r} is lost" for value in old - new]
    return sorted(lost)


def _rows(table: str) -> dict[str, str]:
    """The text of each row, by its code."""
    rows = (" ".join(Page(row.replace("¶", "")).words) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL))
    return {row.partition(" ")[0]: row for row in rows if row[:1].isdigit()}
