"""How is a decision said in words? What, by whom, when (in the time of this machine), in which words."""

from kg.messages import say
from kg.model import Decision, DecisionKind

__all__ = ["decision_words"]


def decision_words(decision: Decision, lang: str) -> str:
    """Return a decision as a line for a person."""
    kind = say(f"checks.decision_{decision.kind}", lang)
    if decision.other_words:
        kind = say("checks.decision_of_two", lang, kind=kind, first=decision.words, second=decision.other_words)
    elif decision.kind is DecisionKind.CORRECT:
        kind = say("checks.decision_of_field", lang, kind=kind, field=decision.field)
    when = f"{decision.at.astimezone():%Y-%m-%d %H:%M}"
    key = "checks.decision_said" if decision.text else "checks.decision"
    return say(key, lang, kind=kind, by=decision.by, when=when, text=decision.text)
