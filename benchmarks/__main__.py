"""Run every benchmark side by side, in turn, in processes of their own, and print a table of medians and ratios."""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx

from . import projects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROUNDS = 5


def measure(source: Path, *options: str, build: Path | None = None, python: tuple[str, ...] = ()) -> dict[str, float]:
    """Build a project in a process of its own; return what it took, by phase."""
    target = build or Path(tempfile.mkdtemp(dir=source.parent))
    command = [sys.executable, *python, "-m", "benchmarks.build", str(source), str(target), *options]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    if build is None:
        shutil.rmtree(target)
    return json.loads(run.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def in_turn(cases: Mapping[str, tuple[Path, tuple[str, ...]]], rounds: int) -> dict[str, dict[str, float]]:
    """Measure each case once a round; return the medians by phase."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, (source, options) in cases.items():
            found[name].append(measure(source, *options))
    return {
        name: {phase: statistics.median(run[phase] for run in runs) for phase in runs[0]}
        for name, runs in found.items()
    }


def show(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table."""
    print(f"\n### {title}\n")
    for number, row in enumerate(rows):
        print("| " + " | ".join(row) + " |")
        if number == 0:
            print("|" + " --- |" * len(row))


def bench_mentions(folder: Path, rounds: int) -> None:
    """A mention beside the other ways to write one: 20,000 on 100 pages, over a plain literal."""
    pages, each = 100, 200
    cases = {kind: (projects.mentions(folder / kind, kind, pages, each), ()) for kind in projects.MENTIONS}
    medians = in_turn(cases, rounds)
    rows: list[tuple[str, ...]] = [
        ("a mention, µs over a plain literal", "parse", "resolve", "write", "all", "status / this")
    ]
    base = medians["literal"]
    cost = {
        kind: {
            phase: (medians[kind][phase] - base[phase]) / (pages * each) * 1e6
            for phase in ("parse", "resolve", "write", "all")
        }
        for kind in projects.MENTIONS
        if kind != "literal"
    }
    for kind, phases in cost.items():
        ratio = cost["status"]["all"] / phases["all"]
        rows.append((kind, *(f"{phases[phase]:.0f}" for phase in ("parse", "resolve", "write", "all")), f"{ratio:.2f}"))
    show("Mentions", rows)


def bench_tables(folder: Path, rounds: int) -> None:
    """The default table beside the same written by hand."""
    pages = 150
    cases = {
        "by hand": (projects.tables(folder / "by_hand", pages, by_hand=True), ()),
        "directive": (projects.tables(folder / "directive", pages, by_hand=False), ()),
    }
    medians = in_turn(cases, rounds)
    rows: list[tuple[str, ...]] = [("a page with the default table, ms", "source to nodes", "all")]
    for name, phases in medians.items():
        rows.append((name, f"{phases['directive'] / pages * 1000:.2f}", f"{phases['all'] / pages * 1000:.1f}"))
    hand, ours = medians["by hand"], medians["directive"]
    rows.append(("ratio", f"{ours['directive'] / hand['directive']:.2f}", f"{ours['all'] / hand['all']:.2f}"))
    show("Tables", rows)


def bench_growth(folder: Path) -> None:
    """1,000, 10,000 and 100,000 mentions: time, memory, and the size of the environment, over plain literals."""
    rows: list[tuple[str, ...]] = [("mentions", "s", "MiB", "bytes of environment a mention")]
    for pages in (5, 50, 500):
        costs = []
        for kind in ("literal", "status"):
            costs.append(measure(projects.mentions(folder / f"{kind}{pages}", kind, pages, 200)))
        literal, status = costs
        count = pages * 200
        rows.append(
            (
                f"{count:,}",
                f"{status['all'] - literal['all']:.2f}",
                f"{(status['memory'] - literal['memory']) / 2**20:.1f}",
                f"{(status['environment'] - literal['environment']) / count:.1f}",
            )
        )
    show("Growth", rows)


def bench_rebuild(folder: Path, rounds: int) -> None:
    """A second build with nothing changed, and with one page changed."""
    rows: list[tuple[str, ...]] = [("a second build, s", "nothing changed", "a page changed")]
    medians: dict[str, list[float]] = {}
    for kind in ("literal", "status"):
        source = projects.mentions(folder / f"again_{kind}", kind, 200, 100)
        build = folder / f"built_{kind}"
        measure(source, build=build)
        times: list[list[float]] = [[], []]
        for _ in range(rounds):
            times[0].append(measure(source, build=build)["all"])
            page = source / "page00007.rst"
            page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
            times[1].append(measure(source, build=build)["all"])
        medians[kind] = [statistics.median(one) for one in times]
        rows.append((kind, *(f"{time:.3f}" for time in medians[kind])))
    rows.append(
        ("ratio", *(f"{ours / base:.2f}" for ours, base in zip(medians["status"], medians["literal"], strict=True)))
    )
    show("Rebuild", rows)


def bench_setup(rounds: int) -> None:
    """Import and setup of the extension alone, beside httpdomain's."""
    medians = {}
    for name in ("sphinxcontrib.httpdomain", "sphinxext_httpstatus"):
        times = []
        for _ in range(4 * rounds):
            command = [sys.executable, "-m", "benchmarks.setup_time", name]
            times.append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        medians[name] = statistics.median(times)
    ours, theirs = medians["sphinxext_httpstatus"], medians["sphinxcontrib.httpdomain"]
    rows: list[tuple[str, ...]] = [
        ("import and setup", "ms"),
        *((name, f"{time * 1000:.1f}") for name, time in medians.items()),
    ]
    show("Import and setup", [*rows, ("ratio", f"{ours / theirs:.2f}")])


def bench_autolink(docs: Path, rounds: int) -> None:
    """Autolink over a real documentation, beside the build without."""
    cases = {mode: (docs, (mode,)) for mode in ("off", "strict")}
    medians = in_turn(cases, rounds)
    rows: list[tuple[str, ...]] = [("autolink over a real documentation", "s", "ratio")]
    rows += [
        (mode, f"{phases['all']:.1f}", f"{phases['all'] / medians['off']['all']:.3f}")
        for mode, phases in medians.items()
    ]
    show("Autolink", rows)


def main() -> None:
    """Run what is asked for; all by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", nargs="*", default=["mentions", "tables", "growth", "rebuild", "setup"])
    parser.add_argument("--autolink", type=Path, metavar="DOCS", help="the sources of a large documentation")
    options = parser.parse_args()
    print(
        f"Python {platform.python_version()}, Sphinx {sphinx.__version__}, {platform.processor() or platform.machine()}"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "mentions" in options.only:
            bench_mentions(folder, options.rounds)
        if "tables" in options.only:
            bench_tables(folder, options.rounds)
        if "growth" in options.only:
            bench_growth(folder)
        if "rebuild" in options.only:
            bench_rebuild(folder, options.rounds)
        if "setup" in options.only:
            bench_setup(options.rounds)
    if options.autolink:
        bench_autolink(options.autolink, options.rounds)


if __name__ == "__main__":
    main()
