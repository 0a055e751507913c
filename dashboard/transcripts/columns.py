"""What the columns of other people's tables are called."""

import re
from collections.abc import Collection, Mapping

SPELLINGS = {
    "conversation_id": "conversationid ticketid ticketnumber chatid dialogid dialogueid threadid "
    "sessionid caseid casenumber interactionid callid conversation ticket dialogue convid "
    "conversationkey incidentid incidentnumber ticketno chatsessionid transcriptid "
    "会话id 对话id 工单id 工单号 会话编号 对话编号 会话号 会话标识 咨询id 咨询编号 聊天id "
    "vorgangsnummer ticketnummer",
    "role": "role sendertype authortype speakertype speaker sendertyp sender senderrole authorrole "
    "participant participanttype usertype messagesendertype fromtype sentbytype actortype from "
    "direction messagedirection who 角色 发送者类型 发言人 发送方 发送方类型 发送人类型 "
    "发送者角色 消息方向 消息来源 消息类型(收/发) rolle absender",
    "text": "text message body content messagetext messagebody plainbody utterance comment msg "
    "bodytext textbody strippedtext messagecontent commentbody htmlbody description transcript "
    "消息内容 消息 内容 文本 聊天内容 会话内容 聊天记录 对话内容 发送内容 nachricht inhalt",
    "timestamp": "timestamp createdat time date datetime sentat sentdate senttime messagetime "
    "messagetimestamp created createddate createdtime createdon createdatetime sentdatetime "
    "messagedate hscreatedate hstimestamp senton sentdatetime(utc) createdatutc "
    "时间 时间戳 发送时间 消息时间 创建时间 聊天时间 日期 zeit zeitpunkt datum",
    "author": "author authorid authorname senderid sendername userid username name fromname "
    "sentby createdby fromemail senderemail fromaddress "
    "发送者 发送人 姓名 昵称 发送者昵称 发送人姓名 发送者名称",
    "market": "market marketplace site shop country 市场 站点 国家 店铺 店铺名称 markt land",
    "updated_at": "updatedat lastupdated modifiedat updatetime modifiedon lastmodifieddate "
    "更新时间",
    "channel": "channel channeltype source medium via viachannel platform origin caseorigin "
    "hspipelinesource 渠道 来源 平台 会话来源 来源渠道 kanal",
    "agent_id": "agentid agent agentname assigneeid assignee operator operatorid representative "
    "advisor agentemail assigneduser assigneduserid owner ownerid hubspotownerid operatorname "
    "assigneename 客服id 客服 坐席 坐席id 客服工号 工号 客服姓名 客服昵称 接待客服 客服账号 "
    "坐席姓名 mitarbeiter",
    "customer_id": "customerid customer customername clientid client requesterid requester "
    "contactid visitorid buyerid customeremail requesteremail visitorname visitoremail visitor "
    "contactname contactemail 客户id 客户 用户id 买家id 买家 客户昵称 顾客 访客id 访客 访客名称 "
    "买家昵称 买家旺旺 客户姓名 用户昵称 用户pin 顾客id kunde kundennummer",
    "team": "team teamid teamname group groupid groupname department queue skill queuename inbox "
    "团队 小组 部门 技能组 客服组 分组 abteilung",
    "language": "language lang locale languagecode 语言 语种 sprache",
    "rating": "rating csat csatscore satisfaction satisfactionrating satisfactionscore score stars "
    "surveyscore chatrating rate 评分 满意度 星级 评价 满意度评价 满意度评分 bewertung",
    "status": "status state ticketstatus conversationstatus casestatus statecode hspipelinestage "
    "状态 工单状态 会话状态",
    "order_id": "orderid order ordernumber orderno 订单号 订单id 订单编号 bestellnummer",
    "tags": "tags tag labels label topics taglist 标签 会话标签 schlagworte",
}
"""Column of RAW → its spellings, best first, in small letters without spaces and underscores."""

