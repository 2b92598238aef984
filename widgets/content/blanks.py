"""Files to fill in, for every kind of item, a case and an article; and the marks left in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from string import Template

from widgets.content.files import SourceFile
from widgets.core.errors import Fault
from widgets.core.law.provision import Confidence, LenderType
from widgets.core.learning.item import CLAIM, TRIAGE, TRUE_FALSE, Capability, ItemKind
from widgets.core.learning.scenario import MOST_POINTS, Seat

ZH, EN, WORD = "（待填）", "(to fill in)", "to-fill-in"

_BOTH = re.compile(r"^( *(?:- )?)(\w+): \?$", re.MULTILINE)
_NAMES = ("first", "second", "third")
_VERDICTS = {ItemKind.TRIAGE: TRIAGE, ItemKind.TRUE_FALSE: TRUE_FALSE, ItemKind.CLAIM: CLAIM}

_HEAD = f"""\
id: $id
kind: $kind
# What a learner will be able to do; questions of one kind have one objective.
objective: {WORD}
# {", ".join(Capability)}
capability: {WORD}
# The day whose law the key follows.
as_of: $day
# {", ".join(LenderType)}
lender: {WORD}
# The day on which somebody held this against the articles.
checked: {WORD}
stem: ?
"""
_TAIL = f"""\
hints:
  issue: ?
  article: ?
  step: ?
# The fact on which the answer turns, and what to do.
decides: ?
now: ?
cite: [{WORD}/0]
"""
_MOVE = "# Move 'key: true' to the right one; each of the others names its misconception.\n"
_FIELDS = "fields:\n  - id: typed\n    label: ?\n"
_PICKED = "  - id: picked\n    label: ?\n    options:\n"
_VERDICT = "  - id: $id\n    rationale: ?\n"
_OPTION = "  - id: $id\n    text: ?\n    rationale: ?\n"
_KEY = f"    key: true\n    cite: [{WORD}/0]\n"
_WRONG = f"    misconception: {WORD}\n"
_EXPECT = f"""\
expect:
  # money, rate (percent a year), date or count
  quantity: {WORD}
  value: {WORD}
  rationale: ?
  # A wrong value that shows what was misunderstood.
  slips:
    - value: {WORD}
      rationale: ?
      misconception: {WORD}
"""
_SCENARIO = f"""\
id: $id
title: ?
# {", ".join(Seat)}
seat: {WORD}
# {", ".join(LenderType)}
lender: {WORD}
as_of: $day
checked: {WORD}
start: knock
nodes:
"""
_NODE = "  - id: $id\n    stem: ?\n    branches:\n"
_BRANCH = """\
      - id: $id
        label: ?
        to: $to
        points: $points
        rationale: ?
"""
_ENDING = f"""\
  - id: $id
    title: ?
    stem: ?
    outcome:
      borrower: ?
      collector: ?
      remedy: ?
    cite: [{WORD}/0]
"""
_ARTICLE = f"""\
  - article: "$id"
    label: ?
    says: ?
    from: $day
    # {", ".join(LenderType)}
    binds: [{WORD}]
    # as strings.yaml has them under topic-…
    topics: [{WORD}]
    # {", ".join(Confidence)}
    confidence: {WORD}
    sources: [{WORD}]
    checked: {WORD}
"""


def unfilled_faults(source: SourceFile) -> Iterator[Fault]:
    """Every mark in a file that is still to be filled in."""
    for place, held in source.maps:
        for key, value in held.items():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, str) and any(mark in each for mark in (ZH, EN, WORD)):
                    yield source.fault((*place, key), "this is still to be filled in")


def item(kind: ItemKind, item_id: str, day: date) -> str:
    """An item of a kind, to be filled in."""
    return _filled(_HEAD + _body(kind, item_id) + _TAIL, id=item_id, kind=kind, day=day)


def scenario(scenario_id: str, day: date) -> str:
    """A case of two decisions, to be filled in."""
    ways = (("knock", "talk"), ("talk", "well"))
    nodes = [_filled(_NODE, id=name) + _ways(onward) for name, onward in ways]
    endings = [_filled(_ENDING, id=name) for name in ("well", "badly")]
    return _filled(_SCENARIO, id=scenario_id, day=day) + "".join(nodes + endings)


def article(number: str, day: date) -> str:
    """An article's entry, to be filled in."""
    return _filled(_ARTICLE, id=number, day=day)


def _filled(template: str, **words: object) -> str:
    """A template with its words in place, and a mark for either language of each text."""
    told = Template(template).substitute({name: str(word) for name, word in words.items()})
    return _BOTH.sub(_in_both, told)


def _in_both(found: re.Match[str]) -> str:
    within = " " * (len(found[1]) + 2)
    return f"{found[1]}{found[2]}:\n{within}zh: {ZH}\n{within}en: {EN}"


def _body(kind: ItemKind, item_id: str) -> str:
    """What an item of a kind has beside what every item has."""
    match kind:
        case ItemKind.NUMBER:
            return _EXPECT
        case ItemKind.ORDER:
            return "# In their right order.\noptions:\n" + "".join(map(_option, _NAMES))
        case ItemKind.ENTRY:
            return _FIELDS + _indented(_EXPECT) + _PICKED + _indented(_options(item_id, 1))
    verdicts = "".join(_verdict(each, n) for n, each in enumerate(_VERDICTS.get(kind, ())))
    judged = f"{_MOVE}verdicts:\n{verdicts}" if verdicts else ""
    keys = 2 if kind in (ItemKind.MANY, ItemKind.MARK) else 1
    return judged + "options:\n" + _options(item_id, keys)


def _options(item_id: str, keys: int) -> str:
    """Three options, so many of them keys; which ones, differs from item to item."""
    start = sum(map(ord, item_id))
    right = {(start + n) % len(_NAMES) for n in range(keys)}
    return "".join(
        _option(each) + (_KEY if n in right else _WRONG) for n, each in enumerate(_NAMES)
    )


def _option(name: str) -> str:
    return Template(_OPTION).substitute(id=name)


def _verdict(name: str, n: int) -> str:
    return Template(_VERDICT).substitute(id=name) + ("    key: true\n" if n == 0 else _WRONG)


def _ways(to: str) -> str:
    """A right and a wrong way on from a node."""
    good = _filled(_BRANCH, id="good", to=to, points=MOST_POINTS) + f"        cite: [{WORD}/0]\n"
    bad = _filled(_BRANCH, id="bad", to="badly", points=0)
    return f"{good}{bad}        misconception: {WORD}\n"


def _indented(text: str) -> str:
    return "".join(f"    {line}" for line in text.splitlines(keepends=True))
