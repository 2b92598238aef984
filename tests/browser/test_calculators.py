"""The calculators in a real browser: every example of each, by mouse and keyboard, and kept."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.lab import run_all, scroll_to
from tests.browser.learner import SECTION, Keys, Learner
from tests.browser.test_journey import faults
from widgets.content.library import Library
from widgets.core.calculators.calculator import Calculator
from widgets.serve.limits import MOST_MESSAGE

EVERY = Library.open().calculators()
MARKUP = '<img src=x onerror="document.title=1">'


class CalculatorPage(Learner):
    """Someone at a calculator, in a language, with a hand."""

    @property
    def selector(self) -> str:
        """What finds the screen of the calculator: the one in the section that is shown."""
        return f"{SECTION} .lad"

    def open(self, server, calculator_id: str, query: str = "") -> None:
        """Opens the calculators' page at one of them."""
        asked = f"?calc={calculator_id}{query}" if query else ""
        page = f"{server.address}/voila/render/{self.lang}/calculators.ipynb"
        self.page.goto(f"{page}{asked}#{calculator_id}")
        self.there(calculator_id)

    def there(self, calculator_id: str) -> None:
        """Waits until a calculator's section is shown, and its screen drawn."""
        self.at = calculator_id
        expect(self.page.locator(f"#{calculator_id} h2")).to_be_visible()
        expect(self.screen).to_be_visible()

    def start_from(self, calculator: Calculator, n: int) -> None:
        """Opens the examples, presses one and waits for its answer."""
        button = self.button(self.words.of(calculator.examples[n].title))
        if not button.is_visible():
            self.hand.press(self.screen.locator("summary", has_text=self.words("examples")))
        self.hand.press(button)
        expect(self.screen.locator(".lad-outcome")).to_be_visible()

    def field(self, name: str) -> Locator:
        """A field of the calculator, by its id."""
        return self.screen.get_by_label(self.label(self.at, name), exact=True)

    def told(self) -> Locator:
        """What the calculator says."""
        return self.screen.locator(".lad-outcome-text")

    def pick(self, label: str, value: str) -> None:
        """Chooses a value in a field, which is a list or a row of radios."""
        listed = self.screen.get_by_label(label, exact=True)
        if listed.count() == 1 and listed.evaluate("each => each.tagName") == "SELECT":
            listed.select_option(value)
        else:
            group = self.screen.get_by_role("group", name=label, exact=True)
            self.hand.tick(group.locator(f'input[value="{value}"]'))

    def label(self, calculator_id: str, name: str) -> str:
        """What a field is called on the page."""
        entry = EVERY[calculator_id].fields[name]
        label = self.words.of(entry.label)
        return self.words("optional", label=label) if entry.optional else label


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("calculator", EVERY.values(), ids=EVERY)
def test_every_example_comes_out_and_axe_finds_nothing(page, server, lang, calculator):
    desk, found, seen = CalculatorPage(page, lang), [], set()

    desk.open(server, calculator.id)
    found += faults(page)
    for n in range(len(calculator.examples)):
        desk.start_from(calculator, n)
        page.wait_for_function("() => !document.querySelector('.lad [aria-busy]')")
        seen.add(desk.told().inner_text())
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found += faults(page)

    assert found == []
    assert len(seen) == len(calculator.examples)
    for canvas in desk.screen.locator("canvas:visible").all():
        assert canvas.evaluate("each => each.width > 0 && each.height > 0")


def test_from_the_home_page_through_the_list_to_an_answer_and_what_would_change_it(page, server):
    desk, costs = CalculatorPage(page, "zh"), EVERY["court-costs"]

    page.goto(f"{server.address}/?lang=zh")
    page.get_by_role("link", name=desk.words.of(costs.title)).click()
    desk.there(costs.id)
    desk.field("amount").fill("２万")
    desk.button(desk.words("reckon")).click()
    expect(desk.told()).to_contain_text("300元")
    heading = desk.screen.get_by_role("heading", name=desk.words("outcome-title"))
    expect(heading).to_be_focused()
    page.get_by_role("button", name="如果适用简易程序").click()

    expect(desk.told()).to_contain_text("150元")
    expect(desk.screen.locator(".lad-changed")).to_contain_text("300元")
    desk.button(desk.words("turn-back")).click()
    expect(desk.told()).to_contain_text("300元")


def test_from_the_list_of_parts_to_another_calculator_and_on_by_next(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "court-costs")

    page.locator("#door-parts summary").click()
    page.locator('#door-parts a[href="#limitation"]').click()
    desk.there("limitation")
    page.locator("#limitation .door-onward .door-button").click()

    desk.there("contact-times")
    expect(page.locator("#limitation h2")).to_be_hidden()
    assert page.url.endswith("#contact-times")


def test_an_address_with_a_calculator_in_its_query_alone_opens_it(page, server):
    page.goto(f"{server.address}/voila/render/zh/calculators.ipynb?calc=court-costs&example=small")

    desk = CalculatorPage(page, "zh")
    desk.there("court-costs")
    expect(desk.told()).to_contain_text("150元")


