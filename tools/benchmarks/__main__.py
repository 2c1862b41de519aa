"""Run every benchmark side by side, in turn, in processes of their own, and print a table of medians and ratios."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import docutils
import sphinx

from . import growth, projects
from .measuring import ENVIRONMENT, NO_COLLECTION, measure, show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROUNDS = 5


def in_turn(cases: Mapping[str, tuple[Path, tuple[str, ...]]], rounds: int) -> dict[str, list[dict[str, float]]]:
    """Measure each case once a round; return what each round took, by case."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, (source, options) in cases.items():
            found[name].append(measure(source, *options))
    return found


def median(runs: Sequence[Mapping[str, float]], phase: str, base: Sequence[Mapping[str, float]] = ()) -> float:
    """Return the median of a phase; of what it takes over the same round of another case, if one is given."""
    if base:
        return statistics.median(run[phase] - other[phase] for run, other in zip(runs, base, strict=True))
    return statistics.median(run[phase] for run in runs)


def ratio(this: float, that: float) -> str:
    """Return how many times that this is."""
    return f"{this / that:.2f}"


def bench_mentions(folder: Path, rounds: int) -> None:
    """A mention beside the other ways to write one: 20,000 on 100 pages, over a plain literal."""
    pages, each = 100, 200
    sources = {kind: projects.mentions(folder / kind, kind, pages, each) for kind in projects.MENTIONS}
    phases = ("parse", "resolve", "write", "all")
    cost: dict[str, list[float]] = {kind: [] for kind in projects.MENTIONS if kind != "literal"}
    for option in ((NO_COLLECTION,), ()):
        runs = in_turn({kind: (source, option) for kind, source in sources.items()}, rounds)
        for kind, took in cost.items():
            for phase in phases if option else ("all",):
                took.append(median(runs[kind], phase, runs["literal"]) / (pages * each) * 1e6)
    show(
        "Mentions",
        [
            ("a mention, µs over a plain literal", *phases, "status / this", "all, with collection", "status / this"),
            *(
                (
                    kind,
                    *(f"{time:.0f}" for time in took[:4]),
                    ratio(cost["status"][3], took[3]),
                    f"{took[4]:.0f}",
                    ratio(cost["status"][4], took[4]),
                )
                for kind, took in cost.items()
            ),
        ],
    )


def bench_tables(folder: Path, rounds: int) -> None:
    """The default table beside the same written by hand."""
    pages = 150
    sources = {
        "by hand": projects.tables(folder / "by_hand", pages, by_hand=True),
        "directive": projects.tables(folder / "directive", pages, by_hand=False),
    }
    took: dict[str, list[float]] = {name: [] for name in sources}
    for option in ((NO_COLLECTION,), ()):
        runs = in_turn({name: (source, option) for name, source in sources.items()}, rounds)
        for name, times in took.items():
            times.extend(median(runs[name], phase) / pages * 1000 for phase in ("directive", "all"))
    columns = ("source to nodes", "all")
    show(
        "Tables",
        [
            ("a page with the default table, ms", *columns, *(f"{column}, with collection" for column in columns)),
            *((name, *(f"{time:.1f}" for time in times)) for name, times in took.items()),
            ("ratio", *(ratio(ours, hand) for ours, hand in zip(took["directive"], took["by hand"], strict=True))),
        ],
    )


