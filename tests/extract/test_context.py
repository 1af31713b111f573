"""Evidence for any span: the quote is the slice, and no end beyond a heading taken out is too short to look up."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from extract.context import Context
from extract.identify import identify_plan
from extract.readers import read_source
from extract.structure import read_document
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Span
from tests.support import ROOT


@cache
def context() -> Context:
    document = read_document(read_source(ROOT / "examples" / "yicheng-digest.txt"))
    plan = identify_plan(document, iri_base=DEFAULT_BASE, given_area=None)
    return Context(plan, document, IriMaker(plan.id))


def test_words_cut_before_their_last_sign_are_quoted_with_what_follows() -> None:
    """The example breaks a page inside 驻马店市驿|城区国家储备林基地 and prints the box's heading again."""
    start = context().document.text.index("驻马店市驿城区国家储备林基地")
    evidence = context().evidence(Span(start, start + len("驻马店市驿城")), "a.rule")
    assert evidence.quote == "驻马店市驿城区国"
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
