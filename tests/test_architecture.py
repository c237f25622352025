"""The direction of imports, the one door of each library, and what only the command line may do."""

import ast
import statistics
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "codegen").rglob("*.py"))
}
# A package may import itself and those before it.
ORDER = (
    "errors",
    "doors",
    "document",
    "redline",
    "library",
    "interview",
    "draft",
    "training",
    "cli",
)
OWN = {"codegen", "codegen.__main__"}  # the public face and the start of the program
DOORS = {
    "babel": ["codegen.doors.locale"],
    "docx": ["codegen.document.ooxml", "codegen.document.writers.docx"],
    "genanki": ["codegen.training"],
    "jinja2": ["codegen.doors.pages", "codegen.doors.wording"],
    "lxml": ["codegen.document.ooxml", "codegen.document.writers.docx", "codegen.training"],
    "markdown_it": ["codegen.doors.markdown"],
    "markupsafe": ["codegen.doors.pages"],
    "openpyxl": ["codegen.training", "codegen.cli", "codegen.document.sheets"],
    "prompt_toolkit": ["codegen.cli.prompts.terminal"],
    "platformdirs": ["codegen.doors.cache"],
    "pptx": ["codegen.training"],
    "pydantic": ["codegen.library.schema"],
    "questionary": ["codegen.cli.prompts.terminal"],
    "rapidfuzz": ["codegen.redline.alike"],
    "rich": ["codegen.cli"],
    "ruamel": ["codegen.doors.yaml"],
    "typer": ["codegen.cli"],
    "typing_extensions": ["codegen.cli.results"],
    "zipfile": ["codegen.document.ooxml", "codegen.doors.zip"],
}
NEVER = {
    "click": "typer brings its own",
    **dict.fromkeys(("dill", "marshal", "pickle", "shelve"), "data that comes in is never code"),
    **dict.fromkeys(
        ("ftplib", "http", "httpx", "imaplib", "requests", "smtplib", "socket", "ssl", "urllib"),
        "nothing leaves the machine",
    ),
}
WORLD = {
    "os.environ": "environment",
    "os.environb": "environment",
    "os.getenv": "environment",
    "os.getcwd": "folder",
    "Path.cwd": "folder",
    "Path.home": "folder",
    "sys.argv": "command line",
    "sys.stdin": "terminal",
    "sys.stdout": "terminal",
    "sys.stderr": "terminal",
    "time.time": "clock",
    "time.localtime": "clock",
}
CLOCK = {"now", "today", "utcnow"}


def package(module):
    return module.split(".")[1] if "." in module else module


def imports(module):
    """Yield each module that a module names in an import, wherever the import stands."""
    for node in ast.walk(ast.parse(MODULES[module].read_text())):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=source, level=0, names=names):
                # ``from codegen.doors import yaml`` names a module, ``from x import f`` a function.
                full = [f"{source}.{name.name}" for name in names]
                yield from (name if name in MODULES else source for name in full)
            case ast.ImportFrom():
                yield "a relative import"


def dotted(node):
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
    return "?"


def touches(tree):
    """Yield what a module does to the world: the terminal, the clock, the environment."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="print" | "input" | "breakpoint" as name)):
                yield f"{name}()"
            case ast.Call(func=ast.Attribute(attr=name) as called) if name in CLOCK:
                yield f"{dotted(called)}()"
            case ast.Attribute() if dotted(node) in WORLD:
                yield dotted(node)


def is_within(module, places):
    return any(module == place or module.startswith(f"{place}.") for place in places)


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_up_the_list_of_packages(module):
    used = {package(name) for name in imports(module) if name.split(".")[0] == "codegen"}

    allowed = ORDER if module in OWN else ORDER[: ORDER.index(package(module)) + 1]
    assert used - {"codegen"} <= set(allowed)


@pytest.mark.parametrize("module", MODULES)
def test_every_library_enters_by_its_own_door(module):
    tops = {name.split(".")[0] for name in imports(module)}

    strangers = {name for name in tops if name not in sys.stdlib_module_names or name in DOORS}
    wrong = {name for name in strangers - {"codegen"} if not is_within(module, DOORS.get(name, []))}
    assert not wrong


@pytest.mark.parametrize("module", MODULES)
def test_no_module_opens_a_connection_or_reads_data_as_code(module):
    tops = {name.split(".")[0] for name in imports(module)}

    assert not {name: NEVER[name] for name in tops if name in NEVER}


@pytest.mark.parametrize("module", [name for name in MODULES if package(name) != "cli"])
def test_only_the_command_line_touches_terminal_clock_and_environment(module):
    assert not list(touches(ast.parse(MODULES[module].read_text())))


@pytest.mark.parametrize(
    "line", ["print(1)", "input()", "os.environ['A']", "dt.datetime.now()", "date.today()"]
)
def test_each_way_to_touch_the_world_is_noticed(line):
    assert list(touches(ast.parse(line)))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_can_be_read_in_one_sitting(module):
    assert lines(module) <= 400


def test_half_of_the_modules_are_read_in_a_few_minutes():
    assert statistics.median(map(lines, MODULES)) <= 120


def lines(module):
    return len(MODULES[module].read_text().splitlines())
