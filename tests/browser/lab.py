"""A learner in JupyterLab: the whole notebook is on one page, which draws what is scrolled to."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.learner import Learner

SCREENS = 200
"""How often a notebook is scrolled on before something is said not to be in it."""
IN_VIEW = """selector => {
  const found = document.querySelector(selector);
  const { top, bottom } = found.getBoundingClientRect();
  const drawn = found.checkVisibility({ contentVisibilityAuto: true });
  return drawn && bottom > 0 && top < innerHeight - 100;
}"""


class InLab(Learner):
    """Someone who takes a lesson in JupyterLab."""

    def run(self, lab: Server, path: str) -> None:
        """Opens a notebook in a workspace of its own and runs all its cells."""
        run_all(self.page, lab, path)

    def take(self, step_id: str) -> None:
        """Scrolls to a step."""
        self.at = step_id
        scroll_to(self.page, self.selector)


def run_all(page: Page, lab: Server, path: str, query: str = "") -> None:
    """Opens a notebook in JupyterLab and runs all its cells, in a kernel of its own."""
    end_kernels(page, lab)
    page.set_viewport_size({"width": 1280, "height": 900})
    workspace = path.replace("/", "-").removesuffix(".ipynb")
    page.goto(f"{lab.address}/lab/workspaces/{workspace}/tree/{path}{query}")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=30_000)
    menu(page, "Run", "Run All Cells")
    prompts = page.locator(".jp-CodeCell .jp-InputArea-prompt")
    expect(prompts.last).to_have_text(re.compile(r"\[\d+\]:"), timeout=60_000)


def end_kernels(page: Page, lab: Server) -> None:
    """Ends every notebook's kernel, with what its screens remember."""
    for session in page.request.get(f"{lab.address}/api/sessions").json():
        page.request.delete(f"{lab.address}/api/sessions/{session['id']}")


def menu(page: Page, name: str, entry: str) -> None:
    """Presses an entry of a menu."""
    page.locator(".lm-MenuBar-itemLabel", has_text=name).click()
    page.locator(".lm-Menu-itemLabel", has_text=entry).first.click()


def scroll_to(page: Page, selector: str) -> None:
    """Scrolls a notebook until the top of something in it is drawn and stands in view."""
    found = page.locator(selector).first
    page.locator(".jp-WindowedPanel-outer, .jp-Notebook").first.hover()
    for _ in range(SCREENS):
        if not found.is_visible():
            page.mouse.wheel(0, 400)
        elif page.evaluate(IN_VIEW, selector):
            return
        else:  # more than once: what is drawn above it meanwhile pushes it away
            found.evaluate("each => each.scrollIntoView({ block: 'start' })")
        page.wait_for_timeout(50)
    raise AssertionError(f"{selector} is not in the notebook")
