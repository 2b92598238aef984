from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.errors import NoSuchPart
from widgets.ui.form import form_named
from widgets.ui.letter import LetterPiece

TODAY = date(2026, 11, 30)
CONTEXT = Library.open().letter_context(TODAY)
NAME = "itemise-the-debt"


def act(piece, **said):
    piece._hear(None, {"act": said}, [])


def arrive(piece, **stored):
    told = {"arrived": {"query": "", "stored": stored, "stores": True}}
    piece._kept_by._hear(None, told, [])


def value(piece, name="to"):
    groups = next(p for p in piece.view["parts"] if p["part"] == "form")["parts"]
    return next(f["value"] for g in groups for f in g["fields"] if f["id"] == name)


def test_a_form_that_is_not_there_is_named():
    with pytest.raises(NoSuchPart, match="itemise-the-debt"):
        form_named("letter", "itemise", CONTEXT.letters)


def test_what_is_typed_is_kept_and_is_there_again_when_a_page_comes():
    piece, sent = LetterPiece(CONTEXT, NAME, "zh", "key"), []
    piece._kept_by.send = sent.append
    arrive(piece)

    act(piece, act="ask", response=["to=甲公司"])
    kept = next(said["save"] for said in reversed(sent) if "save" in said)
    again = LetterPiece(CONTEXT, NAME, "en", "key")
    arrive(again, key=kept)

    assert value(again) == "甲公司"


def test_where_everything_was_erased_elsewhere_it_is_empty():
    piece = LetterPiece(CONTEXT, NAME, "zh", "key")
    act(piece, act="ask", response=["to=甲公司"])

    piece._kept_by._hear(None, {"met": None}, [])

    assert value(piece) == ""


def test_what_was_kept_and_cannot_be_read_is_told():
    piece = LetterPiece(CONTEXT, NAME, "en", "key")

    arrive(piece, key="{")

    titles = [p["title"] for p in piece.view["parts"] if p["part"] == "notice"]
    assert CONTEXT.words("en")("unread") in titles


def test_an_act_that_is_not_on_offer_changes_nothing():
    piece = LetterPiece(CONTEXT, NAME, "zh")
    act(piece, act="ask", response=["to=甲公司"])

    act(piece, act="win")

    assert value(piece) == "甲公司"


def test_a_store_that_fails_is_told():
    piece = LetterPiece(CONTEXT, NAME, "en", "key")
    arrive(piece)

    piece._kept_by._hear(None, {"unsaved": True}, [])

    titles = [p["title"] for p in piece.view["parts"] if p["part"] == "notice"]
    assert CONTEXT.words("en")("unsaved-title") in titles
