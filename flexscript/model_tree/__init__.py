"""Model trees: FlexSim's own files, `.fsm` (binary) and `.fsx` (XML), read into plants.

``import_model`` returns the plant of the objects that are known, with a list of what was not;
docs/flexscript/import.md describes the two formats as far as they are read.
"""

from flexscript.model_tree.importer import ImportedModel, Skipped, import_model
from flexscript.model_tree.node import ModelTreeError, TreeNode

__all__ = ["ImportedModel", "ModelTreeError", "Skipped", "TreeNode", "import_model"]
