"""What follows from a group on a day under a policy.  Nothing here is stored, and nothing here judges an event."""
