"""What the package promises: a function is used by the program, or shown to people."""

import ast
import re
from pathlib import Path

import pytest

from fasciatrack.reporting import statistics

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "how-to" / "open-in-a-notebook.md"
PACKAGE = Path(str(statistics.__file__)).parent
SOURCES = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
PUBLIC = sorted(
    (module.stem, each.name)
    for module in PACKAGE.glob("*.py")
    for each in ast.parse(module.read_text("utf-8")).body
    if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
)


def names_in(source: str) -> set[str]:
    """Name what code reads; what it only defines or imports is not in it."""
    return {
        each.id for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Name)
    }


USED = set().union(*map(names_in, SOURCES))
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
SHOWN = set().union(*map(names_in, BLOCKS))


@pytest.mark.parametrize(("module", "name"), PUBLIC)
def test_no_function_is_there_for_nobody(module: str, name: str) -> None:
    assert name in USED | SHOWN, f"{module}.{name} is neither used nor shown"


@pytest.mark.parametrize(
    "name",
    [
        "ewma",
        "expected_regression",
        "hodges_lehmann",
        "paired_t",
        "pearson",
        "sign_flip",
        "signed_ranks",
        "tau_baseline_corrected",
        "tau_u",
        "wilson",
    ],
)
def test_what_people_ask_by_themselves_is_shown(name: str) -> None:
    assert name in SHOWN
