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
SCREEN = """document.querySelector('.lad:is([data-key="before"], [data-key^="before/"])')"""
SHOWN = "[...document.querySelectorAll('.door-section')].filter(e => e.clientHeight).map(e => e.id)"
TWINS = f"{SHOWN}.join() === 'twins'"
STATUS = "getComputedStyle(document.getElementById('door-status')).display"
ANSWER = f"""(async () => {{
  const screen = {SCREEN};
  for (const each of screen.querySelectorAll("form fieldset")) each.querySelector("input").click();
  window.before = screen.innerText;
  screen.querySelector(".lad-send button").click();
}})()"""
ANSWERED = f"{SCREEN}?.innerText !== window.before"
KEPT = f"(JSON.parse(localStorage.getItem('{KEY}'))?.choices ?? []).length"


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
    buttons = "[...document.querySelectorAll('.door-section:not([hidden]) button')]"
    found = f"{buttons}.find(e => e.textContent.trim() === {label!r})"
    wait(engine, found)
    engine.run(f"{found}.click()")


def stored(engine: Engine) -> str:
    text: str = engine.run(f"localStorage.getItem('{KEY}')")
    return text


def test_answers_are_there_after_a_reload(engine, server):
    engine.go(f"{server.address}{ZH}#before")
    for n in (1, 2):
        wait(engine, f"{SCREEN}?.querySelector('form fieldset input')")
        engine.run(ANSWER)
        wait(engine, f"{ANSWERED} && {STILL} && {KEPT} === {n}")
    told, kept = engine.run(f"{SCREEN}.innerText"), stored(engine)

    engine.go(f"{server.address}/?lang=zh")  # to another hash of the same page would load nothing
    engine.go(f"{server.address}{ZH}#before")

    wait(engine, f"{SCREEN}?.innerText === {json.dumps(told)}")
    assert stored(engine) == kept
    assert engine.run(STATUS) == "none"


def test_one_section_is_shown_and_next_and_the_browser_s_back_lead_to_others(engine, server):
    engine.go(f"{server.address}/?lang=zh")
    engine.go(f"{server.address}{ZH}#twins")
    wait(engine, TWINS)

    engine.run("document.querySelector('#twins .door-onward .door-button').click()")
    wait(engine, f"{SHOWN}.length === 1 && !({TWINS})")
    engine.run("history.back()")

    wait(engine, TWINS)
    assert engine.run(AS_WIDE_AS_THE_PAGE)


def test_a_calculator_s_first_example_comes_out_with_its_picture(engine, server):
    example = Library.open().calculators()["limitation"].examples[0]

    engine.go(f"{server.address}{CALCULATORS}#limitation")
    press(engine, WORDS.of(example.title))

    wait(engine, "document.querySelector('canvas')?.style.display === 'block'")
    assert engine.run("document.querySelector('#limitation .lad-canvas').clientHeight") > 100
    assert engine.run("document.querySelector('#limitation .lad-outcome-text').innerText")
    assert engine.run(AS_WIDE_AS_THE_PAGE)


def test_the_law_explorer_opens(engine, server):
    engine.go(f"{server.address}{LAW}#find")

    wait(engine, "document.querySelectorAll('#find .lad-source summary').length > 10")
    assert engine.run(STATUS) == "none"
