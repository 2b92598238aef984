"""What each kind of paper rests on: its period, its articles, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Cites = tuple[str, ...]
Lines = tuple[tuple[str, Cites], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper.

    `rule` is the period that the law sets, if it sets one; `cites` what the answer rests on;
    `ignored` what follows from doing nothing; `check` how to find out whether it is real.
    """

    cites: Cites
    ignored: Cites
    todo: Lines = ()
    decides: Lines = ()
    rule: str = ""
    check: str = "court"

    @property
    def in_court(self) -> bool:
        """Whether a court set the time, so that it may also extend it."""
        return self.check == "court"


_SIMPLY: Cites = ("cpl-2023/89-and-90", "cpl-2023/162", "cpl-interp-2022/261")

SERVED: Mapping[str, Cites] = {
    "staff": ("cpl-2023/87-and-88",),
    "post": ("cpl-2023/91",),
    "platform": ("cpl-2023/89-and-90", "cpl-interp-2022/135-and-136"),
    "notice": ("cpl-2023/95", "cpl-interp-2022/138"),
    "way-link": _SIMPLY,
    "way-chat": _SIMPLY,
    "way-collector": ("cpl-2023/87-and-88", "cpl-2023/89-and-90", "cpl-2023/91"),
}

LATE: Mapping[str, Cites] = {
    "judgment-final": ("cpl-interp-2022/127", "cpl-2023/216", "cpl-2023/211"),
    "enforcement-notice": ("cpl-2023/251",),
}
"""Papers with words of their own for the day after their time, and what those rest on."""

CHECKED: Mapping[str, Cites] = {
    "court": (),
    "mediation": ("mediation-law/4",),
    "arbitration": (),
    "lawyer": ("civil-code/1014",),
}

_POST = ("todo-post", ("cpl-2023/85",))
_OBJECT = ("todo-object", ("cpl-2023/227", "cpl-interp-2022/436"))
_APPEAL = ("cpl-2023/171",)
_EACH = ("decides-each", ("cpl-interp-2022/244",))
_ANSWER: Lines = (("todo-answer", ("cpl-2023/128", "cpl-2023/130")), _POST)
_FEE = ("todo-appeal-fee", ("court-costs-2007/22", "cpl-interp-2022/318"))
_TO_APPEAL = ("todo-appeal", _APPEAL)
_SMALL_ANSWER = (
    "decides-small-answer",
    ("cpl-2023/165", "cpl-interp-2022/274-and-275", "cpl-interp-2022/266"),
)
_ORDINARY = ("decides-ordinary", ("cpl-interp-2022/140",))
_DEFAULT: Cites = ("cpl-2023/128", "cpl-2023/147")
_ENFORCED: Cites = ("cpl-2023/158", "cpl-2023/247", "cpl-2023/264")
_RETRIAL: Cites = ("cpl-2023/216", "cpl-2023/211", "cpl-2023/210", "cpl-interp-2022/424")

