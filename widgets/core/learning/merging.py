"""One learner's journal from two windows: of each part, what was done last counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from widgets.core.learning.journal import Choice, Journal

BEGUN = ""
"""The part that stands for the beginning: in which form the lesson was begun."""

_Parts = dict[str, tuple[Choice, ...]]


def stamped(before: Journal, after: Journal, time: int) -> Journal:
    """The journal after an act, with the time on every part that the act has changed.

    Args:
        before: the journal before the act.
        after: the journal after it.
        time: when, in milliseconds by the browser's clock; a clock that was set back does not
            make what is done now older than what was done before.
    """
    old, new = _parts(before), _parts(after)
    touched = [part for part in {**old, **new} if old.get(part) != new.get(part)]
    touched += [BEGUN] * (before.form != after.form)
    now = max(time, max(before.changed.values(), default=0) + 1)
    return replace(after, changed={**after.changed, **dict.fromkeys(touched, now)})


def merged(mine: Journal, theirs: Journal) -> Journal:
    """Both journals as one, each step open where `mine` has it.

    An item's answer and a scene's walk are each taken whole from the journal that changed them
    last, be it that the answer was taken back there. The form is the one begun first.
    """
    ours, others = _parts(mine), _parts(theirs)
    times = {part: max(_time(mine, part), _time(theirs, part)) for part in {**ours, **others}}
    later = {
        part: max(
            ((_time(journal, part), len(held), repr(held)), held)
            for journal, held in ((mine, ours.get(part, ())), (theirs, others.get(part, ())))
        )[1]
        for part in sorted(times, key=times.__getitem__)
    }
    first = min((j for j in (mine, theirs) if j.form), key=_begun, default=mine)
    begun = {BEGUN: first.changed[BEGUN]} if BEGUN in first.changed else {}
    return Journal(
        form=first.form,
        places={**theirs.places, **mine.places},
        hints=tuple((Counter(mine.hints) | Counter(theirs.hints)).elements()),
        choices=tuple(choice for held in later.values() for choice in held),
        changed={part: time for part, time in times.items() if time} | begun,
    )


def same(one: Journal, other: Journal) -> bool:
    """Whether two journals tell the same; where their steps are open does not count."""
    return _told(one) == _told(other)


def _told(journal: Journal) -> tuple[object, ...]:
    return journal.form, Counter(journal.hints), _parts(journal), dict(journal.changed)


def _parts(journal: Journal) -> _Parts:
    """The choices by what they belong to; a part that was emptied is there, with none."""
    parts: _Parts = {part: () for part in journal.changed if part != BEGUN}
    for choice in journal.choices:
        place, _, name = choice.at.rpartition("/")
        part = place if "." in place else f"{place}/{name}"
        parts[part] = (*parts.get(part, ()), choice)
    return parts


def _time(journal: Journal, part: str) -> int:
    return journal.changed.get(part, 0)


def _begun(journal: Journal) -> tuple[int, str]:
    return journal.changed.get(BEGUN, 0), journal.form or ""
