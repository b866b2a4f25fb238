"""ansvar_core: the rules of the Norwegian responsibility group (ansvarsgruppe), executable.

Events in, verdicts out.  No clock, no randomness, no files, no network: the world comes in as arguments.
"""

from ansvar_core.rulebook import Rulebook

__all__ = ["Rulebook"]
