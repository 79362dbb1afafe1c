"""Certificates: what is wrong with them in words, and what a job accepts all the same."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import CertificateFlaw, HttpOptions
from tests.transports.cases import CONTENT, Attempt, attempt
from tests.transports.faulty_server import FaultyServer, Resource

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
F = CertificateFlaw


class Authority:
    """Signs certificates, good ones and others."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
        self.certificate = (
            self._builder(self.name, self.key.public_key(), -DAY, DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def _builder(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePublicKey,
        begin: dt.timedelta,
        end: dt.timedelta,
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + begin)
            .not_valid_after(NOW + end)
        )

    def serving(
        self,
        directory: Path,
        host: str = "localhost",
        *,
        begin: dt.timedelta = -DAY,
        end: dt.timedelta = DAY,
        usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
    ) -> ssl.SSLContext:
        """Return what a server with such a certificate speaks."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        certificate = (
            self._builder(subject, key.public_key(), begin, end)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .sign(self.key, hashes.SHA256())
        )
        pem = directory / "server.pem"
        pem.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        self.issued = certificate
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        return context

    def file(self, directory: Path, *, revoked: bool | None = None) -> str:
        """Write the authority, and a list of what it revoked if that is told."""
        text = self.certificate.public_bytes(serialization.Encoding.PEM)
        if revoked is not None:
            text += self._revocations(revoked=revoked)
        path = directory / "authority.pem"
        path.write_bytes(text)
        return str(path)

    def _revocations(self, *, revoked: bool) -> bytes:
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.name)
        builder = builder.last_update(NOW - DAY).next_update(NOW + DAY)
        if revoked:
            one = x509.RevokedCertificateBuilder().serial_number(self.issued.serial_number)
            builder = builder.add_revoked_certificate(one.revocation_date(NOW - DAY).build())
        signed = builder.sign(self.key, hashes.SHA256())
        return signed.public_bytes(serialization.Encoding.PEM)


@pytest.fixture
def authority() -> Authority:
    return Authority()


def fetch(context: ssl.SSLContext, options: HttpOptions, host: str = "localhost") -> Attempt:
    with FaultyServer(Resource(CONTENT), context) as server:
        return attempt(server.url(host=host), options=options)


Serving = Callable[[Authority, Path], ssl.SSLContext]

FLAWED: dict[str, tuple[Serving, bool, str, CertificateFlaw]] = {
    "wrong host": (
        lambda one, path: one.serving(path, "example.org"),
        True,
        "another server",
        F.WRONG_HOST,
    ),
    "expired": (
        lambda one, path: one.serving(path, begin=-3 * DAY, end=-2 * DAY),
        True,
        "has expired",
        F.EXPIRED,
    ),
    "not yet valid": (
        lambda one, path: one.serving(path, begin=2 * DAY, end=3 * DAY),
        True,
        "not valid yet",
        F.EXPIRED,
    ),
    "unknown issuer": (
        lambda one, path: one.serving(path),
        False,
        "authority that this computer does not know",
        F.UNKNOWN_AUTHORITY,
    ),
}


def code_for(flaw: CertificateFlaw) -> ErrorCode:
    unknown = flaw is F.UNKNOWN_AUTHORITY
    return ErrorCode.AUTHORITY_UNKNOWN if unknown else ErrorCode.TLS_FAILED


@pytest.mark.parametrize("name", FLAWED)
def test_what_is_wrong_is_said_in_words(name: str, authority: Authority, tmp_path: Path) -> None:
    make, known, words, flaw = FLAWED[name]
    options = HttpOptions(authority_file=authority.file(tmp_path) if known else None)
    result = fetch(make(authority, tmp_path), options)
    assert result.error is not None
    assert result.error.code is code_for(flaw)
    assert words in str(result.error)
    advice = result.error.info.advice
    assert ("--ca FILE" in advice and "--insecure-" in advice) is (flaw is F.UNKNOWN_AUTHORITY)


@pytest.mark.parametrize("name", FLAWED)
def test_each_flaw_is_accepted_by_its_own_wish_alone(
    name: str, authority: Authority, tmp_path: Path
) -> None:
    make, known, _, flaw = FLAWED[name]
    context = make(authority, tmp_path)
    file = authority.file(tmp_path) if known else None
    right = fetch(context, HttpOptions(authority_file=file, accepted_flaws=(flaw,)))
    assert right.sink.data == CONTENT
    for other in (F.WRONG_HOST, F.EXPIRED, F.UNKNOWN_AUTHORITY):
        if other is not flaw:
            wrong = fetch(context, HttpOptions(authority_file=file, accepted_flaws=(other,)))
            assert wrong.error is not None, other
            assert wrong.error.code is code_for(flaw)


def test_a_certificate_that_signed_itself_is_said_so(tmp_path: Path) -> None:
    authority = Authority()
    context = authority.serving(tmp_path)
    key = authority.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    pem = tmp_path / "self.pem"
    pem.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM) + key)
    context.load_cert_chain(pem)
    result = fetch(context, HttpOptions())
    assert "it signed its certificate itself" in str(result.error)
    flaws = (F.UNKNOWN_AUTHORITY, F.WRONG_HOST)
    assert fetch(context, HttpOptions(accepted_flaws=flaws)).sink.data == CONTENT


def test_a_certificate_for_something_else_needs_two_wishes(
    authority: Authority, tmp_path: Path
) -> None:
    context = authority.serving(tmp_path, usage=ExtendedKeyUsageOID.CLIENT_AUTH)
    known = fetch(context, HttpOptions(authority_file=authority.file(tmp_path)))
    assert "not made for servers" in str(known.error)
    only_one = fetch(context, HttpOptions(accepted_flaws=(F.UNKNOWN_AUTHORITY,)))
    assert "not made for servers" in str(only_one.error)
    both = fetch(context, HttpOptions(accepted_flaws=(F.UNKNOWN_AUTHORITY, F.WRONG_USAGE)))
    assert both.sink.data == CONTENT


@pytest.mark.parametrize(
    ("revoked", "words"), [(True, "was revoked"), (False, None), (None, "revocation list")]
)
def test_revocation_is_checked_against_the_lists_that_are_given(
    revoked: bool | None, words: str | None, authority: Authority, tmp_path: Path
) -> None:
    context = authority.serving(tmp_path)
    file = authority.file(tmp_path, revoked=revoked)
    result = fetch(context, HttpOptions(authority_file=file, check_revocation=True))
    assert (words is None) is (result.error is None)
    assert words is None or words in str(result.error)


# Client certificates


def asking(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def test_a_client_certificate_lets_us_in(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    authority.issue_cert("ann@example.org").private_key_and_cert_chain_pem.write_to_path(
        tmp_path / "ann.pem"
    )
    known = HttpOptions(authority_file=str(tmp_path / "authority.pem"))
    without = fetch(asking(authority), known)
    assert without.error is not None
    assert without.error.code is ErrorCode.TLS_FAILED
    assert "certificate of yours" in str(without.error)
    options = HttpOptions(
        authority_file=known.authority_file, client_certificate=str(tmp_path / "ann.pem")
    )
    assert fetch(asking(authority), options).sink.data == CONTENT


@pytest.mark.parametrize("field", ["client_certificate", "authority_file"])
@pytest.mark.parametrize("text", [None, "", "not PEM"])
def test_files_that_are_no_certificates_are_named(
    field: str, text: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "x.pem"
    if text is not None:
        path.write_text(text)
    result = attempt("https://localhost:9/", options=HttpOptions(**{field: str(path)}))  # type: ignore[arg-type]
    assert result.error is not None
    assert result.error.code is ErrorCode.FILE_UNREADABLE
