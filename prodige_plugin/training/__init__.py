"""The practice platform: a regional platform made of real parts, on one machine."""
