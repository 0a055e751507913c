"""Mails that nobody wrote: absences, receipts, bounces, newsletters."""

import re

from dashboard.transcripts.mail.charsets import header_text
from dashboard.transcripts.mail.heads import Headers, addresses

_SUBJECT = re.compile(
    r"\s*(?:automatic(?:ally)? (?:reply|response|generated)|auto(?:matic)?[ -]?(?:reply|response)"
    r"|autoreply|out of (?:the )?office|ooo:|abwesenheit|abwesend|automatische antwort"
    r"|réponse automatique|absence du bureau|respuesta automática|fuera de (?:la )?oficina"
    r"|resposta automática|risposta automatica|fuori sede|automatisch antwoord|afwezig"
    r"|autosvar|automatisk svar|automatiskt svar|automaattinen vastaus|odpowiedź automatyczna"
    r"|automatická odpov|автоответ|автоматический ответ|автоматична відповідь|automatikus válasz"
    r"|răspuns automat|otomatik yanıt|αυτόματη απάντηση|balasan otomatis|trả lời tự động"
    r"|ตอบกลับอัตโนมัติ|رد تلقائي|תשובה אוטומטית|自动回复|自动答复|自動回覆|自動返信"
    r"|自動応答|자동 ?회신|자동 ?응답"
    r"|undeliver(?:able|ed)|delivery status notification|delivery (?:has )?failed|mail delivery"
    r"|returned mail|failure notice|unzustellbar|non remis|退信|系统退信|配信不能)",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon|bounces?)(?:[+._-].*)?@")
_OUT_OF_OFFICE = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply")
_NOT = ("", "no", "none", "false")
_HELP_DESK = re.compile(
    rb"zendesk|freshdesk|gorgias|help ?scout|intercom|zammad|otrs", re.IGNORECASE
)


def is_bounce(headers: Headers) -> bool:
    """Whether it tells that a mail was not delivered, or only that it was."""
    kind = _value(headers, "content-type")
    if kind.startswith("multipart/report") and re.search("delivery-status|disposition-not", kind):
        return True
    sender = addresses(headers, "from")
    return bool(sender and _MACHINE.match(sender[0][1])) or "x-failed-recipients" in headers


def is_automatic(headers: Headers) -> bool:
    """Whether a program sent it, and not as the messenger of a person."""
    if is_bounce(headers) or _SUBJECT.match(header_text(headers.get("subject", [b""])[0])):
        return True
    if any(_value(headers, field) not in _NOT for field in _OUT_OF_OFFICE):
        return True
    submitted = re.split(r"[\s;(]", _value(headers, "auto-submitted"))[0]
    if submitted == "auto-replied" or _value(headers, "precedence") == "auto_reply":
        return True
    if _is_of_a_person_at_a_help_desk(headers):
        return False
    return (
        submitted not in _NOT
        or _value(headers, "precedence") in ("bulk", "junk")
        or _value(headers, "x-auto-response-suppress") not in _NOT
    )


def _is_of_a_person_at_a_help_desk(headers: Headers) -> bool:
    """Help desks call all they send automatic; "Anna (Shop)" in its name is a person there."""
    sent_by = b" ".join(headers.get("x-mailer", []) + headers.get("user-agent", []))
    sender = addresses(headers, "from")
    return bool(_HELP_DESK.search(sent_by) and sender and re.search(r"\S \(.+\)$", sender[0][0]))


def _value(headers: Headers, field: str) -> str:
    return headers.get(field, [b""])[0].decode("ascii", "replace").strip().lower()
