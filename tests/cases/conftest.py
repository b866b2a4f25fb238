"""Whatever rules say during these tests is held against what is written down."""

from __future__ import annotations

from support.said import every_error_is_known, every_word_is_known

__all__ = ["every_error_is_known", "every_word_is_known"]
