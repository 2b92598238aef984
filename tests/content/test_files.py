import pytest

from widgets.content.files import data_root, read_source
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

    assert source.line(("a", 1, "c")) == 3
    assert source.line(("a", 1, "no-such-key")) == 3
    assert str(source.fault(("a", 0, "b"), "wrong")) == "x.yaml:2: a.0.b: wrong"


def test_a_doubled_key_is_a_fault_with_its_line(file):
    with pytest.raises(ContentError, match=r"x\.yaml:2: 'a' stands twice"):
        file("a: 1\na: 2\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [1,\nc: 2", 4), ("\ta: 1", 1), ("a: 1\nb: c: d", 2), ("a: 'open", 1)],
)
def test_what_is_not_yaml_is_named_with_its_line(file, text, line):
    with pytest.raises(ContentError, match=rf"x\.yaml:{line}: not YAML: \w"):
        file(text)


def test_an_empty_file_is_a_fault(file):
    with pytest.raises(ContentError, match="the file is empty"):
        file("")


def test_a_file_that_is_not_there_or_not_utf8_is_a_fault(tmp_path):
    (tmp_path / "latin.yaml").write_bytes(b"a: \xff\xfe")

    for name in ("latin.yaml", "gone.yaml"):
        with pytest.raises(ContentError, match=f"{name}:1: cannot be read") as told:
            read_source(tmp_path / name, tmp_path)
        assert str(tmp_path) not in str(told.value)


def test_the_folder_named_in_the_environment_comes_first(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert data_root() == small_root


def test_a_named_folder_without_content_is_said_and_not_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path))

    with pytest.raises(ContentError, match="no content here: set LAW_AT_THE_DOOR_DATA") as told:
        data_root()
    assert str(tmp_path) not in str(told.value)
