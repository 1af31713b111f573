"""How does a build ask a language model? The one of the environment, its replies kept, and told what became of them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.cli.composition import Remembering
from kg.cli.session import Session

__all__ = ["proposing"]

_COUNTS = ("asked", "from_cache", "proposed", "known", "added")


@contextmanager
def proposing(session: Session) -> Iterator[Remembering]:
    """Give an extractor that a language model adds candidates to; afterwards say what became of its proposals.

    Raises:
        ConfigError: if the environment names no endpoint.
    """
    from extract.proposer.endpoint import Endpoint
    from extract.proposer.proposals import Tally
    from extract.proposer.replies import CachedModel

    model, tally = CachedModel(Endpoint.from_environment(), _replies()), Tally()
    session.tell("cli.propose_asks", model=model.name)
    yield Remembering((model, tally))
    session.tell("cli.propose_done", model=model.name, **{name: getattr(tally, name) for name in _COUNTS})
    if tally.refused:
        reasons = (session.say(f"cli.propose_{reason}", count=count) for reason, count in sorted(tally.refused.items()))
        session.tell("cli.propose_refused", reasons=session.say("cli.show_join").join(reasons))


def _replies() -> Path:
    """Return the folder where a model's replies are kept: PLANKG_PROPOSER_CACHE, else one in the user's cache."""
    given = os.environ.get("PLANKG_PROPOSER_CACHE")
    if given:
        return Path(given)
    caches = os.environ.get("XDG_CACHE_HOME")
    return (Path(caches) if caches else Path.home() / ".cache") / "plankg" / "proposals"