def bench_growth(folder: Path, rounds: int) -> None:
    """1,000, 10,000 and 100,000 mentions: time, memory, and the size of the environment, over plain literals."""
    rows: list[tuple[str, ...]] = [
        ("mentions", "s", "s, with collection", "MiB, with collection", "bytes of environment a mention")
    ]
    costs: list[list[float]] = []
    for pages in (5, 50, 500):
        count = pages * 200
        sources = {
            kind: projects.mentions(folder / f"{kind}{pages}", kind, pages, 200) for kind in ("literal", "status")
        }
        # One of the largest takes as long as ten of the others.
        many = max(1, rounds // 2) if pages > 50 else rounds
        without, runs = (
            in_turn({kind: (source, option) for kind, source in sources.items()}, many)
            for option in ((NO_COLLECTION,), ())
        )
        cost = [median(without["status"], "all", without["literal"])]
        cost += (median(runs["status"], phase, runs["literal"]) for phase in ("all", "memory", "environment"))
        costs.append(cost[:3])
        rows.append(
            (f"{count:,}", f"{cost[0]:.2f}", f"{cost[1]:.2f}", f"{cost[2] / 2**20:.1f}", f"{cost[3] / count:.1f}")
        )
    ratios = (ratio(most, 10 * tenth) for most, tenth in zip(costs[-1], costs[-2], strict=True))
    rows.append(("100,000 / 10 x 10,000", *ratios, ""))
    show("Growth", rows)


def again(sources: Mapping[str, tuple[Path, tuple[str, ...]]], rounds: int) -> dict[str, list[float]]:
    """Build each project once, and then again and again: seconds with nothing changed, and with one page changed."""
    times: dict[str, list[list[float]]] = {name: [[], []] for name in sources}
    for source, options in sources.values():
        measure(source, *options, build=source / "_build")
    for _ in range(rounds):
        for name, (source, options) in sources.items():
            times[name][0].append(measure(source, *options, build=source / "_build")["all"])
            page = source / "page00007.rst"
            page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
            times[name][1].append(measure(source, *options, build=source / "_build")["all"])
    return {name: [statistics.median(one) for one in both] for name, both in times.items()}


def show_again(title: str, medians: Mapping[str, Sequence[float]]) -> None:
    """Print what builds took again, and of what the first of them took."""
    base = medians["literal"]
    rows: list[tuple[str, ...]] = [("a second build, s", "nothing changed", "a page changed")]
    rows += [(name, *(f"{time:.3f}" for time in took)) for name, took in medians.items()]
    for name, took in medians.items():
        if name != "literal":
            rows.append((f"{name} / literal", *(ratio(*pair) for pair in zip(took, base, strict=True))))
    show(title, rows)


def bench_rebuild(folder: Path, rounds: int) -> None:
    """A second build with nothing changed, and with one page changed; also without Sphinx's page for the index."""
    cases = {"literal": (), "status": (), "status, no index": ("--no-index",)}
    sources = {
        name: (
            projects.mentions(folder / f"again_{number}", name.partition(",")[0], 100, 200),
            (NO_COLLECTION, *options),
        )
        for number, (name, options) in enumerate(cases.items())
    }
    show_again("Rebuild, 100 pages, 20,000 mentions", again(sources, 2 * rounds))


def bench_large(folder: Path, rounds: int) -> None:
    """A second build of many pages, and a table that shows where each status is used."""
    sources = {kind: (projects.large(folder / kind, kind, 2000), (NO_COLLECTION,)) for kind in ("literal", "status")}
    show_again("Rebuild, 2,000 pages, 8,000 mentions, a table with uses", again(sources, rounds))


def bench_names(folder: Path, rounds: int) -> None:
    """Pages with a table and 40 Python names each: three times as many."""
    sources = {
        f"{pages} pages": (projects.python_names(folder / str(pages), pages), (NO_COLLECTION,)) for pages in (100, 300)
    }
    took = {name: median(of_case, "all") for name, of_case in in_turn(sources, rounds).items()}
    show(
        "Python names",
        [
            ("a table and 40 Python names a page", "s"),
            *((name, f"{time:.2f}") for name, time in took.items()),
            ("ratio", ratio(took["300 pages"], took["100 pages"])),
        ],
    )


def bench_setup(rounds: int) -> None:
    """Import and setup of the extension alone, beside httpdomain's."""
    times: dict[str, list[float]] = {"sphinxcontrib.httpdomain": [], "sphinxext_httpstatus": []}
    for _ in range(6 * rounds):
        for name, taken in times.items():
            command = [sys.executable, "-m", "tools.benchmarks.setup_time", name]
            run = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT)
            taken.append(float(run.stdout))
    theirs, ours = (statistics.median(taken) * 1000 for taken in times.values())
    names = list(times)
    show(
        "Import and setup",
        [
            ("import and setup", "ms"),
            (names[0], f"{theirs:.1f}"),
            (names[1], f"{ours:.1f}"),
            ("ratio", ratio(ours, theirs)),
        ],
    )


def bench_parallel(folder: Path, rounds: int) -> None:
    """A build in two processes beside one in one."""
    source = projects.mentions(folder / "parallel", "status", 100, 200)
    runs = in_turn({f"-j{jobs}": (source, ("--jobs", str(jobs))) for jobs in (1, 2)}, rounds)
    took = {name: median(of_case, "wall") for name, of_case in runs.items()}
    show(
        "Parallel",
        [("20,000 mentions on 100 pages, s by the clock", ""), *((name, f"{time:.1f}") for name, time in took.items())],
    )


def bench_autolink(folder: Path, rounds: int) -> None:
    """Autolink over Django's documentation, beside the build without."""
    docs = projects.django(folder)
    runs = in_turn({mode: (docs, ("--autolink", mode)) for mode in ("off", "strict")}, max(1, rounds // 2))
    took = {mode: median(of_case, "all") for mode, of_case in runs.items()}
    show(
        "Autolink",
        [
            (f"the documentation of {projects.DJANGO}", "s"),
            *((mode, f"{time:.1f}") for mode, time in took.items()),
            ("ratio", f"{took['strict'] / took['off']:.3f}"),
        ],
    )


BENCHMARKS: dict[str, Callable[[Path, int], None]] = {
    "mentions": bench_mentions,
    "tables": bench_tables,
    "growth": bench_growth,
    "exponents": growth.bench,
    "rebuild": bench_rebuild,
    "large": bench_large,
    "names": bench_names,
    "setup": lambda _, rounds: bench_setup(rounds),
    "parallel": bench_parallel,
    "autolink": bench_autolink,
}


def main() -> None:
    """Run what is asked for; all by default."""
    parser = argparse.ArgumentParser(prog="python -m tools.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", nargs="*", default=list(BENCHMARKS), choices=list(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="a quarter of the sizes, for the exponents")
    parser.add_argument("--inputs", nargs="*", default=(), metavar="WORD", help="of the exponents, those so named only")
    options = parser.parse_args()
    print(
        f"Python {platform.python_version()}, Sphinx {sphinx.__version__}, docutils {docutils.__version__}, "
        f"{os.cpu_count()} x {platform.machine()}, {options.rounds} rounds, user time"
    )
    for name in options.only:
        with tempfile.TemporaryDirectory() as folder:
            if name == "exponents":
                rounds = max(1, options.rounds // 2)
                growth.bench(Path(folder), rounds, words=options.inputs, part=4 if options.quick else 1)
            else:
                BENCHMARKS[name](Path(folder), options.rounds)


if __name__ == "__main__":
    main()
