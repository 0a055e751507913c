"""How mail programs of many languages introduce the mail that is answered or forwarded."""

import re

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

_SENDER = (
    "from von de da van fra från frå od от від lähettäjä nadawca expeditor feladó gönderen kimden "
    "από expéditeur remitente mittente afzender avsändare dari từ จาก من מאת प्रेषक 发件人 寄件者 "
    "寄件人 差出人 送信者 보낸사람 보낸이"
)
_SUBJECT = (
    "subject betreff objet asunto assunto oggetto onderwerp emne ämne aihe temat předmět predmet "
    "тема tárgy subiect konu θέμα perihal subjek subyek เรื่อง الموضوع נושא विषय 主题 主旨 主題 件名 "
    "제목 chủđề betr"
)
_SENT = (
    "sent date gesendet datum envoyé enviado fecha data inviato verzonden sendt dato skickat "
    "lähetetty päivämäärä wysłano odesláno odoslané отправлено дата надіслано elküldve dátum "
    "trimis gönderildi tarih στάλθηκε ημερομηνία dikirim tanggal đãgửi ngày ส่งเมื่อ วันที่ "
    "تاريخ التاريخ נשלח תאריך 发送时间 发送日期 日期 时间 寄件日期 傳送時間 已傳送 送信日時 日時 "
    "送信 보낸날짜 날짜 receivedon"
)
_OTHERS = (
    "to cc bcc an à para per a aan til kopi till kopia vastaanottaja do dw komu kopie кому копия "
    "копія címzett către kime προς kepada đến ถึง สำเนา إلى نسخة אל עותק 收件人 抄送 副本 收件者 "
    "宛先 받는사람 받는이 참조 reply-to organization importance wichtigkeit attachments anlagen "
    "附件 重要性"
)


def _labels(words: str) -> str:
    # Blanks within a label are typed in several ways: "보낸 사람", "Đã gửi".
    spaced = (r"\s?".join(map(re.escape, word)) for word in words.split())
    return "|".join(sorted(spaced, key=len, reverse=True))


HEADERS = re.compile(
    rf"^[\s>*_]*(?:(?P<sender>{_labels(_SENDER)})|(?P<subject>{_labels(_SUBJECT)})"
    rf"|(?P<sent>{_labels(_SENT)})|(?P<others>{_labels(_OTHERS)}))[\s*_]{{0,4}}[:：]",
    re.IGNORECASE,
)
"""A line of the headers that stand above the mail that is answered."""

_ORIGINAL = (
    "original message|original appointment|ursprüngliche (?:nachricht|mail)|original-?nachricht"
    "|message d'origine|message original|message initial|mensaje original|mensagem original"
    "|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding"
    "|ursprungligt meddelande|ursprungsmeddelande|alkuperäinen viesti|wiadomość oryginalna"
    "|oryginalna wiadomość|původní zpráva|pôvodná správa|исходное сообщение"
    "|оригинальное сообщение|пересылаемое сообщение|вихідне повідомлення|eredeti üzenet"
    "|mesaj original|özgün ileti|orijinal mesaj|αρχικό μήνυμα|pesan asli|thư gốc"
    "|ข้อความต้นฉบับ|الرسالة الأصلية|הודעה מקורית|原始邮件|原邮件|邮件原件|原始郵件|原始信件"
    "|元のメッセージ|원본 메시지|원본 메일|reply message|回复的原邮件|回复邮件"
    "|reply above this line"
)
SEPARATOR = re.compile(rf"^[\s>*]*[-_=—]{{2,}}\s*(?:{_ORIGINAL})\s*[-_=—]{{2,}}", re.IGNORECASE)
"""The line above the mail that is answered: "-----Original Message-----"."""

FORWARD = re.compile(
    r"^[\s>*]*(?:[-_=]{3,}\s*(?:forwarded (?:message|by)|weitergeleitete (?:nachricht|mail)"
    r"|message (?:transféré|transmis)|mensaje reenviado|mensagem (?:encaminhada|reencaminhada)"
    r"|messaggio inoltrato|doorgestuurd bericht|videresendt|vidarebefordrat|välitetty viesti"
    r"|przekazana wiadomość|přeposlaná|переслан|пересылаем|转发的?邮件|轉寄的?郵件|轉寄"
    r"|転送(?:された)?メッセージ|전달된 메시지)"
    r"|begin forwarded message|anfang der weitergeleiteten|début du (?:message|courriel)"
    r"|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht"
    r"|(?:下面是被)?转发的邮件|開始轉寄郵件|転送されたメッセージ)",
    re.IGNORECASE,
)
"""How a forwarded mail begins: it is no quotation of what was said before."""

