"""Describe: the record, ISO 19139 in and out, the INSPIRE elements and their rules."""
