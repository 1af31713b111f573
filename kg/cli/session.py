"""To whom does a command talk? The language and whether the trace of a failure is wanted."""

from dataclasses import dataclass

from kg.cli.output import talk
from kg.messages import say

__all__ = ["Session"]


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line."""

    lang: str
    debug: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """Return a message of the catalogue in the language of the run."""
        return say(key, self.lang, **values)

    def tell(self, key: str, /, **values: object) -> None:
        """Say a message to the person, on stderr."""
        talk(self.say(key, **values))
