"""Which names do all values share?"""

from typing import NewType

__all__ = ["Iri", "RuleId"]


Iri = NewType("Iri", str)


RuleId = NewType("RuleId", str)
