"""The conversation as such, line by line; how keys do it is tested with a terminal."""

from io import StringIO

import pytest

from fasciatrack.cli.asking import ask
from fasciatrack.cli.context import Context
from fasciatrack.cli.question import Question, yes_or_no
from fasciatrack.domain.forms import Form
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError, InvalidValueError
from world import Terminal, World


def digits(text: str) -> str:
    if not text.isdigit():
        raise InvalidValueError(f"{text} is no number")
    return str(int(text))


def question(name: str, **fields: object) -> Question:
    plain = Question(name=name, text=name, explanation=f"about {name}", read=digits)
    return replace(plain, **fields)


def asked(world: World, questions: list[Question], *lines: str) -> tuple[Form, str]:
    """Ask and return the answers and what was shown; every line has to be used."""
    stdin, stderr = Terminal("".join(f"{line}\n" for line in lines)), StringIO()
    context = Context(
        environ=world.environ,
        clock=lambda: world.now,
        zone_name=None,
        stdin=stdin,
        stdout=StringIO(),
        stderr=stderr,
    )
    answers = ask(context, questions)
    assert stdin.read() == ""
    return answers, stderr.getvalue()


ABC = [question("a"), question("b", offered="7"), question("c", is_needed=True)]


@pytest.mark.parametrize(
    ("lines", "answers"),
    [
        (["1", "2", "3"], {"a": "1", "b": "2", "c": "3"}),
        (["01", "", "3"], {"a": "1", "b": "7", "c": "3"}),
        (["", "-", "", "-", "3"], {"c": "3"}),
        (["x", "1", "", "3"], {"a": "1", "b": "7", "c": "3"}),
        (["<", "1", "2", "<", "<", "5", "", "3"], {"a": "5", "b": "2", "c": "3"}),
        (["1", "-", "<", "", "3"], {"a": "1", "c": "3"}),
        ([">", "3"], {"c": "3"}),
        ([">", "-", ">", "3"], {"c": "3"}),
        (["1", ">", "3"], {"a": "1", "b": "7", "c": "3"}),
        (["1", "2", "<", "<", ">", "3"], {"a": "1", "b": "2", "c": "3"}),
        (["?", "1", "?", "?", "2", "3"], {"a": "1", "b": "2", "c": "3"}),
        (["=", "1", "2", "3"], {"a": "1", "b": "2", "c": "3"}),
    ],
)
def test_lines_become_answers(world: World, lines: list[str], answers: Form) -> None:
    found, shown = asked(world, ABC, *lines)
    assert found == answers
    assert list(found) == list(answers)
    assert shown.count("  about") == lines.count("?")


def test_stopping_skips_what_is_not_needed_and_asks_what_is(world: World) -> None:
    needed = [*ABC, question("d"), question("e", is_needed=True), question("f")]
    answers, shown = asked(world, needed, "1", ">", "3", "5")
    assert answers == {"a": "1", "b": "7", "c": "3", "e": "5"}
    assert ("d: " in shown, "f: " in shown) == (False, False)


def test_going_back_after_stopping_asks_everything_again(world: World) -> None:
    answers, _ = asked(world, ABC, "1", ">", "<", "<", "", "2", "3")
    assert answers == {"a": "1", "b": "2", "c": "3"}


def test_an_equals_sign_answers_several_questions_at_once(world: World) -> None:
    again = {"a": "1", "b": ""}
    questions = [question("a", again=again), *ABC[1:]]
    assert asked(world, questions, "=", "3")[0] == {"a": "1", "c": "3"}
    answers, shown = asked(world, questions, "=", "<", "2", "3")
    assert answers == {"a": "1", "b": "2", "c": "3"}
    assert "b [-]: " in shown


def test_a_question_may_depend_on_the_answers_before(world: World) -> None:
    def double(known: Form) -> Question | None:
        if known.get("a") == "0":
            return None
        return question("b", offered=str(2 * int(known.get("a", "1"))))

    questions = [question("a"), question("b", adapt=double), question("c")]
    assert asked(world, questions, "4", "", "")[0] == {"a": "4", "b": "8"}
    assert asked(world, questions, "-", "", "")[0] == {"b": "2"}
    assert asked(world, questions, "0", "3")[0] == {"a": "0", "c": "3"}
    answers, shown = asked(world, questions, "0", "<", "4", "<", "5", "", "<", "", "3")
    assert answers == {"a": "5", "b": "10", "c": "3"}
    assert "b [8]: " in shown


def test_an_answer_that_no_longer_belongs_is_dropped(world: World) -> None:
    def only_if_one(known: Form) -> Question | None:
        return question("b") if known.get("a") == "1" else None

    questions = [question("a"), question("b", adapt=only_if_one), question("c")]
    lines = ["1", "2", "<", "<", "4", "5"]
    assert asked(world, questions, *lines)[0] == {"a": "4", "c": "5"}


@pytest.mark.parametrize("word", ["m", "map"])
def test_pointing_answers_or_comes_back(world: World, word: str) -> None:
    places = iter([None, "7"])
    pointing = [question("a", point=lambda: next(places)), question("b")]
    answers, shown = asked(world, pointing, word, word, "1")
    assert answers == {"a": "7", "b": "1"}
    assert shown.count("a: ") == 2
    assert asked(world, [question("a", read=str)], word)[0] == {"a": word}


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("y", "yes"), ("NO", "no"), ("u", "unsure"), ("unsure", "unsure")],
)
def test_yes_or_no_takes_a_word_or_its_letter(
    world: World, typed: str, answer: str
) -> None:
    answers, shown = asked(world, [yes_or_no("a", "Better", "Or not.")], typed)
    assert answers == {"a": answer}
    assert shown == "Better, yes, no or unsure: "


def test_yes_or_no_refuses_the_rest_and_may_be_needed(world: World) -> None:
    needed = yes_or_no("a", "Better", "Or not.", is_needed=True)
    answers, shown = asked(world, [needed], "maybe \x1b", "", "n")
    assert answers == {"a": "no"}
    assert "  'maybe \\x1b' is no answer here; yes, no or unsure" in shown
    assert "  this one is needed" in shown


def test_an_end_of_the_input_is_no_answer(world: World) -> None:
    with pytest.raises(DeclinedError, match="the input ended"):
        asked(world, ABC, "1")
