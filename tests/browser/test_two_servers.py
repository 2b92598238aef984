"""A learner in a real browser whose server ends: a button opens the lesson at the other server."""

from __future__ import annotations

import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.browser.learner import Learner
from tests.deploy.front import standing
from tests.machine import ROOT

LESSON = "/voila/render/en/01-at-the-door.ipynb#twins"
OWN = "JSON.parse(document.getElementById('jupyter-config-data').textContent).baseUrl"


def test_the_button_after_a_lost_connection_leads_to_the_other_server(page: Page, tmp_path):
    nginx = subprocess.run([ROOT / ".ci" / "nginx"], capture_output=True, text=True, check=True)
    www = tmp_path / "www"
    subprocess.run([sys.executable, "-m", "widgets.serve.export", www], cwd=ROOT, check=True)
    with standing(nginx.stdout.strip(), www, tmp_path / "nginx") as stood:
        page.goto(stood.address + LESSON)
        learner = Learner(page, "en")
        learner.take("twins")
        learner.answer()
        shown, own = learner.screen.inner_text(), page.evaluate(OWN)

        next(each for each in stood.servers if own == f"/{each.port}/").kill()
        with page.expect_navigation():  # it is first looked whether there is a way
            page.locator("#door-status button").click()

        expect(learner.screen).to_have_text(shown, use_inner_text=True)
        assert page.evaluate(OWN) != own
        assert page.url == stood.address + LESSON
        learner.go_on()
