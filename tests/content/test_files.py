import pytest

from widgets.content.files import Entries, SourceFile, data_root, read_source
from widgets.core.errors import ContentError


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "x.yaml"
        path.write_text(text, encoding="utf-8")
        return read_source(path, tmp_path)

    return write


def test_every_scalar_stays_text(file):
    source = file("rate: 3.85\nword: no\nday: 2026-01-01\nnone: null\n")

    assert source.data == {"rate": "3.85", "word": "no", "day": "2026-01-01", "none": "null"}


def test_everything_knows_its_line(file):
    source = file("a:\n  - b: 1\n  - c: 2\n")

    assert source.line(("a",)) == 1
    assert source.line(("a", 1, "c")) == 3
    assert source.line(("a", 1, "no-such-key")) == 3
    assert str(source.fault(("a", 0, "b"), "wrong")) == "x.yaml:2: a.0.b: wrong"


def test_a_doubled_key_is_a_fault_with_its_line(file):
    with pytest.raises(ContentError, match=r"x\.yaml:2: 'a' stands twice"):
        file("a: 1\na: 2\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [1,\nc: 2", 2), ("\ta: 1", 1), ("a: 1\nb: c: d", 2), ("a: 'open", 1)],
)
def test_what_is_not_yaml_is_named_with_its_line(file, text, line):
    with pytest.raises(ContentError, match=rf"x\.yaml:{line}: \w"):
        file(text)


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("stem:\n  zh: 他走 #了\n  en: He went", "stem.zh", 2),
        ("stem: {zh: 他走,\n  en: He went #twice\n }", "stem.en", 2),
        ("stem:\n  zh: 走\n  en: Go\t#now", "stem.en", 3),
        ("stem:\n  zh: #走\n  en: Go", "stem.zh", 2),
        ("sources:\n  - a page\n  - the page #3 of it", "sources.1", 3),
        ("es: Vaya ahora #mismo", "es", 1),
        ("stem:\n  zh: &甲方 走\n".replace("甲方", "A"), "stem.zh", 2),
        ("stem:\n  en: !Note this", "stem.en", 2),
    ],
)
def test_a_text_of_which_a_part_would_be_lost_is_a_fault(file, text, place, line):
    with pytest.raises(ContentError) as caught:
        file(text)

    assert [str(fault).partition(": ")[0] for fault in caught.value.faults] == [f"x.yaml:{line}"]
    assert caught.value.faults[0].what.startswith(f"{place}: ")


def test_comments_beside_values_and_quoted_texts_lose_nothing(file):
    source = file(
        "# a file\nvalue: 1000 # yuan\nstem: # what is asked\n  zh: '走 #1' # one\n"
        "  en: >- # two\n    Go #1\n  es: C#\n"
    )

    assert source.data == {"value": "1000", "stem": {"zh": "走 #1", "en": "Go #1", "es": "C#"}}


def test_an_empty_file_is_a_fault(file):
    with pytest.raises(ContentError, match="the file is empty"):
        file("")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (
            "标题: 请走".encode("gbk"),
            "it was saved as GBK (Notepad calls it ANSI): save it as UTF-8",
        ),
        ("标题: 请走".encode("utf-16"), "it was saved as UTF-16 (Notepad calls it Unicode): save"),
        ("标题".encode("utf-16-be").join([b"\xfe\xff", b""]), "it was saved as UTF-16"),
        (b"PK\x03\x04\x00\xd3\x00\x00", "it is not text"),
        (b"a: \xff\xff", "it is not text"),
    ],
)
def test_a_file_in_another_encoding_says_which_and_what_to_do(tmp_path, raw, told):
    (tmp_path / "x.yaml").write_bytes(raw)

    with pytest.raises(ContentError) as caught:
        read_source(tmp_path / "x.yaml", tmp_path)

    assert str(caught.value).startswith(f"x.yaml:1: cannot be read: {told}")


def test_a_mark_at_the_start_and_either_end_of_line_are_read(tmp_path):
    (tmp_path / "x.yaml").write_bytes("\ufeffa: 走\r\nb: 2\r\n".encode())

    source = read_source(tmp_path / "x.yaml", tmp_path)

    assert source.data == {"a": "走", "b": "2"}
    assert source.line(("b",)) == 2


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(ContentError, match=r"gone\.yaml:1: cannot be read: No such file"):
        read_source(tmp_path / "gone.yaml", tmp_path)


def test_a_character_that_cannot_be_seen_is_named_with_its_line(file):
    with pytest.raises(ContentError, match=r"x\.yaml:2: .* stands here \(U\+0008\): delete it"):
        file("a: 请走\nb: He\x08\n")


def test_an_entry_of_a_list_knows_its_line_and_its_place_in_the_file(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("\nall:\n- id: a\n  b: 1\n- id: 'c'\n  b: 2\n", encoding="utf-8")

    entries = Entries(path, tmp_path, "id", ("all",))
    source, place = entries.source("c")

    assert [*entries] == ["a", "c"]
    assert ("c" in entries, "b" in entries) == (True, False)
    assert place == ("all", 1)
    assert source.data == {"id": "c", "b": "2"}
    assert [source.line((*place, key)) for key in ("id", "b")] == [5, 6]


def test_every_mapping_is_found_with_its_place(file):
    source = file("a:\n  - b: {c: d}\n")

    assert [place for place, _ in source.maps] == [(), ("a", 0), ("a", 0, "b")]
    assert source.maps is source.maps


def test_a_part_that_stands_in_another_file_is_told_there():
    source = SourceFile("x.yaml", {}, {("rows", 3, "day"): 5, ("id",): 1}, beside={"rows": "x.csv"})

    assert str(source.fault(("rows", 3, "day"), "wrong")) == "x.csv:5: day: wrong"
    assert str(source.fault(("id",), "wrong")) == "x.yaml:1: id: wrong"


def test_the_folder_named_in_the_environment_comes_first(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert data_root() == small_root


def test_a_named_folder_without_content_is_said_and_not_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path))

    with pytest.raises(ContentError, match=r"^\$LAW_AT_THE_DOOR_DATA:1: no content") as told:
        data_root()
    assert str(tmp_path) not in str(told.value)
