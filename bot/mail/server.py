"""The mail server: where it is, by SMTP_URL, and how it is spoken to."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage

import aiosmtplib
from aiosmtplib import SMTP
from yarl import URL

TIMEOUT_S = 30.0
PORTS = {"smtp": 587, "smtps": 465}
HERE = ("localhost", "127.0.0.1", "::1")
# An address is refused for what we are (5.7.x: not allowed), which says nothing about the address.
NOT_ALLOWED = re.compile(r"\b5\.7\.\d+\b|\brelay", re.IGNORECASE)


class MailError(Exception):
    """A mail was not sent; `retry`: trying again may help. `server`: it would be so with every other mail, too.
    `unknown`: the address is refused for good, nobody can write to it.
    """

    def __init__(self, reason: str, *, retry: bool, server: bool = False, unknown: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.server = server
        self.unknown = unknown


class MailServer:
    """`url` is like `smtp://name:password@mail.example.org:587`; with `smtps://` all is encrypted from the beginning.

    A password goes over an encrypted connection only, unless the server is this machine; with `?tls=off` at the end of
    the address nothing is encrypted.
    """

    def __init__(self, url: str) -> None:
        self._url = URL(url)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[SMTP]:
        """A connection to the end of the block. Raises `MailError`."""
        client = self._client()
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError) as error:
            raise _unusable(error) from None
        try:
            yield client
        finally:
            client.close()

    async def check(self) -> None:
        """Whether it can be reached and takes the password. Raises `MailError`."""
        async with self.open():
            pass

    def _client(self) -> SMTP:
        url = self._url
        at_once, off = url.scheme == "smtps", url.query.get("tls") == "off"
        return SMTP(
            hostname=url.host,
            port=url.explicit_port or PORTS[url.scheme],
            username=url.user,
            password=url.password,
            use_tls=at_once,
            # None: encrypted when the server offers it, which fails where its certificate is nobody's.
            start_tls=False if at_once or off else None if url.host in HERE or url.user is None else True,
            timeout=TIMEOUT_S,
        )


async def send(client: SMTP, message: EmailMessage) -> None:
    """Raises `MailError`. Reasons are the server's own words, without the address."""
    try:
        await client.send_message(message)
    except aiosmtplib.SMTPRecipientsRefused as error:
        refused = error.recipients[0]
        if NOT_ALLOWED.search(refused.message):
            reason = f"the mail server does not pass mail on ({refused.code}); check MAIL_FROM and SMTP_URL"
            raise MailError(reason, retry=True) from None
        for_good = refused.code >= 500
        reason = f"the address was refused ({refused.code})"
        raise MailError(reason, retry=not for_good, unknown=for_good) from None
    except aiosmtplib.SMTPSenderRefused as error:
        reason = f"the mail server refuses the sender ({error.code}); check MAIL_FROM and SMTP_URL"
        raise MailError(reason, retry=True, server=True) from None
    except aiosmtplib.SMTPResponseException as error:
        raise MailError(f"the mail server refused the message ({error.code})", retry=error.code < 500) from None
    except (aiosmtplib.SMTPException, OSError) as error:
        raise _unusable(error) from None


def _unusable(error: Exception) -> MailError:
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return MailError("the mail server refuses name and password; check SMTP_URL", retry=True, server=True)
    return MailError(f"the mail server cannot be used ({type(error).__name__})", retry=True, server=True)
