"""Time: which use case runs when, and nothing else."""
