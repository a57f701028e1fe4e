"""Stage: the scene as OpenUSD layers. The only package of the project that imports ``pxr``."""
