"""Evidence for any span: the quote is the slice, and no end of it beyond a heading taken out is too short to look up."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from extract.context import Context
from extract.identify import identify_plan
from extract.structure import read_document
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Span
from tests.extract.structure.forms import SENTENCES
from tests.extract.structure.plans import raw_text

HEADING = "专栏3-1：乡村振兴重点项目建设"
ITEMS = "　　农业发展。重点实施云岭番茄产业园项目、石门生态园项目、东坪田园综合"
REST = "体、青石香菇种植建设项目等。"
PLAN = (
    f"云岭县“十四五”规划纲要\n第一章 总体要求\n{SENTENCES[0]}\n第二章 乡村振兴\n{SENTENCES[2]}\n"
    f"{HEADING}\n{ITEMS}\n—18—\n{HEADING}\n{REST}\n第三章 保障\n{SENTENCES[4]}\n"
)


@cache
def context() -> Context:
    document = read_document(raw_text(PLAN))
    plan = identify_plan(document, iri_base=DEFAULT_BASE, given_area=None)
    return Context(plan, document, IriMaker(plan.id))


def test_a_name_cut_before_its_last_sign_is_quoted_with_what_follows() -> None:
    name = "东坪田园综合体"
    start = context().document.text.index(name)
    evidence = context().evidence(Span(start, start + len(name)), "a.rule")
    assert evidence.quote == "东坪田园综合体、青"
    assert len(evidence.pieces) == 2


@given(st.data())
def test_the_quote_is_its_slice_and_holds_the_span(data: st.DataObject) -> None:
    text = context().document.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    evidence = context().evidence(Span(start, end), "a.rule")
    assert evidence.span.of(text) == evidence.quote
    assert evidence.span.covers(Span(start, end))
    assert len(evidence.span) <= end - start + 4
