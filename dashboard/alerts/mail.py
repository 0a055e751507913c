"""Messages out by e-mail, never but over an encrypted connection."""

import smtplib
import ssl
from email.message import EmailMessage

from dashboard.alerts.failure import SECONDS, SendingError
from dashboard.alerts.wishes import TLS, Channel
from dashboard.alerts.words import Message


def send(message: Message, channel: Channel, password: str) -> None:
    """Send a message to everybody the channel names; raises :class:`SendingError`."""
    if not (channel.server and channel.sender and channel.to):
        raise SendingError("address")
    letter = _letter(message, channel)
    try:
        with _connected(channel) as server:
            if channel.user:
                server.login(channel.user, password)
            # A server that takes it for some only is no failure: those would get it twice.
            server.send_message(letter)
    except ssl.SSLError:
        raise SendingError("certificate") from None
    except smtplib.SMTPAuthenticationError as reason:
        raise SendingError("login", str(reason.smtp_code)) from None
    except smtplib.SMTPResponseException as reason:
        raise SendingError("refused", str(reason.smtp_code)) from None
    except smtplib.SMTPServerDisconnected:
        raise SendingError("unreachable") from None
    except smtplib.SMTPException:
        raise SendingError("refused") from None
    except TimeoutError:
        raise SendingError("timeout") from None
    except OSError:
        raise SendingError("unreachable") from None


def _connected(channel: Channel) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if channel.security == TLS:
        return smtplib.SMTP_SSL(channel.server, channel.port, timeout=SECONDS, context=trusted)
    server = smtplib.SMTP(channel.server, channel.port, timeout=SECONDS)
    try:
        server.starttls(context=trusted)
    except BaseException:
        server.close()
        raise
    return server


def _letter(message: Message, channel: Channel) -> EmailMessage:
    letter = EmailMessage()
    letter["Subject"] = message.title
    try:
        letter["From"], letter["To"] = channel.sender, ", ".join(channel.to)
    except ValueError:
        raise SendingError("address") from None
    letter.set_content(message.text)
    return letter
