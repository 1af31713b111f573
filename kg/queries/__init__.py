"""Questions: named ones that come with the program, and those of users, run apart from everything else."""

from kg.queries.catalogue import Question, catalogue, question
from kg.queries.request import QueryRequest, QueryResult
from kg.queries.run import QueryWorker, ask, run_query, typed

__all__ = [
    "QueryRequest",
    "QueryResult",
    "QueryWorker",
    "Question",
    "ask",
    "catalogue",
    "question",
    "run_query",
    "typed",
]
