"""What must hold: checks and obligations, one file per phase, with their texts in `texts/`."""