TYPE_ABOVE = re.compile(
    r"(?:##-.{3,120}-##|(?:please )?(?:type|write) your reply above this line"
    r"|reply above this line|^[\s-]*bitte antworten sie oberhalb dieser (?:linie|zeile)"
    r"|please reply above this line|在此行上方回复)",
    re.IGNORECASE,
)
"""The line that help desks ask their customers to write above."""

SENT_FROM = re.compile(
    r"^\s*(?:sent from (?:my |mail |outlook|yahoo|the )|get outlook for |sent with |sent via "
    r"|(?:von meinem .{2,40}|mit der .{2,40} app) gesendet|gesendet (?:von meinem|mit|von outlook)"
    r"|(?:diese nachricht wurde )?von meinem .{2,60} gesendet|outlook für (?:ios|android)"
    r"|envoyé (?:de mon|depuis)|télécharger outlook|enviado (?:desde mi|do meu|a partir)"
    r"|obtener outlook|inviato da|scarica outlook|verzonden vanaf|verstuurd vanaf|sendt fra min"
    r"|skickat från min|lähetetty|wysłan[oe] z|odesláno z|odoslané z|отправлено (?:с|из)"
    r"|надіслано з|elküldve|trimis de pe|.{0,20}iphone'?umdan gönderildi|στάλθηκε από"
    r"|dikirim dari|đã gửi từ|ส่งจาก|أُ?رسل(?:ت)? من|נשלח מה|发自我的|从我的.{1,30}发送|發自我的"
    r"|從我的.{1,30}傳送|從我的.{1,30}發送|.{0,20}(?:iphone|ipad|android)から送信"
    r"|(?:나의|내) .{1,30}에서 보냄)",
    re.IGNORECASE,
)
"""The line that telephones put below a mail."""

_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|schreibt|a écrit|escribió|escribio|escreveu|ha scritto|schreef"
    r"|skrev|kirjoitti|napisał|pisze|napsal|napísal|написал|пишет|написав|пише|írta|a scris"
    r"|yazdı|έγραψε|menulis|đã viết|kirjutas|rakstīja|rašė|napisao|napisala|je napisal)"
    r"|写道|寫道|写到|寫到|님이 작성|님이 쓴|作成|書きました|のメッセージ|เขียนว่า|เขียน|كتب|כתב|लिखा",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s<>@]{1,80}@[^\s<>@]{1,80}")
_ANGLED = re.compile(r"[<(\[][^\s<>@]{1,80}@[^\s<>@]{1,80}[>)\]]")
_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d\b")
_TIME = re.compile(r"\d{1,2}[:.h時时]\s?\d{2}")
_LONGEST = 400
_FIRST_WORD = re.compile(
    r"^[\s*_|]*(?:on|am|le|el|em|il|op|den|dne|dňa|dnia|w dniu|vào|pada|στις|at|tarihinde|ในวันที่|เมื่อ"
    r"|في|בתאריך|在|于|於)\b",
    re.IGNORECASE,
)


def is_attribution(text: str) -> str | None:
    """Whether a text is like "On … wrote:": "sure", "likely" (only above quoted lines), or None."""
    plain = _MARKS.sub("", text).strip(" \t\u00a0*_|")
    if len(plain) > _LONGEST or not plain.endswith((":", "：")) or HEADERS.match(plain):
        return None
    dated = _YEAR.search(plain) is not None
    timed = _TIME.search(plain) is not None
    address = _ADDRESS.search(plain) is not None
    wrote = _WROTE.search(plain) is not None
    if dated and timed and (wrote or _ANGLED.search(plain)):
        return "sure"
    if wrote and address:
        return "sure"
    return "likely" if wrote or (address and (dated or timed)) else None


def begins_attribution(text: str) -> str | None:
    """Whether a line may be the first of several of an attribution: "sure", "likely" or None."""
    plain = _MARKS.sub("", text)
    dated, timed = _YEAR.search(plain), _TIME.search(plain)
    if _FIRST_WORD.match(plain) or (dated and timed):
        return "sure"
    return "likely" if dated or timed or _ADDRESS.search(plain) else None
