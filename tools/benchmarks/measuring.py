"""Measure a build, and print tables."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# As timeit has it: in which run a full collection falls, which takes a tenth of the time, is chance.
NO_COLLECTION = "--no-collection"

# With compiled modules, as every build but the first has them.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def measure(source: Path, *options: str, build: Path | None = None) -> dict[str, float]:
    """Build a project in a process of its own; return what it took, by phase.

    :param options: options of :mod:`tools.benchmarks.build`.
    :raises subprocess.CalledProcessError: if it fails, or takes more than its limit.
    """
    target = build or Path(tempfile.mkdtemp(dir=tempfile.gettempdir()))
    command = [sys.executable, "-m", "tools.benchmarks.build", str(source), str(target), *options]
    try:
        run = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    finally:
        if build is None:
            shutil.rmtree(target)
    return json.loads(run.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def show(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table."""
    print(f"\n### {title}\n")
    for number, row in enumerate(rows):
        print("| " + " | ".join(row) + " |")
        if number == 0:
            print("|" + " --- |" * len(row))
