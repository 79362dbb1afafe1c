"""The one writer: inbox loop, workers, staging files and recovery."""
