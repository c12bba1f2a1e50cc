"""How many messages a second, beside bare bots on the same machine: `python -m benchmarks.throughput`."""
