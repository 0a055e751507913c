"""Who of those that write and get mails is the shop."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.transcripts.mail.heads import Head

_DESK_WORDS = (
    "support service help helpdesk info kontakt contact contacto contatti kefu sales noreply reply "
    "replies care customercare customerservice customersupport kundenservice kundendienst "
    "kundenbetreuung serviceclient sav klantenservice kundtjanst kundeservice kundservice "
    "atendimento ayuda soporte suporte assistenza podpora zakaznicka obsluga bok office team shop "
    "store hello hallo hi orders order bestellung returns return retoure ruecksendung billing "
    "invoice rechnung enquiries inquiry inquiries feedback donotreply cs csr notifications "
    "notification mailer"
)
_PROVIDERS = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online"
    r"|freenet|qq|foxmail|163|126|sina|sohu|139|aliyun|mail|inbox|bk|list|yandex|ya|rambler|naver"
    r"|daum|hanmail|proton|protonmail|pm|orange|wanadoo|free|sfr|laposte|libero|virgilio|tiscali"
    r"|wp|o2|onet|interia|seznam|centrum|abv|ukr|uol|bol|terra|hey|fastmail|zoho|comcast|verizon"
    r"|att|btinternet|sky|bluewin|telenet|ziggo|kpnmail|docomo|ezweb|softbank|bigpond|rediffmail)"
    r"\.[a-z]{2,4}(?:\.[a-z]{2})?$"
)
_DESK = frozenset(_DESK_WORDS.split())
_MOST_COUNTERPARTS = 1000


@dataclass(frozen=True)
class Shop:
    """Addresses, domains and names that stand for the shop, in small letters."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def has(self, address: str | None, name: str = "") -> bool:
        """Whether the one of this address or name is of the shop."""
        if address is None:
            return False
        domain = address.rpartition("@")[2]
        known = address in self.addresses or name.casefold() in self.names
        return known or any(domain == own or domain.endswith(f".{own}") for own in self.domains)


def said(agents: Iterable[str]) -> Shop | None:
    """The shop as somebody has named it: "support@shop.de", "shop.de", "Anna Muster"; None where
    nobody has."""
    names = [name.strip().casefold() for name in agents if name.strip()]
    addresses = {name for name in names if "@" in name and not name.startswith("@")}
    domains = {name.lstrip("@") for name in names if re.fullmatch(r"@?[\w.-]+\.\w{2,}", name)}
    rest = frozenset(names) - addresses
    return Shop(frozenset(addresses), frozenset(domains), rest) if names else None


def guessed(heads: list[Head]) -> Shop:
    """The shop as the mails of a folder tell it: the house with the most counterparts, since
    customers write to one shop and a shop to many; one with an address like "support@" counts
    double. A house is a domain, or an address at a provider. Empty where none stands out."""
    met: dict[str, set[str]] = defaultdict(set)
    desks: dict[str, set[str]] = defaultdict(set)
    for head in heads:
        if head.automatic or head.sender is None:
            continue
        sender = _house(head.sender)
        others = {one: _house(one) for one in head.recipients if _house(one) != sender}
        for recipient, house in others.items():
            _add(met[house], sender)
            if is_desk(recipient):
                desks[house].add(recipient)
        # Whoever writes to several at once writes to one.
        for house in list(others.values())[:1]:
            _add(met[sender], house)
    scores = {
        one: len(known) * (1 + (one in desks)) for one, known in met.items() if len(known) > 1
    }
    best = Counter(scores).most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return Shop()
    return _of_house(best[0][0], desks[best[0][0]])


def _house(address: str) -> str:
    return address if _of_provider(address) else address.rpartition("@")[2]


def _of_house(house: str, desks: Iterable[str]) -> Shop:
    if "@" in house:
        return Shop(frozenset({house}))
    return Shop(frozenset(desks), frozenset({house}))


def _add(counterparts: set[str], house: str) -> None:
    if len(counterparts) < _MOST_COUNTERPARTS:
        counterparts.add(house)


def in_thread(shop: Shop, mails: list[Head], certain: bool) -> Shop:
    """The shop as one thread tells it, where nobody of those known takes part: an address like
    "support@", else who got the first mail. ``certain`` says that the shop was named."""
    people = [one for mail in mails for one in (mail.sender, *mail.recipients) if one]
    if certain or any(shop.has(one) for one in people):
        return shop
    if desks := frozenset(one for one in people if is_desk(one) and not _of_provider(one)):
        senders = {mail.sender for mail in mails}
        # Of two desks that write to each other the one that was written to is the shop.
        asked = desks - senders or desks
        return Shop(asked, frozenset(_house(one) for one in asked))
    first = mails[0]
    return Shop(frozenset(one for one in first.recipients[:1] if one != first.sender))


def _of_provider(address: str) -> bool:
    return _PROVIDERS.match(address.rpartition("@")[2]) is not None


def is_desk(address: str) -> bool:
    """Whether an address is one of many people: "support@", "no-reply@"."""
    local = address.partition("@")[0]
    parts = re.split(r"[._+\-\d]+", local)
    return bool(_DESK.intersection([*parts, local.replace("-", "").replace("_", "")]))


def role_of(mail: Head, shop: Shop, outsiders: bool) -> str:
    """Who speaks in a mail. Among the shop's people alone (no ``outsiders`` in the thread), the one
    who writes to the shop's address is the customer; beside a customer, what goes to the shop's own
    people is a note."""
    if mail.automatic:
        return "bot"
    if not shop.has(mail.sender, mail.name):
        return "customer"
    if outsiders:
        within = mail.recipients and all(shop.has(one) for one in mail.recipients)
        return "note" if within else "agent"
    named = mail.sender in shop.addresses or mail.name.casefold() in shop.names
    return "agent" if named else "customer"
