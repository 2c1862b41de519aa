"""Change a module in one place at a time, and tell of the changes that none of its tests notices.

The changes are mutmut's and two more. tests/data/surviving-mutants.txt has those that make no difference.
"""

import os
import signal
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import libcst as cst
import pytest
from libcst import matchers
from mutmut.mutation.mutators import mutation_operators

import tests.conftest  # noqa: F401  (what it imports is there for each process)

#: Module -> of the changes outside of functions, one in so many is tried: what the standards say is held row by row.
MODULES = {"registry": 1, "enums": 1, "importer": 1, "standards": 25}
SECONDS = 30
NEVER_RUN = matchers.Annotation() | matchers.If(test=matchers.Name("TYPE_CHECKING"))
OPERATORS: Any = (
    *mutation_operators,
    (
        cst.If,
        lambda node: [node.with_changes(test=cst.parse_expression(f"not ({cst.Module([]).code_for_node(node.test)})"))],
    ),
    (cst.FormattedStringText, lambda text: [text.with_changes(value=f"{text.value}XX")]),
)


def changes(node: cst.CSTNode, function: str = "") -> Iterator[tuple[str, cst.CSTNode, cst.CSTNode]]:
    """Yield each change: the function, a node of it, and what to put in its place."""
    if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        function = f"{function}.{node.name.value}".lstrip(".")
    for operator in [operator for kind, operator in OPERATORS if isinstance(node, kind)]:
        yield from ((function, node, changed) for changed in operator(node))
    for child in node.children:
        if not matchers.matches(child, NEVER_RUN):
            yield from changes(child, function)


def mutants(module: str) -> Iterator[tuple[str, str, str]]:
    """Yield module, change and changed source; first no change at all, which the tests must not notice."""
    source = Path(f"sphinxext_httpstatus/{module}.py").read_text(encoding="utf-8")
    yield module, f"{module}: no change", source
    tree = cst.parse_module(source)
    for number, (function, old, new) in enumerate(changes(tree)):
        if function or number % MODULES[module] == 0:
            changed = tree.deep_replace(old, new).code
            lines = zip(source.splitlines(), changed.splitlines(), strict=False)
            # The first line that differs, in more than upper and lower case.
            if change := next((f"{a.strip()}  ->  {b.strip()}" for a, b in lines if a.lower() != b.lower()), ""):
                yield module, f"{module}: {function}: {change}", changed


def run_tests(module: str, source: str) -> int:
    """Run the module's tests on a changed source; return 0 if all pass."""
    signal.alarm(SECONDS)
    # The package anew, since one of its modules is changed.
    for name in [name for name in sys.modules if name.partition(".")[0] in {"sphinxext_httpstatus", "tests"}]:
        del sys.modules[name]
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    code, get_code, path = compile(source, module, "exec"), SourceFileLoader.get_code, f"sphinxext_httpstatus.{module}"
    SourceFileLoader.get_code = lambda self, name: code if name == path else get_code(self, name)  # type: ignore[assignment,method-assign]
    # What watches for lost exceptions collects garbage, which takes as long as the tests.
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:unraisableexception")
    return pytest.main([*options, f"tests/test_{module}.py"])


def survivors() -> Iterator[str]:
    """Yield the changes that no test notices; as many are tried at once as there are processors."""
    running: dict[int, str] = {}
    todo = (mutant for module in MODULES for mutant in mutants(module))
    while (mutant := next(todo, None)) or running:
        if mutant:
            child = os.fork()
            if not child:
                try:
                    os._exit(run_tests(mutant[0], mutant[2]))
                finally:
                    os._exit(1)
            running[child] = mutant[1]
        if not mutant or len(running) == os.cpu_count():
            child, status = os.wait()
            yield from [] if status else [running[child]]
            del running[child]


if __name__ == "__main__":
    lines = Path("tests/data/surviving-mutants.txt").read_text(encoding="utf-8").splitlines()
    explained = {line for line in lines if line[:1] not in {"", "#"}} | {f"{module}: no change" for module in MODULES}
    found = set(survivors())
    sys.stdout.writelines(f"no test notices {line}\n" for line in sorted(found - explained))
    sys.stdout.writelines(f"not there, or noticed: {line}\n" for line in sorted(explained - found))
    sys.exit(found != explained)
