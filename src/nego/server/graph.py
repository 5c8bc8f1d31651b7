"""Runs the graph of a model by calling its components one after the other.

Rasa's own runner builds a dask graph and schedules it at every call: 4 ms a turn on a graph of a dozen nodes
that all run in this thread anyway.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class InOrderRunner(GraphRunner):
    """A graph runner for predictions; which nodes a target needs, and their order, is found out once."""

    def __init__(self, schema: GraphSchema, nodes: Mapping[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._orders: dict[tuple[str, ...], list[str]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> InOrderRunner:
        """Load the components of a graph. Raises what loading them raises."""
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def components(self, kind: type) -> list[Any]:
        """The loaded components of a kind."""
        loaded = (node._component for node in self._nodes.values())
        return [component for component in loaded if isinstance(component, kind)]

    def run(
        self, inputs: Mapping[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """What the targets return, by name. Raises ``GraphRunError`` for a missing input."""
        wanted = tuple(targets or self._schema.target_names)
        results = {name: (name, value) for name, value in (inputs or {}).items()}
        for name in self._order(wanted):
            needed = self._schema.nodes[name].needs.values()
            results[name] = self._nodes[name](*(results[need] for need in needed if need in results))
        return {name: results[name][1] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> list[str]:
        if targets not in self._orders:
            order: dict[str, None] = {}
            for target in targets:
                self._add(target, order)
            self._orders[targets] = list(order)
        return self._orders[targets]

    def _add(self, name: str, order: dict[str, None]) -> None:
        """A node after all that it needs; what is no node is an input."""
        if name in order or name not in self._schema.nodes:
            return
        for need in self._schema.nodes[name].needs.values():
            self._add(need, order)
        order[name] = None
