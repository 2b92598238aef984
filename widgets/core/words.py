"""The interface's own words in one language: buttons, labels, instructions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from widgets.core.errors import LabError
from widgets.core.text import Lang, Text

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True, slots=True)
class Words:
    """Words by key, from `data/strings.yaml`, in one language."""

    texts: Mapping[str, Text]
    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, its `{places}` filled.

        Raises:
            LabError: `strings.yaml` has no such key.
        """
        if key not in self.texts:
            raise LabError(f"strings.yaml has no words for {key!r}: add it in zh and en")
        return self.texts[key].to(self.lang).format(**values)

    def of(self, text: Text | None) -> str:
        """A text of the content in this language; nothing where there is none."""
        return text.to(self.lang) if text else ""

    def day(self, day: date) -> str:
        """A day as this language writes it."""
        if self.lang == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def listed(self, parts: list[str]) -> str:
        """Several names in a row."""
        return ("、" if self.lang == "zh" else ", ").join(parts)
