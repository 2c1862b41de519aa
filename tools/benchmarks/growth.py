"""How the cost grows with the input: each kind of input at several sizes, and the exponent of the time."""

from __future__ import annotations

import math
import shutil
import signal
import statistics
import subprocess
from typing import TYPE_CHECKING

from .inputs import CASES
from .measuring import NO_COLLECTION, measure, show
from .projects import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .inputs import Case

#: Seconds of its own that one build may take, however busy the machine is.
LIMIT = 60
# What is less is noise, and has no exponent.
_LEAST = 0.04
_OURS = ["sphinxext_httpstatus"]


class Runs:
    """Measures a case, each build in a process of its own."""

    def __init__(self, folder: Path, case: Case, rounds: int) -> None:
        """Take the case."""
        self._folder = folder
        self._case = case
        self._rounds = rounds

    def pair(self, size: int) -> tuple[float, float]:
        """Seconds at a size, without the extension and with it: the least of the rounds.

        :raises subprocess.CalledProcessError: if a build takes more than it may.
        """
        options = (NO_COLLECTION, "--builder", self._case.builder, "--limit", str(LIMIT))
        sources = [self._write(size, ours=ours) for ours in (False, True)]
        rounds = [[measure(source, *options)["all"] for source in sources] for _ in range(self._rounds)]
        for source in sources:
            shutil.rmtree(source)
        without, both = (min(times) for times in zip(*rounds, strict=True))
        return without, both

    def _write(self, size: int, *, ours: bool) -> Path:
        sources = self._case.make(size, ours)
        folder = self._folder / f"{self._case.name.encode().hex()[:40]}-{size}-{ours}"
        shutil.rmtree(folder, ignore_errors=True)
        return write(folder, sources.files, [*sources.extensions, *(_OURS if ours else ())], sources.conf)


def exponent(sizes: Sequence[int], times: Sequence[float]) -> str:
    """The slope of a line through the logarithms; empty where too few times are more than noise."""
    points = [(math.log(size), math.log(time)) for size, time in zip(sizes, times, strict=False) if time > _LEAST]
    if len(points) < 2:
        return ""
    return f"{statistics.linear_regression(*zip(*points, strict=True)).slope:.2f}"


def measure_case(folder: Path, case: Case, rounds: int, part: int) -> tuple[str, ...]:
    """The row of a case.

    :param part: what the sizes are divided by.
    """
    sizes = case.sizes or tuple(case.largest // divisor // part for divisor in (4, 2, 1))
    runs = Runs(folder, case, rounds)
    # What the extension takes, and Sphinx, whatever the size.
    least = runs.pair(1)
    without: list[float] = []
    over: list[float] = []
    shown = [""] * len(sizes)
    for number, size in enumerate(sizes):
        try:
            pair = runs.pair(size)
        except subprocess.CalledProcessError as error:
            if error.returncode != -signal.SIGXCPU:
                raise
            shown[number] = f"more than {LIMIT}"
            break
        without.append(pair[0] - least[0])
        over.append(pair[1] - least[1] - without[-1])
        shown[number] = f"{over[-1]:.2f}"
    listed = ", ".join(f"{size:,}" for size in sizes)
    return (
        case.name,
        listed,
        *shown,
        exponent(sizes, over),
        f"{without[-1] if without else 0:.2f}",
        exponent(sizes, without),
    )


def bench(folder: Path, rounds: int, *, words: Sequence[str] = (), part: int = 1) -> None:
    """Each kind of input at three sizes.

    :param words: those kinds only whose names have one of these.
    """
    header = ("input", "sizes", "s", "s", "s", "exponent", "s without us", "its exponent")
    chosen = [case for case in CASES if not words or any(word in case.name for word in words)]
    show("Exponents", [header])
    for case in chosen:
        print("| " + " | ".join(measure_case(folder, case, rounds, part)) + " |", flush=True)