FURTHER = {
    "from_agent": "fromagent isfromagent isagent isoutgoing outgoing outbound isstaff isoperator "
    "isreply sentbyagent agentsent 是否客服 是否客服发送 客服发送",
    "from_customer": "fromcustomer isfromcustomer iscustomer isincoming incoming inbound isclient "
    "isvisitor isuser fromuser isfromuser sentbycustomer 是否客户 是否客户发送 客户发送",
    "customer_text": "customertext customermessage customerquery customerquestion usermessage "
    "clientmessage visitormessage buyermessage userquery question query instruction inquiry "
    "客户消息 客户内容 客户问题 用户消息 用户问题 买家消息 问题 提问 访客消息",
    "agent_text": "agenttext agentmessage agentreply agentresponse agentanswer operatormessage "
    "supportreply sellermessage reply answer response 客服消息 客服回复 客服内容 坐席消息 回复 "
    "回复内容 答复 答案 回答",
    "customer_time": "customertime customertimestamp customermessagetime askedat questiontime "
    "questionat 客户发送时间 客户消息时间 提问时间",
    "agent_time": "agenttime agenttimestamp agentmessagetime agentreplytime repliedat answeredat "
    "replytime answertime responsetimestamp 客服回复时间 客服消息时间 回复时间",
    "transcript": "transcript chattranscript fulltranscript conversationtranscript chatlog "
    "chatlogs chathistory conversationtext conversationlog conversationhistory messages dialog log "
    "聊天记录 对话记录 会话记录 聊天详情 会话内容 对话内容 会话详情",
}
"""The same for what a table may have in place of a speaker and a text in each row: a cell that
says yes or no, what each side said in cells of its own, or a cell with a whole chat."""

NEEDED = ("conversation_id", "role", "text")

_SIDES = ("from_agent", "from_customer")


def matched(columns: Collection[str]) -> dict[str, str]:
    """Column of RAW → column of the table, the best spelling of each; each column used once."""
    return _found(columns, SPELLINGS, set())


def named(columns: Collection[str]) -> dict[str, str]:
    """Column of RAW or FURTHER → column of the table, as far as names tell."""
    found = matched(columns)
    further = _found(columns, FURTHER, set(found.values()) - {found.get("text", "")})
    both = {name: further[name] for name in ("customer_text", "agent_text") if name in further}
    if "role" in found and "text" in found:
        return found
    told = {name: further[name] for name in _SIDES if name in further}
    if told and "text" in found:
        return found | told
    if "transcript" in further:
        if found.get("text") == further["transcript"]:
            del found["text"]
        return found | {"transcript": further["transcript"]}
    if len(both) == 2:
        times = {name: further[name] for name in further if name.endswith("_time")}
        return {name: column for name, column in found.items() if column not in both.values()} | (
            both | times
        )
    return found


def lacking(mapping: Mapping[str, str], names_known: bool = False) -> list[str]:
    """What is needed and neither mapped nor told by something else; ``names_known``: somebody said
    which names stand for the shop's people."""
    if "transcript" in mapping or {"customer_text", "agent_text"} & mapping.keys():
        needed: tuple[str, ...] = ("conversation_id",)
    elif _tells_sides(mapping, names_known):
        needed = ("conversation_id", "text")
    else:
        needed = NEEDED
    return [name for name in needed if name not in mapping]


def kind_of(mapping: Mapping[str, str]) -> str:
    """Whether a row is a message ("message"), a conversation in one cell ("transcript"), or what
    each side said in a cell of its own ("sides")."""
    if "text" in mapping and _tells_sides(mapping, names_known=True):
        return "message"
    return "transcript" if "transcript" in mapping else "sides"


def missing(columns: Collection[str]) -> list[str]:
    """The needed columns of RAW for which the table has none."""
    found = matched(columns)
    return [name for name in NEEDED if name not in found]


def spelled(name: str) -> list[str]:
    """How such a column may be called, best first."""
    return (SPELLINGS | FURTHER)[name].split()


def _tells_sides(mapping: Mapping[str, str], names_known: bool) -> bool:
    if "role" in mapping or any(name in mapping for name in _SIDES):
        return True
    sides = names_known or "agent_id" in mapping or "customer_id" in mapping
    return "author" in mapping and sides


def _found(
    columns: Collection[str], spellings: Mapping[str, str], used: Collection[str]
) -> dict[str, str]:
    plain = {_plain(column): column for column in reversed(list(columns))}
    found: dict[str, str] = {}
    for name, several in spellings.items():
        for spelling in several.split():
            column = plain.get(spelling)
            if column is not None and column not in found.values() and column not in used:
                found[name] = column
                break
    return found


def _plain(column: str) -> str:
    return re.sub(r"[\s_\-./:]+", "", column.removeprefix("\ufeff")).casefold()
