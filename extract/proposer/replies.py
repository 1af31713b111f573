"""What did the model say of a passage? Its replies, kept by the hash of what was asked, read as proposals."""

import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from extract.proposer.proposals import KINDS, Passage, Proposal, Tally

__all__ = ["CachedModel", "Model", "read_reply"]

_FENCE = re.compile(r"\A\s*```\w*\s*(.*?)\s*```\s*\Z", re.DOTALL)


class Model(Protocol):
    """Answers messages with text."""

    @property
    def model(self) -> str:
        """Return the model's name."""

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the reply.

        Raises:
            ProposerError: if there is none.
        """


@cache
def _instructions() -> str:
    return (files("extract.proposer") / "instructions.txt").read_text(encoding="utf-8")


def _messages(passage: Passage) -> list[dict[str, str]]:
    shown = {"headings": list(passage.headings), "text": passage.text}
    return [
        {"role": "system", "content": _instructions()},
        {"role": "user", "content": json.dumps(shown, ensure_ascii=False)},
    ]


@dataclass(frozen=True, slots=True)
class CachedModel:
    """A model whose replies are kept in a folder: the same passage is asked of the same model once.

    A file is named by the hash of the model's name and all that it is shown; its content is the reply.
    """

    model: Model
    folder: Path

    @property
    def name(self) -> str:
        """Return the name of the model."""
        return self.model.model

    def propose(self, passage: Passage, tally: Tally) -> Sequence[Proposal]:
        """Return what the model says that the passage names.

        Raises:
            ProposerError: if the model cannot be asked.
        """
        messages = _messages(passage)
        asked = json.dumps([self.name, messages], ensure_ascii=False, sort_keys=True)
        path = self.folder / f"{sha256(asked.encode()).hexdigest()}.txt"
        if path.is_file():
            reply = path.read_text(encoding="utf-8")
            tally.from_cache += 1
        else:
            reply = self.model.ask(messages)
            _keep(path, reply)
            tally.asked += 1
        return list(read_reply(reply, tally))


def _keep(path: Path, reply: str) -> None:
    """Write a reply whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(reply)
    Path(unfinished).replace(path)


def read_reply(reply: str, tally: Tally) -> Iterator[Proposal]:
    """Yield the proposals of a reply; what has another form is dropped and counted.

    >>> tally = Tally()
    >>> list(read_reply('{"items": [{"kind": "water", "name": "汝河", "quote": "治理汝河"}, {"kind": "king"}]}', tally))
    [Proposal(kind='water', name='汝河', quote='治理汝河')]
    >>> tally.refused
    {'form': 1}
    """
    fenced = _FENCE.match(reply)
    try:
        items = json.loads(fenced[1] if fenced else reply)["items"]
    except (ValueError, KeyError, TypeError, RecursionError):
        tally.refuse("reply")
        return
    if not isinstance(items, list):
        tally.refuse("reply")
        return
    for item in items:
        fields = [item.get(key) for key in ("kind", "name", "quote")] if isinstance(item, dict) else []
        words = [field for field in fields if isinstance(field, str) and field.strip()]
        if len(words) == len(Proposal.__dataclass_fields__) and words[0] in KINDS:
            tally.proposed += 1
            yield Proposal(*words)
        else:
            tally.refuse("form")
