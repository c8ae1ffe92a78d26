"""Certificates of every kind for servers on loopback: good ones of an authority that a test trusts, and bad ones."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Authority:
    """Who signs certificates."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def make(cls, folder: Path) -> Authority:
        """A new one, whose own certificate is ``authority.pem`` in a folder."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name("Authority of the tests")
        basics = x509.BasicConstraints(ca=True, path_length=None)
        certificate = _signed(name, name, key, key, basics, -_DAY, 30 * _DAY, critical=True)
        (folder / "authority.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return cls(folder, key, certificate)

    @property
    def trusted(self) -> ssl.SSLContext:
        """What a client has that trusts this one alone."""
        return ssl.create_default_context(cafile=str(self.folder / "authority.pem"))

    def server(self, host: str, ends: timedelta = _DAY, *, alone: bool = False) -> ssl.SSLContext:
        """What a server has that shows a certificate for a host.

        :param ends: from now; it began two days before
        :param alone: whether it is signed by itself
        """
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        issuer, signer = (_name(host), key) if alone else (self.certificate.subject, self.key)
        certificate = _signed(_name(host), issuer, key, signer, names, ends - 2 * _DAY, ends)
        path = self.folder / f"{host}-{certificate.serial_number}.pem"
        secret = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + secret)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _signed(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType,
    begins: timedelta,
    ends: timedelta,
    critical: bool = False,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now + begins).not_valid_after(now + ends)
    builder = builder.add_extension(extension, critical)
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), False)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    return builder.sign(signer, hashes.SHA256())
