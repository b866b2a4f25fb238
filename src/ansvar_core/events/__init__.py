"""What happens: the permanent record's vocabulary, one file per phase of a group's life."""
