"""Every reader of what people type, and texts that are dear to read, each to be repeated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.contact_log.log import read_log
from widgets.core.diary.bringing_in import brought_in
from widgets.core.diary.diary import Diary
from widgets.core.letters.filling import filled_in
from widgets.core.letters.from_record import record_lines
from widgets.core.letters.letter import Letter
from widgets.core.reading.count import Counted, read_count
from widgets.core.reading.day import read_day
from widgets.core.reading.kept import kept
from widgets.core.reading.number import read_number
from widgets.core.reading.rate import read_rate, read_share
from widgets.core.reading.rows import cells_of, is_heading, under_heading
from widgets.core.screen.formatter import Teller

TYPED = [
    *"亿万零九9９,，.点年月日 \t\u3000\n;；:：/-%分息的我打给未接上半至到([{<\"“'&aé½",
    *(
        "1,",
        "1.",
        "１,５",
        "一万零",
        "百分之",
        "月息",
        "/月",
        "2026-",
        "2026年1月1日 ",
        "9点",
        "a b",
    ),
    *("2026-01-05 1500\n", "2026-01-05 1,500\n", "2026年1月5日 晚上9点 电话 没接\n", "到期 无\n"),
    *(
        "他们打给我妈",
        "没接回拨",
        "the ",
        "日期,时间,电话\n",
        ",,,\n",
        '";\n',
        '"a\n',
        "<call a='1' ",
    ),
    *('[{"a":', '\\"', "not answered ", "晚上", "星期一", "00:00", "1:", "1) "),
]
LETTERS = Library.open().letter_context(date(2026, 11, 25))
CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
DIARY = diary_context(Library.open(), date(2026, 11, 25))
LONG = {FieldKind.ROWS, FieldKind.LINES, FieldKind.TEXT}
COLUMNS = (FieldKind.DAY, FieldKind.MONEY, FieldKind.TEXT)
PAID = COLUMNS[:2]

Reader = Callable[[str], object]


def written(letter: Letter, field: str) -> Reader:
    """A letter with a text in one of its fields, and the picks that call for it."""
    picks = {name: values[0] for name, values in letter.conditions(letter.fields[field]).items()}
    teller = Teller(LETTERS.words("zh"))
    return lambda text: filled_in(
        letter, {**picks, field: text}, LETTERS.today, LETTERS.cited, teller
    )


def filled(calculator_id: str, field: str) -> Reader:
    """An example of a calculator with another text in one of its fields."""
    calculator = CONTEXT.calculators[calculator_id]
    example = next(
        e for e in calculator.examples if field in e.fill or e is calculator.examples[-1]
    )
    fill = example.filled("zh")
    return lambda text: calculate(calculator, {**fill, field: text}, CONTEXT.tables)


READERS: dict[str, Reader] = {
    "number": read_number,
    "rate": read_rate,
    "share": read_share,
    "day": read_day,
    **{f"count of {each}": partial(read_count, counted=each) for each in Counted},
    "cells": lambda text: cells_of(text, COLUMNS),
    "heading": lambda text: is_heading(f"日期,{text}", COLUMNS, "日期 金额"),
    "table": lambda text: under_heading(["日期,备注,金额", *text.splitlines()], PAID),
    "kept": kept,
    "record": lambda text: record_lines(text, LETTERS.words("zh")),
    "log": read_log,
    "diary": lambda text: brought_in(Diary(), text, DIARY.names, DIARY.today, 1),
    "diary's table": lambda text: brought_in(
        Diary(), f"日期,原话,做了什么\n{text}", DIARY.names, DIARY.today, 1
    ),
    **{
        f"{calculator.id} {name}": filled(calculator.id, name)
        for calculator in CONTEXT.calculators.values()
        for name, entry in calculator.fields.items()
        if entry.kind in LONG
    },
    **{
        f"{letter.id} {name}": written(letter, name)
        for letter in LETTERS.letters.values()
        for name, entry in letter.fields.items()
        if entry.kind in (FieldKind.ROWS, FieldKind.LINES)
    },
}
