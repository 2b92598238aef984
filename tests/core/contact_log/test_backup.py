from datetime import datetime

import pytest

from widgets.core.contact_log.backup import SLICE, is_backup, read_backup
from widgets.core.contact_log.entry import Contact, ContactMeans, Direction, UnreadReason

NIGHT = datetime.fromisoformat("2026-11-20T22:30")
AT = 'date="1795185000000"'
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!-- by the app -->\n"


def found(text: str) -> list:
    """What a backup is read as."""
    return list(read_backup(text))


def test_a_message_has_its_words_and_beijing_time():
    sms = f'<sms address="10690001" {AT} type="1" body="还款&#10;否则 &amp;c" sub_id="1"/>'

    assert found(f'{HEAD}<smses count="1">{sms}</smses>') == [
        Contact(1, NIGHT, ContactMeans.MESSAGE, other="10690001", mine="1", text="还款\n否则 &c")
    ]


@pytest.mark.parametrize(
    ("coded", "lasted", "direction", "connected"),
    [
        ("1", "65", Direction.INCOMING, True),
        ("1", "0", Direction.INCOMING, None),
        ("2", "65", Direction.OUTGOING, None),
        ("3", "0", Direction.INCOMING, False),
        ("4", "0", Direction.INCOMING, None),
        ("5", "0", Direction.INCOMING, False),
        ("6", "0", Direction.INCOMING, False),
        ("7", "0", Direction.INCOMING, True),
    ],
)
def test_a_call_is_told_by_its_type(coded, lasted, direction, connected):
    call = f'<call number="9" duration="{lasted}" {AT} type="{coded}" contact_name="(Unknown)"/>'

    (only,) = found(f"<calls>{call}</calls>")

    assert (only.when, only.kind, only.other) == (NIGHT, ContactMeans.CALL, "9")
    assert (only.direction, only.connected) == (direction, connected)
    assert only.seconds == int(lasted)


@pytest.mark.parametrize("coded", "23456")
def test_messages_written_on_the_phone_are_outgoing(coded):
    (only,) = found(f'<smses><sms address="9" {AT} type="{coded}" body=""/></smses>')

    assert only.direction is Direction.OUTGOING


def test_a_picture_message_is_one_record_with_whatever_is_in_it():
    mms = f'<mms {AT} msg_box="1" address="9"><parts><part ct="image/png"/></parts></mms>'

    (only,) = found(f"<smses>{mms}</smses>")

    assert (only.kind, only.direction) == (ContactMeans.MESSAGE, Direction.INCOMING)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ('<sms address="9" date="x" type="1"/>', UnreadReason.NO_TIME),
        ('<sms address="9" type="1"/>', UnreadReason.NO_TIME),
        ('<call date="999999999999999" type="1"/>', UnreadReason.NO_SUCH_DAY),
        (f'<call {AT} type="9"/>', UnreadReason.NO_DIRECTION),
        ("<script>alert(1)</script>", UnreadReason.NOT_A_CONTACT),
    ],
)
def test_a_record_that_is_no_contact_says_why(record, reason):
    assert [each.reason for each in found(f"<smses>{record}</smses>")] == [reason]


BOMB = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0"?><!DOCTYPE smses [{BOMB}]><smses><sms {AT} body="&b;"/></smses>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><smses/>',
        "<!doctype html><p>2026-11-20 22:30",
    ],
)
def test_a_document_type_is_refused_before_any_entity(text):
    (only,) = found(text)

    assert only.reason in {UnreadReason.DTD_REFUSED, UnreadReason.BROKEN_XML}
    assert only.text == text[:80]


def test_an_entity_that_nobody_declared_breaks_the_file_and_opens_nothing():
    (only,) = found('<smses><sms body="&xxe;"/></smses>')

    assert only.reason is UnreadReason.BROKEN_XML


@pytest.mark.parametrize(
    "tail", ["", "<call", "</calls", "\x00", "&", "</a>", "<call a='1' a='2'/>"]
)
def test_where_a_file_breaks_off_what_came_before_stands(tail):
    call = f'<call {AT} type="3" number="9"/>'

    first, broken = found(f"<calls>\n{call}\n{tail}")

    assert isinstance(first, Contact)
    assert (broken.line, broken.reason) == (2, UnreadReason.BROKEN_XML)


def test_a_long_file_is_read_slice_by_slice():
    calls = "".join(f'<call {AT} type="3" number="{n}"/>\n' for n in range(5000))
    text = f"<calls>{calls}</calls>"

    assert len(text) > 3 * SLICE
    assert [each.other for each in found(text)] == [str(n) for n in range(5000)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#128512;", "😀"),
        ("&#55357;x", "\ufffdx"),
        ("&#55357;&#57344;", "\ufffd\ue000"),
        ("&#56319;&#56320;", "\U0010fc00"),
        ("&#0;", "\ufffd"),
        ("&#0;&#56832;", "\ufffd\ufffd"),
        ("&#10;&#55357;", "\n\ufffd"),
        ("&#10;&#20320;", "\n你"),
        ("&#x1F600;", "😀"),
        ("&#9999999;", "\ufffd"),
        ("\ud83d", "?"),
    ],
)
def test_references_that_xml_forbids_are_mended(written, read):
    (only,) = found(f'<smses><sms address="9" {AT} type="1" body="{written}"/></smses>')

    assert only.text == read


@pytest.mark.parametrize("text", ["<b>2026</b>", "2026-11-20 22:30 <?xml", "", "< smses"])
def test_other_markup_is_no_backup(text):
    assert not is_backup(text)


def test_a_backup_is_known_by_how_it_begins():
    assert is_backup(f"\n {HEAD}<smses/>")
