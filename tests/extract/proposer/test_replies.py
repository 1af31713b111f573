"""Replies of a model: read strictly, kept by content, and never trusted for a word."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.proposer.endpoint import Endpoint
from extract.proposer.grounding import ground
from extract.proposer.proposals import KINDS, Passage, Proposal, Tally
from extract.proposer.replies import CachedModel, read_reply
from kg.errors import ConfigError
from kg.model import Span

PASSAGE = Passage(("第一章 水利",), "治理青石河，建设石门水库。")
TEXT = st.text(alphabet="青石河水库 治理建设，。", max_size=30)


@dataclass
class Recorded:
    """A model that gives the recorded replies in turn and remembers what it was shown."""

    replies: list[str]
    model: str = "m-1"
    shown: list[Sequence[Mapping[str, str]]] = field(default_factory=list)

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        self.shown.append(messages)
        return self.replies.pop(0)


def reply(*items: object) -> str:
    return json.dumps({"items": list(items)}, ensure_ascii=False)


RIVER = {"kind": "water", "name": "青石河", "quote": "治理青石河"}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("不知道", {"reply": 1}),
        ("[]", {"reply": 1}),
        ('{"items": {}}', {"reply": 1}),
        ("[" * 100_000, {"reply": 1}),
        (reply({"kind": "king", "name": "青石河", "quote": "青石河"}), {"form": 1}),
        (reply({"kind": "water", "name": "", "quote": "青石河"}, 3, None), {"form": 3}),
        (reply({"kind": "water", "name": 5, "quote": "青石河"}), {"form": 1}),
    ],
)
def test_what_has_another_form_is_dropped_and_counted(text: str, refused: dict[str, int]) -> None:
    tally = Tally()
    assert list(read_reply(text, tally)) == []
    assert tally.refused == refused


def test_a_fenced_reply_is_read() -> None:
    assert list(read_reply(f"```json\n{reply(RIVER)}\n```", Tally())) == [Proposal("water", "青石河", "治理青石河")]


@given(st.text())
def test_no_reply_is_a_failure(text: str) -> None:
    assert all(proposal.kind in KINDS for proposal in read_reply(text, Tally()))


def test_a_passage_is_asked_of_a_model_once(tmp_path: Path) -> None:
    model, tally = Recorded([reply(RIVER)]), Tally()
    cached = CachedModel(model, tmp_path / "replies")
    first, second = cached.propose(PASSAGE, tally), cached.propose(PASSAGE, tally)
    assert first == second != []
    assert (tally.asked, tally.from_cache, len(model.shown)) == (1, 1, 1)
    assert json.loads(model.shown[0][1]["content"]) == {"headings": ["第一章 水利"], "text": PASSAGE.text}


def test_another_model_or_another_text_is_asked_anew(tmp_path: Path) -> None:
    tally = Tally()
    for name, text in (("m-1", "治理青石河"), ("m-2", "治理青石河"), ("m-1", "治理白沙河")):
        CachedModel(Recorded([reply()], name), tmp_path).propose(Passage((), text), tally)
    assert (tally.asked, tally.from_cache) == (3, 0)


@given(TEXT, TEXT, TEXT)
def test_what_is_found_is_what_was_said(name: str, quote: str, text: str) -> None:
    found = ground(Proposal("water", name, quote), text, Span(0, len(text)))
    if found is not None:
        assert "".join(found.of(text).split()) == "".join(name.split())
        assert "".join(name.split()) in "".join(quote.split()) in "".join(text.split())


def test_a_quote_outside_the_block_is_not_found() -> None:
    text = "治理青石河。\n治理白沙河。"
    assert ground(Proposal("water", "白沙河", "治理白沙河"), text, Span(0, 6)) is None
    assert ground(Proposal("water", "白沙河", "治理白沙河"), text, Span(7, 13)) == Span(9, 12)


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "PLANKG_PROPOSER_URL is not set; PLANKG_PROPOSER_MODEL is not set"),
        ({"PLANKG_PROPOSER_URL": "file:///etc", "PLANKG_PROPOSER_MODEL": "m"}, "must be an http(s) address"),
    ],
)
def test_an_endpoint_must_be_named(environment: dict[str, str], told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Endpoint.from_environment(environment)
    assert told in caught.value.told("en")
