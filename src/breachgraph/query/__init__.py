"""Questions and answers: named queries, any SPARQL, explanations, differences."""

from breachgraph.query.catalog import Param, Query, find_query, load_queries
from breachgraph.query.diff import Change, diff
from breachgraph.query.explain import ExplainedClaim, Explanation, explain
from breachgraph.query.pending import PendingClaim, find_pending
from breachgraph.query.result import Result
from breachgraph.query.runner import run_query

__all__ = [
    "Change",
    "ExplainedClaim",
    "Explanation",
    "Param",
    "PendingClaim",
    "Query",
    "Result",
    "diff",
    "explain",
    "find_pending",
    "find_query",
    "load_queries",
    "run_query",
]
