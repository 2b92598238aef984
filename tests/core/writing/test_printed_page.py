"""A document as a page: whole, escaped, and standing by itself."""

from html.parser import HTMLParser

from tests.core.writing.conftest import EVERY_PART, MARKUP, every_text
from widgets.core.writing.document import Document, DocumentParagraph, PageEnd
from widgets.core.writing.printed_page import printed_page


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
