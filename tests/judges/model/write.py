"""How many lives the model shall live, and from which seeds; nothing of the library goes to the judge."""

from __future__ import annotations

import json
import sys
from pathlib import Path

# Far from each other: the simulator lives nearly the same lives from neighbouring seeds.
PLAN = {
    "batches": [{"seed": seed * 7_919_263, "traces": 50, "steps": 32} for seed in range(1, 11)],
    "faults": {
        "open-without-consent": {"claim": "nothingWithoutConsent", "step": "quarrel"},
        "rotation-off-by-one": {"claim": "rotationFair", "step": "meet"},
        "two-coordinators": {"claim": "neverTwo", "step": "quarrel"},
    },
    "fault_seed": 7,
    "fault_traces": 8,
}

(Path(sys.argv[1]) / "plan.json").write_text(json.dumps(PLAN), encoding="utf-8")
