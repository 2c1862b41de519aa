"""Build a project and print what it took, as JSON: seconds of user time by phase, bytes of memory and of environment."""

from __future__ import annotations

import argparse
import gc
import io
import json
import resource
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


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--builder", default="html")
    parser.add_argument("--limit", type=int, help="seconds of processor time after which the build is ended")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--no-collection", action="store_true", help="without garbage collection")
    parser.add_argument("--no-index", action="store_true", help="without pages for the indices of domains")
    parser.add_argument("--autolink", choices=("off", "strict"), help="for sources without our conf.py")
    return parser.parse_args()


def main() -> None:
    """Build."""
    given = options()
    if given.limit:
        resource.setrlimit(resource.RLIMIT_CPU, (given.limit, given.limit + 5))
    timed(Builder, "read_doc", "parse")
    timed(BuildEnvironment, "apply_post_transforms", "resolve")
    # Source to nodes: the directive of ours, the table and all its cells of one written by hand.
    timed(Body, "run_directive", "directive")
    timed(Body, "simple_table_top", "directive")
    overrides: dict[str, Any] = {"html_domain_indices": False} if given.no_index else {}
    if given.autolink:
        overrides |= {
            "extensions": ["sphinxext_httpstatus"],
            "httpstatus_autolink": False if given.autolink == "off" else given.autolink,
            "source_suffix": {".txt": "restructuredtext"},
            "root_doc": "index",
            "suppress_warnings": ["*"],
        }
    if given.no_collection:
        gc.disable()
    start, wall = time.process_time(), time.perf_counter()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            given.source,
            None if given.autolink else given.source,
            given.target,
            given.target / ".doctrees",
            given.builder,
            confoverrides=overrides,
            status=None,
            warning=io.StringIO(),
            parallel=given.jobs,
        )
        app.build()
    spent["all"], spent["wall"] = time.process_time() - start, time.perf_counter() - wall
    spent["write"] = spent["all"] - spent["parse"] - spent["resolve"]
    spent["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    spent["environment"] = (given.target / ".doctrees" / "environment.pickle").stat().st_size
    print(json.dumps(spent))


if __name__ == "__main__":
    main()
