"""Conversations as Alibaba's quality checks (智能对话分析, 通义点金, 通义晓蜜) take and give them.

Their fields are spelt in several ways, so capitals and underscores do not count.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markets.answers import answers, first_of, holds
from dashboard.transcripts.placeholders import FILE, IMAGE, VIDEO, VOICE, with_text
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import dict_at, number_at, text_at

NAME = "alibaba"
EXPECTS = (
    "conversations of Alibaba's quality checks (SCA, 通义点金, 通义晓蜜), with "
    '"dialogue", "dialogueList" or "asrResult" (JSON)'
)

_LISTS = ("dialogue", "dialoguelist", "asrresult", "sentences", "dialogues")
_WORDS = ("words", "content", "text", "sentence")
_MARKS = (
    "tid callid vid taskid sessionid gmtservice customerserviceid customerservicename "
    "skillgroupname recording agent tickets calltype requestid metadata playcode business "
    "customerid hitresult"
)
_OWN = frozenset(_MARKS.split())
_NAMING = frozenset(("tid", "customerserviceid", "skillgroupname", "recording"))
"""Fields that tell these conversations from other people's lists of sentences."""

_IDS = ("tid", "vid", "callid", "sessionid", "conversationid", "primaryid", "filename", "id")
_SHARED_IDS = ("taskid", "requestid")
"""Ids of a request, which may hold several conversations."""

_ROLES = {
    "0": "customer", "1": "agent", "客户": "customer", "顾客": "customer", "买家": "customer",
    "用户": "customer", "客服": "agent", "坐席": "agent", "座席": "agent", "小二": "agent",
    "人工": "agent", "人工客服": "agent", "机器人": "bot", "智能客服": "bot", "系统": "note",
}  # fmt: skip
"""通义点金 has numbers, 智能对话分析 words; others are left to the check."""

_MACHINE = "0"
"""``customerServiceType`` of 通义点金: 0 a robot, 1 a person."""

_MEDIA = {
    "IMAGE": IMAGE,
    "PICTURE": IMAGE,
    "AUDIO": VOICE,
    "VOICE": VOICE,
    "VIDEO": VIDEO,
    "FILE": FILE,
}
_ABSOLUTE = 1e11
"""Milliseconds; more are a time, fewer an offset from the beginning of the conversation."""

_STARTS = ("begintime", "gmtservice", "calltime", "starttime", "servicetime", "createtime")


def recognises(path: Path) -> bool:
    """Whether it holds conversations of one of these quality checks."""
    return holds(path, _kind)


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of some 2,000 conversations."""
    problems: list[Problem] = []
    place = Place()
    yield from batches(_conversations(path, problems, place), problems, place)


def _conversations(
    path: Path, problems: list[Problem], place: Place
) -> Iterator[tuple[int, dict[str, Any]]]:
    shared: dict[str, int] = {}
    for answer in answers(path, _kind, problems, place):
        record, around = _folded(answer.record), _folded(answer.around)
        inner = _sentences(record)[1]
        holders = (record, dict_at(record, "recording"), inner)
        name = first_of(holders, *_IDS)
        if name is None and (request := first_of((*holders, around), *_SHARED_IDS)) is not None:
            shared[request] = shared.get(request, 0) + 1
            name = request if shared[request] == 1 else f"{request}/{shared[request]}"
        if name is None:
            problems.append(problem(answer.row, "conversation_id", None, "conversation_id"))
            continue
        yield answer.row, _conversation(name, record, around)


def _kind(record: dict[str, Any]) -> str | None:
    """A conversation holds a list of sentences, and has fields of these products."""
    if not any(key.lower().replace("_", "") in _LISTS for key in record):
        return None
    folded = _folded(record)
    sentences, inner = _sentences(folded)
    said = [one for one in sentences[:20] if "role" in one and one.keys() & set(_WORDS)]
    told = bool(inner) or "dialoguelist" in folded or folded.keys() & _OWN
    # A conversation in which nobody spoke is one as well: the check tells of it.
    silent = not sentences and folded.keys() & _NAMING
    if not silent and (not said or not (told or any("words" in one for one in said))):
        return None
    # It holds no other conversation, like a message holds no other message.
    return "message"


def _folded(record: dict[str, Any], depth: int = 2) -> dict[str, Any]:
    """The fields under one spelling, and those of the objects in it."""
    return {
        key.lower().replace("_", ""): _folded(value, depth - 1)
        if isinstance(value, dict) and depth
        else value
        for key, value in record.items()
    }


def _sentences(record: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The sentences, and the object around them where their list lies in one of its own."""
    for name in _LISTS:
        value = record.get(name)
        inner = value if isinstance(value, dict) else {}
        if inner:
            value = next((inner[key] for key in _LISTS if isinstance(inner.get(key), list)), None)
        if isinstance(value, list):
            return [_folded(one, 0) for one in value if isinstance(one, dict)], inner
    return [], {}


