"""A view as plain HTML: what a saved notebook shows of a piece while no kernel runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from widgets.core.screen.controls import Button, Choices, Fields, Form
from widgets.core.screen.due import Due
from widgets.core.screen.exhibit import Exhibit, Posted
from widgets.core.screen.findings import Keep, Outcome, Plot, Working
from widgets.core.screen.lines import Point, Source, Table
from widgets.core.screen.view import (
    Actions,
    Bars,
    Call,
    Heading,
    Links,
    Notice,
    Points,
    Prose,
    Scale,
    Scene,
    Sources,
    Verdict,
    View,
)

STYLE = """
.jp-OutputArea-child:not(:has(.lad)):has(+ .jp-OutputArea-child .lad-still) { display: none }
.jp-OutputArea .lad-still :is(caption, th, td) { text-align: left; vertical-align: top }
@media print {
  :is(.jp-Cell-outputWrapper, .jp-OutputArea, .jp-OutputArea-child):has(.lad-still) {
    display: block;
    break-inside: auto;
  }
  .lad-rerun { display: none }
  .jp-InputArea pre { white-space: pre-wrap }
}
"""
"""In JupyterLab, what stands before a still and is no living screen is put away. On paper a still
goes on overleaf, as a text does, where nbconvert would begin a new page for it; nobody is asked to
run a cell there, and a long line of code goes on below."""


def still(view: View, note: str, name: str) -> str:
    """A view without anything to press.

    Args:
        view: what is shown, as it is before a learner has come.
        note: what to do to have the piece itself, said first.
        name: a name by which the piece, once it lives, puts this away.
    """
    title = f"<h4>{escape(view.title)}</h4>" if view.title else ""
    parts = "".join(_part(part) for part in view.parts)
    marks = {"lang": view.lang, "data-key": view.key, "data-still": name}
    head = " ".join(f'{mark}="{escape(value)}"' for mark, value in marks.items())
    head = f'<section class="lad-still" {head}>'
    told = f'<p class="lad-rerun"><em>{escape(note)}</em></p>'
    return f"<style>{STYLE}</style>{head}{told}{title}{parts}</section>"


def _part(part: Any) -> str:
    return PARTS[type(part)](part)


def _lines(texts: Iterable[str], kind: str = "ul") -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts if text)
    return f"<{kind}>{items}</{kind}>" if items else ""


def _told(*texts: str) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def _stressed(text: str) -> str:
    return f"<p><strong>{escape(text)}</strong></p>" if text else ""


def _prose(part: Prose) -> str:
    told = _told(*part.paragraphs)
    return f"<blockquote>{told}</blockquote>" if part.tone == "quote" else told


def _scene(part: Scene) -> str:
    return (
        f"<blockquote>{_told(*(_joined(line.name, line.text) for line in part.lines))}</blockquote>"
    )


def _exhibit(part: Exhibit) -> str:
    """What it is; on paper a chat, a post and a letter are quotations, and a list is a table."""
    if part.table:
        return _table(part.table) + _told(part.note)
    details = (_joined(*each) for each in part.details)
    paper = part.paper
    letter = (paper.head, paper.day, *paper.lines, paper.signed) if paper else ()
    texts = (*details, *map(_posted, part.lines), *letter, *map(_posted, part.comments))
    return f"{_stressed(part.caption)}<blockquote>{_told(*texts)}</blockquote>"


def _posted(line: Posted) -> str:
    return _joined(line.at, line.who, line.text)


def _points(part: Points) -> str:
    texts = (_joined(point.label, point.text) for point in part.points)
    return _stressed(part.title) + _lines(texts, "ol" if part.ordered else "ul")


def _form(form: Form) -> str:
    """What is asked; the legend is that of its buttons, and on paper there is none to press."""
    groups = [part for part in form.parts if isinstance(part, Fields)]
    held = {field.id: field.value for part in groups for field in part.fields}
    return "".join(
        _choices(part) if isinstance(part, Choices) else _fields(part, held) for part in form.parts
    )


def _choices(part: Choices) -> str:
    return _told(part.legend) + _lines(option.text for option in part.options)


def _fields(part: Fields, held: Mapping[str, str]) -> str:
    """Each field that what stands in the form at first calls for, with its options or its value."""
    lines = []
    for field in part.fields:
        if any(held.get(name) not in values for name, values in field.when):
            continue
        offered = " / ".join(option.text for option in field.options)
        lines.append(_joined(field.label, offered or field.value))
    return _told(part.legend) + _lines(lines) if lines else ""


def _actions(part: Actions) -> str:
    """What can be chosen; a button that only leads on says nothing on paper."""
    labels = [_choice(each) for each in part.buttons if each.style == "choice"]
    return (_told(part.label) if labels else "") + _lines(labels)


def _choice(button: Button) -> str:
    return _joined(button.label, button.note)


def _sources(part: Sources) -> str:
    return _told(part.label) + _lines(map(_source, part.sources))


def _source(source: Source) -> str:
    return _joined(source.label, source.says)


def _table(part: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in part.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell.text)}</td>" for cell in row) + "</tr>"
        for row in part.rows
    )
    caption = f"<caption>{escape(part.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _outcome(part: Outcome) -> str:
    figures = (_joined(*figure) for figure in part.figures)
    return _stressed(part.label) + _told(part.text) + _lines(figures)


def _working(part: Working) -> str:
    lines: tuple[Point, ...] = (*part.lines, *part.rest)
    return _stressed(part.title) + _lines((line.text for line in lines), "ol")


def _bars(part: Bars) -> str:
    return _stressed(part.caption) + _lines(_joined(bar.label, bar.text) for bar in part.bars)


def _joined(*texts: str) -> str:
    return " — ".join(text for text in texts if text)


PARTS: dict[type, Callable[[Any], str]] = {
    Heading: lambda part: _stressed(part.text),
    Prose: _prose,
    Scene: _scene,
    Exhibit: _exhibit,
    Notice: lambda part: _stressed(part.title) + _told(part.text),
    Points: _points,
    Form: _form,
    Actions: _actions,
    Bars: _bars,
    Sources: _sources,
    Call: lambda part: _stressed(part.label) + _told(part.say),
    Links: lambda part: _lines(link.label for link in part.links),
    Table: _table,
    Outcome: _outcome,
    Working: _working,
    Plot: lambda part: _table(part.table),
    Scale: lambda part: _told(part.label),
    Verdict: lambda _part: "",  # nobody has answered yet
    Keep: lambda _part: "",  # to be pressed
    Due: lambda part: _stressed(part.title) + _told(part.lead) + _lines(r.text for r in part.rows),
}
"""How each kind of part is told in words."""
