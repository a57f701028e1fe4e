"""Release: GDT-120K as files. Plan, build, read, count and show its shards."""
