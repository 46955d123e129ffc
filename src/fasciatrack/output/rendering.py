"""Rich, kept behind one door: renderables in, harmless text out."""

from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from fasciatrack.output.screen import Screen, safe


def render(renderable: RenderableType, screen: Screen) -> str:
    """Draw something for a screen and return it as text, line ends included."""
    console = Console(
        file=StringIO(),
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        color_system="standard" if screen.color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as drawn:
        console.print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def text(words: str, style: str = "") -> Text:
    """Wrap a person's text so that nothing in it is markup or an escape sequence."""
    return Text(safe(words), style=style)
