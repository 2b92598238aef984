"""Notebooks of others on our server: every widget and every output in our frame."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.conftest import PATIENCE, Server
from tests.browser.learner import SECTION
from tests.browser.test_journey import RULES
from tests.browser.test_keeping import kernels
from tests.machine import ROOT, free_port

NAME = "我的 课 1.ipynb"
PNG = """
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ
AAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==
"""
MOVED = """
s, told = w.IntSlider(3, description="n"), w.Label("")
s.observe(lambda c: setattr(told, "value", f"twice: {c['new'] * 2}"), "value")
w.VBox([s, told])
"""
ANSWERED = """
one, box = item("door-a1", lang="en"), w.Checkbox(description="answered")
one.observe(lambda c: setattr(box, "value", c["new"]), "done")
w.VBox([one, box])
"""
SENT = """
up, size = w.FileUpload(), w.Label("")
up.observe(lambda c: setattr(size, "value", f"{len(c['new'][0].content)} bytes"), "value")
w.VBox([up, size])
"""
OUTPUTS = """
from IPython.display import HTML, SVG, Image, Markdown, Math, display
display(Markdown("**bold** text"), Math(r"\\frac{a}{b}"))
display(HTML("<b id=rich>rich</b><script>window.ran = 1</script>"))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'))
display(Image(data=bytes.fromhex("89504e470d0a1a0a"), format="png"))
print("plain <out>")
{"one": 1}
"""
CELLS = (
    ("markdown", "# 我的课 <i>Mine</i>\n\nA lead."),
    ("code", "import ipywidgets as w\nfrom widgets import item"),
    ("markdown", "## One\n\nWith $x^2$ and ![a dot](dot.png) beside."),
    ("code", MOVED.strip()),
    ("code", OUTPUTS.strip()),
    ("code", "w.interact(lambda k: print('plus', k + 100), k=(1, 9));"),
    ("markdown", "## Two"),
    ("code", ANSWERED.strip()),
    ("code", SENT.strip()),
    ("markdown", "## Three"),
    ("code", "1 / 0"),
)


THEIRS = [
    [f".{name}"]
    for name in (
        "widget-slider",
        "widget-valid",
        "widget-hprogress",
        "lm-TabBar",
        "dataframe",
        "jp-OutputArea-child",
    )
]
"""Widgets of others, whose own names and roles are not for us to mend."""


def notebook(told: Iterable[tuple[str, str]] = CELLS) -> str:
    blank = {"execution_count": None, "outputs": []}
    cells = [
        {"cell_type": kind, "metadata": {}, "source": text, **(blank if kind == "code" else {})}
        for kind, text in told
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks, and one that a teacher has put among them with a picture beside it."""
    made: Path = tmp_path_factory.mktemp("own") / "notebooks"
    shutil.copytree(ROOT / "notebooks", made)
    (made / "en" / NAME).write_text(notebook(), encoding="utf-8")
    (made / "en" / "dot.png").write_bytes(base64.b64decode(PNG))
    return made


@pytest.fixture(scope="module")
def own(folder: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "widgets.serve", "--port", str(port)]
    serving = Server([*command, f"--Voila.root_dir={folder}"], port, "/")
    yield serving
    serving.end()


@pytest.fixture(scope="module")
def plain(folder: Path) -> Iterator[Server]:
    """Voilà as it comes, over the same folder."""
    port = free_port()
    command = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", str(folder)]
    serving = Server(command, port, "/")
    yield serving
    serving.end()


def opened(page: Page, address: str, of: str = ".door-output") -> None:
    page.goto(address)
    expect(page.locator("#door-status")).to_be_hidden()
    expect(page.locator(of).first).to_be_attached()


def onward(page: Page) -> None:
    page.locator(f"{SECTION} .door-onward .door-button").click()


def slid(page: Page, slider: Locator) -> None:
    """Moves a slider by one, by keyboard."""
    slider.focus()
    page.keyboard.press("ArrowRight")


