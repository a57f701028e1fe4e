"""The VLSM: sketch encoder, connector, decoder, tokens."""
