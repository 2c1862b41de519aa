"""What pyproject.toml says: the layers, and the oldest versions."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.processes
def test_imports_go_one_way() -> None:
    # In a process of its own: it silences the loggers of the one it runs in.
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program
    run = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_oldest_versions_that_are_asked_for_are_in_the_matrix() -> None:
    text = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    oldest = next(
        node
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "OLDEST"
    )
    sphinx, docutils, python = ast.literal_eval(oldest.value)[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == [f"docutils>={docutils}", f"sphinx>={sphinx}"]
    assert project["requires-python"] == f">={python}"