PAPERS: Mapping[str, Paper] = {
    "payment-order": Paper(
        cites=("cpl-2023/227",),
        ignored=("cpl-2023/227", "cpl-interp-2022/431"),
        todo=(_OBJECT, _POST, ("todo-objected", ("cpl-2023/228",))),
        decides=(("decides-objection", ("cpl-interp-2022/436",)),),
        rule="payment-order-objection-days",
    ),
    "complaint": Paper(
        cites=("cpl-2023/128",),
        ignored=_DEFAULT,
        todo=_ANSWER,
        decides=(_SMALL_ANSWER,),
        rule="answer-days",
    ),
    "judgment": Paper(
        cites=_APPEAL,
        ignored=_ENFORCED,
        todo=(_TO_APPEAL, _FEE, _POST),
        decides=(("decides-appealable", ("cpl-2023/165", "cpl-2023/158")), _EACH),
        rule="appeal-days-judgment",
    ),
    "judgment-final": Paper(
        cites=("cpl-2023/158", "cpl-2023/216"),
        ignored=(*_ENFORCED, "cpl-2023/210"),
        todo=(("todo-retrial", _RETRIAL), ("todo-settle", ("cpl-2023/241",))),
        decides=(("decides-effect", ("cpl-2023/216", "cpl-2023/211")),),
        rule="retrial-months",
    ),
    "ruling-appealable": Paper(
        cites=(*_APPEAL, "cpl-2023/157"),
        ignored=("cpl-2023/158",),
        todo=(_TO_APPEAL, _POST),
        decides=(("decides-ruling", ("cpl-2023/157", "cpl-interp-2022/276-and-277")), _EACH),
        rule="appeal-days-ruling",
    ),
    "ruling-objection": Paper(
        cites=("cpl-2023/236-and-238",),
        ignored=("cpl-2023/236-and-238",),
        todo=(("todo-reconsider", ("cpl-2023/236-and-238",)), _POST),
        rule="enforcement-reconsideration-days",
    ),
    "ruling-preservation": Paper(
        cites=("cpl-interp-2022/171", "cpl-2023/111"),
        ignored=("cpl-2023/111", "cpl-2023/103-and-104"),
        todo=(("todo-preservation", ("cpl-2023/111", "cpl-interp-2022/171")), _POST),
        rule="preservation-reconsideration-days",
    ),
    "ruling-other": Paper(
        cites=("cpl-2023/157",),
        ignored=("cpl-2023/158",),
        todo=(("todo-other-ruling", ("cpl-2023/157",)),),
    ),
    "notice-complaint": Paper(
        cites=("cpl-2023/95", "cpl-2023/128"),
        ignored=("cpl-2023/95", *_DEFAULT),
        todo=(("todo-notice", ("cpl-2023/95",)), *_ANSWER),
        decides=(_ORDINARY,),
        rule="answer-days",
    ),
    "notice-judgment": Paper(
        cites=("cpl-2023/95", *_APPEAL),
        ignored=("cpl-2023/95", *_ENFORCED),
        todo=(("todo-notice", ("cpl-2023/95",)), _TO_APPEAL, _FEE, _POST),
        decides=(_ORDINARY, _EACH),
        rule="appeal-days-judgment",
    ),
    "summons": Paper(
        cites=("cpl-2023/147",),
        ignored=("cpl-2023/147",),
        todo=(("todo-hearing", ("cpl-2023/61", "cpl-2023/147")),),
    ),
    "enforcement-notice": Paper(
        cites=("cpl-2023/251", "cpl-2023/252"),
        ignored=(
            "cpl-2023/251",
            "cpl-2023/253",
            "cpl-2023/255",
            "cpl-2023/258",
            "cpl-2023/264",
            "criminal-law/313",
        ),
        todo=(
            ("todo-report", ("cpl-2023/252",)),
            ("todo-settle", ("cpl-2023/241",)),
            ("todo-unlawful", ("cpl-2023/236-and-238",)),
        ),
    ),
    "mediation": Paper(
        cites=("cpl-2023/125", "mediation-law/17"),
        ignored=("cpl-2023/125", "mediation-law/17"),
        todo=(
            ("todo-mediation", ("mediation-law/31", "limitation-2020/14", "limitation-2020/19")),
        ),
        check="mediation",
    ),
    "arbitration": Paper(
        cites=("arbitration-law-2025/36",),
        ignored=("arbitration-law-2025/27-and-28",),
        todo=(("todo-arbitration", ("arbitration-law-2025/27-and-28",)),),
        check="arbitration",
    ),
    "lawyer-letter": Paper(
        cites=("civil-code/195",),
        ignored=("cpl-2023/247", "civil-code/195", "limitation-2020/8"),
        todo=(("todo-letter", ("limitation-2020/19",)),),
        check="lawyer",
    ),
    "sms": Paper(
        cites=_SIMPLY,
        ignored=_SIMPLY,
        todo=(("todo-sms", ()),),
    ),
}
