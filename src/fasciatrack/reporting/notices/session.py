"""What a session itself gives rise to: how it felt, and what speaks against it."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.quantities import format_score
from fasciatrack.domain.records import Entry, Session
from fasciatrack.reporting.notices.found import WHERE, Found

SHARP = "sharp"
UNCOMFORTABLE = 7
"""Discomfort while it lasted, from 0 to 10."""

WITHOUT_PRESSURE = ("stretch", "yoga", "heat", "cold", "movement")
"""Kinds at which the cautions of the settings have nothing to say."""

PRESSURE_NOT_PAIN = (
    "It should feel like pressure, not like sharp pain: ease off, or tell the"
    " therapist."
)


def about_sensation(entry: Entry) -> Iterator[Found]:
    """Find what a session that was sharp or very uncomfortable gives rise to."""
    session = entry.session
    if session is None:
        return
    felt = _how_it_felt(session)
    if felt is not None:
        places = entry.areas or (None,)
        said = f"You logged {felt}{f' {WHERE}' if entry.areas else ''}."
        yield Found(rule="sharp", places=places, words=f"{said} {PRESSURE_NOT_PAIN}")


def about_cautions(
    entry: Entry, words: Sequence[str], *, general: Sequence[str]
) -> Iterator[Found]:
    """Find what is to be said before pressing, one caution at a time.

    Args:
        entry: A session.
        words: Its tags; those that are no cautions are passed over.
        general: Those of the settings; they are about pressing only.
    """
    if entry.session is None:
        return
    if entry.session.kind in WITHOUT_PRESSURE:
        general = ()
    if not (words or general):
        return
    # Few people ever give one.
    from fasciatrack.domain import cautions  # noqa: PLC0415 - see above

    named = {*map(cautions.find_caution, words), *general}
    for word, what in cautions.CAUTIONS.items():
        if word in named:
            said = (
                f"{what[0].upper()}{what[1:]}: ask a professional before you roll or"
                " press."
                if word in cautions.OF_WHOLE_BODY
                else f"Do not roll or press over {what}; ask a professional first."
            )
            yield Found(
                rule="caution",
                places=entry.areas or (None,),
                words=f"You named a caution. {said}",
            )


def _how_it_felt(session: Session) -> str | None:
    is_much = (session.discomfort or 0) >= UNCOMFORTABLE
    said = [
        *(["a sharp sensation"] if session.sensation == SHARP else ()),
        *(
            [f"discomfort {format_score(session.discomfort or 0)} of 10"]
            if is_much
            else ()
        ),
    ]
    return " and ".join(said) or None