def test_an_answer_that_an_address_asks_for_is_on_the_first_screen_and_an_empty_form_is_not_left(
    page, server
):
    desk = CalculatorPage(page, "zh")

    desk.open(server, "private-lending", "&example=two-percent")
    expect(desk.told()).to_be_in_viewport(ratio=1)
    expect(desk.screen.locator(".lad-plot canvas").first).to_be_in_viewport(ratio=1)
    page.goto(f"{server.address}/voila/render/zh/calculators.ipynb#limitation")
    desk.there("limitation")

    expect(page.locator("#limitation h2")).to_be_in_viewport()


def test_a_wrong_field_is_marked_gets_the_focus_and_nothing_typed_is_lost(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "court-costs")
    amount, day = desk.field("amount"), desk.field("day")
    amount.fill(MARKUP)
    day.fill("2026-02-30")

    desk.button(desk.words("reckon")).click()

    expect(amount).to_have_attribute("aria-invalid", "true")
    expect(amount).to_be_focused()
    assert (amount.input_value(), day.input_value()) == (MARKUP, "2026-02-30")
    assert page.locator(".lad img").count() == 0
    expect(desk.screen.locator(".lad-outcome")).to_have_count(0)
    assert faults(page) == []


def test_a_field_is_asked_only_where_the_picks_call_for_it(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "court-costs")
    halved = desk.screen.get_by_role("group", name=desk.label("court-costs", "halved"), exact=True)
    expect(halved).to_be_visible()

    desk.pick(desk.label("court-costs", "fee"), "enforcement")

    expect(halved).to_have_count(0)


def test_what_was_typed_is_there_after_a_reload_in_the_other_language(page, server):
    desk = CalculatorPage(page, "zh")
    desk.open(server, "court-costs")
    desk.field("amount").fill("2万")
    desk.button(desk.words("reckon")).click()
    expect(desk.told()).to_contain_text("300元")

    page.get_by_role("link", name="English", exact=True).click()

    english = CalculatorPage(page, "en")
    page.wait_for_url("**/en/calculators.ipynb#court-costs")
    english.there("court-costs")
    expect(english.told()).to_contain_text("CNY 300")


def test_an_answer_is_saved_as_a_page_and_a_table_and_copied_as_text(page, server, tmp_path):
    desk = CalculatorPage(page, "zh")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open(server, "court-costs", "&example=small")
    expect(desk.told()).to_contain_text("150元")

    kept = {}
    for what in ("save-page", "save-csv"):
        with page.expect_download() as coming:
            desk.button(desk.words(what)).click()
        path = tmp_path / coming.value.suggested_filename
        coming.value.save_as(path)
        kept[path.name] = path.read_bytes().decode("utf-8")
    desk.button(desk.words("copy")).click()
    expect(desk.button(desk.words("copied"))).to_be_visible()

    assert kept["court-costs.csv"] == "\ufeff费用,150\r\n"
    assert "《诉讼费用交纳办法》第13条" in kept["court-costs.html"]
    assert "简易程序，减半：300元 × 50% ＝ 150元" in page.evaluate("navigator.clipboard.readText()")


def test_by_keyboard_alone(page, server):
    desk = CalculatorPage(page, "en", Keys(page))
    page.goto(f"{server.address}/voila/render/en/calculators.ipynb")
    costs = EVERY["court-costs"]

    desk.hand.press(page.locator("#door-parts summary"))
    desk.hand.press(page.locator(f'#door-parts a[href="#{costs.id}"]'))
    expect(page.locator(f"#{costs.id} h2")).to_be_focused()
    desk.there(costs.id)
    desk.pick(desk.label(costs.id, "fee"), "payment-order")
    desk.hand.write(desk.field("amount"), "5000")
    desk.hand.press(desk.button(desk.words("reckon")))
    expect(desk.told()).to_contain_text("CNY 16.67")
    desk.hand.press(desk.screen.locator(".lad-working .lad-source summary").first)

    expect(desk.screen.locator(".lad-working .lad-source[open]")).to_have_count(1)


@pytest.mark.parametrize(
    "query",
    [
        "?calc=nothing",
        "?calc=court-costs&amount=%3Cb%3E",
        "?calc=court-costs&example=x",
        "?calc=x#%E0%A4%A",
    ],
)
def test_an_odd_address_gives_a_readable_page(page, server, query):
    page.goto(f"{server.address}/voila/render/en/calculators.ipynb{query}")

    expect(page.locator(f"{SECTION} h2")).to_be_visible()
    assert page.locator(".lad b").count() == 0
    expect(page.locator(f"{SECTION} .lad button:visible").first).to_be_visible()


def test_what_was_typed_is_kept_by_the_browser_and_in_no_cookie(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "court-costs")
    desk.field("amount").fill("31415926")
    desk.button(desk.words("reckon")).click()
    expect(desk.told()).to_be_visible()

    kept = page.evaluate("localStorage.getItem('law-at-the-door/calculators/court-costs')")

    assert json.loads(kept)["sheets"]["court-costs"]["typed"]["amount"] == "31415926"
    assert page.context.cookies() == []


