"""Binary trees: the `.fsm` file of FlexSim 20 and later.

FlexSim does not publish the format. What is written here was read out of public models (versions
22 and 23), and every one of them is read to its last byte:

- A header of 72 bytes begins with ``flexsimtree`` and a zero, then the version as text. A gzip
  stream of one node follows.
- A node is flags (u64), kind (u8), name (u32 length with the closing zero), then its data: of kind
  1 a double, of 2 a text (u32 length), of 3 a coupling (u64 number, 0 for none), of 4 (object) a
  node without meaning here, a u32 count and that many attributes, of 6 (bundle) a table of
  fixed-size rows. Kinds 0 and 7 have none. With flag 0x80 a node without meaning here, a u32
  count and that many children follow. All numbers are little-endian.
- Nodes with flag 0x10000000 are what couplings point to: they are numbered from 1 in the order of
  the file.
"""

from __future__ import annotations

import struct
import zlib

from flexscript.model_tree.node import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_TREE_BYTES,
    ModelTreeError,
    TreeNode,
)

__all__ = ["MAGIC", "read_binary_tree"]

MAGIC = b"flexsimtree\0"

_HEADER_BYTES = 72
_HAS_CHILDREN = 0x80
_IS_POINTED_TO = 0x1000_0000
_DOUBLE, _TEXT, _COUPLING, _OBJECT, _BUNDLE = 1, 2, 3, 4, 6
_WITHOUT_DATA = (0, 7)
#: A bundle: rows, bytes of a row, fields; then 8 bytes and 70 for each field, then the rows.
_BUNDLE_HEAD, _BUNDLE_FIELD = 8, 70


def read_binary_tree(data: bytes) -> TreeNode:
    """Return the root of a binary tree.

    Raises:
        ModelTreeError: the data is no such tree, is cut off, or is larger than the limits.
    """
    version = data[len(MAGIC) : 20].split(b"\0")[0].decode("ascii", "replace")
    tree = _unpacked(data[_HEADER_BYTES:], version)
    return _Reader(tree, version).root()


def _unpacked(packed: bytes, version: str) -> bytes:
    if not packed.startswith(b"\x1f\x8b"):
        raise ModelTreeError(
            f"This FlexSim {version or '?'} file is not packed as models are: it is encrypted, or "
            "of a version before 20. Save it again without a password, or as .fsx."
        )
    unpacker = zlib.decompressobj(wbits=31)
    try:
        tree = unpacker.decompress(packed, MAX_TREE_BYTES + 1)
    except zlib.error as error:
        raise ModelTreeError(f"The packed tree is damaged: {error}.") from error
    if len(tree) > MAX_TREE_BYTES:
        raise ModelTreeError(f"The tree unpacks to more than {MAX_TREE_BYTES >> 20} MiB.")
    if not unpacker.eof:
        raise ModelTreeError("The file is cut off: its packed tree does not end.")
    return tree


class _Reader:
    """Reads one tree; ``_at`` is the next byte."""

    def __init__(self, data: bytes, version: str) -> None:
        self._data = data
        self._version = version
        self._at = 0
        self._nodes = 0
        self._numbered = 0

    def root(self) -> TreeNode:
        """Return the tree; nothing may follow it."""
        root = self._node(0)
        if self._at != len(self._data):
            raise self._broken(f"{len(self._data) - self._at} bytes follow the tree")
        return root

    def _node(self, depth: int) -> TreeNode:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise ModelTreeError(f"The tree has more than {MAX_NODES} nodes.")
        if depth > MAX_DEPTH:
            raise ModelTreeError(f"The tree nests deeper than {MAX_DEPTH} levels.")
        flags = self._whole("<Q")
        kind = self._whole("<B")
        node = TreeNode(self._text())
        if flags & _IS_POINTED_TO:
            self._numbered += 1
            node.number = self._numbered
        self._read_data(node, kind, depth)
        if flags & _HAS_CHILDREN:
            node.children = self._list(node, depth)
        return node

    def _read_data(self, node: TreeNode, kind: int, depth: int) -> None:
        if kind == _DOUBLE:
            node.value = self._double()
        elif kind == _TEXT:
            node.value = self._text()
        elif kind == _COUPLING:
            node.coupling = self._whole("<Q")
        elif kind == _OBJECT:
            node.is_object = True
            node.attributes = self._list(node, depth)
        elif kind == _BUNDLE:
            rows, row_bytes, fields = (self._whole("<I") for _ in range(3))
            self._take(_BUNDLE_HEAD + _BUNDLE_FIELD * fields + rows * row_bytes)
        elif kind not in _WITHOUT_DATA:
            raise self._broken(f"'{node.name}' is of the unknown kind {kind}")

    def _list(self, parent: TreeNode, depth: int) -> list[TreeNode]:
        self._node(depth + 1)
        members = []
        for _ in range(self._whole("<I")):
            member = self._node(depth + 1)
            member.parent = parent
            members.append(member)
        return members

    def _text(self) -> str:
        raw = self._take(self._whole("<I")).split(b"\0")[0]
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            # Older models hold the code page of the machine that wrote them.
            return raw.decode("cp1252", "replace")

    def _whole(self, form: str) -> int:
        (value,) = struct.unpack(form, self._take(struct.calcsize(form)))
        return int(value)

    def _double(self) -> float:
        (value,) = struct.unpack("<d", self._take(8))
        return float(value)

    def _take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._data):
            raise self._broken("it ends in the middle of a node")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def _broken(self, what: str) -> ModelTreeError:
        return ModelTreeError(
            f"The tree of this FlexSim {self._version or '?'} file cannot be read at byte "
            f"{self._at}: {what}. Save the model as .fsx and import that."
        )
