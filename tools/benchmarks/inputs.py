"""The kinds of input whose cost is measured at several sizes, each with the same source without the extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .projects import CODES, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_AUTOLINK = "httpstatus_autolink = 'strict'\n"
# The same statuses are documented again and again, which is not what is measured.
_QUIET = "suppress_warnings = ['httpstatus', 'app.add_node']\n"
_HERE = "import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n"


class Sources(NamedTuple):
    """A project: its files, and what conf.py says."""

    files: dict[str, str]
    conf: str = ""
    extensions: tuple[str, ...] = ()


class Case(NamedTuple):
    """A kind of input."""

    name: str
    largest: int
    #: Of a size, and whether the extension is there: the project.
    make: Callable[[int, bool], Sources]
    builder: str = "html"
    #: Sizes that are not a quarter, a half and all of the largest.
    sizes: tuple[int, ...] = ()


def page(*blocks: str) -> str:
    """A page with a title."""
    return "\n\n".join(("Page\n====", *blocks)) + "\n"


def pages(texts: Iterable[str]) -> dict[str, str]:
    """A page for each text."""
    return {"index.rst": INDEX, **{f"page{number:05}.rst": page(text) for number, text in enumerate(texts)}}


def directive(name: str, *options: str, body: str = "", argument: str = "") -> str:
    """The source of a directive."""
    head = "\n".join((f".. {name}:: {argument}".rstrip(), *(f"   {option}" for option in options)))
    return head + "".join(f"\n   {line}" for line in ("", *body.splitlines())) if body else head


def same(text: Callable[[int], str], conf: str = "") -> Callable[[int, bool], Sources]:
    """One page, with the same source without the extension."""
    return lambda size, ours: Sources({"index.rst": page(text(size))}, conf)


def mention(code: object, *, ours: bool) -> str:
    """A mention, or without the extension a literal."""
    return f":http:status:`{code}`" if ours else f"``{code}``"


def codes(count: int) -> list[int]:
    """Codes in turn."""
    return [CODES[number % len(CODES)] for number in range(count)]


def table(*options: str, ours: bool, rows: Iterable[int] = (404, 410, 503), body: str = "") -> str:
    """A table of three rows; without the extension its codes, for a table takes less than one written by hand."""
    listed = " ".join(map(str, rows))
    return directive("http-status-table", f":codes: {listed}", *options, body=body) if ours else listed


# one paragraph, and what autolink reads


def separate(count: int, word: str) -> str:
    """Words between emphasis."""
    return "Text " + " *and* ".join([word] * count)


def one_paragraph(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Roles in one paragraph."""
    return Sources({"index.rst": page(" and ".join(mention(code, ours=ours) for code in codes(count)))})


# roles


