"""Build a project and print what it took, as JSON: seconds of user time by phase, bytes of memory and of environment."""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from docutils.parsers.rst.states import Body
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils

spent = {"parse": 0.0, "resolve": 0.0, "directive": 0.0}


def timed(owner: Any, name: str, phase: str) -> None:
    """Add the time that a method takes to a phase."""
    original = getattr(owner, name)

    def method(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return original(*args, **kwargs)
        finally:
            spent[phase] += time.process_time() - start

    setattr(owner, name, method)


def main(source: str, target: str, autolink: str = "") -> None:
    """Build."""
    timed(Builder, "read_doc", "parse")
    timed(BuildEnvironment, "apply_post_transforms", "resolve")
    # Source to nodes: the directive of ours, the table and all its cells of one written by hand.
    timed(Body, "run_directive", "directive")
    timed(Body, "simple_table_top", "directive")
    overrides: dict[str, Any] = {}
    if autolink:
        suffix = ".rst" if Path(source, "index.rst").exists() else ".txt"
        overrides = {
            "extensions": ["sphinxext_httpstatus"],
            "httpstatus_autolink": False if autolink == "off" else autolink,
            "source_suffix": {suffix: "restructuredtext"},
            "root_doc": "index",
            "suppress_warnings": ["*"],
        }
    start = time.process_time()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            source,
            None if autolink else source,
            target,
            f"{target}/.doctrees",
            "html",
            confoverrides=overrides,
            status=None,
            warning=io.StringIO(),
        )
        app.build()
    spent["all"] = time.process_time() - start
    spent["write"] = spent["all"] - spent["parse"] - spent["resolve"]
    spent["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    spent["environment"] = Path(target, ".doctrees", "environment.pickle").stat().st_size
    print(json.dumps(spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
