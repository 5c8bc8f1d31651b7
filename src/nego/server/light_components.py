"""Rasa's own components that do without TensorFlow; stands for `rasa.engine.recipes.default_components`.

Importing them registers them.
"""

from rasa.core.policies.memoization import AugmentedMemoizationPolicy, MemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy

DEFAULT_COMPONENTS = [MemoizationPolicy, AugmentedMemoizationPolicy, RulePolicy]
