"""How are findings told to a person? By gravity, each with its passages, its id and what people decided on it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.checks.decision_words import decision_words
from kg.checks.verdicts import Judged
from kg.cli.layout import printable, shorten
from kg.cli.session import Session
from kg.model import Decision, Finding, Inventory, Severity, Standing, Undecided

__all__ = ["told_findings", "told_inventories", "told_lost", "told_undecided"]

_QUOTE_WIDTH = 120
_LISTED = 12


def told_findings(
    findings: Sequence[Judged], session: Session, titles: Mapping[str, str], *, everything: bool = False
) -> str:
    """Return the findings for a person: how many of each severity, then each with its passages.

    Those that a person dismissed are counted in a line at the end; `everything` tells them too. `titles` are those of
    the plans that were checked, by id; where they are several, each passage names its plan.
    """
    dismissed = [held for held in findings if held.standing.is_dismissed]
    open_ones = [held for held in findings if not held.standing.is_dismissed]
    lines = [_head(open_ones, session)]
    named = titles if len(titles) > 1 else {}
    for held in open_ones:
        lines += _finding(held, session, named)
    if dismissed:
        key = "cli.check_dismissed_shown" if everything else "cli.check_dismissed"
        lines += ["", session.say(key, count=len(dismissed))]
        for held in dismissed if everything else ():
            lines += _finding(held, session, named)
    return "\n".join(lines) + "\n"


def _head(findings: Sequence[Judged], session: Session) -> str:
    if not findings:
        return session.say("cli.check_none")
    counts = Counter(held.finding.severity for held in findings)
    told = [
        session.say("cli.check_count", severity=session.say(f"cli.severity_{severity}"), count=counts[severity])
        for severity in Severity
        if counts[severity]
    ]
    return session.say("cli.check_head", count=len(findings), parts=session.say("cli.show_join").join(told))


def _finding(held: Judged, session: Session, titles: Mapping[str, str]) -> Iterator[str]:
    finding = held.finding
    english = session.lang == "en"
    message = finding.message_en if english else finding.message
    why = (finding.explanation_en or finding.explanation) if english else finding.explanation
    severity = session.say(f"cli.severity_{finding.severity}")
    yield ""
    yield session.say("cli.check_finding", severity=severity, message=printable(message))
    for line in _passages(finding, session, titles):
        yield "    " + line
    if why:
        yield "    " + session.say("cli.check_why", why=printable(why))
    yield "    " + session.say("cli.check_id", id=finding.id)
    for decision in _told(held.standing):
        yield "    " + printable(decision_words(decision, session.lang))


def _passages(finding: Finding, session: Session, titles: Mapping[str, str]) -> Iterator[str]:
    for passage in finding.evidence:
        title = titles.get(passage.plan)
        place = printable(" › ".join((title, *passage.path) if title else passage.path))
        yield session.say("cli.check_passage", place=place, quote=shorten(passage.quote, _QUOTE_WIDTH))


def _told(standing: Standing) -> Iterator[Decision]:
    if standing.verdict:
        yield standing.verdict
    yield from standing.comments


def told_undecided(undecided: Sequence[Undecided], session: Session) -> str:
    """Return for a person how many questions no check could decide, with the reasons, or nothing when there is none."""
    if not undecided:
        return ""
    counts = Counter(told.reason for told in undecided)
    lines = [session.say("cli.check_undecided", count=len(undecided))]
    for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        why = session.say(f"checks.undecided_{reason}".replace("-", "_"))
        lines.append("    " + session.say("cli.check_undecided_reason", count=count, reason=why))
    return "\n".join(["", *lines]) + "\n"


def told_inventories(inventories: Sequence[Inventory], session: Session) -> str:
    """Return for a person the lists to work with, the first entries of each, or nothing when there is none."""
    if not inventories:
        return ""
    lines = [session.say("cli.check_inventories")]
    for told in inventories:
        heading = session.say(f"checks.inventory_{told.name}".replace("-", "_"), count=len(told.items))
        names = [item.name_en if session.lang == "en" else item.name for item in told.items[:_LISTED]]
        more = len(told.items) - len(names)
        listed = session.say("cli.show_join").join(printable(name) for name in names)
        lines.append("    " + session.say("cli.check_inventory", heading=heading, listed=listed))
        if more:
            lines[-1] += session.say("cli.check_inventory_more", count=more)
    return "\n".join(["", *lines]) + "\n"


def told_lost(count: int, session: Session) -> str:
    """Return that decisions are about findings no longer raised or plans that are gone, or nothing."""
    return "\n" + session.say("cli.check_lost", count=count) + "\n" if count else ""
