"""Values without behaviour of their own: ids, words, sources, findings."""
