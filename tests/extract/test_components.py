"""Laws of the spaCy pipeline: its order, its span groups, overlaps, and text that is odd."""

from decimal import Decimal

import pytest

from extract.components.span_groups import read_group, write_group
from extract.mentions import COMPONENTS, find_mentions, make_pipeline
from kg.model import Document, Mention, RuleId, Source, Span

TEXT = "深度融入淮河生态经济带，治理淮河。推进河南秀境旅游开发有限公司玫瑰园、水屯镇、板桥镇等项目"


def document(text: str) -> Document:
    """Return a document that has nothing but a text."""
    return Document(Source("plan.txt", "0" * 64, "txt"), "", text, (), (), ())


def test_the_finders_run_in_the_order_in_which_one_leans_on_another() -> None:
    assert make_pipeline(None).pipe_names == [f"plan_{component}" for component in COMPONENTS]


def test_a_group_keeps_kind_rule_and_score_of_its_spans() -> None:
    doc = make_pipeline("驻马店市驿城区")(TEXT)
    for component in COMPONENTS:
        for mention in read_group(doc, component):
            assert mention.span.of(TEXT) == mention.surface
            assert mention.rule
            assert 0 < mention.score <= 1


def test_names_of_different_kinds_may_overlap() -> None:
    found = find_mentions(document("推进驻马店市正源食用油业有限公司扩建"), "驻马店市驿城区")
    assert {mention.kind for mention in found} == {"Organisation", "Place"}


def test_a_river_in_the_name_of_a_strategy_is_not_meant_itself() -> None:
    waters = [mention.span.start for mention in find_mentions(document(TEXT), None) if mention.kind == "WaterBody"]
    assert waters == [TEXT.rindex("淮河")]


@pytest.mark.parametrize("text", ["", "\n", "  \u3000 ", "A B\tC\n\n，。", "水屯镇 、 板桥镇", "😀水屯镇、板桥镇等"])
def test_odd_text_is_read_without_a_word_lost(text: str) -> None:
    doc = make_pipeline(None)(text)
    assert doc.text == text
    assert all(mention.span.of(text) == mention.surface for mention in find_mentions(document(text), None))


def test_a_mention_off_the_characters_is_refused() -> None:
    doc = make_pipeline(None)("水屯镇")
    with pytest.raises(ValueError, match="no span"):
        write_group(doc, "places", [Mention(Span(0, 9), "Place", "水屯镇", RuleId("x.y"), Decimal(1))])
