"""Names that servers suggest, in all their wrong spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.content_disposition import suggested_name
from ebbtide.core.names import harmless_name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="example.txt"', "example.txt"),
        ("attachment; filename=example.txt", "example.txt"),
        ("Attachment;FileName = example.txt ;size=3", "example.txt"),
        ('inline; filename="two words; and more.txt"', "two words; and more.txt"),
        (r'attachment; filename="quo\"te.txt"', "quo_te.txt"),
        ('attachment; filename="unclosed.txt', "unclosed.txt"),
        ("attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", "€ rates.txt"),
        ("attachment; filename*=utf-8'en'%c3%bc.txt; filename=u.txt", "ü.txt"),
        ("attachment; filename=u.txt; filename*=utf-8''%c3%bc.txt", "ü.txt"),
        ("attachment; filename*=\"UTF-8''quoted.txt\"", "quoted.txt"),
        ("attachment; filename*=iso-8859-1''%fc.txt", "ü.txt"),
        ("attachment; filename*=no-such-charset''%c3%bc.txt", "ü.txt"),
        ("attachment; filename*=UTF-8''%fc.txt", "ü.txt"),
        ("attachment; filename*=nonsense; filename=plain.txt", "plain.txt"),
        ("attachment; filename*=unicode_escape''a%5Cqb.txt", "qb.txt"),
        ("attachment; filename=%e2%82%ac.txt", "€.txt"),
        ("attachment; filename=100%25.txt", "100%.txt"),
        ("attachment; filename=50%.txt", "50%.txt"),
        ("attachment; filename=%fc.txt", "%fc.txt"),
        ('attachment; filename="naïve.txt"', "naïve.txt"),
        ('attachment; filename="€.txt"', "€.txt"),
        ('attachment; filename="' + "ü.txt".encode().decode("latin-1") + '"', "ü.txt"),
        ("attachment; filename==?UTF-8?B?w7wudHh0?=", "ü.txt"),
        ('attachment; filename="=?utf-8?Q?=C3=BC.txt?="', "ü.txt"),
        ("attachment; filename=a.txt; filename=b.txt", "a.txt"),
        ("filename=bare.txt", "bare.txt"),
    ],
)
def test_reads_a_name_as_browsers_do(header: str, name: str) -> None:
    assert suggested_name(header) == name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="../../etc/passwd"', "passwd"),
        (r'attachment; filename="C:\Windows\x.exe"', "x.exe"),
        ("attachment; filename*=UTF-8''..%2F..%2Fx", "x"),
        ('attachment; filename=".bashrc"', "bashrc"),
        ('attachment; filename="con.txt"', "_con.txt"),
        ('attachment; filename="a\x00b"', "a_b"),
        ("attachment; filename*=UTF-8''evil%E2%80%AEgpj.exe", "evilgpj.exe"),
    ],
)
def test_a_name_does_no_harm(header: str, name: str) -> None:
    assert suggested_name(header) == name


@pytest.mark.parametrize(
    "header",
    ["", "attachment", "inline", "attachment; filename=", 'attachment; filename=""',
     'attachment; filename=".."', 'attachment; filename="a/"', "attachment; name=x"],
)  # fmt: skip
def test_no_name_is_no_name(header: str) -> None:
    assert suggested_name(header) is None


@given(
    st.text()
    | st.text().map('attachment; filename="{}"'.format)
    | st.text().map("attachment; filename={}".format)
    | st.builds("attachment; filename*={}'{}'{}".format, st.text(), st.text(), st.text())
    | st.builds(
        "attachment; filename*={}''%{}%{}".format,
        st.sampled_from(["utf-16", "utf-7", "idna", "zip", "rot13", "punycode", "cp1252"]),
        st.from_regex("[0-9a-f]{2}", fullmatch=True),
        st.text(),
    )
    | st.builds("filename==?{}?{}?{}?=".format, st.text(), st.sampled_from("bBqQ"), st.text())
)
def test_whatever_comes_a_name_is_harmless_or_none(header: str) -> None:
    name = suggested_name(header)
    if name is not None:
        assert name == harmless_name(name)
        assert not set(name) & set("/\\\x00")
        assert name not in ("", ".", "..")
