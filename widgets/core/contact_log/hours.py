"""The hour that a clock tells with the words beside it: `晚上2点` is 2:00, `晚上8点` is 20:00.

A word that does not settle the hour, or that we do not know, is never left out: the hour is not
told then, for a call by day and a call at night are not the same thing before the law.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from widgets.core.contact_log.entry import UnreadReason
from widgets.core.reading.numeral import DIGIT, numeral

NOON, MOST_BESIDE = 12, 24
Hours = Mapping[int, int]


def _as_told(*hours: int) -> Hours:
    return {hour: hour for hour in hours}


def _later(*hours: int) -> Hours:
    return {hour: hour + NOON for hour in hours}


_MORNING = {**_as_told(*range(NOON)), NOON: 0}
_EVENING = {**_as_told(0, 1, 2, 3), **_later(*range(5, NOON))}
_NIGHT = {**_as_told(0, 1, 2, 3, 4), **_later(8, 9, 10, 11)}
_DEEP = {**_as_told(0, 1, 2, 3, 4, 5), NOON: 0, **_later(10, 11)}
_UNSURE: Hours = {}
_PARTS: Mapping[str, Hours] = {
    "凌晨": {**_as_told(*range(8)), NOON: 0},
    "清晨|大清早|清早|黎明|拂晓|天刚亮": _as_told(4, 5, 6, 7, 8, 9),
    "大早上|一大早|一早|早上|早晨|早间|上午|午前": _MORNING,
    "in the morning|this morning|morning": _MORNING,
    "中午|正午|晌午|午间": {**_as_told(10, 11, NOON), **_later(1, 2, 3)},
    "下午|午后|in the afternoon|this afternoon|afternoon": {
        **_as_told(NOON),
        **_later(*range(1, NOON)),
    },
    "傍晚|黄昏": _later(4, 5, 6, 7, 8),
    "大晚上|晚上|晚间|夜晚|今晚|当晚": _EVENING,
    "in the evening|this evening|evening": _later(*range(4, NOON)),
    "夜里|夜间|深夜|今夜|当夜|at night|in the night|tonight|night": _NIGHT,
    "三更半夜|半夜三更|深更半夜|大半夜|半夜": _DEEP,
    "后半夜|下半夜": _as_told(1, 2, 3, 4, 5),
    "前半夜|上半夜": _later(8, 9, 10, 11),
    "midnight": {0: 0, NOON: 0},
    "noon": _as_told(NOON),
    "午夜": _UNSURE,
}
_BESIDE: Mapping[str, Hours] = {
    "早|晨": _MORNING,
    "晚": _EVENING,
    "夜": _NIGHT,
    "late|early|dusk|dawn|bedtime|breakfast|lunch|dinner|sunset|sunrise": _UNSURE,
}


def _table(parts: Mapping[str, Hours]) -> dict[str, Hours]:
    return {word: hours for words, hours in parts.items() for word in words.split("|")}


def _any_of(words: Mapping[str, Hours]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ANYWHERE, _ALL = _table(_PARTS), {**_table(_PARTS), **_table(_BESIDE)}
_GAP = r"[ ,，、:|/()（）\[\]【】「」《》-]{0,3}"
_SAID = re.compile(rf"(?<![a-z])(?:{_any_of(_ANYWHERE)})(?![a-z])")
_BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<part>{_any_of(_ALL)})|大约|大概|差不多|约|于|在|的|at|around|about)"
    rf"{_GAP}$"
)
_BEHIND = re.compile(
    rf"{_GAP}(?:(?:钟|左右){_GAP})?"
    rf"(?P<part>(?:{_any_of(_ANYWHERE)})(?![a-z])|[早晚夜晨](?![一-鿿]))"
)
_OTHER_DAY = re.compile(
    r"(?:[昨前明后隔]天|[前头]一天|第二天|转天|次日|翌日|yesterday|tomorrow|next day|last) ?$"
)
_OTHER_NIGHT = re.compile(r"(?:[昨前次翌隔]|(?<![说证表声注写])明) ?$")
_NEARLY_BEFORE = re.compile(
    r"(?:差[^ ,，:]{0,5}|不到|将近|接近|(?<!最)近|快到?|过了|"
    r"(?<![a-z])(?:before|after|past|nearly|almost|until|till|by|to)) ?$"
)
_NOT_QUITE = re.compile(
    r" ?(?:多(?![次个家人条])|过(?![来去])|不到|差|以前|以后|之前|之后|"
    r"前(?![台后面])|后(?![来台面续]))|"
    rf"{_GAP}(?:昨|明[早晚天]|[后隔]天|前晚|次[日晨]|翌|第二天|转天|"
    r"(?:yesterday|tomorrow|next day|last night)(?![a-z]))"
)
_RUN = re.compile(r"([一-鿿]{1,24}) ?$")
_HINT = re.compile(
    "[晚夜晨早午昏宵曙暮晓昼黎睡眠醒饭亮]|[一二三四五深]更|天黑|擦黑|[上下值]班|[上放]学|起床|[收下]工"
)
_HINT_BEHIND = re.compile("[ (（]{0,2}[晚夜晨早午昏宵]|[a-z]| (?:late|early)(?![a-z])")
_POINTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d\d)(?= ?[ap]\.?m)")
_SPOKEN = re.compile(
    rf"(?:(?P<part>{_any_of(_ALL)})[ ,的]?|(?<![一-鿿])(?=零[点时]|十[三四五六七八九]|二十))"
    rf"(?P<hour>[{DIGIT}两十]{{1,3}}|零)[点时](?![间候长])"
    rf"(?P<minute>[二三四五]?十[{DIGIT}]?|零[{DIGIT}])?"
)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock in a line: its hour as told, the mark behind it, `a` or `p`, and what is around."""

    hour: int
    mark: str
    half_day: str
    before: str
    behind: str


