"""Built pages in a real Chromium, in each theme."""

from __future__ import annotations

from functools import cache, partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.examples import few
from tests.themes import LOOKS, THEMES, build, chromium, open_context, served
from tests.tools import NPM, need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    View = Callable[..., Page]

pytestmark = pytest.mark.tools

STYLESHEET = Path(__file__).parents[2] / "sphinxext_httpstatus" / "static" / "httpstatus.css"
CAPTION = "All the statuses that a server of ours answers a request with, from ``the_service_that_keeps_all_of_the_short_texts``"
CODES = "100 101 200 203 226 300 301 404 405 407 412 431 451 500 505 511"
PAGES = {
    "index.rst": "Top\n===\n\nThis is :http:status:`404`, or :http:status:`4xx`, on :doc:`table`.\n\n.. toctree::\n\n   table\n   wide\n   api\n   aligned\n   within\n",
    "table.rst": f"Statuses\n========\n\n.. http-status-table:: {CAPTION}\n\nAfter.\n",
    "wide.rst": "Wide\n====\n\n"
    + "".join(
        f".. http-status-table:: {columns}\n   :codes: {CODES}\n   :columns: {columns}\n   :no-index:\n\n{note}"
        for columns, note in (
            ("code name phrase description details", ""),
            (
                "code name phrase description details note used",
                "   :404:\n      A note with ``a_long_literal_that_cannot_be_broken``::\n\n         and = 'a block of code whose lines are long ' + 'too'\n\n",
            ),
            ("phrase code", ""),
        )
    ),
    "within.rst": "Within\n======\n\n.. http-status-table::\n   :codes: 404 405\n   :enum: http.client\n\n"
    "   :404:\n      .. http-status-table::\n         :codes: 409 410\n         :enum: http.client\n\n"
    ".. http-status-table::\n   :codes: 601\n",
    "aligned.rst": "Aligned\n=======\n\n"
    + "".join(
        f".. http-status-table::\n   :codes: 200 404\n   :columns: code name note\n   :align: {align}\n   :no-index:\n\n"
        "   :404: Words.\n\n"
        for align in ("left", "right")
    ),
    "api.rst": f"API\n===\n\n.. http-status-table:: Some of them\n   :codes: {CODES}\n   :columns: code name phrase note used\n"
    "   :no-index:\n\n   :404: A note: :http:status:`410`.\n\n.. http:status:: 451\n\n   For lawyers.\n",
}

SHOWN = few(THEMES)
# In the order of themes, so that a page is shown once for all that is seen on it.
each_theme = pytest.mark.parametrize("theme", SHOWN, scope="module")
each_look = pytest.mark.parametrize(("theme", "scheme"), [look for look in LOOKS if look[0] in SHOWN], scope="module")
each_width = pytest.mark.parametrize("width", [1280, 360])