def test_a_notebook_put_into_the_folder_is_listed_opened_and_alive(
    page: Page, own: Server, tmp_path: Path
) -> None:
    refused = list[str]()
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto(f"{own.address}/?lang=en")
    page.get_by_role("link", name="我的课 <i>Mine</i>").click()
    page.wait_for_url(f"**/{quote(NAME)}")
    expect(page.locator("#door-status")).to_be_hidden()
    expect(page.locator(".door-header .door-now")).to_be_visible()
    expect(page.locator("#door-parts li")).to_have_count(3)

    onward(page)
    here = page.locator(SECTION)
    expect(here.locator(".door-text mjx-container")).to_have_count(1)
    expect(here.get_by_alt_text("a dot")).to_have_js_property("naturalWidth", 1)
    slid(page, here.locator(".widget-slider .noUi-handle").first)
    expect(here.get_by_text("twice: 8")).to_be_visible()
    expect(here.locator("strong", has_text="bold")).to_be_visible()
    expect(here.locator(".door-output mjx-container")).to_have_count(1)
    expect(here.locator("#rich")).to_be_visible()
    expect(here.locator(".jp-RenderedSVG img")).to_be_visible()
    expect(here.get_by_alt_text("<IPython.core.display.Image object>")).to_be_attached()
    expect(here.get_by_text("plain <out>")).to_be_visible()
    expect(here.get_by_text("{'one': 1}")).to_be_visible()
    expect(here.get_by_text("plus 105")).to_be_visible()
    slid(page, here.locator(".widget-slider .noUi-handle").last)
    expect(here.get_by_text("plus 106")).to_be_visible()

    onward(page)
    here.locator("form input").first.check()
    for group in here.locator("form fieldset").all()[1:2]:
        group.locator("input").first.check()
    here.locator(".lad-send button").first.click()
    expect(here.locator(".widget-checkbox input")).to_be_checked()
    with page.expect_file_chooser() as chooser:
        here.locator("button.jupyter-button").click()
    file = tmp_path / "a.bin"
    file.write_bytes(b"\xff" * 1234)
    chooser.value.set_files(file)
    expect(here.get_by_text("1234 bytes")).to_be_visible()

    onward(page)
    expect(here.locator(".door-fault")).to_be_visible()
    assert "ZeroDivisionError" not in page.content()
    assert page.evaluate("window.ran") is None
    assert all("inline script" in each for each in refused), refused


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_notebook_for_teachers_is_drawn_whole_and_axe_finds_nothing(
    page: Page, own: Server, lang: str
) -> None:
    opened(page, f"{own.address}/voila/render/{lang}/for-teachers.ipynb")
    outputs = page.locator(".door-output")

    assert outputs.count() >= 10
    for output in outputs.all():
        expect(output.locator(":scope > *")).to_have_count(1)
        assert not re.search(r"Error displaying|Loading widget", output.text_content() or "")
    page.evaluate(
        "document.querySelectorAll('.door-section').forEach(e => e.removeAttribute('hidden'))"
    )
    expect(page.locator(".lad form").first).to_be_visible()
    expect(page.locator(".jp-RenderedImage img").first).to_be_visible()
    expect(page.locator("table.dataframe").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page, context={"include": [["body"]], "exclude": THEIRS}, options=RULES)
    assert [each["id"] for each in found.response["violations"]] == [], found.generate_report()


def test_an_article_has_its_facts_beside_their_names_and_printed_words_stay_whole(
    page: Page, own: Server, folder: Path
) -> None:
    for name, more in (("light", ""), ("stock", "import ipywidgets\n")):
        code = f'{more}from widgets import article\narticle("psapl-2025/47.3", lang="en")'
        words = 'print("wonderfully-long-words " * 9, "filing-fee")'
        cells = [("markdown", "# Mine"), ("code", code), ("code", words)]
        (folder / "en" / f"{name}.ipynb").write_text(notebook(cells), encoding="utf-8")
        opened(page, f"{own.address}/voila/render/en/{name}.ipynb", of=".door-part section")

        facts = page.locator(".door-part section dl")
        label, value = (facts.locator(each).first.bounding_box() for each in ("dt", "dd"))
        assert label
        assert value
        assert abs(label["y"] - value["y"]) < 2, name
        assert value["x"] - label["x"] - label["width"] >= 8, name
        assert label["x"] >= 12, name
        style = "e => getComputedStyle(e).wordBreak"
        printed = page.locator(".door-part pre").last
        assert printed.evaluate(style) == "normal", name
        sizes = "e => ['lineHeight', 'fontSize'].map((i) => parseFloat(getComputedStyle(e)[i]))"
        height, size = page.locator(".door-part section p").first.evaluate(sizes)
        assert height >= 1.5 * size, name
        expect(page.locator(".door-footer")).to_contain_text("Its author answers for the rest")


@pytest.mark.parametrize("name", [NAME, "01-at-the-door.ipynb"])
def test_a_page_that_nobody_uses_says_so_and_goes_on_when_told_to(
    page: Page, own: Server, name: str
) -> None:
    page.clock.install()
    page.goto(f"{own.address}/voila/render/en/{quote(name)}")
    expect(page.locator("#door-status")).to_be_hidden()
    said, heard = list[str](), list[str]()

    def listen(line: WebSocket) -> None:
        line.on("framesent", lambda sent: said.append(str(sent)))
        line.on("framereceived", lambda told: heard.append(str(told)))

    page.on("websocket", listen)
    page.reload()
    expect(page.locator("#door-status")).to_be_hidden()
    for _ in range(10 * PATIENCE):  # without an answer yet, the jump opens it anew
        if any('"idle"' in each for each in heard):
            break
        page.wait_for_timeout(100)
    page.clock.fast_forward("17:00")
    expect(page.locator("#door-status")).to_be_hidden()
    page.clock.fast_forward("02:00")

    expect(page.locator('#door-status [data-when="idle"]')).to_be_visible()
    before = len(said)
    page.locator("#door-status button").click()

    expect(page.locator("#door-status")).to_be_hidden()
    page.wait_for_timeout(200)
    assert any("kernel_info_request" in each for each in said[before:])


def test_a_page_whose_kernel_has_ended_says_so(page: Page, own: Server) -> None:
    before = kernels(own)
    opened(page, f"{own.address}/voila/render/en/{quote(NAME)}")

    for pid in kernels(own) - before:
        os.kill(pid, signal.SIGKILL)

    expect(page.locator('#door-status [data-when="gone"]')).to_be_visible(timeout=20_000)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["en/for-teachers", "zh/01-at-the-door", "en/law", "en/calculators", NAME]
)
def test_voila_as_it_comes_shows_the_notebooks(
    page: Page, plain: Server, strangers: list[str], path: str
) -> None:
    name = path if path.endswith(".ipynb") else f"{path}.ipynb"
    page.goto(f"{plain.address}/voila/render/{quote(name if '/' in name else f'en/{name}')}")

    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator(".lad").first).to_be_attached()
    assert "Error displaying widget" not in page.content()
    assert all("/fontawesome-free@" in address for address in strangers)  # Voilà's own template
    strangers.clear()
