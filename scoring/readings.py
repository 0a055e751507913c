"""What files write, and what it means: words for speakers, channels and states, and times."""

import polars as pl

TIME = pl.Datetime("us", "UTC")

_SPEAKER_WORDS = {
    "customer": "customer user client buyer visitor requester enduser consumer contact guest "
    "sender seeker 客户 顾客 买家 用户 访客 kunde client(e) cliente",
    "agent": "agent assistant operator seller staff support rep representative employee admin "
    "teammate wizard advisor helper 客服 坐席 卖家 店小二 商家 mitarbeiter",
    "bot": "bot chatbot robot ai virtualassistant workflow automation autoreply 机器人 智能客服",
    "note": "note system event internal privatenote comment activity 系统 备注",
}
SPEAKER_OF = {word: speaker for speaker, words in _SPEAKER_WORDS.items() for word in words.split()}

_CHANNEL_WORDS = {
    "chat": "chat livechat webchat web widget messaging im messenger whatsapp wechat line telegram "
    "sms inapp native 在线 聊天 旺旺",
    "email": "email mail e-mail emails 邮件 邮箱",
    "social": "social twitter x facebook instagram tiktok weibo youtube reddit review comments "
    "社交 微博",
    "ticket": "ticket form webform api portal helpdesk case 工单",
    "phone": "phone call voice telephone talk 电话",
}
CHANNEL_OF = {word: channel for channel, words in _CHANNEL_WORDS.items() for word in words.split()}

_STATUS_WORDS = {
    "open": "open opened new pending active inprogress waiting hold onhold unresolved snoozed "
    "reopened failed unsolved 未解决 处理中 进行中",
    "solved": "solved resolved done complete completed success successful 已解决 完成",
    "closed": "closed archived ended 已关闭 关闭",
}
STATUS_OF = {word: status for status, words in _STATUS_WORDS.items() for word in words.split()}

_TIME_FORMATS = ("%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%d.%m.%YT%H:%M:%S%.f")


def word_of(name: str, meaning: dict[str, str]) -> pl.Expr:
    """What the word in a column means; null for an unknown word."""
    word = pl.col(name).str.to_lowercase().str.replace_all(r"[\s_\-:/]+", "")
    return word.replace_strict(meaning, default=None, return_dtype=pl.String)


def time_of(name: str, zone: str = "UTC") -> pl.Expr:
    """UTC time of an ISO 8601 text (without a zone of its own: of ``zone``) or of Unix seconds or
    milliseconds. An hour that the clocks skip is null, of one that they repeat it is the first."""
    text = pl.col(name).str.strip_chars()
    number = text.cast(pl.Float64, strict=False)
    # Seconds until the year 5000 stay below 1e11; milliseconds since 1973 lie above.
    seconds = pl.when(number.abs() >= 1e11).then(number / 1000).otherwise(number)
    unix = pl.when(seconds.abs() < 2e11).then(seconds * 1e6).cast(pl.Int64).cast(TIME)
    iso = text.str.replace(r"^(\S+)\s+(\d)", "${1}T${2}").str.replace(r"\s*(Z|UTC|z)$", "+00:00")
    zoned = iso.str.replace(r"\s*([+-]\d{2}):?(\d{2})?$", "${1}:${2}").str.replace(r":$", ":00")
    with_zone = pl.when(iso.str.contains(r"T.*[+-]\d{2}(:?\d{2})?$")).then(zoned)
    return pl.coalesce(
        unix,
        *(
            with_zone.str.to_datetime(f"{form}%:z", time_unit="us", time_zone="UTC", strict=False)
            for form in _TIME_FORMATS[:2]
        ),
        *(
            iso.str.to_datetime(form, time_unit="us", strict=False)
            .dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
            .dt.convert_time_zone("UTC")
            for form in _TIME_FORMATS
        ),
    )