# What is seen of each of some elements: [red, green, blue] of its text, and of what is behind it.
SEEN = """
elements => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    const paint = color => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
    };
    const painted = () => [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    return elements.map(element => {
        const around = [];
        for (let outer = element; outer; outer = outer.parentElement) around.unshift(outer);
        for (const outer of around) paint(getComputedStyle(outer).backgroundColor);
        const behind = painted();
        paint(getComputedStyle(element).color);
        return [painted(), behind];
    });
}
"""


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address of the project in a theme, in which it is built when it is first asked for."""
    root = tmp_path_factory.mktemp("site")
    source = root / "source"
    source.mkdir()
    for name, text in PAGES.items():
        (source / name).write_text(text, encoding="utf-8")
    conf = 'extensions = ["sphinxext_httpstatus"]\nproject = "P"\nsuppress_warnings = ["httpstatus.duplicate"]\n'
    conf += 'httpstatus_extra = {601: {"phrase": "Odd"}}\n'
    (source / "conf.py").write_text(conf, encoding="utf-8")
    with served(root) as address:

        @cache
        def built(theme: str) -> str:
            build(source, root / theme, theme)
            return f"{address}/{theme}"

        yield built


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def context(browser: Browser) -> Callable[..., BrowserContext]:
    """The context of each kind of screen, which keeps what it has loaded."""
    return cache(partial(open_context, browser))


@pytest.fixture(scope="module")
def view(site: Callable[[str], str], context: Callable[..., BrowserContext]) -> View:
    """Shows a page of a theme to look at: one tab for each page and kind of screen, which goes from theme to theme."""
    tabs: dict[tuple[str, BrowserContext], Page] = {}

    def show(theme: str, name: str, **screen: Any) -> Page:
        url, screen_context = f"{site(theme)}/{name}", context(**screen)
        key = (name.partition("#")[0], screen_context)
        if key not in tabs:
            tabs[key] = screen_context.new_page()
        if tabs[key].url != url:
            tabs[key].goto(url)
        return tabs[key]

    return show


@pytest.fixture
def own(site: Callable[[str], str], context: Callable[..., BrowserContext]) -> Iterator[View]:
    """Opens a page of a theme in a tab of its own, for what changes it."""
    opened: list[Page] = []

    def show(theme: str, name: str, **screen: Any) -> Page:
        opened.append(context(**screen).new_page())
        opened[-1].goto(f"{site(theme)}/{name}")
        return opened[-1]

    yield show
    for page in opened:
        page.close()


def row(page: Page, code: int) -> Locator:
    return page.locator("tr", has=page.locator(f"#http-status-{code}"))


def behind(page: Page) -> dict[int, list[list[int]]]:
    """Code -> what is seen behind each cell of its row."""
    found = page.evaluate(
        f"""() => [...document.querySelectorAll('[id^=http-status-]')].map(
            target => [target.id.replace('http-status-', ''), ({SEEN})([...target.closest('tr')?.cells ?? []])]
        )"""
    )
    return {int(code): [color for _text, color in cells] for code, cells in found if code.isdecimal()}


def contrast(colors: list[list[int]]) -> float:
    """The contrast ratio of two colours (WCAG 2.2, section 1.4.3)."""

    def luminance(color: list[int]) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (value / 255 for value in color)
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted(map(luminance, colors))
    return (lighter + 0.05) / (darker + 0.05)


def looks(page: Page) -> dict[str, set[str]]:
    """Class of a row -> how the chips of its codes look."""
    found: dict[str, set[str]] = {}
    for css_class, look in page.evaluate(
        """() => [...document.querySelectorAll('.http-status-code code')].map(code => {
            const style = getComputedStyle(code);
            const row = [...code.closest('tr').classList].find(name => name.startsWith('http-status-'));
            return [row, [style.color, style.backgroundColor, style.borderTopColor, style.borderTopStyle].join()];
        })"""
    ):
        found.setdefault(css_class, set()).add(look)
    return found


@each_width
@each_theme
def test_a_click_on_a_mention_arrives_at_its_row_in_view_and_the_row_is_tinted_as_a_whole(
    own: View, theme: str, width: int
) -> None:
    page = own(theme, "index.html", width=width)
    page.locator("a.http-status", has_text="404 Not Found").first.click()
    page.wait_for_url("**/table.html#http-status-404")
    row(page, 404).locator("code").first.wait_for()
    page.wait_for_function(
        """() => {
            const box = document.getElementById('http-status-404').closest('tr').querySelector('code').getBoundingClientRect();
            const seen = document.elementFromPoint(box.left + 2, box.top + 2);
            return seen && seen.closest('tr') === document.getElementById('http-status-404').closest('tr');
        }"""
    )
    page.mouse.move(0, 0)
    seen = behind(page)
    marked, before, after = (seen[code] for code in (404, 403, 405))
    # One tint in all cells, and another than the stripes of the theme have.
    assert len(marked) == 3
    assert all(color == marked[0] for color in marked)
    assert marked[0] not in [*before, *after]
    # A line above and below.
    lines = row(page, 404).locator("td").first.evaluate("cell => getComputedStyle(cell).boxShadow")
    assert lines.count("inset") == 2


@each_theme
def test_a_link_to_a_class_marks_all_rows_of_the_class_and_no_other(view: View, theme: str) -> None:
    classes = [[status.value for status in HTTPStatus if status // 100 == digit] for digit in range(1, 6)]
    plain = behind(view(theme, "table.html"))
    for digit, of_class in enumerate(classes, 1):
        seen = behind(view(theme, f"table.html#http-status-{digit}xx"))
        assert [code for code in plain if seen[code] != plain[code]] == of_class


def test_a_table_in_a_note_marks_no_row_around_it(view: View) -> None:
    page = view("alabaster", "within.html")
    plain = behind(page)
    for target, marked in (("410", [410]), ("4xx-2", [409, 410])):
        seen = behind(view("alabaster", f"within.html#http-status-{target}"))
        assert [code for code in plain if seen[code][0] != plain[code][0]] == marked


@each_look
def test_chips_are_alike_within_a_class_and_each_class_has_its_own(view: View, theme: str, scheme: str) -> None:
    for name in ("table.html", "api.html"):
        found = looks(view(theme, name, scheme=scheme))
        assert all(len(of_class) == 1 for of_class in found.values())
        assert len(set.union(*found.values())) == len(found) == 5


@each_look
def test_chips_have_contrast_in_plain_and_in_marked_rows(view: View, theme: str, scheme: str) -> None:
    for name in ("table.html", "table.html#http-status-1xx", "table.html#http-status-4xx"):
        seen = view(theme, name, scheme=scheme).locator(".http-status-code code").evaluate_all(SEEN)
        assert len(seen) == 62
        assert min(map(contrast, seen)) >= 4.5


@each_look
def test_a_mention_looks_as_any_link_of_the_theme(view: View, theme: str, scheme: str) -> None:
    mention, other = view(theme, "index.html", scheme=scheme).evaluate(
        """() => ['a.http-status', 'a:has(> .doc)'].map(selector => {
            const style = getComputedStyle(document.querySelector(`p > ${selector}`));
            return [style.color, style.backgroundColor, style.border, style.textDecoration, style.font].join();
        })"""
    )
    assert mention == other


@each_look
def test_a_chip_of_another_class_has_the_colour_of_the_text(view: View, theme: str, scheme: str) -> None:
    page = view(theme, "within.html", scheme=scheme)
    chip = row(page, 601).locator(".http-status-code code")
    assert chip.evaluate("c => getComputedStyle(c).borderTopStyle") == "solid"
    assert contrast(chip.evaluate_all(SEEN)[0]) >= 4.5


def test_a_project_s_colour_of_a_class_is_taken(own: View) -> None:
    page = own("furo", "table.html")
    before = looks(page)
    page.add_style_tag(content=":root { --http-status-4xx: rgb(1, 2, 3) }")
    changed = [css_class for css_class, look in looks(page).items() if look != before[css_class]]
    assert changed == ["http-status-4xx"]


@pytest.mark.parametrize(
    ("theme", "prefix", "names"),
    [
        ("pydata_sphinx_theme", "--pst-color-", "text-muted success info warning danger"),
        ("furo", "--color-admonition-title--", "note tip seealso warning danger"),
    ],
)
def test_colours_are_the_theme_s_where_it_names_them(view: View, theme: str, prefix: str, names: str) -> None:
    used = view(theme, "table.html").evaluate(
        """names => names.map((name, number) => {
            const style = getComputedStyle(document.querySelector(`tr.http-status-${number + 1}xx`));
            return [style.getPropertyValue(name), style.getPropertyValue('--http-status-class')];
        })""",
        [f"{prefix}{name}" for name in names.split()],
    )
    # In Furo the first is the grey of lesser text.
    assert [color == of_class for color, of_class in used] == [theme != "furo", True, True, True, True]


def test_in_forced_colours_chips_keep_their_border_and_the_marked_row_has_lines(view: View) -> None:
    page = view("alabaster", "table.html#http-status-404", forced_colors="active")
    assert row(page, 404).locator("code").first.evaluate("c => getComputedStyle(c).borderTopStyle") == "solid"
    outlines = [
        row(page, code).locator("td").first.evaluate("c => getComputedStyle(c).outlineStyle") for code in (404, 405)
    ]
    assert outlines == ["solid", "none"]
    color, background = (
        row(page, 404)
        .locator("td")
        .first.evaluate("c => [getComputedStyle(c).outlineColor, getComputedStyle(document.body).backgroundColor]")
    )
    assert color != background


@each_width
@each_theme
def test_the_permalink_stands_on_the_line_of_the_code(view: View, theme: str, width: int) -> None:
    for name in ("table.html", "wide.html"):
        page = view(theme, name, width=width)
        lines = page.evaluate(
            """() => [...document.querySelectorAll('.http-status-code')].map(cell => {
                const code = cell.querySelector('code').getBoundingClientRect();
                const link = cell.querySelector('a.headerlink')?.getBoundingClientRect() ?? code;
                return [code.top, (link.top + link.bottom) / 2, code.bottom];
            })"""
        )
        assert [line for line in lines if not line[0] < line[1] < line[2]] == []


@each_width
@each_theme
def test_rows_of_one_line_are_equally_high_and_cells_begin_at_the_top(view: View, theme: str, width: int) -> None:
    found = [
        row
        for name in ("table.html", "wide.html")
        for row in view(theme, name, width=width).evaluate(
            """() => [...document.querySelectorAll('table.http-status-table')].flatMap(
                (table, number) => [...table.querySelectorAll('tbody tr')].map(row => {
                    const tops = [...row.cells].map(cell => {
                        const range = document.createRange();
                        range.selectNodeContents(cell);
                        const rects = [...range.getClientRects()].filter(rect => rect.width > 1 && rect.height > 1);
                        return rects.map(rect => Math.round((rect.top + rect.bottom) / 2));
                    });
                    const first = tops.filter(found => found.length).map(found => Math.min(...found));
                    const spread = Math.max(...tops.flat()) - Math.min(...tops.flat());
                    return [number, row.offsetHeight, spread, Math.max(...first) - Math.min(...first)];
                })
            )"""
        )
    ]
    assert [row for row in found if row[3] > 8] == []
    heights = [height for _number, height, spread, _ in found if spread < 12]
    # Of the table of two columns most rows have one line on a phone too.
    assert len(heights) >= 10
    assert max(heights) <= 1.3 * min(heights)


@each_theme
def test_a_table_that_fits_has_no_scrollbar_and_no_edge_that_fades(view: View, theme: str) -> None:
    # The last tables of both have no more than three columns.
    for name in ("table.html", "wide.html"):
        bars = view(theme, name).evaluate(
            """() => {
                const found = [];
                for (let it = [...document.querySelectorAll('table.http-status-table')].at(-1); !it.matches('section'); it = it.parentElement) {
                    const style = getComputedStyle(it);
                    const border = parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth);
                    const scrolls = !['visible', 'clip'].includes(style.overflowX) && it.scrollWidth > it.clientWidth;
                    if (scrolls || it.offsetHeight - it.clientHeight - border > 2) found.push(it.className);
                    if (it.matches('.http-status-box')) {
                        if (style.maskImage !== 'none') found.push(style.maskImage);
                        break;
                    }
                }
                return found;
            }"""
        )
        assert bars == []


@each_theme
def test_on_a_phone_the_table_scrolls_and_does_not_widen_the_page(view: View, theme: str) -> None:
    widths = [
        view(theme, name, width=360).evaluate("document.documentElement.scrollWidth")
        for name in ("table.html", "wide.html", "index.html")
    ]
    # No wider than a page of the theme without a table, or the screen.
    assert max(widths[:2]) <= max(360, widths[2])
    box = view(theme, "table.html", width=360).locator(".http-status-box").first
    assert box.evaluate("b => b.getBoundingClientRect().width") <= 360
    # Details are broken into lines, in Read the Docs too, whose script forbids it.
    assert box.evaluate("b => b.scrollWidth") < 700
    assert (
        box.locator("code", has_text="NETWORK_AUTHENTICATION_REQUIRED").evaluate("c => c.getClientRects().length") == 1
    )


def test_on_a_phone_short_names_take_no_more_room_than_they_need(view: View) -> None:
    cells = view("alabaster", "aligned.html", width=360).locator("td:has(> .http-status-name)")
    # NOT_FOUND and the head are narrower than what sentences get.
    assert cells.evaluate_all("cells => cells.every(c => c.offsetWidth < 9 * parseFloat(getComputedStyle(c).fontSize))")


# The mask of a box that is scrolled a part of its way.
FADES = """
async (box, part) => {
    box.scrollLeft = part * (box.scrollWidth - box.clientWidth);
    // Twice: what follows from scrolling is seen in the next picture.
    for (let picture = 0; picture < 2; picture++) await new Promise(requestAnimationFrame);
    return getComputedStyle(box).maskImage;
}
"""


@each_theme
def test_on_a_phone_edges_fade_where_columns_are_out_of_view(own: View, theme: str) -> None:
    page = own(theme, "table.html", width=360)
    box = page.locator(".http-status-box").first
    start, middle, end = (box.evaluate(FADES, part) for part in (0, 0.5, 1))
    # What begins opaque fades at its end.
    assert start.startswith("linear-gradient(to right, rgb(0, 0, 0)")
    assert middle.startswith("linear-gradient(90deg, rgba(0, 0, 0, 0)")
    assert end.startswith("linear-gradient(to right, rgba(0, 0, 0, 0)")
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    assert "to left" in box.evaluate(FADES, 0)


# How far from the left the code and the phrase of a text are, on a page that is written from right to left.
LEFT = """
element => {
    document.documentElement.dir = document.body.dir = 'rtl';
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const range = new Range();
    return [0, 4].map(place => {
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        return range.getBoundingClientRect().left;
    });
}
"""


@pytest.mark.parametrize(
    ("name", "mention"),
    [("api.html", "td a.http-status"), ("httpstatus-index.html", "a[href$='#http-status-404'] code")],
)
def test_words_from_right_to_left_leave_a_mention_as_it_is(own: View, name: str, mention: str) -> None:
    page = own("classic", name)
    page.add_style_tag(path=STYLESHEET)
    code, phrase = page.locator(mention).first.evaluate(LEFT)
    assert code < phrase


@each_theme
def test_on_a_phone_the_caption_is_whole_within_the_screen_wherever_the_table_is_scrolled_to(
    own: View, theme: str
) -> None:
    page = own(theme, "table.html", width=360)
    # In classic, whose bar at the side takes half of a phone, as far as the page goes.
    width = max(360, page.evaluate("document.documentElement.scrollWidth"))
    for part in (0, 0.5, 1):
        left, right, inner, outer, text = page.locator(".http-status-box").first.evaluate(
            """(box, part) => {
                box.scrollLeft = part * (box.scrollWidth - box.clientWidth);
                const caption = box.querySelector('caption');
                const {left, right} = caption.getBoundingClientRect();
                return [left, right, caption.scrollWidth, caption.clientWidth, caption.textContent];
            }""",
            part,
        )
        assert CAPTION.replace("`", "") in text
        assert left >= 0
        assert right <= width
        # But for a blank beside the permalink.
        assert inner <= outer + 2


@each_theme
def test_printed_no_column_is_cut_off_and_names_are_whole(own: View, theme: str) -> None:
    page = own(theme, "wide.html", width=720)
    page.emulate_media(media="print")
    for number in range(3):
        table = page.locator("table.http-status-table").nth(number)
        assert table.evaluate("t => Math.max(...[...t.rows].map(r => r.getBoundingClientRect().right))") <= 720
    name = page.locator("code", has_text="METHOD_NOT_ALLOWED").first
    lines = name.evaluate("c => new Set([...c.firstElementChild.getClientRects()].map(rect => rect.top)).size")
    assert lines == 1
    assert page.locator(".http-status-box").first.evaluate("b => getComputedStyle(b).overflowX") == "visible"
    page.goto(page.url.replace("wide.html", "table.html#http-status-404"))
    assert not page.locator("a.headerlink[href='#http-status-404']").is_visible()


@each_theme
def test_a_permalink_is_reached_by_keyboard_alone_and_leads_to_its_row(own: View, theme: str) -> None:
    page = own(theme, "table.html")
    link = page.locator("a.headerlink[href='#http-status-404']")
    page.locator("a.headerlink[href='#http-status-403']").focus()
    # The link into the RFC stands between the two.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert link.evaluate("l => l === document.activeElement")
    # Some themes let it come slowly.
    page.wait_for_function("getComputedStyle(document.activeElement).opacity === '1'")
    page.keyboard.press("Enter")
    # A key is told to the page, which goes there in its own time.
    page.wait_for_url("**/table.html#http-status-404")
    assert link.get_attribute("title") == "Link to this status"


def test_a_permalink_is_seen_under_the_pointer_alone(own: View) -> None:
    page = own("alabaster", "table.html")
    link = page.locator("a.headerlink[href='#http-status-404']")
    assert link.evaluate("l => getComputedStyle(l).opacity") == "0"
    row(page, 404).hover()
    assert link.evaluate("l => getComputedStyle(l).opacity") == "1"


def test_what_a_theme_says_of_all_literals_and_permalinks_does_not_reach_codes_and_names(own: View) -> None:
    page = own("alabaster", "table.html", width=360)
    page.add_style_tag(
        content="span.pre { white-space: pre-wrap; overflow-wrap: anywhere } div.document a.headerlink { display: none }"
    )
    lines = "p => new Set([...p.querySelectorAll('.pre')].flatMap(e => [...e.getClientRects()].map(r => r.top))).size"
    for cell in row(page, 511).locator(".http-status-code, .http-status-name").all():
        assert cell.evaluate(lines) == 1
    row(page, 511).hover()
    assert page.locator("a.headerlink[href='#http-status-511']").is_visible()


@pytest.mark.parametrize("theme", ["furo", "sphinx_rtd_theme", "alabaster"])
@pytest.mark.parametrize(("align", "side"), [("left", "start"), ("right", "end")])
def test_aligned_tables_stand_where_they_are_asked_to_and_can_be_scrolled_to(
    own: View, theme: str, align: str, side: str
) -> None:
    gaps = """box => {
        const {left, right} = box.getBoundingClientRect();
        const table = box.querySelector('table').getBoundingClientRect();
        return [table.left - left, right - table.right, box.offsetHeight - table.height];
    }"""
    page = own(theme, "aligned.html")
    box = page.locator(f".http-status-box:has(.align-{align})")
    start, end, _height = box.evaluate(gaps)
    assert (start < 12 < end) if side == "start" else (end < 12 < start)
    page.emulate_media(media="print")
    assert box.evaluate(gaps)[2] >= 0
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 360, "height": 800})
    assert box.evaluate(gaps)[0] >= 0


def test_where_nothing_hovers_permalinks_are_seen(view: View) -> None:
    page = view("alabaster", "table.html", width=360, has_touch=True, is_mobile=True)
    link = page.locator("a.headerlink[href='#http-status-404']")
    assert link.evaluate("l => getComputedStyle(l).opacity") == "1"


def test_a_permalink_is_copied_whole(own: View) -> None:
    page = own("furo", "table.html", permissions=("clipboard-read", "clipboard-write"))
    address = page.locator("a.headerlink[href='#http-status-410']").evaluate("l => l.href")
    page.evaluate("text => navigator.clipboard.writeText(text)", address)
    assert page.evaluate("navigator.clipboard.readText()").endswith("/furo/table.html#http-status-410")


def test_the_page_reads_without_scripts(view: View) -> None:
    page = view("alabaster", "table.html", java_script_enabled=False)
    assert page.locator("tr", has_text="NOT_FOUND").first.is_visible()


def test_nothing_moves_of_itself() -> None:
    text = STYLESHEET.read_text(encoding="utf-8")
    assert "transition" not in text
    # The one animation is bound to how far the reader has scrolled.
    assert text.count("animation: ") == text.count("animation-timeline: scroll(self inline)") == 1


def test_the_stylesheet_is_short() -> None:
    assert len(STYLESHEET.read_text(encoding="utf-8").splitlines()) <= 120


@each_look
def test_axe_finds_nothing_in_our_markup(own: View, theme: str, scheme: str) -> None:
    script = Path(need("axe-core", NPM / "axe-core" / "axe.min.js")).read_text(encoding="utf-8")
    page = own(theme, "api.html", scheme=scheme)
    page.evaluate(script)
    result = page.evaluate("() => axe.run({include: [['.http-status-box']]})")
    violations = [
        (violation["id"], node["html"][:120], node["failureSummary"])
        for violation in result["violations"]
        for node in violation["nodes"]
        if _is_ours(theme, violation["id"])
    ]
    assert violations == []


def _is_ours(theme: str, rule: str) -> bool:
    """Whether a violation comes from our markup: some themes have literals of too little contrast, or plain links."""
    theirs = {"sphinx_rtd_theme": {"color-contrast", "link-in-text-block"}, "sphinx_immaterial": {"link-in-text-block"}}
    return rule not in theirs.get(theme, ())
