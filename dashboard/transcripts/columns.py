"""What the columns of other people's tables are called."""

import re

SPELLINGS = {
    "conversation_id": "conversationid ticketid ticketnumber chatid dialogid dialogueid threadid "
    "sessionid caseid casenumber interactionid callid conversation ticket dialogue 会话id 对话id "
    "工单id 工单号 会话编号 对话编号 vorgangsnummer ticketnummer",
    "role": "role sendertype authortype speakertype speaker sendertyp sender senderrole authorrole "
    "participant participanttype from direction who 角色 发送者类型 发言人 发送方 rolle absender",
    "text": "text message body content messagetext messagebody plainbody utterance comment msg "
    "transcript 消息内容 消息 内容 文本 聊天内容 nachricht inhalt",
    "timestamp": "timestamp createdat time date datetime sentat sentdate senttime messagetime "
    "messagetimestamp created createddate createdtime 时间 时间戳 发送时间 消息时间 创建时间 zeit "
    "zeitpunkt datum",
    "author": "author authorid authorname senderid sendername userid username name "
    "发送者 发送人 姓名 昵称",
    "channel": "channel channeltype source medium via viachannel platform 渠道 来源 平台 kanal",
    "agent_id": "agentid agent agentname assigneeid assignee operator operatorid representative "
    "advisor 客服id 客服 坐席 坐席id 客服工号 工号 客服姓名 mitarbeiter",
    "customer_id": "customerid customer customername clientid client requesterid requester "
    "contactid visitorid buyerid 客户id 客户 用户id 买家id 买家 kunde kundennummer",
    "team": "team teamid teamname group groupid groupname department queue skill 团队 小组 部门 "
    "技能组 abteilung",
    "language": "language lang locale languagecode 语言 语种 sprache",
    "rating": "rating csat csatscore satisfaction satisfactionrating satisfactionscore score stars "
    "评分 满意度 星级 bewertung",
    "status": "status state ticketstatus conversationstatus 状态 工单状态 会话状态",
    "order_id": "orderid order ordernumber orderno 订单号 订单id 订单编号 bestellnummer",
    "tags": "tags tag labels label topics 标签 schlagworte",
}
"""Column of RAW → its spellings, best first, in small letters without spaces and underscores."""

NEEDED = ("conversation_id", "role", "text")


def matched(columns: list[str]) -> dict[str, str]:
    """Column of RAW → column of the table, the best spelling of each; each column used once."""
    plain = {_plain(column): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for name, spellings in SPELLINGS.items():
        for spelling in spellings.split():
            column = plain.get(spelling)
            if column is not None and column not in found.values():
                found[name] = column
                break
    return found


def missing(columns: list[str]) -> list[str]:
    """The needed columns of RAW for which the table has none."""
    found = matched(columns)
    return [name for name in NEEDED if name not in found]


def unknown(columns: list[str]) -> list[str]:
    """Columns nobody knows: kept beside the message."""
    known = set(matched(columns).values())
    return [column for column in columns if column not in known]


def _plain(column: str) -> str:
    return re.sub(r"[\s_\-.]+", "", column.removeprefix("\ufeff")).casefold()
