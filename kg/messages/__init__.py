"""Which words does PlanKG say to people? One catalogue of messages in Chinese and English, one TOML file a subject."""

from kg.messages.catalogue import LANGUAGES, Phrase, Told, say

__all__ = ["LANGUAGES", "Phrase", "Told", "say"]
