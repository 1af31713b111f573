"""Laws over invented plans: however a plan is printed, it is the same text with the same structure."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.structure import read_document
from kg.model import BlockKind, Document
from tests.extract.structure.forms import SENTENCES, with_marks, wrap
from tests.extract.structure.plans import assert_lawful, raw_text

TITLE = "云岭县国民经济和社会发展第十四个五年规划纲要"
NUMBERS = "一二三四五六七八九"
TOPICS = (
    "做强特色产业",
    "完善交通体系",
    "保护绿水青山",
    "办好人民教育",
    "健全公共卫生",
    "推进数字建设",
    "改善人居环境",
)
NAMES = ("粮食安全", "水利建设", "能源项目", "文化旅游", "综合交通")


@dataclass(frozen=True)
class Plan:
    """An invented plan: chapters of paragraphs, some of them in boxes."""

    chapters: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    """Title, paragraphs, and the paragraphs of a box after them."""

    def blocks(self) -> list[str]:
        """Return the normalised blocks."""
        found = []
        for at, (title, paragraphs, box) in enumerate(self.chapters):
            found += [f"第{NUMBERS[at]}章 {title}", *paragraphs]
            if box:
                found += [f"专栏{at + 1} 重点工程", *box]
        return found


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of three to five chapters."""
    paragraph = st.builds(
        lambda lead, more: f"{lead}。{''.join(more)}",
        st.sampled_from(TOPICS),
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True),
    )
    item = st.builds(lambda name, text: f"{name}。{text}", st.sampled_from(NAMES), st.sampled_from(SENTENCES))
    chapter = st.tuples(
        st.sampled_from(TOPICS),
        st.lists(paragraph, min_size=2, max_size=4).map(tuple),
        st.lists(item, min_size=0, max_size=3).map(tuple),
    )
    chapters = draw(st.lists(chapter, min_size=3, max_size=5))
    # Nothing stands twice in a plan: each paragraph gets a figure of its own.
    serial = iter(range(11, 99))

    def numbered(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.replace("。", f"{next(serial)}号。", 1) for text in texts)

    return Plan(tuple((title, numbered(paragraphs), numbered(box)) for title, paragraphs, box in chapters))


@dataclass(frozen=True)
class Print:
    """A way of printing: widths of body and box, how first lines are shown, marks and blank lines."""

    width: int
    box_width: int
    indent: str
    hidden: int
    mark: str | None
    every: int
    blank: bool


prints = st.builds(
    Print,
    width=st.sampled_from([44, 52, 56, 60, 66]),
    box_width=st.sampled_from([72, 78, 84]),
    indent=st.sampled_from(["　　", ""]),
    hidden=st.just(4),
    mark=st.sampled_from([None, "—{}—", "— {} —", "第 {} 页"]),
    every=st.integers(min_value=9, max_value=30),
    blank=st.booleans(),
)


def printed(plan: Plan, way: Print) -> str:
    """Return the plan as printed; a box that a page mark breaks gets its heading again."""
    lines: list[tuple[str, str | None]] = []
    for at, (title, paragraphs, box) in enumerate(plan.chapters):
        lines.append((f"第{NUMBERS[at]}章 {title}", None))
        hidden = 0 if way.indent else way.hidden
        for text in paragraphs:
            lines += [(line, None) for line in wrap(text, way.width, indent=way.indent, hidden=hidden)]
        heading = f"专栏{at + 1} 重点工程"
        inside = [line for text in box for line in wrap(text, way.box_width, indent=way.indent, hidden=hidden)]
        if inside:
            lines.append((heading, None))
            lines += [(line, heading) for line in inside]
    rows = [TITLE]
    for at, (line, inside_of) in enumerate(lines, 1):
        rows.append(line)
        if way.mark and at % way.every == 0 and at < len(lines):
            rows += ["", way.mark.format(at // way.every), ""]
            rows += [inside_of] if inside_of and lines[at][1] == inside_of else []
    return ("\n\n" if way.blank else "\n").join(rows) + "\n"


def texts(document: Document) -> list[str]:
    """Return the text of each block."""
    return [block.span.of(document.text) for block in document.blocks]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(plan=plans(), way=prints)
def test_a_plan_is_the_same_text_however_it_is_printed(plan: Plan, way: Print) -> None:
    raw = raw_text(printed(plan, way))
    document = read_document(raw)
    assert_lawful(raw, document)
    assert texts(document) == plan.blocks()


@settings(max_examples=20, deadline=None)
@given(plan=plans())
def test_broken_lines_and_whole_paragraphs_give_the_same_document(plan: Plan) -> None:
    whole = "\n".join([TITLE, *plan.blocks()]) + "\n"
    one = read_document(raw_text(whole, wrapped=False))
    two = read_document(raw_text(whole, wrapped=True))
    assert (one.text, one.blocks, one.sections) == (two.text, two.blocks, two.sections)
    assert texts(one) == plan.blocks()
    boxes = {n for n, section in enumerate(one.sections) if section.level == "box"}
    inside = sum(block.section in boxes and block.kind is not BlockKind.HEADING for block in one.blocks)
    assert inside == sum(len(box) for _, _, box in plan.chapters)


@settings(max_examples=40, deadline=None)
@given(plan=plans(), way=prints, data=st.data())
def test_whatever_stands_between_the_lines_every_character_is_accounted_for(
    plan: Plan, way: Print, data: st.DataObject
) -> None:
    lines = printed(plan, way).split("\n")
    odd = st.text(alphabet="甲乙，。 \t\u3000—12（）专栏表章第一:.?A", min_size=1, max_size=12)
    for _ in range(data.draw(st.integers(min_value=1, max_value=6))):
        lines.insert(data.draw(st.integers(min_value=0, max_value=len(lines))), data.draw(odd))
    raw = raw_text("\n".join(lines) + "\n")
    assert_lawful(raw, read_document(raw))


def test_page_marks_never_change_the_text() -> None:
    body = [line for text in SENTENCES * 3 for line in wrap(text, 56, indent="　　")]
    plain = [TITLE, "第一章 产业", *body, "第二章 交通", *body]
    marked = [TITLE, *with_marks(plain[1:], "—{}—".format, 13)]
    assert read_document(raw_text("\n".join(marked))).text == read_document(raw_text("\n".join(plain))).text
