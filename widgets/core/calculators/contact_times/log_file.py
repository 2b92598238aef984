"""A log as a file to keep: a row a line, with how each was read, for a reader to read again."""

from __future__ import annotations

import re
from datetime import date

from widgets.core.calculators.answer import Saved
from widgets.core.contact_log.entry import Contact, DayAlone, Log

NAME = "contact-log.csv"
_HEADER = (
    "line,datetime,type,direction,connected,seconds,number,mynumber,thirdperson,refused,purpose,"
    "text,reading"
)
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_PHONE = re.compile(r"\+[0-9]+")
_QUOTED = re.compile(r'[,"\r\n]')
_YES_NO = {True: "yes", False: "no", None: ""}


def saved(log: Log, until: date) -> Saved:
    """The log in one table, in its order, every line of it; what is after `until` as `ahead`.

    The log that was given is not changed.
    """
    rows = [(each.line, *_contact(each, until)) for each in log.contacts]
    rows += [(each.line, *[""] * 11, f"same-as-{each.of}") for each in log.duplicates]
    rows += [(each.line, *[""] * 10, each.text, each.reason) for each in log.unread]
    lines = [",".join(_cell(str(value)) for value in row) for row in sorted(rows)]
    return Saved(NAME, "text/csv", "\ufeff" + "\r\n".join([_HEADER, *lines]) + "\r\n")


def _contact(contact: Contact, until: date) -> tuple[str, ...]:
    reading = contact.when.why if isinstance(contact.when, DayAlone) else "read"
    return (
        _moment(contact),
        contact.kind,
        contact.direction,
        _YES_NO[contact.connected],
        "" if contact.seconds is None else str(contact.seconds),
        contact.other,
        contact.mine,
        "yes" if contact.to_third else "",
        "yes" if contact.after_refusal else "",
        contact.purpose or "",
        contact.text,
        "ahead" if contact.on > until else reading,
    )


def _moment(contact: Contact) -> str:
    when = contact.when
    return f"{when.on}" if isinstance(when, DayAlone) else when.isoformat(" ", "seconds")


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number with its country stays one."""
    formula = _FORMULA.match(text) and not _PHONE.fullmatch(text)
    safe = f"'{text}" if formula else text
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
