"""One text in every language we write, side by side at the point of use."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from widgets.core.errors import Amiss
from widgets.core.record import Record

Lang = str
LANGS: tuple[Lang, ...] = ("zh", "en")

_LANG = re.compile(r"[a-z]{2}(-[A-Za-z]+)?")

NonEmptyText = Annotated[str, Field(min_length=1)]


class Text(Record):
    """The same words in Chinese and English; both are required.

    A further language is a further key (`es:`). Until it is written, English stands in.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, NonEmptyText] = Field(init=False)

    zh: NonEmptyText
    en: NonEmptyText

    @model_validator(mode="after")
    def _in_languages(self) -> Text:
        """A text that is cut at its comma leaves a key behind that is no language."""
        for key in self.__pydantic_extra__ or ():
            if not _LANG.fullmatch(key):
                raise Amiss(
                    ((key,), f"{key!r} is no language: put quotes around a text with a comma")
                )
        return self

    def to(self, lang: Lang) -> str:
        """The words in a language, or in English where that language is not written."""
        if lang == "zh":
            return self.zh
        return (self.__pydantic_extra__ or {}).get(lang, self.en)


def nearest_lang(asked: str | None) -> Lang:
    """The language to show for what was asked: `en-GB` and `fr` give `en`, nothing gives `zh`."""
    if not asked:
        return LANGS[0]
    return "zh" if asked.lower().startswith("zh") else "en"
