"""Scripts and styles ask for nothing that a browser of the floor lacks, by what is published."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import old_browsers
import pytest

from widgets.serve.assets import FILES

ROOT = Path(__file__).resolve().parents[2]
ENGINES = ROOT / ".ci" / "engines"
OURS = sorted(
    each for each in (ROOT / "widgets").glob("*/static/**/*") if each.suffix in {".css", ".js"}
)


@pytest.fixture(scope="module", autouse=True)
def data():
    """What is published, fetched before."""
    if os.environ.get(old_browsers.LEFT_OUT):
        pytest.skip(f"{old_browsers.LEFT_OUT} is set")
    if not (ENGINES / "node_modules").is_dir():
        pytest.fail("nothing to compare with: run `make engines`, which fetches it")


def compared(*paths: Path) -> list[str]:
    """What is named, a line each."""
    command = ["node", str(ENGINES / "floor.mjs"), *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == bool(run.stdout), run.stderr
    return run.stdout.splitlines()


SCRIPTS = {
    "URL.canParse(a);": "URL.canParse",
    "structuredClone(a);": "structuredClone",
    "Object.hasOwn(a, b);": "Object.hasOwn",
    "[1].at(-1);": ".at()",
    "[1].toSorted();": ".toSorted()",
    "crypto.randomUUID();": "crypto.randomUUID",
    "new BroadcastChannel(a);": "BroadcastChannel",
    "AbortSignal.timeout(3);": "AbortSignal.timeout",
    "navigator.locks.request(a);": "navigator.locks",
    "new Intl.Segmenter(a);": "Intl.Segmenter",
    "document.body.inert = true;": ".inert",
    "document.body.checkVisibility();": ".checkVisibility()",
    "addEventListener('scrollend', a);": "the event scrollend",
    "/(?<=a)b/.test(a);": "looking behind in a pattern",
    "html`<p style='width:${a}%'></p>`;": "a style attribute, as our policy allows it,",
}
UNREADABLE = (
    "await a;",
    "/[a--b]/v;",
    "/a/d;",
    "import a from 'b' with { type: 'json' };",
    "class A { static { a(); } }",
    "class A { #b = 1; }",
    "class A { b = 1; }",
)
OLDEST = ("able.js", "frame.js", "home.js", "shared.js")
FIELDS = {
    "class A { static { a(); } }": "a static block",
    "class A { #b() {} }": "a private name",
    "class A { #b = 1; }": "a private name",
    "class A { b = (a)(1); }": "a field with brackets",
}
STYLES = {
    "a { rotate: 45deg }": "rotate",
    "a { aspect-ratio: 1 }": "aspect-ratio",
    "a { border-start-start-radius: 1px }": "border-start-start-radius",
    "a { overflow-wrap: anywhere }": "overflow-wrap: anywhere",
    "a { color: color-mix(in srgb, red, blue) }": "color-mix()",
    "a { height: 100dvh }": "the unit dvh",
    "a { width: 3cqw }": "the unit cqw",
    "a { & b { color: red } }": "a rule in a rule",
    "a:user-invalid { color: red }": ":user-invalid",
    "a:has(b), c { color: red }": ":has(), for which the whole list of selectors is dropped,",
    "dialog::backdrop { color: red }": "::backdrop",
    "@layer a;": "@layer",
    "@container (min-width: 3px) { a { color: red } }": "@container",
    "@media (width < 3px) { a { color: red } }": "@media with < or >",
    "@media (dynamic-range: high) { a { color: red } }": "@media (dynamic-range)",
}
ALL_RIGHT = {
    "let a; 'x'.replaceAll('x', a); a ??= a?.c; Promise.any([]); 1_000;": "x.js",
    "typeof BroadcastChannel === 'function' && new BroadcastChannel('a');": "x.js",
    "const own = { at() {} }; own.at(1);": "x.js",
    "document.body.checkVisibility?.();": "x.js",
    "const html = String.raw; html`<p .style=${'width:1%'}></p>`;": "x.js",
    "var a = 1;": "able.js",
    "let a = 2; class A { static b = a; c = (d) => d; }": "chart.umd.js",
    "a { overflow-wrap: break-word; overflow-wrap: anywhere }": "x.css",
    "body:has(a) b { color: red }": "x.css",
    "@supports not selector(:has(*)) { a { color: red } }": "x.css",
    "a { inset: 0; padding-inline: min(1px, 2vw); gap: 1px; accent-color: red }": "x.css",
    "a:is(b, c):focus:not(:focus-visible) { outline: none }": "x.css",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What is found in planted text under a name, all of it looked at in one go."""
    planted = [("x.js", f"const a = 1, b = 2;\n{text}") for text in SCRIPTS]
    planted += [("x.js", text) for text in UNREADABLE]
    planted += [(name, "const a = 1;") for name in OLDEST]
    planted += [("chart.umd.js", f"let a;\n{text}") for text in FIELDS]
    planted += [("x.css", f"\n{text}") for text in STYLES]
    planted += [(name, text) for text, name in ALL_RIGHT.items()]
    paths = {each: tmp_path_factory.mktemp("planted") / each[0] for each in planted}
    for (_name, text), path in paths.items():
        path.write_text(text, encoding="utf-8")
    lines = compared(*paths.values())
    return {
        each: [line.removeprefix(f"{path}:") for line in lines if line.startswith(f"{path}:")]
        for each, path in paths.items()
    }


def named(lines: list[str]) -> list[str]:
    return [line.split(" is not in ")[0] for line in lines]


def test_everything_that_we_serve_is_in_every_browser_of_the_floor():
    assert set(OURS) >= {path for path in FILES if path.suffix != ".png"}
    assert compared(*OURS) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_planted_script_is_named(found, script):
    assert named(found["x.js", f"const a = 1, b = 2;\n{script}"]) == [f"2: {SCRIPTS[script]}"]


@pytest.mark.parametrize("script", UNREADABLE)
def test_a_script_that_a_browser_of_the_floor_cannot_read_is_named(found, script):
    assert len(found["x.js", script]) == 1


@pytest.mark.parametrize("name", OLDEST)
def test_what_every_browser_reads_is_older_still(found, name):
    assert len(found[name, "const a = 1;"]) == 1


@pytest.mark.parametrize("script", FIELDS)
def test_in_what_we_took_over_a_field_that_old_browsers_cannot_read_is_named(found, script):
    assert named(found["chart.umd.js", f"let a;\n{script}"]) == [f"2: {FIELDS[script]}"]


@pytest.mark.parametrize("style", STYLES)
def test_a_planted_style_is_named(found, style):
    assert named(found["x.css", f"\n{style}"]) == [f"2: {STYLES[style]}"]


@pytest.mark.parametrize("text", ALL_RIGHT)
def test_what_is_old_asked_for_our_own_or_has_something_to_fall_back_on_is_left_alone(found, text):
    assert found[ALL_RIGHT[text], text] == []


def test_what_is_compared_with_is_locked_and_names_no_registry():
    lock = json.loads((ENGINES / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}

    assert [name for name, each in packages.items() if "integrity" not in each] == []
    assert re.findall(r"https?:", json.dumps(packages)) == []
