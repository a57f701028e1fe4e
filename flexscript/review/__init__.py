"""Review: what a plant that can be run still gets wrong, found without running it.

``review`` reports like a compiler, in the same ``Diagnostic`` form as the checker of programs;
docs/flexscript/review.md lists the checks and how the loads are worked out.
"""

from flexscript.review.reviewer import review

__all__ = ["review"]
