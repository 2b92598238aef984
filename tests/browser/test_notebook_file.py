"""What JupyterLab saves into a notebook: nothing that a learner typed or answered."""

from __future__ import annotations

import json
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.lab import menu, run_all, scroll_to

TYPED = "987654"
ANSWERED = "CNY 13,676.54"
COSTS = '.lad[data-key="calculators/court-costs"]'


def saved(lab, path: str) -> str:
    """The notebook as it lies on the disk."""
    with urlopen(f"{lab.address}/api/contents/{path}?content=1") as answer:
        return json.dumps(json.load(answer)["content"], ensure_ascii=False)


def compute(page: Page) -> None:
    """Types a sum into the calculator of court costs, and has it computed."""
    scroll_to(page, f"{COSTS} form input[type=text]")
    page.locator(f"{COSTS} form input[type=text]").first.fill(TYPED)
    page.locator(f"{COSTS} .lad-send .lad-main").click()
    expect(page.locator(f"{COSTS} .lad-outcome-text")).to_contain_text(ANSWERED, timeout=30_000)


def test_what_was_typed_is_in_no_saved_notebook_also_with_the_state_of_widgets(page, lab):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{lab.address}/lab/workspaces/saved/tree/en/calculators.ipynb")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=30_000)
    menu(page, "Settings", "Save Widget State Automatically")
    menu(page, "Run", "Run All Cells")
    compute(page)
    menu(page, "Run", "Run All Cells")
    expect(page.locator(".lad-outcome-text", has_text=ANSWERED)).to_have_count(0, timeout=30_000)
    compute(page)
    page.evaluate("() => document.activeElement.blur()")

    menu(page, "File", "Save Notebook")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("Saving completed", timeout=30_000)

    file = saved(lab, "en/calculators.ipynb")
    assert '"widgets"' in file
    assert "store_key" in file
    assert TYPED not in file
    assert "13,676.54" not in file


def keep_state(page: Page, lab, path: str, *, keep: bool) -> None:
    """Has JupyterLab save the state of widgets with a notebook, or not."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{lab.address}/lab/workspaces/state/tree/{path}")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=30_000)
    page.locator(".lm-MenuBar-itemLabel", has_text="Settings").click()
    entry = page.locator(".lm-Menu-item", has_text="Save Widget State Automatically")
    if ("lm-mod-toggled" in entry.get_attribute("class")) != keep:
        entry.click()
        page.wait_for_timeout(1000)  # until the setting is stored
    else:
        page.keyboard.press("Escape")


def end_kernels(context: BrowserContext, lab) -> None:
    """Ends every kernel, as a machine does that is switched off."""
    xsrf = next(each["value"] for each in context.cookies() if each["name"] == "_xsrf")
    sessions = f"{lab.address}/api/sessions"
    for session in context.request.get(sessions).json():
        one = f"{sessions}/{session['id']}"
        assert context.request.delete(one, headers={"X-XSRFToken": xsrf}).ok


@pytest.mark.parametrize(
    ("path", "step", "says", "state"),
    [
        ("zh/01-at-the-door.ipynb", "before", "起决定作用的是哪个事实？", False),
        ("en/calculators.ipynb", "calculators/annual-cost", "Who lent, and what arrived?", True),
    ],
)
def test_a_saved_notebook_opened_again_shows_the_words_of_each_piece(
    context, page, lab, path, step, says, state
):
    keep_state(page, lab, path, keep=state)
    run_all(page, lab, path)
    scroll_to(page, f'.lad[data-key^="{step}"]')
    assert page.locator(".lad-still").filter(visible=True).count() == 0
    page.evaluate("() => document.activeElement.blur()")
    menu(page, "File", "Save Notebook")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("Saving completed", timeout=30_000)
    assert ('"widgets"' in saved(lab, path)) == state
    page.goto("about:blank")
    end_kernels(context, lab)

    again = context.new_page()
    again.set_viewport_size({"width": 1280, "height": 900})
    again.goto(f"{lab.address}/lab/workspaces/again-{path[:5].replace('/', '-')}/tree/{path}")
    expect(again.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=30_000)
    words = f'.lad-still[data-key^="{step}"]'
    scroll_to(again, words)

    expect(again.locator(words)).to_contain_text(says)
    for odd in ("Error displaying widget", "Loading widget"):
        assert again.get_by_text(odd).filter(visible=True).count() == 0
    again.close()
