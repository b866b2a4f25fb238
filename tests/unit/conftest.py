"""What errors say during some of these tests is held against what is written down.

Those are the tests of what reads and refuses; elsewhere an error is told by its kind and its place.
"""

from __future__ import annotations

from support.said import every_error_is_known

__all__ = ["every_error_is_known"]
