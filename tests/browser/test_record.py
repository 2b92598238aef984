"""My record in a real browser: from the page to a printed list, kept, brought in and checked."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from playwright.sync_api import Download, FilePayload, Locator, Page, expect

from tests.browser.learner import CHANGED, SECTION, Hand, Keys, Mouse
from tests.browser.test_journey import faults
from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.diary.chain import verify
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import from_text, to_text

CONTEXT = diary_context(Library.open(), date(2026, 11, 30))
KEY = "law-at-the-door/record/diary"
FILM = bytes(range(256)) * 20_000
OWN_WORDS = "只有我知道的一句话"


class Writer:
    """Somebody at the record, in a language, with a hand."""

    def __init__(self, page: Page, lang: str, hand: Hand | None = None) -> None:
        self.page, self.words = page, CONTEXT.words(lang)
        self.hand = hand or Mouse()
        self.lang = lang

    def open(self, server) -> None:
        self.page.goto(f"{server.address}/voila/render/{self.lang}/my-record.ipynb#record")
        self.there()

    def there(self) -> None:
        """Waits until the screen is drawn and the page is ready."""
        expect(self.screen).to_be_visible()
        self.page.wait_for_function(
            "document.querySelector('#door-status').dataset.state === 'ready'"
        )

    @property
    def screen(self) -> Locator:
        return self.page.locator(f"{SECTION} .lad")

    def button(self, key: str) -> Locator:
        return self.screen.get_by_role("button", name=self.words(key), exact=True)

    def press(self, key: str) -> None:
        """Presses a button, and waits until the screen has changed."""
        before = self.screen.inner_text()
        self.hand.press(self.button(key))
        self.page.wait_for_function(CHANGED, arg=[f"{SECTION} .lad", before])

    def write(self, field: str, text: str) -> None:
        label = self.words(f"diary-{field}")
        self.hand.write(self.screen.get_by_label(label, exact=True), text)

    def save(self, key: str) -> Download:
        with self.page.expect_download() as got:
            self.hand.press(self.button(key))
        return got.value

    def entry(self, said: str) -> None:
        """Writes an entry with a day and words, and puts it down."""
        self.press("diary-write")
        self.write("field-day", "2026-11-20")
        self.press("diary-next")
        self.press("diary-next")
        self.press("diary-next")
        self.write("field-said", said)
        self.press("diary-to-look")
        self.press("diary-put")

    @property
    def kept(self) -> Diary:
        """What the browser keeps."""
        kept = from_text(self.page.evaluate("key => localStorage.getItem(key) ?? ''", KEY))
        return kept.diary if kept else Diary()

    def wait_for(self, versions: int) -> None:
        told = (
            "([key, n]) => JSON.parse(localStorage.getItem(key) ?? '{\"log\":[]}').log.length === n"
        )
        self.page.wait_for_function(told, arg=[KEY, versions])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_page_to_a_printed_list_by_keyboard_with_nothing_for_axe_to_find(
    page, server, context, lang, tmp_path
):
    writer, found = Writer(page, lang, Keys(page)), []
    page.goto(f"{server.address}/?lang={lang}")
    writer.hand.press(page.locator("#record a"))
    page.wait_for_url("**/my-record.ipynb")
    writer.hand.press(page.locator('main a[href="#record"]:visible').first)
    writer.there()

    writer.press("diary-write")
    found += faults(page)
    writer.press("diary-next")  # without a day it stays
    expect(writer.screen).to_contain_text(writer.words("diary-problem-no-day"))
    writer.write("field-day", "2026-11-20")
    writer.write("field-time", "22:15")
    writer.press("diary-next")
    writer.write("field-who", "2")
    writer.press("diary-next")
    writer.hand.tick(writer.screen.locator('input[value="threat"]'))
    found += faults(page)
    writer.press("diary-next")
    writer.write("field-said", OWN_WORDS)
    writer.press("diary-next")
    writer.press("diary-next")
    writer.write("piece-what", "Film")
    found += faults(page)
    writer.press("diary-next")
    expect(writer.screen).to_contain_text("Film")
    found += faults(page)
    writer.press("diary-put")
    found += faults(page)
    writer.press("diary-back")
    writer.press("diary-keep")
    found += faults(page)

    saved = writer.save("diary-keep-page")
    path = tmp_path / "list.html"
    saved.save_as(path)
    paper = context.new_page()
    paper.goto(path.as_uri())
    expect(paper.locator("h1")).to_have_text(CONTEXT.words("zh")("diary-list-title"))
    expect(paper.locator("table")).to_contain_text("Film")
    expect(paper.locator("body")).to_contain_text(OWN_WORDS)
    assert found == []
    assert OWN_WORDS not in server.log


def test_nothing_of_a_file_is_sent_but_its_hash_and_size_also_without_a_secure_address(
    page, server
):
    said: list[str] = []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: said.append(str(frame))))
    writer = Writer(page, "zh")
    writer.open(server)
    page.evaluate("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    writer.press("diary-write")
    writer.write("field-day", "2026-11-20")
    writer.press("diary-to-look")
    writer.press("diary-step-kept")

    film = FilePayload(name="邻居家门口.mp4", mimeType="video/mp4", buffer=FILM)
    writer.screen.locator("input[type=file]").set_input_files(film)

    expect(writer.screen).to_contain_text(hashlib.sha256(FILM).hexdigest())
    expect(writer.screen).to_contain_text(f"{len(FILM)}字节")
    assert len(FILM) > 1_000_000 > sum(map(len, said))
    assert "邻居家门口" not in "".join(said)


def test_what_was_written_is_there_after_a_reload_and_the_draft_waits(page, server):
    writer = Writer(page, "zh")
    writer.open(server)
    writer.entry("还钱")
    writer.press("diary-back")
    writer.press("diary-write")
    writer.write("field-day", "2026-11-21")
    writer.press("diary-next")
    writer.wait_for(1)
    page.reload()
    writer.there()

    expect(writer.screen).to_contain_text("还钱")
    writer.press("diary-go-on")
    expect(writer.screen.get_by_label(writer.words("diary-field-day"), exact=True)).to_have_value(
        "2026-11-21"
    )
    assert verify(writer.kept.log) == ()


def test_a_file_comes_back_in_and_one_that_was_changed_is_named(page, server, tmp_path):
    writer = Writer(page, "zh")
    writer.open(server)
    writer.entry("还钱")
    writer.press("diary-back")
    writer.entry("再来")
    writer.press("diary-back")
    writer.press("diary-keep")
    path = tmp_path / "my-record.json"
    writer.save("diary-keep-json").save_as(path)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("还钱", "别的"), encoding="utf-8")

    writer.press("diary-back")
    writer.press("diary-check")
    writer.screen.locator("input[type=file]").set_input_files(path)
    expect(writer.screen).to_contain_text("第1条（第1次写入）：内容和它的指纹对不上")
    writer.press("diary-check-here")
    expect(writer.screen).to_contain_text(writer.words("diary-whole"))

    page.evaluate("localStorage.clear()")
    page.reload()
    writer.there()
    path.write_text(whole, encoding="utf-8")
    writer.press("diary-take")
    writer.screen.locator("input[type=file]").first.set_input_files(path)
    expect(writer.screen).to_contain_text("从文件里拿进来2条")
    writer.wait_for(2)
    assert to_text(writer.kept) == whole


def test_two_windows_are_made_one(context, server):
    first, second = (Writer(context.new_page(), lang) for lang in ("zh", "en"))
    first.open(server)
    second.open(server)

    first.entry("这边")
    first.wait_for(1)
    second.entry("那边")
    second.wait_for(2)

    assert [each.said for each in second.kept.entries.values()] == ["这边", "那边"]
    assert verify(second.kept.log) == ()
    first.press("diary-back")
    expect(first.screen).to_contain_text("那边")


def test_three_thousand_entries_come_back_and_a_full_store_is_told(page, server):
    entry = DiaryEntry(
        day="2026-11-20", time="21:30", way="door", kinds=("threat",), said="话" * 230
    )
    many = [entry.model_copy(update={"where": str(n)}) for n in range(3_000)]
    text = to_text(Diary().with_entries(many, 1_700_000_000_000))
    writer = Writer(page, "zh")
    page.goto(f"{server.address}/card/zh")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    writer.open(server)
    expect(writer.screen).to_contain_text("我的记录（3000条）")

    writer.entry("第三千零一条")
    writer.wait_for(3_001)
    writer.press("diary-back")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    writer.entry("存不下")

    expect(writer.screen).to_contain_text(writer.words("unsaved-title"))
    expect(writer.screen).to_contain_text("存不下")
    assert len(json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["log"]) == 3_001


def test_where_all_is_erased_the_record_goes_too(page, server):
    writer = Writer(page, "zh")
    writer.open(server)
    writer.entry("还钱")
    writer.wait_for(1)

    page.get_by_role("button", name=writer.words("erase"), exact=True).click()
    page.get_by_role("button", name=writer.words("erase-yes"), exact=True).click()

    expect(page.get_by_text(writer.words("erase-done"))).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('law-at'))") == []
    page.locator('main a[href="#record"]:visible').first.click()
    expect(writer.screen).to_contain_text(writer.words("diary-none"))
