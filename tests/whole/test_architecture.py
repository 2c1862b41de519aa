"""Imports go one way: the layers in pyproject.toml."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_imports_go_one_way() -> None:
    # In a process of its own: it silences the loggers of the one it runs in.
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program
    run = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
