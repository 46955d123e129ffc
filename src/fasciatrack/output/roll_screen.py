"""The screen of a guided session: what is worked on, how long still, what comes next.

The screen is a list of lines, one for each row; `changed` writes only those that are
not there already.
"""

from collections.abc import Sequence

from fasciatrack.domain.countdown import Countdown, Part
from fasciatrack.domain.values import Value
from fasciatrack.output.big_letters import big_number, big_word
from fasciatrack.output.columns import cell_width, clipped, wrapped
from fasciatrack.output.screen import Screen, safe

WIDEST = 76
"""Columns that are used at most; more make the eye travel."""
MARGIN = 1
BOLD, DIM, GREEN, YELLOW, BLUE = "1", "2", "32", "33", "34"

CLEAR = "\x1b[2J"

KEYS = (
    ("space", "pause, and go on"),
    ("n, right", "next: skip the rest of this"),
    ("p, left", "back: this one anew, or the one before"),
    ("+", "15 seconds more"),
    ("b", "bell on or off"),
    ("q, Esc", "stop, and keep what was done"),
    ("?", "these keys"),
    ("Ctrl-C", "leave; what was done stays open"),
)


class Manner(Value):
    """What the person has chosen while it runs."""

    title: str
    is_silent: bool = False
    shows_keys: bool = False


def roll_screen(
    countdown: Countdown, manner: Manner, *, now: float, screen: Screen, rows: int
) -> list[str]:
    """Draw it on so many rows, the most important first where they are few."""
    if manner.shows_keys:
        return _fitted(_keys_page(screen), rows)
    drawing = _Drawing(countdown, manner, now, screen)
    for big_area, big_seconds, airy in (
        (True, True, True),
        (True, True, False),
        (False, True, True),
        (False, True, False),
        (False, False, True),
    ):
        lines = drawing.lines(big_area=big_area, big_seconds=big_seconds, airy=airy)
        if len(lines) <= rows:
            return _fitted(lines, rows)
    return _fitted(drawing.few_lines(), rows)


def changed(old: Sequence[str], new: Sequence[str]) -> str:
    """Write what brings a screen from the old lines to the new ones."""
    return "".join(
        f"\x1b[{row};1H{line}\x1b[K"
        for row, line in enumerate(new, 1)
        if row > len(old) or old[row - 1] != line
    )


def part_words(part: Part) -> str:
    """Say in words what it is about: `left calf, set 1 of 2`."""
    return ", ".join(filter(None, (_place(part), _set(part))))


