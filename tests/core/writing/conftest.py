"""A document with one part of each kind."""

from widgets.core.writing.document import (
    BlankLines,
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    Enumeration,
    FoldedCards,
    KeptTogether,
    PageEnd,
    PrintedTable,
)

MARKUP = '<img src=x onerror="alert(1)">&amp;'
EVERY_PART = Document(
    "every-part",
    "zh",
    "题目",
    (
        DocumentHeading("甲", 2),
        DocumentParagraph("一段话"),
        DocumentParagraph("小字", "small"),
        DocumentParagraph("署名", "right"),
        DocumentParagraph("A", "large"),
        Enumeration(("第一点", "第二点"), numbered=True),
        Enumeration(("没有号的",)),
        PrintedTable(("名称", "页数"), (("照片", "3"), ("录音", "1")), widths=(70, 30)),
        BlankLines("写在这里：", 3),
        PageEnd(),
        DocumentParagraph("第二页"),
        KeptTogether((DocumentHeading("乙", 3), PrintedTable(("",), (("框里",),)))),
        FoldedCards((("甲牌", "●"), ("乙牌", "▲"), ("丙牌", "■"), ("丁牌", "◆"))),
    ),
    foot="不是法律意见。",
)


def every_text(document: Document) -> list[str]:
    """The texts that a reader of its paper must find."""
    return [document.title, document.foot, *(t for part in document.parts for t in _texts(part))]


def _texts(part: DocumentPart) -> list[str]:
    match part:
        case DocumentHeading(text) | DocumentParagraph(text) | BlankLines(text):
            return [text]
        case Enumeration(items):
            return [*items]
        case PrintedTable(columns, rows):
            cells = [*columns, *(cell for row in rows for cell in row)]
            return [cell for cell in cells if cell]
        case KeptTogether(parts):
            return [text for each in parts for text in _texts(each)]
        case FoldedCards(cards):
            return [text for card in cards for text in card]
        case PageEnd():
            return []
