from pathlib import Path

import pytest
from ruamel.yaml import YAML

from codegen.document.words import Words

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def words():
    return Words.of(YAML(typ="safe").load(ROOT / "templates/words.en.yaml"))
