"""The pages in Debian's Firefox and WebKit, where they are installed."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.browser.engines import Engine, Firefox, WebKit, wait
from tests.browser.test_engines import AS_WIDE_AS_THE_PAGE, CALCULATORS, LAW
from tests.browser.test_keeping import KEY, ZH
from widgets.content.library import Library

WORDS = Library.open().words("zh")
STILL = "!document.querySelector('.lad [aria-busy]')"
STATUS = "getComputedStyle(document.getElementById('door-status')).display"
ANSWER = """(async () => {
  for (const each of document.querySelectorAll("form fieldset")) {
    each.querySelector("input").click();
  }
  window.before = document.querySelector(".lad").innerText;
  document.querySelector(".lad-send button").click();
})()"""
ANSWERED = "document.querySelector('.lad')?.innerText !== window.before"


@pytest.fixture(scope="module", params=[Firefox, WebKit])
def engine(request, tmp_path_factory):
    missing = [each for each in request.param.PROGRAMS if shutil.which(each) is None]
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")
    started = request.param(tmp_path_factory.mktemp("profile"))
    yield started
    started.end()


def press(engine: Engine, label: str) -> None:
    """Presses the button that is called so."""
    found = f"[...document.querySelectorAll('button')].find(e => e.innerText.trim() === {label!r})"
    wait(engine, found)
    engine.run(f"{found}.click()")


def stored(engine: Engine) -> str:
    text: str = engine.run(f"localStorage.getItem('{KEY}')")
    return text


def test_answers_are_there_after_a_reload(engine, server):
    engine.go(server.address + ZH)
    press(engine, WORDS("begin"))
    for n in (1, 2):
        wait(engine, "document.querySelector('form fieldset input')")
        engine.run(ANSWER)
        wait(engine, f"{ANSWERED} && {STILL}")
        assert len(json.loads(stored(engine))["choices"]) == n
    told, kept = engine.run("document.querySelector('.lad').innerText"), stored(engine)

    engine.go(server.address + ZH)

    wait(engine, f"document.querySelector('.lad')?.innerText === {json.dumps(told)}")
    assert stored(engine) == kept
    assert engine.run(STATUS) == "none"


def test_a_calculator_s_first_example_comes_out_with_its_picture(engine, server):
    example = Library.open().calculators()["limitation"].examples[0]

    engine.go(f"{server.address}{CALCULATORS}?calc=limitation")
    press(engine, WORDS.of(example.title))

    wait(engine, "document.querySelector('canvas')?.style.display === 'block'")
    assert engine.run("document.querySelector('.lad-canvas').clientHeight") > 100
    assert engine.run("document.querySelector('.lad-outcome-text').innerText")
    assert engine.run(AS_WIDE_AS_THE_PAGE)


def test_the_law_explorer_opens(engine, server):
    engine.go(server.address + LAW)

    wait(engine, "document.querySelectorAll('.lad-source summary').length > 10")
    assert engine.run(STATUS) == "none"
