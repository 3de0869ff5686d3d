"""The processes of the practice platform; each is started, watched and ended by the supervisor."""
