"""Measure that nobody waits, each figure as a ratio within one run.

fascia, jrnl and Watson are installed into a venv of their own, compiled as pip leaves
them. Every line compares two whole processes run in turn.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from large_diaries import make_diary
from lived_diary import make_lived_diary
from timing import Ratio, compare, peak_memory_mb, until_shown, whole_process

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venvs" / "bench"
BIN = VENV / "bin"
PAIRS = int(os.environ.get("PAIRS", "15"))
RATINGS = int(os.environ.get("RATINGS", "1000000"))
FLAT = 1.25
"""So much more memory may ten times the ratings take."""
LOG = ("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")


class Bench:
    """A scratch place with diaries, and the lines measured so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "WATSON_DIR": str(folder / "watson"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        self.failed = 0

    def fascia(self, *words: str, db: Path | None = None) -> Callable[[], float]:
        """Time a fascia command."""
        chosen = ("--db", str(db)) if db else ()
        return whole_process((str(BIN / "fascia"), *words, *chosen), self.environ)

    def python(self, code: str) -> Callable[[], float]:
        """Time a line of Python in the same environment."""
        return whole_process((str(BIN / "python"), "-c", code), self.environ)

    def line(self, what: str, ratio: Ratio, bar: float) -> None:
        """Print one measurement against its bar."""
        verdict = "ok" if ratio.median <= bar else "OVER"
        self.failed += verdict != "ok"
        print(
            f"{what:<62} {ratio.median:5.2f}  ({ratio.low:.2f}-{ratio.high:.2f})"
            f"   <= {bar:.2f}  {verdict:<4} {ratio.seconds * 1000:7.0f} ms",
            flush=True,
        )


def main() -> None:
    """Measure everything and say how many lines are over their bar."""
    _install()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch))
        print(f"{'measure':<62} ratio  (quartiles)    bar")
        _logging(bench)
        _completion(bench)
        _reports(bench)
        _long_looks(bench)
        _export(bench)
    if bench.failed:
        print(f"{bench.failed} over the bar")
        raise SystemExit(1)


def _logging(bench: Bench) -> None:
    typer = bench.python("import typer")
    log = bench.fascia(*LOG)
    log()
    bench.line("log / import typer", compare(log, typer, pairs=PAIRS), 1.2)
    jrnl = whole_process(
        (str(BIN / "jrnl"), "--config-file", str(_jrnl_config(bench)), "pain 6 to 3"),
        bench.environ,
    )
    bench.line("log / jrnl '…'", compare(log, jrnl, pairs=PAIRS), 1.0)
    watson = whole_process(
        (
            str(BIN / "watson"),
            *("add", "--from", "2026-11-20 10:00", "--to", "2026-11-20 10:10", "roll"),
        ),
        bench.environ,
    )
    bench.line("log / watson add …", compare(log, watson, pairs=PAIRS), 1.0)
    question = until_shown(
        (str(BIN / "fascia"), "log"), bench.environ, b"What did you do"
    )
    bench.line(
        "first question of bare log / import typer",
        compare(question, typer, pairs=PAIRS),
        1.6,
    )


def _completion(bench: Bench) -> None:
    typer = bench.python("import typer")
    for what, words in (("command", "fascia re"), ("area", "fascia log left-c")):
        for shell in ("bash", "zsh", "fish"):
            environ = bench.environ | {
                "_FASCIA_COMPLETE": f"complete_{shell}",
                "_TYPER_COMPLETE_ARGS": words,
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
                "COMP_WORDS": words,
                "COMP_CWORD": str(len(words.split()) - 1),
            }
            complete = whole_process((str(BIN / "fascia"),), environ)
            ratio = compare(complete, typer, pairs=PAIRS)
            bench.line(f"{shell} completion of a {what} / import typer", ratio, 1.35)


