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


def test_each_part_is_the_element_that_says_what_it_is():
    page = printed_page(EVERY_PART).partition("</style>")[2]

    assert "<h1>题目</h1>\n<h3>甲</h3>\n" in page
    assert '<p class="text">一段话</p>\n<p class="small">小字</p>' in page
    assert "<ol><li>第一点</li><li>第二点</li></ol>\n<ul><li>没有号的</li></ul>" in page
    assert page.count('<div class="line"></div>') == 3
    assert '<p>写在这里：</p><div class="line">' in page
    assert page.endswith('\n<p class="small">不是法律意见。</p></html>\n')


def test_a_table_has_its_head_where_its_columns_have_names_and_its_widths_where_they_are_set():
    named, framed, *_ = printed_page(EVERY_PART).split("<table>")[1:]

    assert named.startswith(
        '<col style="width:70%"><col style="width:30%">'
        "<thead><tr><th>名称</th><th>页数</th></tr></thead>"
        "<tbody><tr><td>照片</td><td>3</td></tr><tr><td>录音</td><td>1</td></tr></tbody></table>"
    )
    assert framed.startswith("<tbody><tr><td>框里</td></tr></tbody></table>")


def test_a_card_is_read_from_both_sides_of_its_sign():
    page = printed_page(Document("a", "en", "A", (FoldedCards(CARDS),)))

    assert "<td>●<br><b>A</b><br>●</td><td>▲<br><b>B</b><br>▲</td></tr>" in page


def test_without_a_foot_nothing_stands_behind_the_parts():
    page = printed_page(Document("a", "en", "A", (DocumentParagraph("x"),)))

    assert page.endswith('<p class="text">x</p></html>\n')
