"""How many messages a second, beside bare bots on the same machine in the same minutes: `python -m benchmarks.throughput`."""
