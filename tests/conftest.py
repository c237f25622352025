import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from ruamel.yaml import YAML

from codegen.document.words import Words

ROOT = Path(__file__).parent.parent

# HYPOTHESIS_PROFILE=thorough looks further and elsewhere each time; the default is the same for all.
_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", max_examples=100, derandomize=True, **_COMMON)
settings.register_profile("thorough", max_examples=3000, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser):
    parser.addoption("--no-skips", action="store_true", help="a test that is skipped has failed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.skipped and item.config.getoption("no_skips"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: {report.longrepr[2]}"
    return report


@pytest.fixture(scope="session")
def words():
    return Words.of(YAML(typ="safe").load(ROOT / "templates/words.en.yaml"))


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """The cache of whoever runs the tests is neither read nor written, nor is their date taken."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="session")
def every_draft(own_cache, tmp_path_factory):
    """Every draft that is judged, by its name."""
    from every_draft import SOURCES, make  # noqa: PLC0415  most runs need none of it

    folder = tmp_path_factory.mktemp("every")
    return {source: make(source, folder / source) for source in SOURCES}
