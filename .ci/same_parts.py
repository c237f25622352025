"""Says whether two draft folders hold the same files, Word files compared part by part."""

from __future__ import annotations

import sys
from pathlib import Path

from codegen.document.ooxml import package


def contents(folder: Path) -> dict[str, object]:
    """Return the content of every file by name: bytes, or the parts of a Word file."""
    return {
        path.name: package.parts(path.read_bytes()) if path.suffix == ".docx" else path.read_bytes()
        for path in sorted(folder.iterdir())
    }


def main() -> int:
    """Compare the folders named on the command line and return the exit code."""
    first, second = (contents(Path(argument)) for argument in sys.argv[1:3])
    differing = sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )
    for name in differing:
        print(f"differs: {name}")
    return 1 if differing or not first else 0


if __name__ == "__main__":
    sys.exit(main())
