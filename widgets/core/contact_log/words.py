"""What the words of a log say of a contact: its kind, who began it, and the marks put to it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from widgets.core.contact_log.entry import ContactMeans, Direction, Purpose
from widgets.core.contact_log.sides import DENIED, SIDES, THIRD

_WORDS = {
    **DENIED,
    **SIDES,
    "missed": "(?:未|没|不|无人|没人|无法)(?:有|能|能够|敢|想|来得及|顾上|人|去){0,2}"
    "接(?:通|听|到|起)?|漏接|拒接|拒绝接听|无人应答|未应答|秒挂|按掉|响一声|占线|忙线|关机|停机|打不通|没打通|未打通|"
    "not answered|unanswered|no answer|(?:did not|didn't|not) (?:answer|pick(?:ed)? up)|"
    "not connected|missed|"
    "rejected|declined|busy|blocked",
    "connected": "接通|已接|接听|接了|接起|answered|connected|picked up|talked|spoke",
    "refused": "拒绝后|已拒绝|已经拒绝|明确拒绝|拒绝过|要求停止后|after refusal|after refusing|"
    "after (?:i|we|they|he|she) (?:had )?refused|after (?:being )?told to stop",
    "third": f"(?:{THIRD})(?!不在|在(?:旁|场|家)|的?(?:号码|电话号|联系方式))|"
    "third[- ]persons?|third[- ]party(?! agency| collector)|family|colleagues?|co-?workers?|"
    "relatives?|neighbou?rs?|employer|boss|friends?|roommates?|flatmates?|landlord|classmates?|"
    "cousins?|in-laws|grandparents|"
    "my (?:mother|father|mum|mom|dad|wife|husband|spouse|partner|parents|sister|brother|son|"
    "daughter|aunt|uncle|grandmother|grandfather|grandma|grandpa|kids?|child|children|workplace|"
    "office|company|work|ex)",
    "notice": "告知|通知|播报|notice|reminder|announcement",
    "two_way": "协商|交互|双向|对话|商量|two[- ]?way|negotiat[a-z]*|conversation",
    "message": "短信|彩信|信息|消息|微信(?!语音|视频|电话)|邮件|私信|"
    "sms|mms|texts?|texted|messages?|wechat|e-?mails?",
    "visit": "上门|外访|家访|到家|登门|(?<!打)到单位|visit(?:ed|s)?",
    "call": "电话|通话|语音|视频通话|拨打|打来|打给|打进|打到|给我打(?![款钱])|"
    "calls?|called|phoned?|rang|voice",
    "other": "催收|催债|联系|其他|其它|contacted|contact|other",
}
_EDGE = "(?:(?<![a-z])|(?![a-z]))"
_MARKS = re.compile(
    f"{_EDGE}(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _WORDS.items())}){_EDGE}"
)
_KINDS = {
    "message": ContactMeans.MESSAGE,
    "visit": ContactMeans.VISIT,
    **dict.fromkeys(("call", "in_call", "out_call", "back_call"), ContactMeans.CALL),
}
_HINTS = {
    "missed": ContactMeans.CALL,
    "connected": ContactMeans.CALL,
    "other": ContactMeans.OTHER,
}
_PURPOSES = {"two_way": Purpose.TWO_WAY, "notice": Purpose.NOTICE}
_SIDES = {
    **dict.fromkeys(("out", "out_call", "back_call"), Direction.OUTGOING),
    **dict.fromkeys(("in", "in_call"), Direction.INCOMING),
}
_NOT_SAID = "(?<!备注)(?<!对象)(?<!目的)(?<!结果)(?<!方式)(?<!note)(?<!purpose)(?<!result)"
_TOLD = (
    "(?:说|威胁|扬言|声称|表示)了?(?:要|会|将|我|再|如果|不还|马上)|"
    "(?:威胁|扬言|恐吓)(?:爆|找|打|发|联系|去|给|告|通知|上门|群发)|"
    r"\b(?:said|says|saying|threaten(?:s|ed|ing)?|told me) (?:that|they|to|he|she|i|it)\b"
)
_SPOKEN_TO = "请(?:不要|勿|尽快|立即|您|你|转告|回电|及时|于)|尊敬的|[您你]"
_SAID = re.compile(rf'["“”「『《]|{_TOLD}|{_SPOKEN_TO}|{_NOT_SAID}(?:(?<!\d):|:(?!\d))')
_YES = {"是", "有", "对", "yes", "y", "true", "1", "√", "x"}
_NO = {"否", "无", "没有", "不是", "no", "n", "false", "0"}


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in a text; None and False where nothing was.

    `unclear` is a text that tells of a direction, but not surely of one; `denied` one that says
    that there was no contact.
    """

    kind: ContactMeans | None = None
    direction: Direction | None = None
    connected: bool | None = None
    to_third: bool = False
    after_refusal: bool = False
    purpose: Purpose | None = None
    unclear: bool = False
    denied: bool = False


def plain(text: str) -> str:
    """A text for recognising: plain digits and marks, lower case. What was given stays as it is."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()


def before_quotation(text: str) -> str:
    """A typed line up to the words that were said or sent: those are no marks of the learner's."""
    said = _SAID.search(text)
    return text[: said.start()] if said else text


@lru_cache(maxsize=4096)
def recognised_in(text: str) -> Recognised:
    """What a text in lower case says of a contact."""
    names = dict.fromkeys(found.lastgroup or "" for found in _MARKS.finditer(text))
    sides = {_SIDES[name] for name in names if name in _SIDES}
    if names.keys() >= {"missed", "back_call"}:  # a call missed and returned is one of either side
        sides.add(Direction.INCOMING)
    connected, missed = "connected" in names, "missed" in names
    kinds = [_KINDS[name] for name in names if name in _KINDS]
    kinds += [kind for name, kind in _HINTS.items() if name in names]
    return Recognised(
        kind=kinds[0] if kinds else None,
        direction=next(iter(sides)) if len(sides) == 1 else None,
        connected=connected if connected != missed else None,
        to_third="third" in names,
        after_refusal="refused" in names,
        purpose=next((purpose for name, purpose in _PURPOSES.items() if name in names), None),
        unclear="unclear" in names or len(sides) > 1,
        denied="denied" in names,
    )


def is_yes(cell: str) -> bool | None:
    """Whether a cell says yes or no; None where it says neither."""
    word = cell.strip()
    return True if word in _YES else False if word in _NO else None
