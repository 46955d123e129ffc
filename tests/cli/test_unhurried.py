import signal
import sys
from collections.abc import Callable, Iterator

import pytest

from fasciatrack.cli.unhurried import ended_once, unhurried
from fasciatrack.errors import DeclinedError

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a signal would end the tests"
)

Handler = Callable[..., object] | signal.Handlers


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """Heed what is ignored where the tests run in the background or under nohup."""
    handlers: dict[int, Handler] = {signal.SIGINT: signal.default_int_handler}
    if hasattr(signal, "SIGHUP"):
        handlers[signal.SIGHUP] = signal.SIG_DFL
    before = {each: signal.signal(each, handlers[each]) for each in handlers}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def test_a_signal_waits_until_the_work_is_done() -> None:
    done = False
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012, SIM117 - the order counts
        with unhurried():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGTERM)
            done = True
    assert done


def test_without_a_signal_nothing_happens_and_all_is_as_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    for manner in (unhurried, ended_once):
        with manner():
            assert signal.getsignal(signal.SIGTERM) != before
        assert signal.getsignal(signal.SIGTERM) == before


def test_a_failure_inside_is_not_hidden_and_restores_too() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(ValueError, match="inside"), unhurried():  # noqa: PT012 - the order counts
        signal.raise_signal(signal.SIGTERM)
        raise ValueError("inside")
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (signal.SIGINT, KeyboardInterrupt),
        (signal.SIGTERM, DeclinedError),
        (getattr(signal, "SIGHUP", signal.SIGTERM), DeclinedError),
    ],
)
def test_the_first_signal_ends_it_and_cleaning_up_goes_on(
    number: int, error: type[BaseException]
) -> None:
    cleaned = False
    with pytest.raises(error), ended_once():  # noqa: PT012 - what follows counts
        try:
            signal.raise_signal(number)
        finally:
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGINT)
            cleaned = True
    assert cleaned


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        for manner in (unhurried, ended_once):
            with manner():
                signal.raise_signal(signal.SIGTERM)
                assert signal.getsignal(signal.SIGTERM) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
