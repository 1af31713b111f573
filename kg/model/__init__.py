"""Which values flow through PlanKG? From the file as read to things, statements and findings.

Invariants: every span is a half-open range of code points in `Document.text`; `document.text[span] == quote` for every
quote; nothing that is stated is without evidence. The package knows no library and reads nothing.
"""

from kg.model.decision import Decision, DecisionKind, Standing, standing
from kg.model.document import Block, BlockKind, Document, LeftOut, Section, SectionLevel, SectionRole
from kg.model.evidence import Basis, DerivedEvidence, DirectEvidence, Evidence, GivenEvidence, Tier
from kg.model.finding import CheckReport, Finding, FindingEvidence, Focus, Inventory, InventoryItem, Severity, Undecided
from kg.model.names import Iri, RuleId
from kg.model.plan import UNREAD_ROW, Placement, PlacementState, Plan, PlanGraph
from kg.model.ruling import NO_RULINGS, Ruling, Rulings, Says
from kg.model.source import Piece, Source, SourceUnit, Span, Stretch
from kg.model.thing import Attribute, AttributeValue, Entity, Mention, Statement, Target

# fmt: off
__all__ = [
    "NO_RULINGS", "UNREAD_ROW", "Attribute", "AttributeValue", "Basis", "Block", "BlockKind", "CheckReport", "Decision",
    "DecisionKind", "DerivedEvidence", "DirectEvidence", "Document", "Entity", "Evidence", "Finding", "FindingEvidence",
    "Focus", "GivenEvidence", "Inventory", "InventoryItem", "Iri", "LeftOut", "Mention", "Piece", "Placement",
    "PlacementState", "Plan", "PlanGraph", "RuleId", "Ruling", "Rulings", "Says", "Section", "SectionLevel",
    "SectionRole", "Severity", "Source", "SourceUnit", "Span", "Standing", "Statement", "Stretch", "Target", "Tier",
    "Undecided", "standing",
]
# fmt: on
