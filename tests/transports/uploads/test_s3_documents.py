"""XML of S3 servers, as it should be and as it should not."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.transports.http.uploads.s3_documents import (
    DocumentError,
    Part,
    PartList,
    completion,
    parse_error,
    parse_parts,
    parse_upload_id,
)

HEAD = b'<?xml version="1.0"?><X xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'


def test_upload_id() -> None:
    assert parse_upload_id(HEAD + b"<UploadId>ab</UploadId></X>") == "ab"


PARTS = (
    b"<ListPartsResult><IsTruncated>true</IsTruncated><NextPartNumberMarker>2"
    b'</NextPartNumberMarker><Part><PartNumber>2</PartNumber><ETag>"x"</ETag><Size>5</Size></Part>'
    b"</ListPartsResult>"
)


def test_parts() -> None:
    assert parse_parts(PARTS) == PartList((Part(2, 5, '"x"'),), 2)
    last = parse_parts(PARTS.replace(b"true", b"false"))
    assert last.next_marker is None


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"no xml",
        b"<Error><Code>X</Code></Error>",
        b"<ListPartsResult><Part/></ListPartsResult>",
        PARTS.replace(b"<Size>5", b"<Size>-5"),
        PARTS.replace(b"<Size>5", b"<Size>" + b"9" * 30),
        PARTS.replace(b"2</NextPartNumberMarker>", b"</NextPartNumberMarker>"),
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + PARTS,
    ],
)
def test_what_is_no_list(document: bytes) -> None:
    with pytest.raises(DocumentError):
        parse_parts(document)


@pytest.mark.parametrize("document", [b"", b"<X/>", b"<X><UploadId/></X>", b"<!ENTITY"])
def test_what_names_no_upload(document: bytes) -> None:
    with pytest.raises(DocumentError):
        parse_upload_id(document)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"<Error><Code>SlowDown</Code></Error>", "SlowDown"),
        (b"<Error/>", "?"),
        (b"<CompleteMultipartUploadResult/>", None),
        (b"", None),
        (b"{}", None),
    ],
)
def test_errors(document: bytes, code: str | None) -> None:
    assert parse_error(document) == code


TAGS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40)


@given(st.lists(TAGS, max_size=5))
def test_completion_says_what_was_sent(tags: list[str]) -> None:
    document = completion(Part(number, 1, tag) for number, tag in enumerate(tags, 1))
    root = ET.fromstring(document)
    found = [(part[0].text, part[1].text) for part in root]
    assert found == [(str(number), tag) for number, tag in enumerate(tags, 1)]


@given(st.binary(max_size=200))
def test_anything_is_read_or_refused(document: bytes) -> None:
    for parse in (parse_parts, parse_upload_id):
        with suppress(DocumentError):
            parse(document)
    parse_error(document)
