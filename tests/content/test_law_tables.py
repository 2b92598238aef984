import pytest

from widgets.content.law_tables import TABLES, table_faults
from widgets.content.library import Library


@pytest.mark.parametrize("name", TABLES)
def test_every_article_that_a_table_names_is_in_the_register(name):
    library = Library.open()

    assert list(table_faults(library, library.source(library.root / f"law/{name}.yaml"))) == []


def test_an_article_that_is_in_no_register_is_told_with_its_place(small_root):
    path = small_root / "law/lending-texts.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("47.3", "48"), encoding="utf-8")
    library = Library(small_root)

    (fault,) = table_faults(library, library.source(path))

    assert fault.what.startswith("0.articles.scope: 'new-act/48' is not in the register")


def test_every_table_is_read(small_root):
    assert [text.id for text in Library(small_root).lending_texts] == ["now"]
