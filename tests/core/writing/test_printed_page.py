"""A document as a page: whole, escaped, and standing by itself."""

from html.parser import HTMLParser

from tests.core.writing.conftest import EVERY_PART, MARKUP, every_text
from widgets.core.writing.document import Document, DocumentParagraph, FoldedCards, PageEnd
from widgets.core.writing.printed_page import printed_page

CARDS = (("A", "●"), ("B", "▲"), ("C", "■"), ("<D", "◆"))


class Texts(HTMLParser):
    """Gathers the texts and the tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_every_text_of_every_part_is_on_the_page():
    page = Texts(printed_page(EVERY_PART))

    assert [text for text in every_text(EVERY_PART) if text not in page.texts] == []


def test_what_somebody_typed_is_text_and_asks_for_nothing():
    page = Texts(printed_page(Document("a", "zh", MARKUP, (DocumentParagraph(MARKUP),), MARKUP)))

    assert page.texts.count(MARKUP) == 4  # the tab's title, the heading, the passage and the foot
    assert not {"img", "script", "link"} & {tag for tag, _ in page.tags}
    assert all("src" not in about and "href" not in about for _, about in page.tags)


def test_a_document_in_chinese_says_so():
    assert ("html", {"lang": "zh"}) in Texts(printed_page(EVERY_PART)).tags


def test_a_page_ends_where_one_does():
    page = Texts(printed_page(Document("a", "en", "A", (PageEnd(),))))

    assert page.tags.count(("div", {"class": "page"})) == 1


def test_parts_that_belong_together_are_not_parted_by_a_page():
    page = Texts(printed_page(EVERY_PART))

    assert page.tags.count(("div", {"class": "together"})) == 1
    assert ".together,.cards{break-inside:avoid}" in printed_page(EVERY_PART)


def test_four_cards_are_two_beside_two():
    page = printed_page(Document("a", "en", "A", (FoldedCards(CARDS),)))

    rows = page.partition('class="cards"')[2].split("</tr>")
    assert [row.count("<td>") for row in rows] == [2, 2, 0]
    assert "&lt;D" in rows[1]


def test_a_close_document_says_so_in_its_style_alone():
    wide, close = (printed_page(Document("a", "en", "A", (), spacing=s)) for s in ("wide", "close"))

    assert "margin:10mm" in close
    assert "margin:10mm" not in wide
    assert close.partition("</style>")[2] == wide.partition("</style>")[2]
