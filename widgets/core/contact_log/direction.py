"""Who began a contact, by a row of a table: what its columns tell, and never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from widgets.core.contact_log.entry import Direction
from widgets.core.contact_log.row import LogRow, number_of
from widgets.core.contact_log.sides import CELLS, THEM
from widgets.core.contact_log.words import before_quotation, plain, recognised_in

IN, OUT = Direction.INCOMING, Direction.OUTGOING
MISSED, ANSWERED = frozenset("356"), frozenset("7")
CALLS = {code: OUT if code == "2" else IN for code in "1234567"}
MESSAGES = {code: IN if code == "1" else OUT for code in "123456"}
_YES, _NO = {"是", "yes", "y", "true", "t", "1"}, {"否", "不是", "no", "n", "false", "f", "0"}
_ME = {"我", "自己", "本人", "me", "myself", "self", "i"}
_EITHER = {"客户", "用户", "借款人", "债务人", "customer", "client", "debtor", "borrower"}
_TELLING = ("began", "way", "own", "theirs", "sender", "to")
_RECEIVED = re.compile(
    "未接(?!通)|已接(?!通)|漏接|拒接|(?<!not )answered|missed|rejected|declined|blocked|voicemail"
)
_KIND = re.compile("电话|通话|语音|短信|微信|信息|上门|call|text|sms|mms|message|visit")
_UNREACHED = re.compile(
    "未接通|无人接听|无应答|占线|忙线|关机|停机|打不通|no answer|busy|not connected"
)
_CENTRE = re.compile("呼出|呼入|外呼|outbound|inbound|outgoing|incoming")
_THEM = re.compile(f"{THEM}|collectors?|agency|bank|lender|them")
_SHORT = re.compile("[a-z0-9]|true|false|yes|no|in|out|是|否")


def code_of(row: LogRow) -> str:
    """The figure by which a phone's export tells what a call or a message was, if it has one."""
    cells = [cell for cell in row.filled("type", "way") if cell.isascii() and cell.isdigit()]
    return cells[0] if len(cells) == 1 and not row.has("own", "theirs") else ""


def direction_of(row: LogRow) -> Direction | None:
    """Who began it; None where the row does not say so, says both, or says what we do not know.

    Only in a table without any column for it is a row taken as the collector's, as a typed line is.
    """
    told = set(_directions(row))
    if told:
        return told.pop() if len(told) == 1 else None
    return None if _could_tell(row) else IN


def _directions(row: LogRow) -> Iterator[Direction | None]:
    """What each column tells; None for one that tells of a direction, and not surely of one."""
    for cell in map(plain, row.filled("began", "way", "type")):
        yield from _by_words(row, cell)
    for cell in map(plain, row.filled("words")):
        marks = recognised_in(before_quotation(cell))
        direction = CELLS.get(cell) or marks.direction
        if direction or marks.unclear:
            yield direction
    if code := code_of(row):
        yield _by_code(row, code)
    for role, yes, no in (("own", OUT, IN), ("theirs", IN, OUT)):
        for cell in map(plain, row.filled(role)):
            yield yes if cell in _YES else no if cell in _NO else None
    yield from _by_sides(row)


def _by_words(row: LogRow, cell: str) -> Iterator[Direction | None]:
    """What a cell says by its words. In the table of both numbers, whose own `呼出` is not told."""
    marks = recognised_in(cell)
    both = row.has("calling") and row.has("called") and not row.has("mine")
    direction = CELLS.get(cell)
    if both and _CENTRE.search(cell):
        yield None
    elif direction or marks.direction or marks.unclear:
        yield direction or marks.direction
    elif _RECEIVED.search(cell):
        yield IN


def _by_code(row: LogRow, code: str) -> Direction | None:
    """Android's figures. 3 to 7 are other things of a call than of a message.

    A chat has figures of its own; a column of them that we do not know may tell the other side.
    """
    if not row.header.coded or any(map(_SHORT.fullmatch, row.unknown())):
        return None
    call, message = CALLS.get(code), MESSAGES.get(code)
    if row.has("said"):
        return message
    return call if row.has("lasted", "minutes", "connected") or call == message else None


def _by_sides(row: LogRow) -> Iterator[Direction]:
    """Who began it, where the row names one side as the borrower or as the collector."""
    mine = row.text("mine")
    for roles, direction in ((("calling", "caller", "sender"), OUT), (("called", "to"), IN)):
        for cell in row.filled(*roles):
            if plain(cell) in _ME or (mine and number_of(cell) == number_of(mine)):
                yield direction
            elif _THEM.fullmatch(plain(cell)):
                yield OUT if direction is IN else IN


def _could_tell(row: LogRow) -> bool:
    """Whether a column may tell who began it, though not in words that we know."""
    if row.has(*_TELLING) or (row.has("calling") and row.has("called")):
        return True
    if row.has("type") and not _KIND.search(row.plain("type")):
        return True
    kind = _KIND.search(row.plain("type", "words"))
    if not kind and (row.has("lasted", "minutes") or _UNREACHED.search(row.plain("words"))):
        return True
    if row.plain("caller") in _EITHER or (row.has("said") and row.unknown()):
        return True
    # Where no column names the kind, what was done is written where else a message would be.
    told = () if row.has("type", "words") else ("said",)
    noted = map(plain, row.filled("note", "purpose", *told))
    return any(map(_SHORT.fullmatch, row.unknown())) or any(
        map(_may_be_own, (*row.unknown(), *noted))
    )


def _may_be_own(cell: str) -> bool:
    marks = recognised_in(cell)
    return marks.direction is OUT or marks.unclear
