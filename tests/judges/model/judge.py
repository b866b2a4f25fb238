"""Asks spin for every claim about the small models, in every order of events, and for claims that must be refuted."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def run(place: Path, *command: str) -> str:
    """What a program says; a verifier also speaks by its exit code, so what it says is what counts."""
    done = subprocess.run(command, cwd=place, check=False, capture_output=True, text=True)  # noqa: S603  # fixed commands
    return done.stdout + done.stderr


CLAIMS = {
    "guideline": ("consentAtOpening", "openOnlyInLife", "neverTwo", "someoneAnswers", "endReached", "noIsHeard"),
    "rotation": ("rotationFair", "neverTwice"),
}
REFUTED = (
    ("guideline", "", "calledThenOpened"),
    ("guideline", "", "alwaysEnds"),
    ("guideline", "NOCONSENT", "consentAtOpening"),
    ("guideline", "TWO", "neverTwo"),
    ("rotation", "", "alwaysEven"),
    ("rotation", "LATE", "rotationFair"),
    ("rotation", "AGAIN", "neverTwice"),
)


def built(model: str, fault: str, into: Path) -> Path:
    """The verifier of a model, with or without a fault in it."""
    place = into / (fault or model)
    place.mkdir(exist_ok=True)
    shutil.copy(HERE / f"{model}.pml", place)
    if not (place / "pan").exists():
        define = [f"-D{fault}"] if fault else []
        said = run(place, "spin", *define, "-a", f"{model}.pml")
        said += run(place, "gcc", "-O2", "-w", "-DCOLLAPSE", "-o", "pan", "pan.c")
        if not (place / "pan").exists():
            raise SystemExit(said)
    return place


def asked(place: Path, claim: str) -> dict[str, object]:
    """What the verifier says of one claim, under weak fairness."""
    said = run(place, "./pan", "-a", "-f", "-m2000000", "-N", claim)
    errors = re.search(r"errors: (\d+)", said)
    states = re.search(r"([\d.e+]+) states, stored", said)
    # A search that was cut short proves nothing.
    whole = "Search not completed" not in said and "max search depth too small" not in said
    return {
        "errors": int(errors[1]) if errors else None,
        "states": int(float(states[1])) if states else 0,
        "whole": whole,
    }


def main(out: Path) -> int:
    """Ask, and write down what was said."""
    for program, package in (("spin", "spin"), ("gcc", "gcc")):
        if shutil.which(program) is None:
            sys.stderr.write(f"{program} is missing; on Debian: apt-get install {package}\n")
            return 1
    version = run(out, "spin", "-V").strip()
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder)
        holds = [
            {"model": model, "claim": claim, **asked(built(model, "", into), claim)}
            for model, claims in CLAIMS.items()
            for claim in claims
        ]
        falls = [
            {"model": model, "fault": fault, "claim": claim, **asked(built(model, fault, into), claim)}
            for model, fault, claim in REFUTED
        ]
    answer = {"version": version, "holds": holds, "falls": falls}
    (out / "spin.json").write_text(json.dumps(answer, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
