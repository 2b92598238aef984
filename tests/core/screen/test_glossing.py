from widgets.core.law.reference import GlossaryTerm
from widgets.core.screen.glossing import glossed
from widgets.core.screen.lines import Point
from widgets.core.screen.view import Points, Prose, Reason, Verdict

AGENCY = GlossaryTerm(
    id="agency",
    term={"zh": "催收机构（公司）", "en": "collection agency"},
    meaning={"zh": "受托去催的", "en": "hired to collect"},
    also={"zh": ["外包机构"], "en": ["collection agencies"]},
)
COLLECTION = GlossaryTerm(
    id="collection",
    term={"zh": "催收", "en": "collection"},
    meaning={"zh": "要债", "en": "asking for payment"},
)


def test_a_term_in_what_is_told_is_explained_the_longest_form_first():
    parts = (Prose(("一家催收机构来催收。",), "case"),)

    found = glossed(parts, (COLLECTION, AGENCY), "zh")

    assert found == (("催收机构", "受托去催的"), ("催收", "要债"))


def test_a_reason_in_a_verdict_is_looked_through_whatever_the_case_of_its_letters():
    reason = Reason("A", "Collection agencies may not.", "hit", "right")
    verdict = Verdict("right", "Right", (), (reason,), (), "", (), "")

    assert ("collection agencies", "hired to collect") in glossed((verdict,), (AGENCY,), "en")


def test_what_does_not_occur_or_is_no_part_of_a_question_is_not_explained():
    parts = (Points((Point("催收"),)), Prose(("贷款",)))

    assert glossed(parts, (COLLECTION, AGENCY), "zh") == ()