def _conversation(name: str, record: dict[str, Any], around: dict[str, Any]) -> dict[str, Any]:
    sentences, inner = _sentences(record)
    agent, recording = dict_at(record, "agent"), dict_at(record, "recording")
    holders = (record, inner, recording)
    number = first_of((record,), "customerserviceid") or text_at(agent, "id")
    person = first_of((record,), "customerservicename") or text_at(agent, "name") or number
    times = _times(sentences, _start((*holders, around)))
    is_call = bool(recording) or text_at(around, "optional") == "1"
    business = first_of((record, recording, around), "business")
    return {
        "conversation_id": name,
        "channel": "phone" if is_call else "chat",
        "agent_id": person,
        "customer_id": first_of((record,), "customerid", "customername"),
        "team": first_of((record, agent), "skillgroupname", "skillgroup", "groupname"),
        **({"business": business} if business else {}),
        "messages": [
            _message(one, time, number, person) for one, time in zip(sentences, times, strict=True)
        ],
    }


def _start(holders: tuple[dict[str, Any], ...]) -> str | None:
    return first_of(holders, *_STARTS)


def _times(sentences: list[dict[str, Any]], start: str | None) -> list[str | None]:
    """When each sentence was said: its own time, else its offset from the beginning."""
    own = [first_of((one,), "begintime", "time", "timestamp", "sendtime") for one in sentences]
    offsets = [number_at(one, "begin") for one in sentences]
    if len(sentences) > 1 and len(set(own)) == 1 and len(set(offsets)) > 1:
        # In results, each sentence repeats the time at which the call began.
        start, own = own[0] or start, [None] * len(own)
    return [time or _after(start, offset) for time, offset in zip(own, offsets, strict=True)]


def _after(start: str | None, offset: float | None) -> str | None:
    """The time some milliseconds after the start, as the start is written."""
    if offset is not None and abs(offset) >= _ABSOLUTE:
        return str(int(offset))
    if start is None or offset is None:
        return start
    try:
        if start.isdecimal():
            return str(int(start[:20]) + int(offset))
        later = datetime.fromisoformat(start.strip()) + timedelta(milliseconds=offset)
    except (ValueError, OverflowError):
        return start
    return later.isoformat(sep=" ")


def _message(
    sentence: dict[str, Any], time: str | None, number: str | None, person: str | None
) -> dict[str, Any]:
    said = text_at(sentence, "role")
    role = _ROLES.get((said or "").strip(), said)
    if role == "agent" and text_at(sentence, "customerservicetype") == _MACHINE:
        role = "bot"
    own = first_of((sentence,), "customerservicename", "identity", "customerserviceid")
    # A number is somebody's name where nobody tells a better one.
    author = person if own in (None, number) else own
    return {
        "role": role,
        "text": _text(sentence),
        "timestamp": time,
        "author": author if role not in ("customer", "bot", "note") else None,
    }


def _text(sentence: dict[str, Any]) -> str:
    words = first_of((sentence,), *_WORDS)
    placeholder = _MEDIA.get((text_at(sentence, "type") or "").upper())
    if placeholder is None:
        return words or ""
    return with_text(placeholder, None if (words or "").startswith("http") else words)
