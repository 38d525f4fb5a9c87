"""breachgraph reads write-ups of security incidents and gives a knowledge graph that can be trusted."""

from __future__ import annotations

__version__ = "0.1.0"
