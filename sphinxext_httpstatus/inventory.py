"""What follows from all pages together: where each status is documented, and which sections use it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sphinxext_httpstatus.links import class_title, index_line, tooltip
from sphinxext_httpstatus.pages import is_in_row
from sphinxext_httpstatus.registry import class_digit, class_name, target_name
from sphinxext_httpstatus.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinxext_httpstatus.links import IndexLine
    from sphinxext_httpstatus.pages import Condition, Listing, Page
    from sphinxext_httpstatus.registry import Registry
    from sphinxext_httpstatus.standards import Status


# Plain tuples: they take no time to load.
#: Where a reference leads: document, id, what is there (``"404 Not Found"``), tooltip of a link to it.
Place = tuple[str, str, str, str]
#: A section that mentions a status: document, id of the section (empty outside any), its title, title of the page.
Use = tuple[str, str, str, str]


class Inventory:
    """The statuses of a documentation in one build; nothing in it changes.

    :param pages: what was read, by document, as a reader meets the documents.
    :param registry: gives the registry of an enum and an edition; without an enum that of conf.py.
    :param titles: the titles of the documents.
    :param is_met: tells of a condition whether what stands under it is shown in the build.
    :param title_of: gives the title of what a sentence refers to, for :func:`sphinxext_httpstatus.summary.summary`.
    """

    def __init__(
        self,
        pages: dict[str, Page],
        registry: Callable[..., Registry],
        titles: dict[str, str],
        is_met: Callable[[Condition], bool],
        title_of: Callable[[str, str], str],
    ) -> None:
        """Find places and uses."""
        self._registry = registry
        self._is_met = is_met
        #: Whether what stands under conditions is shown, when uses are found.
        self.is_shown = functools.cache(lambda conditions: all(map(self._is_met_here, conditions)))
        # In an order that does not depend on that of reading.
        listings = [(listing, page.parts[n][2]) for _, page in sorted(pages.items()) for listing, n in page.listings]
        # The enums of tables, shown or not, which references may name too, with the codes of their rows.
        self._others: dict[Registry, set[int]] = {}
        for listing, _conditions in listings:
            self._others.setdefault(registry(listing.enum), set()).update(listing.rows)
        #: Target of a reference -> the status that it names, or None.
        self.find = functools.cache(self._find)
        #: Dotted Python name -> the status that it stands for; of two enums the first counts.
        self.python_names: dict[str, Status] = {}
        enums = [*reversed(list(self._others)), registry()]
        # Those of the Python that builds, unless those of another are documented.
        if not any(enum.enum.name == "http.HTTPStatus" for enum in enums):
            enums.insert(-1, registry("http.HTTPStatus"))
        for enum in enums:
            self.python_names |= enum.python_names
        #: Status code, or first digit of a class, -> the sections that mention it, in the table of contents' order.
        self.uses: dict[int, list[Use]] = {}
        for docname, page in pages.items():
            self._find_uses(docname, page, titles[docname])
        #: The listings that the build shows, and of each document and line of the directive.
        self.listings = [listing for listing, conditions in listings if self.is_shown(conditions)]
        self.shown = {(listing.docname, listing.location) for listing in self.listings}
        #: The codes, and first digits of classes, that have an entry, to which the rows of tables lead.
        self.entries = {number for listing in self.listings if not listing.columns for number in listing.rows}
        #: Target (``"404"``, ``"4xx"``) -> where a reference to it leads: an entry, or else a row.
        self.places: dict[str, Place] = {}
        entries_first = sorted(self.listings, key=lambda listing: bool(listing.columns))
        meanings = self._meanings(entries_first, title_of)
        most_rows: dict[int, int] = {}
        for listing in entries_first:
            self._find_places(listing, meanings, most_rows)
        # What a mention of a target shows.
        self._shown_by = functools.cache(lambda target: repr((self.find(target), self.place(target))))
        self._used_by = functools.cache(lambda code: repr(self.uses.get(code)))
        #: The documents that have tables or entries, shown or not.
        self.listed = {docname for docname, page in pages.items() if page.listings}
        #: The documents that show a table.
        self.tables = {listing.docname for listing in self.listings if listing.columns}

    def _is_met_here(self, condition: Condition) -> bool:
        name, expression = condition
        if name == "row":
            return not expression or any(int(code) in self.uses for code in expression.split())
        return self._is_met(condition)

    def _find(self, target: str) -> Status | None:
        if status := self._registry().find(target):
            return status
        for registry, codes in self._others.items():
            if (status := registry.find(target)) and status.code in codes:
                return status
        return None

    def _find_uses(self, docname: str, page: Page, title: str) -> None:
        parts: dict[int, list[int]] = {}
        for kept, find in ((page.mentions, self.find), (page.names, self.python_names.get)):
            for target, used_in in kept.items():
                status = find(target)
                if number := status.code if status else class_digit(target):
                    parts.setdefault(number, []).extend(used_in)
        for listing, part in page.listings:
            if not listing.columns:
                for number in listing.rows:
                    parts.setdefault(number, []).append(part)
        # By the number of a part; None for a note, and for one that the build leaves out.
        uses = [
            None if is_in_row(part) or not self.is_shown(part[2]) else (docname, part[0], part[1] or title, title)
            for part in page.parts
        ]
        for number, of_number in parts.items():
            sections = dict.fromkeys([uses[part] for part in sorted(of_number)])
            if any(sections):
                self.uses.setdefault(number, []).extend(filter(None, sections))

    def _meanings(self, listings: list[Listing], title_of: Callable[[str, str], str]) -> dict[int, str]:
        """What the author says first of each status or class: of an entry without words the row's note tells."""
        meanings: dict[int, str] = {}
        for listing in listings:
            rows = self.shown_rows(listing)
            for number, paragraph in listing.said.items():
                if rows.get(number) and not meanings.get(number):
                    meanings[number] = summary(paragraph, title_of)
        return meanings

    def _find_places(self, listing: Listing, meanings: dict[int, str], most_rows: dict[int, int]) -> None:
        statuses = self._registry(listing.enum, listing.spec).statuses
        rows = self.shown_rows(listing)
        for number, node_id in rows.items():
            if node_id and (title := _title(number, statuses)):
                # What the author says counts for more than what the enum says.
                meaning = meanings.get(number) or (statuses[number].description if number in statuses else "")
                place = listing.docname, node_id, title, tooltip(title, meaning)
                self.places.setdefault(target_name(number), place)
        # A class without an entry leads to the table that shows most of it.
        for digit, node_id in listing.classes.items():
            count = sum(code // 100 == digit for code in rows)
            if digit not in self.entries and count > most_rows.get(digit, 0):
                most_rows[digit] = count
                title = class_title(digit)
                self.places[class_name(digit)] = listing.docname, node_id, title, title

    def shown_rows(self, listing: Listing) -> dict[int, str]:
        """Return the rows of a listing that are shown."""
        return {code: node_id for code, node_id in listing.rows.items() if not listing.is_used or code in self.uses}

    def place(self, target: str) -> Place | None:
        """Return where a reference leads in this documentation, or None."""
        if found := self.places.get(target):
            return found
        status = self.find(target)
        return self.places.get(str(status.code)) if status else None

    def python_place(self, name: str) -> Place | None:
        """Return where a dotted Python name leads, or None."""
        status = self.python_names.get(name)
        return self.places.get(str(status.code)) if status else None

    @functools.cached_property
    def owners(self) -> dict[str, str]:
        """Id of a row -> the document that has it where all documents are written as one."""
        owners: dict[str, str] = {}
        for listing in reversed(self.listings):
            owners |= dict.fromkeys(listing.ids, listing.docname)
        return owners | {node_id: docname for docname, node_id, *_ in self.places.values()}

    def index_lines(self, listing: Listing) -> dict[int, list[IndexLine]]:
        """Return what the general index has of a listing: for each of its rows that is shown the lines that lead there.

        One for each status or class, and where the references are shown one for each RFC, at its first row.
        """
        lines: dict[int, list[IndexLine]] = {}
        if not listing.is_in_index:
            return lines
        statuses = self._registry(listing.enum, listing.spec).statuses
        rfcs: set[int] = set()
        for number, node_id in self.shown_rows(listing).items():
            if node_id and (title := _title(number, statuses)):
                lines[number] = [index_line(title, node_id)]
                reference = statuses[number].reference if "details" in listing.columns else None
                if reference and reference.rfc and reference.rfc not in rfcs:
                    rfcs.add(reference.rfc)
                    lines[number].append(("single", f"RFC; RFC {reference.rfc}", node_id, "", None))
        return lines

    def shown_on(self, page: Page) -> Iterator[str]:
        """Yield what a page shows of others: texts that differ where what it shows differs."""
        yield from map(self._shown_by, page.mentions)
        for name in page.names:
            if name in self.python_names:
                yield repr(self.python_place(name))
        for listing, part in page.listings:
            yield str(self.is_shown(page.parts[part][2]))
            for code in listing.rows:
                if code in self.entries:
                    yield repr(self.places.get(str(code)))
                if "used" in listing.columns:
                    yield self._used_by(code)
                elif listing.is_used:
                    yield str(code in self.uses)


def _title(number: int, statuses: Mapping[int, Status]) -> str:
    """The title of a status or class; empty if the enum has it no more."""
    if number < 10:
        return class_title(number)
    return statuses[number].title if number in statuses else ""