def unknown(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Distinct mentions of what there is not, ten in a paragraph."""
    texts = (
        " ".join(mention(f"Some Unknown Word {n + place}", ours=ours) for place in range(10))
        for n in range(0, count, 10)
    )
    return Sources({"index.rst": page(*texts)})


def few_a_page(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Pages with four mentions each, and a table."""
    texts = (
        " and ".join(mention(CODES[(n + place) % len(CODES)], ours=ours) for place in range(4)) for n in range(count)
    )
    return Sources({**pages(texts), "table.rst": f":orphan:\n\n{page(table(ours=ours, rows=CODES))}"})


def many_a_page(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Mentions on one page, ten in a paragraph, and a table."""
    listed = codes(count)
    texts = (" and ".join(mention(code, ours=ours) for code in listed[n : n + 10]) for n in range(0, count, 10))
    return Sources({"index.rst": page(*texts, table(ours=ours, rows=CODES))})


def sections(count: int, ours: bool, first: int = 0) -> str:  # noqa: FBT001
    """Sections that mention one code each."""
    return "\n\n".join(f"Part {n}\n---------\n\n{mention(404, ours=ours)}" for n in range(first, first + count))


def used_in_sections(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Uses of one code in sections of one page, and a table of them."""
    listed = table(":columns: code used", ours=ours, rows=[404])
    return Sources({"index.rst": page(listed, sections(count, ours))})


def used_on_pages(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Uses of one code in sections, 20 a page, and a table of them."""
    listed = table(":columns: code used", ours=ours, rows=[404])
    texts = (sections(20, ours, n) for n in range(0, count, 20))
    return Sources({**pages(texts), "table.rst": f":orphan:\n\n{page(listed)}"})


def long_title(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Mentions in paragraphs of a section whose title has as many words."""
    title = "word " * count
    texts = "\n\n".join([mention(404, ours=ours)] * count)
    return Sources({"index.rst": f"{title}\n{'=' * len(title)}\n\n{texts}\n"})


def under_conditions(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Mentions under distinct conditions."""
    texts = (directive("only", argument=f"html or x{n}", body=mention(404, ours=ours)) for n in range(count))
    return Sources({"index.rst": page(*texts)})


# tables


def tables_on_page(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Tables on one page."""
    return Sources({"index.rst": page(*[table(ours=ours)] * count)}, _QUIET)


def tables_on_pages(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """A table a page."""
    return Sources(pages([table(ours=ours)] * count), _QUIET)


def used_tables(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Pages that mention a status, with a table each of the statuses that are mentioned."""
    text = f"{mention(404, ours=ours)}\n\n{table(':used:', ours=ours)}"
    return Sources(pages([text] * count), _QUIET)


def unused_tables(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Tables on one page of which no status is mentioned."""
    return Sources({"index.rst": page(*[table(":used:", ours=ours)] * count)}, _QUIET)


def enum_module(count: int) -> str:
    """An enum of statuses from 100 on."""
    members = "".join(f"    S{code} = {code}\n" for code in range(100, 100 + count))
    return f"import enum\n\nclass Status(enum.IntEnum):\n{members}"


def notes(fields: Callable[[int], str], columns: str = "code name note") -> Callable[[int, bool], Sources]:
    """A table of an enum of as many statuses, with notes; without the extension the notes alone."""

    def make(count: int, ours: bool) -> Sources:  # noqa: FBT001
        body = fields(count)
        text = directive("http-status-table", f":columns: {columns}", body=body) if ours else body
        conf = f"{_HERE}httpstatus_enum = 'statuses.Status'\n"
        return Sources({"index.rst": page(text), "statuses.py": enum_module(count)}, conf)

    return make


def nested(depth: int, ours: bool) -> Sources:  # noqa: FBT001
    """A table in a note for two statuses of a table, and so on."""
    text = "The end."
    for _ in range(depth):
        field = f":404 410: Note\n\n   {text.replace(chr(10), f'{chr(10)}   ')}"
        text = table(ours=True, rows=[404, 410], body=field) if ours else field
    return Sources({"index.rst": page(text)}, _QUIET)


def option(name: str, words: Callable[[int], Iterable[str]]) -> Callable[[int, bool], Sources]:
    """A table with an option of many words; without the extension a paragraph of them."""

    def make(count: int, ours: bool) -> Sources:  # noqa: FBT001
        text = " ".join(words(count))
        return Sources({"index.rst": page(directive("http-status-table", f":{name}: {text}") if ours else text)})

    return make


def options(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """A table with options that there are not; without the extension a paragraph of them."""
    fields = [f":option{n}: value" for n in range(count)]
    return Sources({"index.rst": page(directive("http-status-table", *fields) if ours else " ".join(fields))})


def dotted_path(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """A table of an enum whose path has many parts."""
    path = ".".join(["part"] * count)
    return Sources({"index.rst": page(directive("http-status-table", f":enum: {path}") if ours else path)})


def enums(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Tables of enums of their own, and a mention of a member of each."""
    classes = "\n".join(f"class E{n}(enum.IntEnum):\n    NAME{n} = 404\n" for n in range(count))
    texts = (
        f"{directive('http-status-table', f':enum: statuses.E{n}')}\n\n{mention(f'NAME{n}', ours=True)}"
        if ours
        else f"{table(ours=False, rows=[404])}\n\n``NAME{n}``"
        for n in range(count)
    )
    return Sources({"index.rst": page(*texts), "statuses.py": f"import enum\n\n{classes}"}, _HERE + _QUIET)


# entries, Python, conf.py


def entries(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Entries of one code on one page."""
    name = "http:status" if ours else "describe"
    return Sources({"index.rst": page(*(directive(name, argument="404", body="Text.") for _ in range(count)))}, _QUIET)


def one_entry(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """An entry of many lines, of one code."""
    lines = "\n             ".join(["404"] * count)
    name = "http:status" if ours else "describe"
    return Sources({"index.rst": page(f".. {name}:: {lines}")}, _QUIET)


def signature(parameters: Callable[[int], str]) -> Callable[[int, bool], Sources]:
    """A Python function."""
    return same(lambda count: directive("py:function", argument=f"f({parameters(count)})") + "\n")


def statuscode_fields(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """Fields of httpdomain."""
    body = "\n".join(f":statuscode {code}: text" for code in codes(count))
    files = {"index.rst": page(directive("http:get", argument="/", body=body))}
    return Sources(files, extensions=("sphinxcontrib.httpdomain",))


def bad_values(count: int, ours: bool) -> Sources:  # noqa: FBT001
    """A conf.py with codes, one a line, that can't be used."""
    lines = "".join(f"    {n + 1000}: {{'phrase': 'Word'}},\n" for n in range(count))
    return Sources({"index.rst": page("Text")}, f"httpstatus_extra = {{\n{lines}}}\n")


CASES = (
    Case("literals `404 Not Found` in a paragraph", 3000, same(lambda n: separate(n, "``404 Not Found``"), _AUTOLINK)),
    Case("plain mentions between emphasis", 3000, same(lambda n: separate(n, "404 Not Found"), _AUTOLINK)),
    Case("plain mentions over two nodes", 3000, same(lambda n: separate(n, "HTTP ``404``"), _AUTOLINK)),
    Case("plain mentions in a text", 6000, same(lambda n: "404 Not Found, " * n, _AUTOLINK)),
    Case("numbers in a text, loose", 6000, same(lambda n: "returns a 404 " * n, "httpstatus_autolink = 'loose'\n")),
    Case("codes in a list, loose", 6000, same(lambda n: "errors 404" + ", 404" * n, "httpstatus_autolink = 'loose'\n")),
    Case("HTTP's name before blanks, characters", 50_000, same(lambda n: f"HTTP status{' ' * n}404 x", _AUTOLINK)),
    Case("`HTTPStatus.` and blanks, characters", 50_000, same(lambda n: "HTTPStatus. " * (n // 12), _AUTOLINK)),
    Case("`HTTPStatus.`, characters", 50_000, same(lambda n: "HTTPStatus." * (n // 11), _AUTOLINK)),
    Case("a code before blanks, characters", 50_000, same(lambda n: f"404{' ' * n}x", _AUTOLINK)),
    Case("roles in a paragraph", 10_000, one_paragraph),
    Case("roles on a page", 20_000, many_a_page),
    Case("pages with four roles", 5000, few_a_page),
    Case("distinct unknown roles", 2000, unknown),
    Case("roles under distinct conditions", 2000, under_conditions),
    Case("roles below a title of as many words", 8000, long_title),
    Case("uses of a code in sections of a page", 10_000, used_in_sections),
    Case("uses of a code in sections, 20 a page", 10_000, used_on_pages),
    Case("tables on a page", 2000, tables_on_page),
    Case("tables on a page, singlehtml", 2000, tables_on_page, "singlehtml"),
    Case("a table a page", 2000, tables_on_pages),
    Case("a table a page, singlehtml", 2000, tables_on_pages, "singlehtml"),
    Case("a table with `:used:` and a use a page", 1000, used_tables),
    Case("tables with `:used:` and no use", 2000, unused_tables),
    Case("rows", 900, notes(lambda n: ":100: text", "code name")),
    Case("rows with a note each", 900, notes(lambda n: "\n".join(f":{100 + k}: text" for k in range(n)))),
    Case("rows with one note for all", 900, notes(lambda n: ":100-999: text")),
    Case("tables within notes for two codes, depth", 9, nested, sizes=(5, 7, 9)),
    Case("tables of own enums, and a role each", 1000, enums),
    Case("known words of `:codes:`", 8000, option("codes", lambda n: map(str, codes(n)))),
    Case("classes in `:codes:`", 8000, option("codes", lambda n: ["4xx"] * n)),
    Case(
        "distinct unknown words of `:codes:`",
        2000,
        option("codes", lambda n: (f"SOME_UNKNOWN_WORD_{k}" for k in range(n))),
    ),
    Case("unknown words of `:columns:`", 8000, option("columns", lambda n: (f"x{k}" for k in range(n)))),
    Case("unknown options", 2000, options),
    Case("parts of the path of an enum", 200, dotted_path),
    Case("entries of a code on a page", 4000, entries),
    Case("lines of an entry, of a code", 4000, one_entry),
    Case(
        "default values of a function",
        4000,
        signature(lambda n: ", ".join(f"x{k}=http.HTTPStatus.OK" for k in range(n))),
    ),
    Case(
        "values of a `Literal`",
        4000,
        signature(lambda n: f"x: Literal[{', '.join(['http.HTTPStatus.OK'] * n)}]"),
    ),
    Case("Python names", 8000, same(lambda n: "\n\n".join([":py:attr:`http.HTTPStatus.OK`"] * n))),
    Case("fields of httpdomain", 4000, statuscode_fields),
    Case("bad lines of `httpstatus_extra`", 2000, bad_values),
)
