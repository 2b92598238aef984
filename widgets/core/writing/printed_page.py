"""A document as a page to print: it stands by itself, with no script and nothing from elsewhere."""

from __future__ import annotations

from html import escape

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

_STYLE = (
    "body{font:12pt/1.6 'Noto Serif CJK SC','Songti SC',SimSun,serif;max-width:44em;"
    "margin:2em auto;padding:0 1em;color:#000;background:#fff}"
    "[lang=en] body{font-family:'Times New Roman','Liberation Serif',serif}"
    "h1{font-size:1.5em;text-align:center}"
    "h2{font-size:1.2em}h3{font-size:1.1em}h4{font-size:1em}h2,h3,h4{break-after:avoid}"
    "p,li{white-space:pre-wrap;overflow-wrap:anywhere}p{margin:.5em 0}.small{font-size:.8em}"
    ".right{text-align:right}.large{font-size:6em;line-height:1.2;text-align:center;font-weight:bold}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.6em 0}"
    "td,th{border:1px solid #000;padding:.2em .4em;text-align:left;vertical-align:top;"
    "white-space:pre-wrap;overflow-wrap:anywhere}tr,li{break-inside:avoid}"
    ".line{border-bottom:1px solid #000;height:2em}.page{break-after:page}"
    ".together,.cards{break-inside:avoid}.cards td{height:116mm;border:1px dashed #000;"
    "text-align:center;vertical-align:middle;font-size:2em}.cards b{font-size:6em;line-height:1.2}"
    "@page{size:A4;margin:18mm}@media print{body{max-width:none;margin:0;padding:0}}"
)
_CLOSE = (
    "body{line-height:1.25}h1{font-size:1.2em;margin:.2em 0}h2,h3,h4{font-size:1em;"
    "margin:.5em 0 .1em}p{margin:.2em 0}ul,ol{margin:.2em 0;padding-left:1.5em}"
    "table{margin:.2em 0}td,th{padding:.05em .3em}@page{margin:10mm 13mm}"
)


def printed_page(document: Document) -> str:
    """The whole page as HTML; every text is escaped."""
    title = escape(document.title)
    parts = "\n".join(_part(part) for part in document.parts)
    style = _STYLE + _CLOSE if document.spacing == "close" else _STYLE
    foot = f'\n<p class="small">{escape(document.foot)}</p>' if document.foot else ""
    return (
        f'<!doctype html><html lang="{document.lang}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{style}</style>\n<h1>{title}</h1>\n{parts}{foot}</html>\n"
    )


def _part(part: DocumentPart) -> str:
    match part:
        case DocumentHeading(text, level):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case DocumentParagraph(text, kind):
            return f'<p class="{kind}">{escape(text)}</p>'
        case Enumeration(items, numbered):
            tag = "ol" if numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{tag}>"
        case PrintedTable():
            return _table(part)
        case BlankLines(label, count):
            return f"<p>{escape(label)}</p>" + '<div class="line"></div>' * count
        case PageEnd() | KeptTogether() | FoldedCards():
            return _page(part)


def _page(part: PageEnd | KeptTogether | FoldedCards) -> str:
    """What says where pages end."""
    match part:
        case PageEnd():
            return '<div class="page"></div>'
        case KeptTogether(parts):
            return f'<div class="together">{"".join(_part(each) for each in parts)}</div>'
        case FoldedCards(cards):
            cells = [_card(escape(letter), escape(sign)) for letter, sign in cards]
            rows = f"<tr>{''.join(cells[:2])}</tr><tr>{''.join(cells[2:])}</tr>"
            return f'<table class="cards">{rows}</table>'


def _card(letter: str, sign: str) -> str:
    return f"<td>{sign}<br><b>{letter}</b><br>{sign}</td>"


def _table(table: PrintedTable) -> str:
    widths = "".join(f'<col style="width:{width}%">' for width in table.widths)
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows
    )
    top = f"<thead><tr>{head}</tr></thead>" if any(table.columns) else ""
    return f"<table>{widths}{top}<tbody>{body}</tbody></table>"
