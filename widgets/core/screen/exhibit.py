"""What an item lays before the learner, as a part of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from widgets.core.learning.exhibit import (
    CallsExhibit,
    ChatExhibit,
    CostsExhibit,
    ItemExhibit,
    LetterExhibit,
    LoggedCall,
    PostExhibit,
)
from widgets.core.screen.lines import Cell, Table
from widgets.core.words import Words


@dataclass(frozen=True, slots=True)
class Posted:
    """What somebody wrote, and when; `mine` is the side of whom the case is about."""

    who: str
    text: str
    at: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter, from its head to who signed it; `lang` is its language where the screen's is not.

    A line may be several, one below the other.
    """

    head: str
    day: str
    lines: tuple[str, ...]
    signed: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chat, a call list, a post, a letter or a cost page under what it is.

    `details` are an envelope or an audience, by label; `comments` stand under a post.
    """

    kind: Literal["chat", "calls", "post", "letter", "costs"]
    caption: str
    details: tuple[tuple[str, str], ...] = ()
    lines: tuple[Posted, ...] = ()
    comments: tuple[Posted, ...] = ()
    comments_label: str = ""
    paper: LetterSheet | None = None
    table: Table | None = None
    note: str = ""


def exhibit(words: Words, held: ItemExhibit) -> Exhibit:
    """What an item lays before the learner, in the language of the words."""
    match held:
        case ChatExhibit():
            return _chat(words, held)
        case CallsExhibit():
            return _calls(words, held)
        case PostExhibit():
            return _post(words, held)
        case LetterExhibit():
            return _letter(words, held)
        case CostsExhibit():
            return _costs(words, held)


def _chat(words: Words, held: ChatExhibit) -> Exhibit:
    lines = tuple(
        Posted(words.of(each.who), words.of(each.text), words.of(each.at), each.mine)
        for each in held.messages
    )
    return Exhibit("chat", words(f"exhibit-{held.through}"), lines=lines)


def _calls(words: Words, held: CallsExhibit) -> Exhibit:
    caption = words("exhibit-calls")
    columns = tuple(words(f"call-{name}") for name in ("at", "who", "way", "lasted"))
    rows = tuple(
        _cells(
            words.of(each.at), words.of(each.who), words(f"way-{each.way}"), _lasted(words, each)
        )
        for each in held.rows
    )
    return Exhibit("calls", caption, table=Table(caption, columns, rows))


def _lasted(words: Words, call: LoggedCall) -> str:
    if call.lasted:
        return words.of(call.lasted)
    return words("no-length") if call.way == "text" else words("missed-call")


def _post(words: Words, held: PostExhibit) -> Exhibit:
    where = ("post-where", held.where), ("post-seen-by", held.seen_by)
    return Exhibit(
        "post",
        words("exhibit-post"),
        tuple((words(key), words.of(text)) for key, text in where),
        (Posted(words.of(held.account), words.of(held.text), words.of(held.at)),),
        tuple(Posted(words.of(each.who), words.of(each.text)) for each in held.comments),
        words("post-comments"),
    )


def _letter(words: Words, held: LetterExhibit) -> Exhibit:
    details: tuple[tuple[str, str], ...] = ()
    if held.envelope:
        told = {
            "envelope-from": held.envelope.sender,
            "envelope-to": held.envelope.addressee,
            "envelope-postmark": held.envelope.postmark,
        }
        details = tuple((words(key), words.of(text)) for key, text in told.items() if text)
    lines = tuple(words.of(line) for line in held.lines)
    paper = LetterSheet(words.of(held.head), words.of(held.day), lines, words.of(held.signed))
    return Exhibit("letter", words("exhibit-letter"), details, paper=paper)


def _costs(words: Words, held: CostsExhibit) -> Exhibit:
    caption = words("exhibit-costs")
    rows = [_cells(words.of(each.label), words.of(each.amount)) for each in held.rows]
    if held.total:
        rows.append(_cells(words("cost-total"), words.of(held.total)))
    table = Table(caption, (words("cost-label"), words("cost-amount")), tuple(rows))
    return Exhibit("costs", caption, table=table, note=words.of(held.note))


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))
