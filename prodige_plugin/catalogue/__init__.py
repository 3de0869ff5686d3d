"""Find: a query, a page of results, one client per catalogue protocol."""
