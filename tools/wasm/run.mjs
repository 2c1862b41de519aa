// node run.mjs NPM WHEELS [PYTEST ARGUMENTS]: run pytest in CPython for WebAssembly, and exit as it does.
// NPM is the folder where npm has installed Pyodide, WHEELS that of pytest and whatever the tests import.

import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Worker, isMainThread, workerData } from "node:worker_threads";

// WebAssembly has no processes to share the tests between, but Node has threads, each with a Python of its own.
const SHARES = 2;

if (isMainThread) {
  const runs = Array.from({ length: SHARES }, (_, share) => {
    const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), workerData: share });
    return new Promise((done) => worker.on("error", console.error).on("exit", done));
  });
  process.exit(Math.max(...(await Promise.all(runs))));
}

const [npm, wheels, ...args] = process.argv.slice(2);
const { loadPyodide } = createRequire(resolve(npm, "_"))("pyodide");
const python = await loadPyodide();
// Whole lines, so that those of the other share do not come between; and at once, while console.log waits for the end.
const bytes = [];
const raw = (byte) => {
  bytes.push(byte);
  if (byte === 10) writeSync(1, Uint8Array.from(bytes.splice(0)));
};
// A thread has no standard input.
python.setStdin({ stdin: () => null });
python.setStdout({ raw });
python.setStderr({ raw });
for (const [folder, path] of Object.entries({ "/repo": ".", "/wheels": wheels })) {
  python.FS.mkdirTree(folder);
  python.mountNodeFS(folder, resolve(path));
}
python.globals.set("arguments", python.toPy(args));
python.globals.set("share", python.toPy([workerData, SHARES]));
process.exit(python.runPython(`
import os
import sys

os.chdir("/repo")
sys.path[:0] = ["/repo", "/wheels"]

import pytest


class Share:
    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        items[:] = items[share[0] :: share[1]]


code = pytest.main(["-p", "no:cacheprovider", *arguments], [Share()])
# There may be one test only.
0 if code == pytest.ExitCode.NO_TESTS_COLLECTED and share[0] else int(code)
`));
