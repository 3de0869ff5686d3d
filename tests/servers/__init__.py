"""Small servers for tests: they misbehave on demand."""
