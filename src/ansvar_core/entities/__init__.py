"""What exists: people, agencies, consents, meetings, plans, and the group they add up to."""
