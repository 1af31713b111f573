"""What are the fields and values of a change called? By the words of exported tables, the vocabulary, or our own."""

from kg.diff import Change, ChangeKind, FieldChange, Part
from kg.export.words import relation_word, word_of
from kg.messages import say
from ontology.labels import label_of

__all__ = ["field_word", "of_word", "shown_fields", "value_word"]

_FOLLOWING = frozenset({"value", "value_max", "value_normalised", "value_max_normalised", "unit_normalised"})
_OF_NEW = {
    Part.FIGURE: ("as_written", "unit", "comparator", "role", "binding", "subject"),
    Part.LINK: ("basis", "confidence"),
    Part.SHORTCUT: ("confidence", "hops", "weakest_basis"),
    Part.THING: ("capacity", "stage", "horizon", "sectorHead"),
    Part.FINDING: (),
}
_JOINED = "；"


def shown_fields(change: Change, lang: str) -> list[FieldChange]:
    """Return the fields of a change that a person reads: of what is new or gone, only what describes it."""
    if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        wanted = _OF_NEW.get(change.part, ())
        return [one for one in change.fields if one.name in wanted]
    other = {"message"} if lang == "en" else {"message_en"}
    hidden = other | (_FOLLOWING if any(one.name == "as_written" for one in change.fields) else frozenset())
    return [one for one in change.fields if one.name not in hidden]


def field_word(name: str, lang: str) -> str:
    """Return what a field is called.

    >>> field_word("as_written", "zh"), field_word("placeType", "zh")
    ('原文表述', '地方类型')
    """
    for key in (f"cli.diff_field_{name}", f"export.column_{name}"):
        try:
            return say(key, lang)
        except KeyError:
            continue
    return label_of(name, lang)


def value_word(name: str, value: str | None, lang: str) -> str:
    """Return a value in the words for its code; nothing is a dash."""
    if value is None:
        return say("cli.diff_nothing", lang)
    if name == "kinds":
        return _JOINED.join(label_of(kind, lang) for kind in value.split(_JOINED))
    return _JOINED.join(word_of(part, lang) for part in value.split(_JOINED))


def of_word(change: Change, lang: str) -> str:
    """Return what is changed: the class of a thing, the role of a figure, the relation of a link."""
    match change.part:
        case Part.LINK | Part.SHORTCUT:
            return relation_word(change.of, lang)
        case Part.FIGURE | Part.SECTION:
            return word_of(change.of, lang)
        case Part.THING | Part.ATTRIBUTE | Part.PLAN:
            return label_of(change.of, lang)
        case _:
            return ""
