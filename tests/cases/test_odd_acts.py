"""What no form of ours sends, and what is pasted by mistake: each act is answered all the same."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.diary.answers import FIELDS, PIECE, STEPS
from widgets.core.diary.keeping import from_text
from widgets.core.letters.letter import Letter
from widgets.core.text import LANGS
from widgets.ui.diary import DiaryPiece
from widgets.ui.letter import LetterPiece

LIBRARY = Library.open()
TODAY = date(2026, 11, 30)
LETTERS = LIBRARY.letter_context(TODAY)
CROSSINGS, ACTS = 12, 400
NINES = "9" * 30
ODD = (
    *("", " ", "　", "0", "-1", "９９", "²", "1e999", "NaN", NINES, f"-{NINES}RMB", f"({NINES})"),
    *(
        f"{NINES}万",
        f"月息{NINES}%",
        f"{NINES}期",
        "9" * 401,
        "三万五",
        "千分之三",
        "半年",
        "晚上8点",
    ),
    *("昨天", "2026-02-30", "0001-01-01", "9999-12-31", "2026-11-20", "21:30", "2026-01-05 1500"),
    *(
        "<b>x</b>",
        "{x}",
        "{0}",
        "%s",
        "\\1",
        "👩‍👩‍👧",
        "\u202eabc",
        "a\ud83d",
        "\0",
        "a\r\nb",
        "=1+1",
    ),
    *('"', ",,,", "\t", "日期\t金额\n2026-01-05\t1500", "x\n" * 300, "夜" * 4_001),
)


def sent(piece) -> list:
    """What a piece tells its page from now on."""
    told = []
    piece.send = piece._kept_by.send = told.append
    return told


def written(told: list) -> str:
    """All of it as a line carries it."""
    text = json.dumps(told, ensure_ascii=False, allow_nan=False)
    return text.encode().decode()


def filled(drawn: random.Random, letter: Letter) -> dict[str, str]:
    """Some of a letter's fields, picked from or filled with what is odd."""
    names = drawn.sample(sorted(letter.fields), min(len(letter.fields), 6))
    picks = {name: [each.id for each in letter.fields[name].options] for name in names}
    odd = {name: drawn.choice(ODD) for name in names}
    return {n: drawn.choice(picks[n]) if picks[n] and drawn.random() < 0.7 else odd[n] for n in odd}


@pytest.mark.parametrize("letter", LETTERS.letters.values(), ids=lambda each: each.id)
def test_whatever_is_typed_into_a_letter_is_kept_and_answered(letter):
    drawn = random.Random(letter.id)  # noqa: S311  # nothing is secret here
    for lang, _ in product(LANGS, range(CROSSINGS)):
        typed, piece = filled(drawn, letter), LetterPiece(LETTERS, letter.id, lang)
        told = sent(piece)

        response = [f"{name}={text}" for name, text in typed.items()]
        piece._hear(None, {"act": {"act": "ask", "response": response}}, [])

        assert "view" in told[-1]
        assert written(told)
        kept = {name: text.replace("\ud83d", "?") for name, text in typed.items() if text}
        assert {n: t for n, t in piece._desk.sheet(letter.id).typed.items() if t} == kept


def odd_acts(drawn: random.Random) -> Iterator[dict[str, object]]:
    """Acts of a diary in any order, whose fields hold what is odd."""
    names = [*(name for each in FIELDS.values() for name in each), *PIECE]
    while True:
        response = [f"{name}={drawn.choice(ODD)}" for name in names]
        yield {
            "act": drawn.choice(("write", "step", "step", "piece", "put", "take", "check", "save")),
            "to": drawn.choice(STEPS),
            "number": drawn.choice("012"),
            "file": drawn.choice(("", f"{'a' * 64} {drawn.choice(ODD)}")),
            "what": drawn.choice(("csv", "json", "page")),
            "response": response if drawn.random() < 0.8 else [drawn.choice(ODD)],
        }


HIGHEST = [{"number": 1_000_000, "entry": {"said": "x"}}]


@pytest.mark.parametrize("log", [[], HIGHEST], ids=["empty", "highest"])
def test_whatever_is_done_in_a_diary_is_answered_and_what_is_kept_is_the_diary(log):
    drawn = random.Random(7)  # noqa: S311  # nothing is secret here
    piece = DiaryPiece(diary_context(LIBRARY, TODAY), "zh", "k")
    told = sent(piece)
    stored = {"k": json.dumps({"version": 1, "log": log})}
    piece._kept_by._hear(None, {"arrived": {"query": "", "stored": stored}}, [])

    for act, _ in zip(odd_acts(drawn), range(ACTS), strict=False):
        piece._hear(None, {"act": act}, [])
        assert "view" in told[-1]
        assert written(told)
        del told[:-1]

    assert piece._state.diary.entries
    assert from_text(piece._state.text).diary == piece._state.diary