def test_they_run_in_jupyterlab(page, lab):
    run_all(page, lab, "en/calculators.ipynb", "?calc=court-costs&example=small")

    scroll_to(page, ".lad-outcome-text")
    expect(page.locator(".lad-outcome-text")).to_contain_text("CNY 150")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_a_file_is_read_however_its_text_was_saved(page, server, encoding):
    desk = CalculatorPage(page, "zh")
    desk.open(server, "contact-times")
    log = "2026-11-20 22:50 电话 未接"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    text = mark + log.encode(encoding)
    file: FilePayload = {"name": "log.txt", "mimeType": "text/plain", "buffer": text}

    desk.screen.locator("input[type=file]").first.set_input_files(file)

    expect(desk.screen.locator("textarea").first).to_have_value(log)


def test_a_file_that_is_no_text_is_refused_in_words_and_what_was_typed_stays(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "contact-times")
    desk.screen.locator("textarea").first.fill("2026-11-20 22:50 call")
    zipped = b"PK\x03\x04\x14\x00\x06"
    sheet: FilePayload = {"name": "log.xlsx", "mimeType": "application/zip", "buffer": zipped}

    desk.screen.locator("input[type=file]").first.set_input_files(sheet)

    problem = desk.screen.locator(".lad-problem")
    expect(problem).to_contain_text(desk.words("file-foreign"))
    expect(desk.screen.locator("textarea").first).to_have_value("2026-11-20 22:50 call")


def test_a_long_file_goes_in_pieces_is_answered_and_is_there_on_a_page_opened_anew(page, server):
    sent = list[int]()
    page.on(
        "websocket", lambda line: line.on("framesent", lambda said: sent.append(len(said.encode())))
    )
    desk = CalculatorPage(page, "en")
    desk.open(server, "contact-times")
    desk.start_from(EVERY["contact-times"], 0)
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 10) for day in range(1, 29)]
    log = "".join(f"{day} {hour:02}:50 电话 未接\n" for day in days for hour in range(8, 24))
    contacts = f"{log.count('电话'):,}"
    file: FilePayload = {"name": "log.txt", "mimeType": "text/plain", "buffer": log.encode()}

    desk.screen.locator("input[type=file]").first.set_input_files(file)
    desk.button(desk.words("reckon")).click()
    expect(desk.screen.locator(".lad-outcome")).to_contain_text(contacts)
    page.reload()

    expect(desk.screen.locator("textarea").first).to_have_value(log)
    expect(desk.screen.locator(".lad-outcome")).to_contain_text(contacts)
    assert max(sent) <= MOST_MESSAGE < len(log.encode())


@pytest.mark.parametrize(
    ("lang", "typed", "offer"), [("zh", "1万5", "10,005元"), ("en", "1w5", "CNY 10,005")]
)
def test_a_sum_that_may_be_two_is_said_at_its_field_and_changed_with_one_tap(
    page, server, lang, typed, offer
):
    desk = CalculatorPage(page, lang)

    desk.open(server, "court-costs", f"&fee=filing&amount={typed}")
    before = desk.told().inner_text()
    assert faults(page) == []
    desk.hand.press(desk.button(offer))
    expect(desk.told()).not_to_have_text(before)

    expect(desk.field("amount")).to_have_value(offer)
    expect(desk.screen.locator(".lad-meant")).to_have_count(0)


def test_a_day_is_picked_on_the_calendar_and_can_still_be_typed(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "limitation")

    page.locator("#limitation .lad-calendar input").first.fill("2026-03-01")
    expect(desk.field("due")).to_have_value("2026-03-01")
    desk.field("due").fill("5 March 2026")

    expect(desk.field("due")).to_have_value("5 March 2026")


def test_a_row_is_added_cell_by_cell(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "limitation")
    rows = page.locator("#limitation .lad-adder").first
    rows.locator("summary").click()

    rows.get_by_label("Day", exact=True).fill("2026-03-01")
    rows.get_by_role("button", name=desk.words("add-a-row")).click()
    expect(rows.get_by_label("What happened", exact=True)).to_be_focused()
    rows.get_by_label("What happened", exact=True).fill("text message")
    rows.get_by_role("button", name=desk.words("add-a-row")).click()

    expect(desk.field("events")).to_have_value("2026-03-01\ttext message")
    expect(rows.get_by_label("Day", exact=True)).to_have_value("")


def test_on_paper_an_answer_stands_alone_on_two_pages(page, server):
    desk = CalculatorPage(page, "zh")
    desk.open(server, "limitation", "&example=texts")
    expect(desk.told()).to_be_visible()

    paper = page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
    page.emulate_media(media="print")
    expect(desk.screen.locator(".lad-form")).to_be_hidden()
    expect(page.locator("#annual-cost h2")).to_be_hidden()
    expect(desk.screen.locator(".lad-working")).to_be_visible()
