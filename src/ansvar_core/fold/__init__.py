"""How each event changes the group, one file per phase.  Nothing here judges."""
