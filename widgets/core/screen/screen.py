"""What every screen has: its language, and what it says where its line breaks."""

from __future__ import annotations

from collections.abc import Iterable

from widgets.core.screen.view import Part, View
from widgets.core.words import Words


def screen(
    words: Words, key: str, parts: Iterable[Part], announce: str = "", *, kept: bool = True
) -> View:
    """A screen without a title, in the language of the words.

    Args:
        words: the words in a language.
        key: what screen it is.
        parts: what it shows.
        announce: what is read out when it appears.
        kept: whether the browser keeps what a learner does there.
    """
    return View(
        lang=words.lang,
        key=key,
        title="",
        parts=tuple(parts),
        announce=announce,
        lost=words("lost-connection" if kept else "lost-unkept"),
        again=words("open-again"),
        rerun=words("run-again"),
    )
