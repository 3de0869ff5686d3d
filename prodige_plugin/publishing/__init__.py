"""Publish: checks, plan, steps, journal, exports."""
