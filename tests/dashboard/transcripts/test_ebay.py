"""eBay's messages, of its Message API and its Trading API."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, format_of
from dashboard.transcripts.markets import ebay
from tests.dashboard.transcripts.damage import (
    EXAMPLES,
    counts,
    damaged,
    put,
    read,
    said,
    survives,
    told,
)

SHOP = Reading(agents=frozenset({"lamp_shop"}))


def message(number: int, sender: str, recipient: str, body: str, **more):
    return {
        "messageId": str(number),
        "senderUsername": sender,
        "recipientUsername": recipient,
        "subject": "Lamp",
        "messageBody": body,
        "createdDate": f"2026-03-01T12:0{number}:00.000Z",
        "readStatus": True,
        **more,
    }


PHOTO = [{"mediaName": "p.jpg", "mediaType": "IMAGE", "mediaUrl": "https://e.example/p"}]
MESSAGES = [
    message(1, "bob", "lamp_shop", "Is <b>it</b> blue?<br>Bob", messageMedia=PHOTO),
    message(2, "lamp_shop", "bob", "Yes"),
]
REST = {
    "conversations": [
        {
            "conversationId": "c1",
            "conversationType": "FROM_MEMBERS",
            "conversationStatus": "ACTIVE",
            "conversationTitle": "Lamp",
            "latestMessage": MESSAGES[1],
            "messages": MESSAGES,
        },
        {
            "conversationId": "c2",
            "conversationType": "FROM_EBAY",
            "conversationStatus": "ARCHIVED",
            "messages": [message(3, "eBay", "lamp_shop", "Your invoice")],
        },
    ]
}
MEMBER = """<?xml version="1.0" encoding="UTF-8"?>
<e:GetMemberMessagesResponse xmlns:e="urn:ebay:apis:eBLBaseComponents"><e:Ack>Success</e:Ack>
<e:MemberMessage><e:MemberMessageExchange>
<e:Item><e:ItemID>110</e:ItemID><e:Site>UK</e:Site></e:Item>
<e:Question><e:MessageType>AskSellerQuestion</e:MessageType><e:SenderID>bob</e:SenderID>
<e:SenderEmail>b@example.com</e:SenderEmail><e:RecipientID>lamp_shop</e:RecipientID>
<e:Subject>Q</e:Subject><e:Body>Blue &amp; new?</e:Body><e:MessageID>77</e:MessageID></e:Question>
<e:Response>Yes</e:Response><e:Response>And new</e:Response>
<e:MessageStatus>Answered</e:MessageStatus><e:CreationDate>2026-03-01T12:00:00.000Z</e:CreationDate>
</e:MemberMessageExchange></e:MemberMessage></e:GetMemberMessagesResponse>"""
MINE = """<?xml version="1.0"?><GetMyMessagesResponse xmlns="urn:ebay:apis:eBLBaseComponents">
<Messages><Message><Sender>bob</Sender><RecipientUserID>lamp_shop</RecipientUserID>
<Subject>S</Subject><MessageID>1</MessageID><Content>Hello</Content><ItemID>5</ItemID>
<ReceiveDate>2026-03-01T12:00:00.000Z</ReceiveDate><Folder><FolderID>0</FolderID></Folder></Message>
<Message><Sender>lamp_shop</Sender><SendToName>bob</SendToName><Subject>S</Subject>
<MessageID>2</MessageID><Text>&lt;p&gt;Hi&lt;/p&gt;</Text><ItemID>5</ItemID>
<ReceiveDate>2026-03-01T13:00:00.000Z</ReceiveDate><Folder><FolderID>1</FolderID></Folder></Message>
<Message><Sender>eBay</Sender><SendToName>lamp_shop</SendToName><Subject>Fees</Subject>
<MessageID>3</MessageID><ReceiveDate>2026-03-01T13:00:00.000Z</ReceiveDate></Message>
</Messages></GetMyMessagesResponse>"""


def test_conversations_of_the_message_api(tmp_path):
    raw, problems = read(*put(tmp_path, c__json=REST), reading=SHOP)
    assert said(raw) == [
        ("customer", "Is it blue?\nBob\n[image]", None, None),
        ("agent", "Yes", "lamp_shop", None),
        ("note", "Your invoice", None, None),
    ]
    assert raw["conversation_id"].to_list() == ["c1", "c1", "c2"]
    assert problems.is_empty()


def test_a_page_of_one_conversation_is_named_by_its_address(tmp_path):
    href = "https://api.ebay.com/commerce/message/v1/conversation/c1?limit=10"
    page = {"conversationType": "FROM_MEMBERS", "href": href, "messages": MESSAGES}
    raw, _ = read(*put(tmp_path, c__json=page), reading=SHOP)
    assert told(raw, "conversation_id", "customer_id", "agent_id") == ["c1", "bob", "lamp_shop"]


def test_who_writes_with_several_is_the_shop_else_the_names_are_asked_for(tmp_path):
    other = {"conversationId": "c3", "conversationType": "FROM_MEMBERS",
             "messages": [message(4, "eve", "lamp_shop", "Hi")]}  # fmt: skip
    raw, _ = read(*put(tmp_path, c__json={"conversations": [*REST["conversations"], other]}))
    assert counts(raw) == {"customer": 2, "agent": 1, "note": 1}
    with pytest.raises(Unreadable, match="bob, lamp_shop"):
        read(*put(tmp_path, c__json=REST))


def test_questions_and_answers_of_the_trading_api(tmp_path):
    raw, _ = read(*put(tmp_path, m__xml=MEMBER))
    assert said(raw) == [
        ("customer", "Blue & new?", None, None),
        ("agent", "Yes", "lamp_shop", None),
        ("agent", "And new", "lamp_shop", None),
    ]
    assert told(raw, "conversation_id", "market", "customer_id") == ["bob/110", "UK", "bob"]
    assert raw["timestamp"].to_list() == ["2026-03-01T12:00:00.000Z", None, None]


def test_the_mailbox_of_the_trading_api(tmp_path):
    raw, _ = read(*put(tmp_path, m__xml=MINE))
    assert said(raw) == [
        ("customer", "Hello", None, None),
        ("agent", "Hi", "lamp_shop", None),
        ("note", "Fees", None, None),
    ]
    assert raw["conversation_id"].to_list() == ["bob/5", "bob/5", "eBay"]


def test_the_same_as_json(tmp_path):
    question = {"SenderID": "bob", "RecipientID": "lamp_shop", "Body": "Blue?", "MessageID": "77"}
    exchange = {"Item": {"ItemID": "110"}, "Question": question, "Response": "Yes"}
    answer = {"MemberMessage": {"MemberMessageExchange": [exchange]}}
    raw, _ = read(*put(tmp_path, m__json=answer))
    assert counts(raw) == {"customer": 1, "agent": 1}


def test_broken_xml_keeps_what_came_before_and_entities_are_refused(tmp_path):
    raw, problems = read(*put(tmp_path, m__xml=MINE[: MINE.index("<Message><Sender>eBay")]))
    assert counts(raw) == {"customer": 1, "agent": 1}
    assert problems["expected"].to_list() == ["xml"]
    bomb = MINE.replace("<GetMy", '<!DOCTYPE x [<!ENTITY a "aaa">]><GetMy', 1)
    for wrong in (bomb, MEMBER.replace("UTF-8", "F-8")):
        _, problems = read(*put(tmp_path, m__xml=wrong))
        assert problems["expected"].to_list() == ["xml"]


def test_others_are_not_recognised(tmp_path):
    others = {"native__jsonl": [{"conversation_id": "c", "messages": []}], "x__xml": "<a>1</a>"}
    for path in put(tmp_path, **others):
        assert not ebay.recognises(path)
    for path in put(tmp_path, c__json=REST, m__xml=MINE):
        assert format_of(path) is ebay


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    survives("ebay", "a__json", json.dumps(damaged(REST, seed)).encode())


@given(st.binary(max_size=300), st.integers(1, 1500), st.sampled_from([MEMBER, MINE]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length, answer):
    survives("ebay", "a__xml", answer[:length].encode() + rest)
    survives("ebay", "a__xml", answer[:length].encode() + rest + answer[length:].encode())
    survives("ebay", "a__json", json.dumps(REST)[:length].encode() + rest)
