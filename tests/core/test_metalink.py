"""Metalink descriptions, good and hostile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.digests import Digest, Pieces
from ebbtide.core.metalink import (
    LARGEST,
    MetalinkError,
    MetalinkFile,
    Source,
    parse_metalink,
)

SHA256 = "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"
SHA1 = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"

FOUR = f"""<?xml version="1.0" encoding="UTF-8"?>
<metalink xmlns="urn:ietf:params:xml:ns:metalink" xmlns:x="urn:other">
  <published>2009-05-15T12:23:23Z</published>
  <file name="dir/example.ext">
    <size>14471447</size>
    <identity>Example</identity>
    <x:size>1</x:size>
    <hash type="sha-256">{SHA256}</hash>
    <hash type="tiger">00</hash>
    <pieces length="10000000" type="sha-1"><hash>{SHA1}</hash><hash>{SHA1}</hash></pieces>
    <publisher name="a" url="http://example.com/"/>
    <url location="DE" priority="2">ftp://ftp.example.com/example.ext</url>
    <url location="US" priority="20">http://b.example.com/example.ext</url>
    <url priority="1">https://a.example.com/example.ext</url>
    <url>http://c.example.com/example.ext</url>
    <metaurl mediatype="torrent">http://example.com/example.ext.torrent</metaurl>
  </file>
</metalink>
"""
THREE = f"""<metalink version="3.0" xmlns="http://www.metalinker.org/">
  <publisher><name>a</name><url>http://example.com/</url></publisher>
  <files><file name="example.ext">
    <publisher><url>http://example.com/</url></publisher>
    <size>5</size>
    <verification>
      <hash type="sha1">{SHA1}</hash>
      <pieces length="5" type="sha1"><hash piece="0">{SHA1}</hash></pieces>
    </verification>
    <resources>
      <url type="http" location="uk" preference="10">http://slow.example.com/example.ext</url>
      <url type="http" preference="100">http://fast.example.com/example.ext</url>
    </resources>
  </file></files>
</metalink>
"""


def test_reads_metalink_4() -> None:
    sha1 = Digest("sha1", bytes.fromhex(SHA1))
    assert parse_metalink(FOUR.encode()) == (
        MetalinkFile(
            "example.ext",
            14_471_447,
            (Digest("sha256", bytes.fromhex(SHA256)),),
            Pieces(10_000_000, (sha1, sha1)),
            (
                Source("https://a.example.com/example.ext", 1),
                Source("http://b.example.com/example.ext", 20, "us"),
                Source("http://c.example.com/example.ext"),
            ),
        ),
    )


def test_reads_metalink_3() -> None:
    sha1 = Digest("sha1", bytes.fromhex(SHA1))
    assert parse_metalink(THREE.encode()) == (
        MetalinkFile(
            "example.ext",
            5,
            (sha1,),
            Pieces(5, (sha1,)),
            (
                Source("http://fast.example.com/example.ext", 1),
                Source("http://slow.example.com/example.ext", 91, "uk"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("14471447", "24471447"), (f"<hash>{SHA1}</hash></p", "<hash>0</hash></p"), ("sha-1", "x"),
     ('length="10000000"', 'length="0"')],
    ids=["too few", "one unreadable", "unknown", "no length"],
)  # fmt: skip
def test_pieces_with_a_hole_are_no_pieces(old: str, new: str) -> None:
    assert old in FOUR
    (file,) = parse_metalink(FOUR.replace(old, new).encode())
    assert file.pieces is None


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "C:\\x", "a/../x", "x/"])
def test_a_name_stays_where_it_belongs(name: str) -> None:
    (file,) = parse_metalink(FOUR.replace("dir/example.ext", name).encode())
    assert file.name == "x"


LAUGHS = """<!DOCTYPE metalink [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="&b;"/></metalink>"""
OUTSIDE = """<!DOCTYPE metalink [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="&a;"/></metalink>"""
DEEP = '<metalink xmlns="urn:ietf:params:xml:ns:metalink">' + "<a>" * 100


@pytest.mark.parametrize(
    "data",
    [b"", b"<html/>", b"<metalink/>", LAUGHS.encode(), OUTSIDE.encode(), DEEP.encode(),
     FOUR.encode()[:-20], b"\x00\x01", b'<?xml version="1.0" encoding="rabbit"?><a/>',
     b" " * (LARGEST + 1), b'<!DOCTYPE a SYSTEM "http://example.com/"><a/>'],
    ids=["empty", "html", "no namespace", "laughs", "outside", "deep", "cut", "binary", "charset",
         "large", "doctype"],
)  # fmt: skip
def test_what_is_no_metalink_is_refused(data: bytes) -> None:
    with pytest.raises(MetalinkError):
        parse_metalink(data)


@given(
    st.binary()
    | st.text().map(lambda text: FOUR.replace("14471447", text).encode("utf-8", "replace"))
    | st.text().map(lambda text: FOUR.replace("UTF-8", text).encode("utf-8", "replace"))
    | st.builds(
        lambda start, size: (FOUR[:start] + FOUR[start + size :]).encode(),
        st.integers(0, len(FOUR)),
        st.integers(0, 60),
    )
)
def test_fails_only_in_the_named_way(data: bytes) -> None:
    try:
        parse_metalink(data)
    except MetalinkError as error:
        assert str(error)  # noqa: PT017 - it may also not be raised