class _Drawing:
    """One look at a countdown, drawn richer or plainer."""

    def __init__(
        self, countdown: Countdown, manner: Manner, now: float, screen: Screen
    ) -> None:
        self._countdown = countdown
        self._manner = manner
        self._now = now
        self._screen = screen
        self._width = max(min(screen.width - 2 * MARGIN, WIDEST), 1)
        self._left = " " * max((screen.width - self._width) // 2, 0)

    def lines(self, *, big_area: bool, big_seconds: bool, airy: bool) -> list[str]:
        """Draw everything there is to say."""
        gap = [""] if airy else []
        return [
            *self._header(),
            *gap,
            *self._area(big=big_area),
            *gap,
            *self._seconds(big=big_seconds),
            *gap,
            self._bar(),
            *gap,
            *self._next(),
            *gap,
            *self._keys(),
        ]

    def few_lines(self) -> list[str]:
        """Draw where rows are few: the area and the seconds come first."""
        lines = [
            *self._area(big=False),
            *self._seconds(big=False),
            self._bar(),
            *self._next(),
            *self._keys(),
            *self._header(),
        ]
        return [line for line in lines if line.strip()]

    def _header(self) -> list[str]:
        countdown, screen = self._countdown, self._screen
        whole = f"{_clock(countdown.whole_remaining(self._now))} in all"
        if not self._manner.is_silent:
            whole = f"{screen.glyph('♪', 'bell')} {whole}"
        room = self._width - cell_width(whole) - 2
        title = clipped(safe(self._manner.title), max(room, 8), screen)
        space = " " * max(self._width - cell_width(title) - cell_width(whole), 1)
        is_set = [each.phase == "work" for each in countdown.parts]
        progress = self._progress(
            sum(is_set[: countdown.position]), sum(is_set), countdown.part
        )
        return [
            self._line(screen.paint(title, BOLD) + space + screen.paint(whole, DIM)),
            self._line(progress),
        ]

    def _progress(self, done: int, sets: int, part: Part) -> str:
        """Draw one short stroke for each set: done, now, and to come."""
        screen = self._screen
        each = max(min(self._width // max(sets, 1) - 1, 6), 1)
        if sets * (each + 1) > self._width:
            return screen.paint(f"{done} of {sets} done", DIM)
        strokes = []
        for number in range(sets):
            if number < done:
                strokes.append(screen.paint(screen.glyph("━", "=") * each, GREEN))
            elif number == done and part.phase == "work":
                strokes.append(screen.paint(screen.glyph("╍", "~") * each, BOLD))
            else:
                strokes.append(screen.paint(screen.glyph("─", "-") * each, DIM))
        return " ".join(strokes)

    def _area(self, *, big: bool) -> list[str]:
        countdown, screen = self._countdown, self._screen
        words, state = _place(countdown.part), self._state()
        large = big_word(words, self._width, screen) if big else []
        below = screen.glyph(" · ", " - ").join(
            filter(None, (words if large else "", _set(countdown.part)))
        )
        spoken = clipped(words.upper() if big else words, self._width, screen)
        return [
            self._center(clipped(state, self._width, screen), BOLD),
            *(self._center(line, self._color()) for line in large or [spoken]),
            self._center(clipped(below, self._width, screen), ""),
        ]

    def _state(self) -> str:
        countdown = self._countdown
        if countdown.is_over:
            return "DONE"
        if countdown.is_paused:
            slept = countdown.slept
            return "PAUSED: the computer slept" if slept else "PAUSED"
        return {"ready": "GET READY", "rest": "REST, then", "work": ""}[
            countdown.part.phase
        ]

    def _color(self) -> str:
        countdown = self._countdown
        if countdown.is_paused:
            return YELLOW
        is_working = countdown.is_over or countdown.part.phase == "work"
        return GREEN if is_working else BLUE

    def _seconds(self, *, big: bool) -> list[str]:
        shown = self._countdown.shown(self._now)
        if not big:
            return [self._center(f"{shown} s", f"{BOLD};{self._color()}")]
        return [
            self._center(line, self._color())
            for line in big_number(shown, self._screen)
        ]

    def _bar(self) -> str:
        screen, part = self._screen, self._countdown.part
        remaining = self._countdown.shown(self._now)
        share = 1 - remaining / part.seconds if part.seconds else 1.0
        done = min(max(int(share * self._width), 0), self._width)
        return self._line(
            screen.paint(screen.glyph("━", "#") * done, self._color())
            + screen.paint(screen.glyph("─", "-") * (self._width - done), DIM)
        )

    def _next(self) -> list[str]:
        countdown = self._countdown
        coming = countdown.coming
        if countdown.is_over:
            said = "that was all"
        elif countdown.part.phase != "work" and coming is not None:
            said = f"then {coming.seconds} s"
        elif coming is None:
            said = "then it is done"
        else:
            following = countdown.parts[countdown.position + 1]
            rest = f"{following.seconds} s rest, " if following is not coming else ""
            said = f"then {rest}{part_words(coming)}, {coming.seconds} s"
        return [self._line(line) for line in wrapped([said], self._width, " ")]

    def _keys(self) -> list[str]:
        paused = self._countdown.is_paused
        offered = (
            "space goes on" if paused else "space pause",
            "n next",
            "p back",
            "+ more",
            "b bell" if self._manner.is_silent else "b silence",
            "q stop",
            "? keys",
        )
        separator = self._screen.glyph(" · ", " - ")
        return [
            self._line(self._screen.paint(line, DIM))
            for line in wrapped(offered, self._width, separator)
        ]

    def _center(self, text: str, color: str) -> str:
        space = " " * max((self._width - cell_width(text)) // 2, 0)
        shown = text.rstrip()
        if not shown:
            return ""
        painted = self._screen.paint(shown, color) if color else shown
        return f"{self._left}{space}{painted}"

    def _line(self, text: str) -> str:
        return f"{self._left}{text}"


def _keys_page(screen: Screen) -> list[str]:
    width = max(len(key) for key, _ in KEYS) + 2
    room = max(min(screen.width, WIDEST) - width - 2 * MARGIN, 12)
    lines = [" " * MARGIN + screen.paint("Keys", BOLD), ""]
    for key, does in KEYS:
        for number, text in enumerate(wrapped([does], room, " ")):
            front = f"{'' if number else key:<{width}}"
            lines.append(" " * MARGIN + screen.paint(front, BOLD) + text)
    return [*lines, "", " " * MARGIN + "Any key goes back; time goes on."]


def _fitted(lines: Sequence[str], rows: int) -> list[str]:
    shown = list(lines[:rows])
    return shown + [""] * (rows - len(shown))


def _place(part: Part) -> str:
    return safe(str(part.step.place))


def _set(part: Part) -> str:
    return f"set {part.set} of {part.step.sets}" if part.step.sets > 1 else ""


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds + 0.999), 60)
    return f"{minutes}:{second:02d}"