def in_figures(text: str) -> str:
    """A line with its spoken hours in figures: `晚上十点半` has 10点半, `10.30pm` has 10:30."""
    text = _POINTED.sub(r"\1:\2", text) if "." in text else text
    return _SPOKEN.sub(_figures, text)


def hour_of(clock: ClockTime) -> int | UnreadReason:
    """The hour of 24 that is told, or why it cannot be said for sure.

    The parts of the day are taken as they are said in China: 晚上12点 may be of either midnight,
    晚上4点 is said of no time, and 上午12:30 with its colon is how a phone writes half past
    midnight, while 上午12点 may be noon.
    """
    told, before = _parts_before(clock.before[-MOST_BESIDE:])
    behind = _BEHIND.match(clock.behind)
    told += [behind["part"]] if behind else []
    if _OTHER_DAY.search(before) or (told and _OTHER_NIGHT.search(before)):
        return UnreadReason.NO_SUCH_TIME
    if _NEARLY_BEFORE.search(before) or _NOT_QUITE.match(clock.behind):
        return UnreadReason.NO_SUCH_TIME
    if clock.half_day or told:
        hours = {_by_half_day(clock)} if clock.half_day else {clock.hour}
        hours = {_by_word(clock, word, hour) for word in told for hour in hours} if told else hours
        hour = hours.pop() if len(hours) == 1 else None
        return UnreadReason.NO_SUCH_TIME if hour is None else hour
    sure = not 1 <= clock.hour <= NOON or _stands_alone(clock, before)
    return clock.hour if sure else UnreadReason.PART_OF_DAY


def _figures(found: re.Match[str]) -> str:
    hour, minute = (
        0 if found["hour"] == "零" else numeral(found["hour"]),
        (found["minute"] or "").lstrip("零"),
    )
    if hour is None:
        return found[0]
    return f"{found['part'] or ''}{hour}点{numeral(minute) or '' if minute else ''}"


def _parts_before(text: str) -> tuple[list[str], str]:
    """The parts of the day right before a clock, and what stands before them."""
    told: list[str] = []
    while found := _BEFORE.search(text):
        told += [found["part"]] if found["part"] else []
        text = text[: found.start()]
    return told, text


def _by_half_day(clock: ClockTime) -> int | None:
    if not 1 <= clock.hour <= NOON:
        return None
    return clock.hour % NOON + (NOON if clock.half_day == "p" else 0)


def _by_word(clock: ClockTime, word: str, hour: int | None) -> int | None:
    """The hour that a part of the day makes of the one told; None where the two do not go."""
    hours = _ALL[word]
    if clock.half_day or (hour is not None and hour > NOON):
        return hour if hour in hours.values() else None
    if hours is _MORNING and hour == NOON and clock.mark != ":":
        return None
    return hours.get(hour) if hour is not None else None


def _stands_alone(clock: ClockTime, before: str) -> bool:
    """Whether a clock without a part of the day is one of 24 hours, and no word near it a part.

    `2点` is said of the small hours and of the afternoon; `2:00` and `2时` are written of 24 hours.
    """
    run = _RUN.search(before)
    if clock.mark == "点" or (run and _HINT.search(run[1])) or _HINT_BEHIND.match(clock.behind):
        return False
    said = _SAID.findall(clock.before) + _SAID.findall(clock.behind)
    return all(_ANYWHERE[word].get(clock.hour) == clock.hour for word in said)
