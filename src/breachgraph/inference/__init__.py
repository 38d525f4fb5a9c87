"""What follows from the claims by the ontology: small, explicit, and never without the words of the premise."""

from breachgraph.inference.rules import RULES, infer

__all__ = ["RULES", "infer"]
