"""The words by which rows of events and obstacles are read, in Chinese and in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from widgets.core.calculators.limitation.events import (
    DATED,
    PROCEEDINGS,
    Barrier,
    ClaimEvent,
    EventKind,
)
from widgets.core.errors import Unreadable
from widgets.core.reading.reading import read_day

_EVENTS = {
    EventKind.DEMAND: (
        "催款|催收|催讨|催债|催告|催还|催要|要求还款|要求还钱|催款函|催收函|催款信|律师函|"
        "还款通知|催款通知|催收通知|短信|催款短信|催收短信|短信催款|短信催收|微信|微信催款|"
        "微信催收|邮件|邮件催款|上门|上门催款|上门催收|"
        "demand letter|demand|lawyer's letter|letter|text message|text|sms|message|email|"
        "e-mail|wechat|visit|reminder|asked to pay|asked for payment"
    ),
    EventKind.CALL: "电话|打电话|电话催款|电话催收|催款电话|催收电话|phone call|phone|call|called",
    EventKind.DEDUCTION: "扣款|扣划|划扣|自动扣款|银行扣款|deduction|debit",
    EventKind.NOTICE: "公告|登报|公告催款|公告催收|public notice|newspaper notice",
    EventKind.ASSIGNMENT: (
        "债权转让通知|转让通知|债权转让|assignment notice|notice of assignment|assignment"
    ),
    EventKind.SIGNED: (
        "签收|签收催收通知|签收催款通知|签收催款函|签收催收函|签收催收单|签收催款单|签收通知|"
        "确认欠款|签字确认|"
        "acknowledgement|acknowledgment|signed notice|signed demand|signed"
    ),
    EventKind.PAYMENT: (
        "还款|部分还款|还了|还了一部分|还钱|付款|付息|还息|还本|支付|转账还款|"
        "part payment|payment|repayment|paid|interest paid"
    ),
    EventKind.PROMISE: (
        "承诺还款|答应还款|同意还款|承诺|答应还|答应|同意还|"
        "promised to pay|promised|promise|agreed to pay"
    ),
    EventKind.PLAN: (
        "分期|分期协议|分期还款|分期还款协议|还款计划|还款协议|协商分期|"
        "repayment plan|instalment plan|installment plan|plan|instalments|installments"
    ),
    EventKind.EXTENSION: (
        "请求延期|申请延期|要求延期|延期|展期|请求宽限|extension|asked for more time|asked for time"
    ),
    EventKind.SECURITY: "提供担保|担保|提供抵押|抵押|security|collateral",
    EventKind.AGREEMENT: (
        "新协议|签新协议|重签协议|和解协议|新借条|重写借条|new agreement|settlement|new iou"
    ),
    EventKind.SUIT: "起诉|诉讼|立案|被起诉|filed suit|lawsuit|suit|sued",
    EventKind.ARBITRATION: "仲裁|申请仲裁|arbitration",
    EventKind.PAYMENT_ORDER: "支付令|申请支付令|payment order",
    EventKind.PRESERVATION: "保全|诉前保全|财产保全|申请保全|preservation",
    EventKind.ENFORCEMENT: "执行|强制执行|申请执行|申请强制执行|enforcement",
    EventKind.BANKRUPTCY: "申报债权|申请破产|bankruptcy",
    EventKind.MEDIATION: "调解|人民调解|申请调解|诉前调解|mediation",
    EventKind.POLICE: "报警|报案|控告|police report|police",
    EventKind.SUBROGATION: "代位权诉讼|代位诉讼|subrogation",
    EventKind.WITHDRAWN: "撤诉|起诉后撤诉|起诉又撤诉|withdrawn suit|suit withdrawn|withdrawn",
    EventKind.JUDGMENT: "判决|判决书|调解书|民事调解书|judgment|judgement",
}
_BARRIERS = {
    Barrier.FORCE_MAJEURE: "不可抗力|force majeure",
    Barrier.NO_REPRESENTATIVE: (
        "没有法定代理人|无法定代理人|no legal representative|no representative"
    ),
    Barrier.NO_HEIR: "未确定继承人|没有确定继承人|继承人未定|no heir|no heirs",
    Barrier.CONTROLLED: "被控制|人身被控制|controlled|under control",
    Barrier.OTHER: "其他|其他障碍|其它|other",
}
_WITHDRAWN = re.compile(r"撤诉|撤回|withdrawn|withdrew", re.IGNORECASE)
_JUDGED = re.compile(r"(?<!没有)(?<![没未无])判决|(?<!no )(?<!without )judge?ment", re.IGNORECASE)
_FAILED = re.compile(
    r"失败|未成功|没成功|未到账|未送达|没送到|未收到|没收到|退回|"
    r"failed|bounced|returned|not (?:delivered|received)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:到|至|结束于|结束|to|until|ended|[-–—~])?\s*"
    r"(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}+日?+)(?!\s*(?:起(?!诉)|开始))"
    r"(?:\s*(?:结束|终结|为止|前还清|ended))?",
    re.IGNORECASE,
)
_AFTER = r"(?=$|[\s,，;；、。:：(（\d]|[到至]\s*\d)"
_GAP = " \t,，;；、。:："

K = TypeVar("K", bound=StrEnum)


def read_events(day: date, text: str) -> tuple[ClaimEvent, ...]:
    """What a row tells, from what stands after its day: a kind, the day it ended, a note.

    Returns:
        The event, and the judgment that proceedings ended with; nothing where the kind is not
        among the words, or the row says that it failed.

    Raises:
        Unreadable: the day on which proceedings ended, or the new last day for paying, does not
            exist or is before the event.
    """
    found = _first(_EVENTS, text)
    if found is None:
        return ()
    kind, rest = found
    ends, note = _ending(rest) if kind in PROCEEDINGS | DATED else (None, rest)
    if ends is not None and ends < day:
        raise Unreadable(f"{text!r} ends before it begins")
    if kind is EventKind.SUIT and _WITHDRAWN.search(note):
        kind = EventKind.WITHDRAWN
    event = ClaimEvent(day, kind, ends, note)
    if kind in PROCEEDINGS:
        judged = _JUDGED.search(note)
        return (event, ClaimEvent(ends or day, EventKind.JUDGMENT)) if judged else (event,)
    failed = kind is not EventKind.CALL and _FAILED.match(note)
    return () if failed else (event,)


def read_barrier(text: str) -> Barrier | None:
    """The kind of an obstacle; nothing where it is not among the words."""
    found = _first(_BARRIERS, text)
    return found[0] if found else None


def _ending(text: str) -> tuple[date | None, str]:
    """The day that an event names as its end, if it does, and what stands after it."""
    found = _ENDS.match(text)
    if found is None:
        return None, text
    return read_day(found[1]), text[found.end() :].strip(_GAP)


def _first(words: Mapping[K, str], text: str) -> tuple[K, str] | None:
    """The kind whose word leads a text, the longest word first, and what stands after it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    pairs = [(word, kind) for kind, several in words.items() for word in several.split("|")]
    for word, kind in sorted(pairs, key=lambda pair: -len(pair[0])):
        found = re.match(re.escape(word) + _AFTER, plain, re.IGNORECASE)
        if found:
            return kind, plain[found.end() :].strip(_GAP)
    return None
