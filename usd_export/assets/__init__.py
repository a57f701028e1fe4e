"""Assets: the things of a factory as meshes made by code, one class a file."""