def _reports(bench: Bench) -> None:
    today = date.today()  # noqa: DTZ011, TID251 - a benchmark of this week
    month = make_diary(
        bench.folder / "month.db", sessions=45, ratings_each=6, days=30, last=today
    )
    decade = make_diary(
        bench.folder / "decade.db",
        sessions=5500,
        ratings_each=6,
        days=3650,
        last=today,
    )
    report = bench.fascia("report", db=decade)
    bench.line(
        "report of this week, 10 years / 1 month of diary behind it",
        compare(report, bench.fascia("report", db=month), pairs=PAIRS),
        1.15,
    )
    table = bench.python("import typer, rich.table")
    bench.line(
        "report / import typer, rich.table", compare(report, table, pairs=PAIRS), 1.4
    )
    chart = bench.fascia("chart", "pain", db=decade)
    bench.line("chart pain / report", compare(chart, report, pairs=PAIRS), 2.0)


def _long_looks(bench: Bench) -> None:
    today = date.today()  # noqa: DTZ011, TID251 - as above
    decade = make_lived_diary(bench.folder / "lived.db", days=3652, last=today)
    report = bench.fascia("report", db=decade)
    for words, bar in (
        (("compare",), 3.0),
        (("relate",), 3.0),
        (("relief",), 3.0),
        (("chart", "pain", "--last", "10y"), 3.0),
    ):
        look = bench.fascia(*words, db=decade)
        ratio = compare(look, report, pairs=PAIRS)
        bench.line(f"{' '.join(words)} over 10 lived years / report", ratio, bar)


def _export(bench: Bench) -> None:
    if not shutil.which("sqlite3"):
        print("export: not measured, the sqlite3 shell is not installed")
        bench.failed += 1
        return
    today = date.today()  # noqa: DTZ011, TID251 - as above
    path = make_diary(
        bench.folder / "million.db",
        sessions=RATINGS // 6,
        ratings_each=6,
        days=3650,
        last=today,
    )
    shell = whole_process(
        ("sqlite3", "-header", "-csv", str(path), "SELECT * FROM v_ratings"),
        bench.environ,
    )
    export = bench.fascia("export", db=path)
    ratio = compare(export, shell, pairs=3)
    bench.line(f"CSV export of {RATINGS:,} ratings / sqlite3 -csv", ratio, 5.0)
    small = make_diary(
        bench.folder / "small.db",
        sessions=max(1, RATINGS // 60),
        ratings_each=6,
        days=3650,
        last=today,
    )
    command = (str(BIN / "fascia"), "export", "--db")
    large_mb = peak_memory_mb((*command, str(path)), bench.environ)
    small_mb = peak_memory_mb((*command, str(small)), bench.environ)
    flat = large_mb <= FLAT * small_mb
    bench.failed += not flat
    print(
        f"peak memory of that export {large_mb:.0f} MB, of one with a tenth of the"
        f" ratings {small_mb:.0f} MB: {'flat' if flat else 'NOT FLAT'}"
    )


def _jrnl_config(bench: Bench) -> Path:
    """Write the smallest configuration with which jrnl asks nothing."""
    path = bench.folder / "jrnl.yaml"
    path.write_text(
        "colors: {body: none, date: none, tags: none, title: none}\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\n"
        "highlight: false\nindent_character: '|'\n"
        f"journals: {{default: {{journal: {bench.folder / 'journal.txt'}}}}}\n"
        "linewrap: 79\ntagsymbols: '@'\ntemplate: false\n"
        "timeformat: '%Y-%m-%d %H:%M'\nversion: v4.2\n"
    )
    return path


def _install() -> None:
    """Install this checkout and the two others, unless they are there already."""
    if not VENV.exists():
        subprocess.run((sys.executable, "-m", "venv", str(VENV)), check=True)
        _pip("install", "--quiet", "jrnl==4.6", "td-watson==2.1.0")
    constraints = ROOT / ".ci" / "constraints.txt"
    _pip("install", "--quiet", "--constraint", str(constraints), str(ROOT))
    _pip("install", "--quiet", "--no-deps", "--force-reinstall", str(ROOT))


def _pip(*words: str) -> None:
    environ = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE"
    }
    subprocess.run((str(BIN / "python"), "-m", "pip", *words), check=True, env=environ)


if __name__ == "__main__":
    main()
