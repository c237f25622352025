"""Fails when a proof of the library finds more than topics that have no wording yet.

``python .ci/only_unwritten.py proof.json``, of what ``codegen library check --prove --json`` printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> int:
    """Print what else was found and return the exit code."""
    whole = json.loads(Path(sys.argv[1]).read_text())
    errors = [found for found in whole["problems"] if found["severity"] == "error"]
    others = [found for found in errors if found["rule"] != "topic-without-wording"]
    for found in others:
        print(f"{found['file']}:{found['line']}: {found['message']} [{found['rule']}]")
    proved = whole["proved"]
    print(f"{proved['held']} of {proved['properties']} properties hold, "
          f"{len(errors) - len(others)} topics have no wording yet")  # fmt: skip
    return int(bool(others))


if __name__ == "__main__":
    sys.exit(main())
