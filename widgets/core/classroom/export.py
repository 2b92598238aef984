"""What a class voted, as tables that may leave the room: counts by bar, and how sure people were.

Nobody can be told from a small count (`masking`), and no day is told finer than by its date. What
was right is told only where every bar that is right is, since it may be their sum.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from itertools import chain

from widgets.core.classroom.classroom import Course, Round
from widgets.core.classroom.masking import SMALL, UNTOLD, given_away, masked, written
from widgets.core.classroom.plan import ItemBlock, SceneBlock
from widgets.core.classroom.tally import EXACT, LEAST, VoteBar, VoteGroup
from widgets.core.learning.item import Item
from widgets.core.learning.scenario import Node
from widgets.core.screen.class_bars import bar_name, labels
from widgets.core.text import LANGS

COUNTS = (
    "date", "plan", "lesson", "item", "item_fingerprint", "as_of", "kind", "round", "group", "bar",
    "label_zh", "label_en", "key", "misconception", "n", "share", "voted", "by_hand", "right",
    "right_share", "held", "gained", "lost", "stayed_wrong",
)  # fmt: skip
SURE = ("item", "round", "sure", "n", "right")
MARK = "\ufeff"
"""What a spreadsheet knows by that the file is UTF-8."""

Rounds = Mapping[str, tuple[Round, ...]]
_Row = dict[str, str]


def counts_csv(course: Course, rounds: Rounds, on: date) -> str:
    """Each bar of each round that is over, in the order of the plan, on the day of the class."""
    about = {"date": on.isoformat(), "plan": course.plan.id, "lesson": course.plan.lesson}
    rows = (
        {**about, **_known(course, asked), "round": str(n), **row}
        for asked, n, votes in _over(course, rounds)
        for row in _bars(course, asked, votes)
    )
    return _csv(COUNTS, rows)


def sure_csv(course: Course, rounds: Rounds) -> str:
    """Of each round that is over, how many were how sure, and how many of those were right.

    Who was right is told of all degrees or of none, since one alone could be worked out from the
    others; and of none where the other table does not tell it of all together.
    """
    rows = chain.from_iterable(
        _degrees(asked, n, votes[-1])
        for asked, n, votes in _over(course, rounds)
        if not _withheld(votes[-1])
    )
    return _csv(SURE, rows)


def _over(course: Course, rounds: Rounds) -> Iterator[tuple[Item | Node, int, Sequence[Round]]]:
    """Each round and those before it, with what was asked and which vote on it that was."""
    for asked in _asked(course):
        votes = rounds.get(asked.id, ())
        for n in range(1, len(votes) + 1):
            yield asked, n, votes[:n]


def _asked(course: Course) -> Iterator[Item | Node]:
    """What the plan may ask, in its order."""
    for block in course.plan.blocks:
        if isinstance(block, ItemBlock):
            item = course.materials.items[block.item]
            yield item
            if item.twin:
                yield course.materials.items[item.twin]
        elif isinstance(block, SceneBlock):
            yield from course.materials.scenarios[block.scene].nodes


def _known(course: Course, asked: Item | Node) -> _Row:
    """What was asked, as of which day, and a mark that changes when its substance does."""
    known = {"item": asked.id, "item_fingerprint": asked.fingerprint()}
    if isinstance(asked, Item):
        return {**known, "kind": asked.kind.value, "as_of": asked.as_of.isoformat()}
    cases = course.materials.scenarios.values()
    case = next(each for each in cases if each.by_id.get(asked.id) is asked)
    return {**known, "kind": "scene", "as_of": case.as_of.isoformat()}


def _bars(course: Course, asked: Item | Node, votes: Sequence[Round]) -> Iterator[_Row]:
    """The rows of the last round; where too few have voted, their number alone, and the hands."""
    over = votes[-1]
    few, voted = _withheld(over), over.tally.voted
    whole = {"voted": SMALL if 0 < voted < LEAST else UNTOLD if few and voted else str(voted)}
    if not few:
        whole |= _whole(votes)
    if few and not over.by_hand:
        yield whole
        return
    names = {lang: labels(course.materials.words(lang), asked) for lang in LANGS}
    for group in over.tally.groups:
        told = [""] * len(group.bars) if few else _told(over, group)
        hands = written([over.by_hand.get(bar.id, 0) for bar in group.bars])
        for bar, n, raised in zip(group.bars, told, hands, strict=True):
            share = _share(n, voted)
            label = {
                f"label_{lang}": bar_name(course.materials.words(lang), names[lang], bar)
                for lang in LANGS
            }
            row = {"group": group.of, "n": n, "share": share, "by_hand": raised, **label}
            yield {**row, **_bar(bar), **whole}


def _bar(bar: VoteBar) -> _Row:
    return {"bar": bar.id, "key": str(int(bar.key)), "misconception": bar.misconception or ""}


def _whole(votes: Sequence[Round]) -> _Row:
    """How many were right in all, and what became of them between two rounds."""
    over = votes[-1]
    right = _right(over)
    told = {"right": right, "right_share": _share(right, over.tally.voted)}
    if over.change is None:
        return told
    cells = ("held", "gained", "lost", "stayed_wrong")
    moved = [getattr(over.change, cell) for cell in cells]
    # With the sums beside them, one tells the others; and together they tell who was right.
    small = any(0 < n < LEAST for n in moved) or not all(map(_tells_right, votes))
    return told | {c: UNTOLD if small else str(n) for c, n in zip(cells, moved, strict=True)}


def _tells_right(over: Round) -> bool:
    return not _withheld(over) and _right(over).isdecimal()


def _right(over: Round) -> str:
    """How many were wholly right, unless a bar that is right is not told."""
    groups = [group for group in over.tally.groups if group.of != EXACT]
    return _told_right(over.tally.right, over.tally.voted, groups)


def _told(over: Round, group: VoteGroup) -> list[str]:
    """The counts of a group's bars; each bar of those who were right in a part stands alone."""
    if group.of != EXACT:
        return [*written([bar.n for bar in group.bars])]
    if len(group.bars) == 1:
        return [_right(over)]
    fields = {each.of: each for each in over.tally.groups}
    return [_told_right(bar.n, over.tally.voted, [fields[bar.id]]) for bar in group.bars]


