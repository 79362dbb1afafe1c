"""UNC names and smb addresses."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.addresses import check_address
from ebbtide.core.credentials import check_server
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.smb_addresses import (
    SmbAddress,
    address_of_unc,
    is_possible_name,
    parse_smb_address,
)

SCHEMES = ("file", "http", "https", "smb")

possible_names = st.text(min_size=1, max_size=30).filter(is_possible_name)
hosts = st.text(string.ascii_lowercase + string.digits + "-.", min_size=1, max_size=20).filter(
    lambda host: host.strip("-.") == host
)
addresses = st.builds(
    SmbAddress,
    hosts,
    possible_names,
    st.lists(possible_names, max_size=4).map(tuple),
    st.sampled_from(["", "user", "DOMAIN\\user", "user@REALM", "ä b:c"]),
    st.sampled_from([445, 1, 65535]),
    st.booleans(),
)


@given(addresses)
def test_what_is_written_is_read_again(address: SmbAddress) -> None:
    again = parse_smb_address(str(address))
    if not address.names:
        assert again.is_directory
        assert str(again).rstrip("/") == str(address).rstrip("/")
    else:
        assert again == address


@given(hosts, possible_names, st.lists(possible_names, min_size=1, max_size=4))
def test_unc_names_are_read_either_way_round(host: str, share: str, path: list[str]) -> None:
    for separator in ("\\", "/"):
        text = separator * 2 + separator.join([host, share, *path])
        if text != text.strip():
            continue
        address = parse_smb_address(address_of_unc(text))
        assert (address.host, address.share, address.names) == (host, share, tuple(path))
    assert address_of_unc(SmbAddress(host, share, tuple(path)).unc + "\\").endswith("/")


def refusal_of(call: Callable[[], object]) -> ErrorCode | None:
    try:
        call()
    except CommandError as error:
        return error.code
    return None


@given(st.text(max_size=60))
def test_nonsense_is_refused_in_one_way(text: str) -> None:
    for call in (lambda: address_of_unc(text), lambda: parse_smb_address(text)):
        assert refusal_of(call) in (None, ErrorCode.URL_INVALID)


@given(st.text(max_size=60))
def test_what_is_accepted_leads_nowhere_else(text: str) -> None:
    try:
        address = parse_smb_address(f"smb://{text}")
    except CommandError:
        return
    assert all(is_possible_name(name) for name in (address.share, *address.names))
    assert not set(address.host) & set("\\/@ ")
    assert address.unc.count("\\") == 3 + len(address.names)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (r"\\Server\Share\a b\c#d.txt", "smb://server/Share/a%20b/c%23d.txt"),
        ("//server/share/x", "smb://server/share/x"),
        (r"\\server\share", "smb://server/share/"),
        ("smb://SERVER/share/ä", "smb://server/share/%C3%A4"),
        ("smb://user@server:445/share/x", "smb://user@server/share/x"),
        ("smb://DOM;user@server/share/x", "smb://DOM%5Cuser@server/share/x"),
        ("smb://[::1]:4450/share/dir/", "smb://[::1]:4450/share/dir/"),
        ("file:///mnt/share/a%20b", "file:///mnt/share/a%20b"),
        ("file://localhost/mnt/x", "file:///mnt/x"),
        ("https://example.org//x", "https://example.org//x"),
    ],
)
def test_addresses_are_kept_in_one_form(text: str, kept: str) -> None:
    assert check_address(text, SCHEMES) == kept
    assert check_address(kept, SCHEMES) == kept


@pytest.mark.parametrize(
    "text",
    [
        *("smb://", "smb:///share/x", "smb://server", "smb://server/", r"\\server", "//"),
        *("smb://server/share/..%2Fx", "smb://server/share/%2e%2e/x", "smb://server/share/a%5Cb"),
        *("smb://server/share/a?b", "smb://server/share/a%00b", "smb://server/share/a:b"),
        *("smb://user:secret@server/share/x", "smb://server:0x/share/x", "smb://a\\b/share/x"),
        *(r"\\server\share\..\x", "smb://server/share/%ff", "file://server/x", "file:x"),
    ],
)
def test_what_no_file_can_be(text: str) -> None:
    with pytest.raises(CommandError) as caught:
        check_address(text, SCHEMES)
    assert caught.value.code is ErrorCode.URL_INVALID
    assert "secret" not in str(caught.value)


def test_unc_names_mean_nothing_without_smb() -> None:
    with pytest.raises(CommandError):
        check_address(r"\\server\share\x", ("http",))


def test_passwords_can_be_kept_for_smb_servers() -> None:
    assert check_server("smb://Server", for_proxy=False) == "smb://server:445"
