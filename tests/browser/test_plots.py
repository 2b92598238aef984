"""Plots in a real browser: what draws them comes from the server, or else from the kernel."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.lab import run_all, scroll_to
from tests.browser.test_calculators import EVERY, CalculatorPage

DRAWN = """() => [...document.querySelectorAll('canvas')].some((each) => each.width && each
    .getContext('2d').getImageData(0, 0, each.width, each.height).data.some((part) => part))"""


def said(page: Page) -> list[str]:
    """What the page says on its line, from now on."""
    frames = list[str]()
    page.on("websocket", lambda line: line.on("framesent", lambda text: frames.append(str(text))))
    return frames


@pytest.mark.parametrize("beside", [True, False], ids=["server", "kernel"])
def test_a_plot_is_drawn_and_the_kernel_is_asked_only_where_the_server_has_nothing(
    page, server, beside
):
    frames = said(page)
    if not beside:
        page.route("**/plots.js", lambda route: route.abort())
    desk = CalculatorPage(page, "en")

    desk.open(server, "appropriation")
    desk.start_from(EVERY["appropriation"], 0)
    page.wait_for_function(DRAWN)

    assert [frame for frame in frames if '"act"' in frame]
    assert len([frame for frame in frames if '"want":"charts"' in frame]) == (0 if beside else 1)


def test_in_jupyterlab_a_plot_is_drawn_with_what_the_kernel_sends(page, lab):
    query = "?calc=appropriation&example=" + EVERY["appropriation"].examples[0].id
    run_all(page, lab, "en/calculators.ipynb", query)
    scroll_to(page, ".lad-plot")

    page.wait_for_function(DRAWN)
