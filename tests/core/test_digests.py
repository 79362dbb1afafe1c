"""Checksums as people type them and servers send them."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.digests import (
    ALGORITHMS,
    Digest,
    found_instead,
    parse_checksum,
    parse_checksum_file,
    parse_content_md5,
    parse_digest_fields,
    parse_instance_digests,
    stored_digest,
    strongest,
)
from ebbtide.core.errors import CommandError, ErrorCode

DATA = b"The quick brown fox jumps over the lazy dog"
SHA256 = "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"
SHA1 = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"
MD5 = "9e107d9d372bb6826bd81d3542a419d6"


def in_base64(digits: str) -> str:
    return base64.b64encode(bytes.fromhex(digits)).decode()


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_is_hashlibs(algorithm: str) -> None:
    expected = Digest(algorithm, hashlib.new(algorithm, DATA).digest())
    assert found_instead(expected, [DATA[:10], memoryview(DATA)[10:]]) is None
    assert found_instead(expected, [DATA[1:]]) is not None
    assert parse_checksum(str(expected)) == expected
    assert stored_digest(str(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [f"sha256:{SHA256}", f" SHA-256:{SHA256.upper()} ", f"sha_256: {SHA256}"],
)
def test_reads_a_checksum(text: str) -> None:
    assert parse_checksum(text) == Digest("sha256", bytes.fromhex(SHA256))


@pytest.mark.parametrize(
    "text",
    ["", SHA256, "sha256:", f"sha257:{SHA256}", f"sha256:{SHA256[:-1]}", f"sha256:{SHA256[:-1]}g",
     f"sha256:{SHA1}", f"md5:{SHA256}", "sha256:" + "²" * 64],
)  # fmt: skip
def test_says_what_is_wrong_with_a_checksum(text: str) -> None:
    with pytest.raises(CommandError) as caught:
        parse_checksum(text)
    assert caught.value.code is ErrorCode.VALUE_INVALID


def test_reads_digest_fields() -> None:
    text = f"sha-256=:{in_base64(SHA256)}:, unixsum=:AAAA:, md5=:{in_base64(MD5)}:;x=1, sha=:!:"
    assert [digest.algorithm for digest in parse_digest_fields(text)] == ["sha256", "md5"]
    assert parse_digest_fields(text)[0].value.hex() == SHA256


def test_reads_instance_digests() -> None:
    text = f"SHA-256={in_base64(SHA256)},MD5={in_base64(MD5)}, SHA={in_base64(SHA1)},crc32=1"
    found = parse_instance_digests(text)
    assert [digest.algorithm for digest in found] == ["sha256", "md5", "sha1"]
    assert found[2].value.hex() == SHA1


def test_reads_content_md5() -> None:
    assert parse_content_md5(in_base64(MD5)) == (Digest("md5", bytes.fromhex(MD5)),)
    assert parse_content_md5(in_base64(SHA1)) == ()
    assert parse_content_md5("?") == ()


def test_the_strongest_counts() -> None:
    digests = [Digest(algorithm, b"") for algorithm in ("md5", "sha512", "sha1")]
    assert strongest(digests) == digests[1]
    assert strongest([]) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{SHA256}  file.iso",
        f"# comment\n{'0' * 64}  other.iso\n{SHA256} *dir/file.iso\n",
        f"SHA256 (file.iso) = {SHA256}",
        SHA256.upper() + "\n",
    ],
    ids=["sha256sum", "a list", "BSD", "alone"],
)
def test_finds_a_file_in_a_list(text: str) -> None:
    assert parse_checksum_file(text, "file.iso") == Digest("sha256", bytes.fromhex(SHA256))


def test_finds_nothing_in_a_list_of_others() -> None:
    assert parse_checksum_file(f"{SHA256}  other.iso", "file.iso") is None
    assert parse_checksum_file("<html>not found</html>", "file.iso") is None


@given(st.text(), st.text())
def test_no_text_breaks_a_parser(text: str, name: str) -> None:
    parse_digest_fields(text)
    parse_instance_digests(text)
    parse_content_md5(text)
    parse_checksum_file(text, name)
    stored_digest(text)
    try:
        parse_checksum(text)
    except CommandError as error:
        assert error.code is ErrorCode.VALUE_INVALID  # noqa: PT017 - it may also not be raised


@given(st.binary(), st.sampled_from(ALGORITHMS))
def test_what_is_written_is_read_back(data: bytes, algorithm: str) -> None:
    digest = Digest(algorithm, hashlib.new(algorithm, data).digest())
    value = base64.b64encode(digest.value).decode()
    assert parse_digest_fields(f"{algorithm}=:{value}:") == (digest,)
    assert parse_instance_digests(f"{algorithm}={value}") == (digest,)
