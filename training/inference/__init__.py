"""The lean decoder that the model server and the command line share."""
