"""How the page looks: two sets of colors, one style sheet, nothing fetched.

Everything that has a meaning has it without color too. Figures stand in the text's
color or in one accent; contrast is at least 4.5 to 1, which a test computes.
"""

from base64 import b64encode
from hashlib import sha256

from fasciatrack.output.body.svg import BODY_CSS

LIGHT = {
    "paper": "#ffffff",
    "card": "#f4f6f8",
    "ink": "#1b2026",
    "quiet": "#505b66",
    "accent": "#0b5c86",
    "rule": "#c3cbd3",
}
DARK = {
    "paper": "#14181c",
    "card": "#1d2329",
    "ink": "#e7eaee",
    "quiet": "#a9b4bf",
    "accent": "#7cc4ec",
    "rule": "#46515c",
}

_RULES = """
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue",
  "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, table, figure { margin: 0; }
h1 { font-size: 1.5rem; line-height: 1.2; }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 1.2rem 0 .3rem;
  border-bottom: 2px solid var(--accent); }
h3 { font-size: 1rem; line-height: 1.3; }
.facts, .small, figcaption, caption { color: var(--quiet); }
.small, figcaption, caption, thead, .stacked { font-size: .875rem; }
.facts span { white-space: nowrap; }
.cards { display: grid; gap: .8rem;
  grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); }
.cards > article { padding: .6rem; background: var(--card); border-radius: .4rem; }
.pair { display: grid; gap: 0 1.6rem;
  grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; }
table + p, table + figure, figure + p { margin-top: .2rem; }
th, td { padding: .15rem .4rem .15rem 0; text-align: right; vertical-align: top;
  font-weight: normal; overflow-wrap: normal; border-bottom: 1px solid var(--rule); }
th:first-child { text-align: left; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); vertical-align: bottom; }
.cards table { font-size: .9rem; }
.cards tbody th { white-space: nowrap; }
ul { padding-left: 1.1rem; }
svg { display: block; width: 100%; max-width: 26rem; height: auto; }
svg text { font-size: 10px; fill: var(--quiet); }
.rule { stroke: var(--rule); stroke-width: 1; }
.line { stroke: var(--accent); stroke-width: 1; fill: none; }
.move { stroke: var(--quiet); stroke-width: 1; }
.dot { fill: var(--accent); }
.ring { fill: var(--paper); stroke: var(--ink); stroke-width: 1; }
.bar { fill: var(--accent); }
.on-body { display: grid; gap: .8rem; grid-template-columns: minmax(0, 1fr) auto;
  align-items: start; }
.on-body figcaption { white-space: nowrap; }
.on-body text:not(.number) { font-size: 9px; }
.on-body ul { list-style: none; padding: 0; }
.unseen, .cards caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
@media screen and (max-width: 47rem) {
  .on-body { grid-template-columns: 1fr; }
  .on-body figcaption { white-space: normal; }
  .stacked, .stacked * { display: block; }
  .stacked span { display: inline; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .stacked tr { padding: .4rem 0; border-bottom: 1px solid var(--rule); }
  .stacked th, .stacked td { border: 0; padding: 0; text-align: left; }
  .stacked td::before { content: attr(data-label) ": "; color: var(--quiet); }
}
@page { size: A4; margin: 9mm 12mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 8pt; line-height: 1.2; }
  h1 { font-size: 13pt; }
  h2 { font-size: 9.5pt; margin: 1.3mm 0 .5mm; border-bottom-width: 1px; }
  h3 { font-size: 9pt; }
  .small, figcaption, caption, thead, .stacked { font-size: 7pt; line-height: 1.15; }
  th, td { padding-top: .2mm; padding-bottom: .2mm; }
  svg { max-width: 60mm; }
  .cards table { font-size: 8pt; }
  .stacked td:not(:last-child), .pair td { white-space: nowrap; }
  h1, h3 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .on-body { gap: 3mm; }
  .cards { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 3mm; }
  .cards > article { padding: 0; background: none; }
  .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 6mm; }
  li { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
    position: relative; padding-left: 2.4mm; overflow: hidden; }
  li.short { -webkit-line-clamp: 1; }
  ul { padding-left: 0; }
  li::before { content: "•"; position: absolute; left: 0; }
  .on-body li { padding-left: 0; }
  .on-body li::before { content: none; }
}
"""


def style_sheet() -> str:
    """Return the whole style sheet; print is always light."""
    return (
        f":root {{ color-scheme: light; {_variables(LIGHT)} }}\n"
        "@media screen and (prefers-color-scheme: dark) {"
        f" :root {{ color-scheme: dark; {_variables(DARK)} }} }}"
        f"{_RULES}{BODY_CSS}"
    )


def security_policy(style: str) -> str:
    """Return a policy that allows this style sheet and nothing else at all."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}';"
        " base-uri 'none'; form-action 'none'"
    )


def _variables(colors: dict[str, str]) -> str:
    return " ".join(f"--{name}: {color};" for name, color in colors.items())
