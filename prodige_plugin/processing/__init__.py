"""The same actions as Processing algorithms."""
