"""A plant and its run as OpenUSD layers and a browser bundle."""
