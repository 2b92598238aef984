import pytest

from widgets.core.law.finding import explained, find, meant
from widgets.core.law.provision import Instrument, Provision
from widgets.core.law.reference import GlossaryTerm, Synonym
from widgets.core.text import Text


def text(zh, en):
    return Text(zh=zh, en=en)


def provision(article, zh, en):
    return Provision.model_validate(
        {
            "instrument": "act",
            "article": article,
            "label": {"zh": article, "en": article},
            "says": {"zh": zh, "en": en},
            "from": "2021-01-01",
            "binds": ["anyone"],
            "topics": ["debt"],
            "confidence": "text-checked",
            "sources": ["the text"],
            "checked": "2026-01-01",
        }
    )


def synonym(name, zh, en, *cites):
    return Synonym(id=name, words={"zh": zh, "en": en}, cite=cites)


INSTRUMENTS = {
    "act": Instrument.model_validate(
        {
            "id": "act",
            "binding": "statute",
            "from": "2021-01-01",
            "source": "the text",
            **{
                name: {"zh": "某法", "en": "Act"} for name in ("short", "title", "number", "issuer")
            },
        }
    )
}
HELD = (
    provision("1", "不得损毁财物", "Nobody may damage property"),
    provision("2", "不得侵入住宅", "Nobody may enter a home"),
    provision("3", "发行债券的规定", "An issue of bonds"),
)
SYNONYMS = (
    synonym("paint", ["泼油漆"], ["paint"], "act/1"),
    synonym("sued", ["起诉", "被起诉了"], ["sue"], "act/2", "act/9"),
)


def found(sought):
    return [p.article for p in find(HELD, INSTRUMENTS, SYNONYMS, sought)]


@pytest.mark.parametrize(
    ("sought", "articles"),
    [
        ("泼油漆", ["1"]),
        ("他们往我家门上泼油漆了怎么办", ["1"]),
        ("泼油", ["1"]),
        ("Red PAINT on my door", ["1"]),
        ("被起诉了", ["2"]),
        ("sue", ["2", "3"]),
        ("issue", ["3"]),
        ("住宅", ["2"]),
        ("侵入我的住宅", ["2"]),
        ("zebra", []),
        ("？！", []),
    ],
)
def test_people_s_own_words_find_the_article(sought, articles):
    assert found(sought) == articles


def test_what_authors_say_answers_it_comes_before_what_has_the_word():
    synonyms = (synonym("home", ["财物"], ["property"], "act/2"),)

    answered = find(HELD, INSTRUMENTS, synonyms, "财物")

    assert [p.article for p in answered] == ["2", "1"]


def test_the_longest_word_in_common_counts_first():
    both = (synonym("short", ["签了"], ["x"], "act/1"), synonym("long", ["假合同"], ["y"], "act/2"))

    assert [each.id for each in meant(both, "签了假合同")] == ["long", "short"]


def test_a_word_within_a_longer_one_that_is_meant_says_nothing_by_itself():
    both = (synonym("part", ["传票"], ["x"], "act/1"), synonym("whole", ["假传票"], ["y"], "act/2"))

    assert [each.id for each in meant(both, "收到假传票")] == ["whole"]
    assert [each.id for each in meant(both, "收到传票")] == ["part"]


def test_a_term_is_explained_by_any_of_its_forms():
    term = GlossaryTerm(
        id="visit",
        term=text("上门", "visit"),
        meaning=text("到家里来", "coming to a home"),
        also={"zh": ["外访"], "en": ["home visit"]},
    )

    assert [explained((term,), sought) for sought in ("外访", "Home  visit", "来")] == [
        term,
        term,
        None,
    ]
