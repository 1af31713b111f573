"""What is known of a quantity once its clause is read, and of the sentence so far?"""

from dataclasses import dataclass, field

from extract.quantities.finding import Quantity
from kg.model import Span

__all__ = ["Measured", "Reading"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with the name of what it measures and the words of the figure beside it (年均增长, 不低于).

    `subject` is the name without growth, for what goes on about it; `clause` covers the words that state it.
    """

    quantity: Quantity
    name: str
    subject: str
    clause: Span
    words: tuple[str, ...] = ()
    flow: str = ""
    """The verb that makes it a flow: 新增, 改造."""
    uses: frozenset[str] = frozenset()
    """What the words beside it say: past, each, respectively, yearly."""
    length: int = 0
    """How many characters stand between the name and the number."""
    baseline: bool = False
    before: Quantity | None = None
    """The baseline that stands before it: 由甲上升到乙."""
    sure: bool = True
    share: bool = False

    @property
    def start(self) -> int:
        """Return where the words of the figure begin."""
        return self.quantity.span.start - self.length


@dataclass(slots=True)
class Reading:
    """What a sentence has told so far: its figures, the clause at hand, its site, the flow that “、” carries on."""

    text: str
    """The passage with its times masked."""
    clause: Span
    told: list[Measured] = field(default_factory=list)
    site: str = ""
    flow: str = ""
