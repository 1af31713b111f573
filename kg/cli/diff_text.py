"""How is a diff told to a person? Counts by kind of change, then the changes with their words, the gravest first."""

from collections.abc import Iterator, Sequence

from kg.cli.diff_words import field_word, of_word, shown_fields, value_word
from kg.cli.layout import printable, shorten
from kg.cli.session import Session
from kg.diff import Change, Part, PlanDiff, Side

__all__ = ["contrast", "told_diff"]

_MOST = 20
_WIDTH = 120
_AROUND = 20


def told_diff(found: Sequence[PlanDiff], names: tuple[str, str], session: Session, *, whole: bool) -> str:
    """Return the differences for a person; of each plan the gravest ones, unless the whole is wanted."""
    before, after = map(printable, names)
    if not found:
        return session.say("cli.diff_none", before=before, after=after) + "\n"
    lines = [session.say("cli.diff_head", before=before, after=after, count=sum(len(one.changes) for one in found))]
    for diff in found:
        lines += ["", *_plan(diff, session, None if whole else _MOST)]
    return "\n".join(lines) + "\n"


def _plan(diff: PlanDiff, session: Session, most: int | None) -> Iterator[str]:
    yield printable(diff.plan.title)
    for part, kinds in diff.counts().items():
        counts = [session.say(f"cli.diff_count_{kind}", count=count) for kind, count in kinds.items()]
        word = session.say(f"cli.diff_part_{part}")
        yield "  " + session.say("cli.diff_counts", part=word, counts=session.say("cli.show_join").join(counts))
    for change in diff.changes[:most]:
        yield ""
        yield from _change(change, session)
    if most is not None and len(diff.changes) > most:
        yield ""
        yield session.say("cli.diff_more", count=len(diff.changes) - most)


def _change(change: Change, session: Session) -> Iterator[str]:
    yield session.say(
        "cli.diff_change",
        gravity=session.say(f"cli.severity_{change.gravity}"),
        part=session.say(f"cli.diff_part_{change.part}"),
        kind=session.say(f"cli.diff_kind_{change.kind}"),
        name=_name(change, session),
    )
    if change.part is Part.SENTENCE:
        yield from _sentence(change, session)
        return
    for one in shown_fields(change, session.lang):
        was, is_now = (printable(value_word(one.name, value, session.lang)) for value in (one.before, one.after))
        name = field_word(one.name, session.lang)
        if change.before and change.after:
            yield "    " + session.say("cli.diff_field", name=name, before=was, after=is_now)
        else:
            yield "    " + session.say("cli.diff_value", name=name, value=is_now if change.after else was)
    yield from _passages(change, session)


def _name(change: Change, session: Session) -> str:
    """Return what is changed in one line; a sentence is named by where it stands."""
    if change.part is Part.SENTENCE:
        passages = change.side.passages
        return printable(" › ".join(passages[0].path)) if passages else ""
    name = printable(change.side.name)
    if change.part is Part.FINDING:
        english = next((one.after or one.before for one in change.fields if one.name == "message_en"), None)
        return printable(english or name) if session.lang == "en" else name
    of = of_word(change, session.lang)
    return session.say("cli.diff_name", name=name, of=of) if of else name


def _sentence(change: Change, session: Session) -> Iterator[str]:
    if change.before and change.after:
        was, is_now = contrast(change.before.name, change.after.name)
        if was == is_now:
            yield "    " + session.say("cli.diff_same", quote=shorten(is_now, _WIDTH))
            one = change.fields[0]
            name = field_word(one.name, session.lang)
            was, is_now = printable(one.before or ""), printable(one.after or "")
            yield "    " + session.say("cli.diff_field", name=name, before=was, after=is_now)
            return
        yield "    " + session.say("cli.diff_before", quote=shorten(was, _WIDTH))
        yield "    " + session.say("cli.diff_after", quote=shorten(is_now, _WIDTH))
    else:
        yield "    " + session.say("cli.diff_same", quote=shorten(change.side.name, _WIDTH))


def _passages(change: Change, session: Session) -> Iterator[str]:
    """Yield the words of both states, or of the one that has them; equal words once."""
    was, is_now = (_quote(side) for side in (change.before, change.after))
    if was and is_now and was != is_now:
        old, new = contrast(was, is_now)
        yield "    " + session.say("cli.diff_before", quote=shorten(old, _WIDTH))
        yield "    " + session.say("cli.diff_after", quote=shorten(new, _WIDTH))
    elif was or is_now:
        yield "    " + session.say("cli.diff_same", quote=shorten(is_now or was, _WIDTH))


def _quote(side: Side | None) -> str:
    return side.passages[0].quote if side and side.passages else ""


def contrast(before: str, after: str) -> tuple[str, str]:
    """Return two texts with what differs in brackets, numbers whole, and a few of the signs that they share around it.

    >>> contrast("到2025年林木覆盖率达到32.4%。", "到2025年林木覆盖率达到33.5%。")
    ('到2025年林木覆盖率达到【32.4】%。', '到2025年林木覆盖率达到【33.5】%。')
    """
    if before == after:
        return before, after
    least = min(len(before), len(after))
    start = next((at for at in range(least) if before[at] != after[at]), least)
    end = next((at for at in range(least - start) if before[-1 - at] != after[-1 - at]), least - start)
    while start and _numeral(before[start - 1]):
        start -= 1
    while end and _numeral(before[-end]):
        end -= 1
    return _marked(before, start, end), _marked(after, start, end)


def _numeral(sign: str) -> bool:
    return sign.isdecimal() or sign == "."


def _marked(text: str, start: int, end: int) -> str:
    head, tail = text[:start], text[len(text) - end :]
    cut_head = "…" + head[-_AROUND:] if len(head) > _AROUND else head
    cut_tail = tail[:_AROUND] + "…" if len(tail) > _AROUND else tail
    return f"{cut_head}【{text[start : len(text) - end]}】{cut_tail}"
