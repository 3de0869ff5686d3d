"""With whom: the platform's description, one module per product."""