def _told_right(right: int, voted: int, groups: Sequence[VoteGroup]) -> str:
    """So many as were right, unless that or the rest is small, or a bar that is right is not told.

    The sign tells no more than that bar's own.
    """
    told = {
        sign
        for group in groups
        for bar, sign in zip(group.bars, written([each.n for each in group.bars]), strict=True)
        if bar.key
    }
    if None not in masked((right, voted - right)) and not told & {SMALL, UNTOLD}:
        return str(right)
    return SMALL if SMALL in told else UNTOLD


def _degrees(asked: Item | Node, n: int, over: Round) -> Iterator[_Row]:
    sure = over.tally.sure
    said = [each for each, _ in sure.values()]
    # The other table has their sum: where each is the largest of small ones, that tells them all.
    told = [UNTOLD] * len(said) if {*said} == {LEAST - 1} else written(said)
    cells = [each for of, right in sure.values() for each in (right, of - right)]
    small = any(0 < each < LEAST for each in cells) or not _tells_right(over)
    for (degree, (_, right)), many in zip(sure.items(), told, strict=True):
        row = {"item": asked.id, "round": str(n), "sure": degree.value, "n": many}
        yield {**row, "right": UNTOLD if small else str(right)}


def _withheld(over: Round) -> bool:
    """Whether too few have voted, or how many have would give every count of a group away."""
    counts = [[bar.n for bar in group.bars] for group in over.tally.groups]
    wholes = [each for each in counts if sum(each) == over.tally.voted]
    return not over.tally.shown or any(given_away(each) for each in wholes)


def _share(n: str, of: int) -> str:
    """A share in percent, where the count is told."""
    return str(round(100 * int(n) / of)) if n.isdecimal() and of else n


def _csv(columns: tuple[str, ...], rows: Iterator[_Row]) -> str:
    out = StringIO(newline="")
    sheet = csv.DictWriter(out, columns, restval="")
    sheet.writeheader()
    sheet.writerows(rows)
    return MARK + out.getvalue()
