"""Records: a plan's graph as flat mappings, one a thing, target, section and relation."""

from kg.records.deciding import Wish, decision_on
from kg.records.decisions import decision_id, decision_record, finding_record, standing_record
from kg.records.passages import Json, Record
from kg.records.plan import KIND_OF_CLASS, place_in_export, records
from kg.records.subjects import Subject, subject_of

__all__ = [
    "KIND_OF_CLASS",
    "Json",
    "Record",
    "Subject",
    "Wish",
    "decision_id",
    "decision_on",
    "decision_record",
    "finding_record",
    "place_in_export",
    "records",
    "standing_record",
    "subject_of",
]
