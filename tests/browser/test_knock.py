"""From a knock at the door to a printed record, a letter and whom to call."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.learner import Keys, Mouse
from tests.browser.test_journey import faults
from tests.browser.test_letters import LetterPage
from tests.browser.test_record import Writer

OWN_WORDS = "只有我知道的一句话"
PRINTED = "window.printed = 0; window.print = () => (window.printed += 1);"
LETTER = "itemise-the-debt"


@pytest.mark.parametrize(("lang", "hand"), [("zh", Keys), ("en", lambda _page: Mouse())])
def test_from_a_knock_to_a_printed_record_a_letter_and_whom_to_call(page, server, lang, hand):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda line: asked.append(line.url))
    page.add_init_script(PRINTED)
    writer, found = Writer(page, lang, hand(page)), list[object]()

    def leads(href: str) -> Locator:
        return page.locator(f'a[href*="{href}"]:visible').first

    page.goto(f"{server.address}/?lang={lang}")
    writer.hand.press(page.locator(".door-happening a").first)
    expect(leads("tel:110")).to_be_visible()
    found += faults(page)
    writer.hand.press(leads("my-record.ipynb"))
    page.wait_for_url("**/my-record.ipynb*")
    writer.hand.press(leads("#record"))
    writer.there()
    writer.entry(OWN_WORDS)
    writer.press("diary-back")
    writer.press("diary-keep")
    paper = writer.save("diary-keep-page")
    assert OWN_WORDS in paper.path().read_text(encoding="utf-8")

    page.goto(f"{server.address}/?lang={lang}")
    desk = LetterPage(page, lang, hand(page))
    writer.hand.press(leads("letters.ipynb"))
    page.wait_for_url("**/letters.ipynb*")
    page.evaluate("name => { location.hash = name; }", LETTER)
    desk.there(LETTER)
    desk.hand.write(desk.field("to"), "甲公司")
    desk.written()
    desk.hand.press(desk.button(desk.words("print")))
    assert page.evaluate("window.printed") == 1
    found += faults(page)

    page.goto(f"{server.address}/?lang={lang}")
    writer.hand.press(leads(f"channels/{lang}"))
    expect(leads("tel:110")).to_be_visible()
    found += faults(page)

    assert found == []
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {
        urlsplit(server.address).netloc
    }
    assert OWN_WORDS not in server.log
