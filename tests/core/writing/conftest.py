"""A document with one part of each kind."""

from widgets.core.writing.document import (
    BlankLines,
    Document,
    DocumentHeading,
    DocumentParagraph,
    Enumeration,
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
    ),
    foot="不是法律意见。",
)


def every_text(document: Document) -> list[str]:
    """The texts that a reader of its paper must find."""
    texts = [document.title, document.foot]
    for part in document.parts:
        match part:
            case DocumentHeading(text) | DocumentParagraph(text) | BlankLines(text):
                texts.append(text)
            case Enumeration(items):
                texts += items
            case PrintedTable(columns, rows):
                texts += [*columns, *(cell for row in rows for cell in row)]
    return texts
