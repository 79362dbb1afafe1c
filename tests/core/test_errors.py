from __future__ import annotations

import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import (
    CommandError,
    EbbtideError,
    ErrorCode,
    ErrorInfo,
    ErrorKind,
    TransferError,
    fill,
)

CODES = pytest.mark.parametrize("code", ErrorCode, ids=lambda code: code.name)

# Words of programmers; people have not heard of them.
JARGON = re.compile(
    r"\b(exception|traceback|errno|null|None|invalid argument|timeout|EOF|retry|abort\w*|fatal"
    r"|transient|staging|socket|thread|payload|parse\w*|schema|enum\w*|uuid|http)\b",
    re.IGNORECASE,
)


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_numbers_are_unique_and_can_be_exit_statuses() -> None:
    numbers = [code.number for code in ErrorCode]
    assert len(set(numbers)) == len(numbers)
    # 126 and above have a meaning of their own in a shell.
    assert all(1 <= number < 126 for number in numbers)


@CODES
def test_every_parameter_is_a_plain_name_and_can_be_filled(code: ErrorCode) -> None:
    names = names_in(code.text) | names_in(code.advice)
    assert all(re.fullmatch(r"[a-z_]+", name) for name in names)
    filled = ErrorInfo(code, dict.fromkeys(names, "something"))
    for text in (filled.text, filled.advice):
        assert "{" not in text
        assert "}" not in text
        assert "(" not in text or "(" in code.text + code.advice


@CODES
def test_every_text_is_a_sentence_with_advice(code: ErrorCode) -> None:
    names = names_in(code.text) | names_in(code.advice)
    for words in ("Something", "it was so.", "really?"):
        info = ErrorInfo(code, dict.fromkeys(names, words))
        for text in (info.text, info.advice):
            assert text.endswith((".", "?"))
            assert not re.search(r"\.\.$|[?]\.$", text)
            assert text[0].isupper() or text[0] in "'aSir"


@CODES
def test_no_text_needs_a_programmer(code: ErrorCode) -> None:
    assert not JARGON.search(code.text + " " + code.advice)


@CODES
def test_what_needs_the_user_says_what_to_do(code: ErrorCode) -> None:
    if code.kind is ErrorKind.NEEDS_USER:
        assert not code.advice.startswith("Nothing to do")


def test_an_error_carries_its_words() -> None:
    error = CommandError(ErrorCode.TARGET_TAKEN, job=7, path="/tmp/a")
    assert isinstance(error, EbbtideError)
    assert error.info == ErrorInfo(ErrorCode.TARGET_TAKEN, {"job": "7", "path": "/tmp/a"})
    assert str(error) == "Job 7 already saves to '/tmp/a'."
    assert error.info.advice == "Give another name with -o."
    assert TransferError(ErrorCode.SERVER_BUSY, retry_after_s=3.5).retry_after_s == 3.5


def test_a_missing_parameter_is_shown_by_its_name() -> None:
    assert ErrorInfo(ErrorCode.HOST_NOT_FOUND).text == (
        "The server name '(host)' could not be found."
    )


@pytest.mark.parametrize("detail", ["it is empty", "it is empty."])
def test_a_detail_may_be_a_sentence_or_not(detail: str) -> None:
    assert ErrorInfo(ErrorCode.REQUEST_INVALID, {"detail": detail}).text == (
        "The request is not valid: it is empty."
    )


@given(st.text(max_size=20))
def test_a_parameter_is_never_read_as_a_text_of_its_own(value: str) -> None:
    assert fill("<{a}>", {"a": value + "{b}", "b": "no"}) == f"<{value}{{b}}>"
