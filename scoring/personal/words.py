"""The words around names, in the languages of trade; written as patterns that ignore case."""

GREETINGS = (
    r"hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|thanks|thank you|sorry"
    r"|greetings|"
    r"hallo|guten (?:tag|morgen|abend)|liebe[r]?|servus|moin|grüß dich|danke|vielen dank|"
    r"sehr geehrte[r]?|bonjour|bonsoir|salut|cher|chère|merci|hola|buenos días|"
    r"buenas(?: tardes| noches)?|estimad[oa]|querid[oa]|gracias|ciao|buongiorno|buonasera|salve|"
    r"gentile|car[oa]|egregi[oa]|grazie|olá|ola|oi|bom dia|boa (?:tarde|noite)|prezad[oa]|"
    r"obrigad[oa]|hoi|dag|goede(?:morgen|middag|navond|n dag)|beste|geachte|bedankt|dzień dobry|"
    r"cześć|hej|witam|witaj|szanown[yai]|drog[ia]|dziękuję|merhaba|selam|sayın|sevgili|günaydın|"
    r"iyi günler|teşekkürler|halo|hai|selamat (?:pagi|siang|sore|malam|petang|tengah hari)|"
    r"terima kasih|xin chào|chào(?: anh| chị| bạn| em)?|cảm ơn(?: anh| chị| bạn| em)?|здравствуйте|"
    r"добрый (?:день|вечер)|доброе утро|привет|уважаем(?:ый|ая)|спасибо|hej|god (?:dag|morgon)"
)

TOLD = (
    r"my name is|my name['’]s|name is|mein name ist|ich heiße|ich heisse|je m['’]appelle"
    r"|mon nom est|"
    r"me llamo|mi nombre es|mi chiamo|il mio nome è|me chamo|chamo-me|meu nome é|mijn naam is|"
    r"ik heet|nazywam się|mam na imię|(?:benim )?ad[ıi]m|(?:benim )?ismim|nama saya|nama aku|"
    r"(?:tôi|em|mình|anh|chị) tên(?: là)?|tên (?:tôi|em|mình) là|tên là|меня зовут"
    r"|мо[её] имя|jag heter"
)
"""Words by which somebody tells a name."""

TOLD_LOOSELY = (
    r"i['’]m|i am|this is|hier (?:ist|spricht|schreibt)|ich bin(?: der| die)?|je suis|c['’]est|soy|"
    r"le habla|sono|sou(?: o| a)?|aqui é(?: o| a)?|ik ben|u spreekt met|jestem|z tej strony"
    r"|ben|saya|"
    r"(?:tôi|em|mình) là|это"
)
"""Words behind which a name may follow, or something else."""

FAREWELLS = (
    r"(?:best|kind|warm|many)?\s?regards|best wishes|best|cheers|thanks|thank you|many thanks|"
    r"(?:yours )?(?:sincerely|faithfully|truly)|(?:mit )?(?:freundlichen|freundliche|viele|liebe|"
    r"beste|besten|herzliche) grüße?n?|mfg|lg|vg|danke|cordialement|bien (?:cordialement|à vous)|"
    r"salutations|merci|un saludo|saludos(?: cordiales)?|atentamente|gracias|(?:cordiali|distinti) "
    r"saluti|saluti|grazie|atenciosamente|cumprimentos|abraços?|obrigad[oa]|(?:met )?vriendelijke "
    r"groet(?:en)?|groet(?:en|jes)?|pozdrawiam|z poważaniem|saygılarımla|iyi günler|teşekkürler|"
    r"hormat saya|salam|terima kasih|trân trọng|xin cảm ơn|с уважением|спасибо"
    r"|med vänlig hälsning|mvh"
)

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃"
    "武戴莫孔汤骆張劉陳楊黃趙吳孫馬鄭許謝韓馮鄧蕭蔣葉蘇呂盧鍾譚陸範賈韋鄒龍賀顧龔萬錢嚴湯"
)
"""The surnames of nine in ten Chinese."""

_NO_NAMES = (
    # Whom a greeting may address that is nobody by name.
    "there all everyone everybody team sir sirs madam ma'am customer customers client support "
    "guys folks friend friends again you your valued amazon service seller buyer shop store "
    "customer-service member members guest user i we the a an my it its this that for "
    "to so and "
    "but no yes not just very really still now here from with in on at of is are was "
    "herr frau damen kunde kundin kunden kundenservice zusammen leute ihr ihre sie du wir ich "
    "für und das der die es dass aber jetzt nicht schon sehr noch mal "
    "monsieur madame cliente clients clientes à pour de la le les votre vous je nous beaucoup "
    "señor señora señores señorita usuario amigo amiga equipo a por para el los las tu su sus "
    "signore signora signori utente tutti per il lo gli una un "
    "senhor senhora senhores usuário todos por pelo pela seu sua "
    "meneer mevrouw klant klanten team allemaal voor de het een "
    "panie pani pan państwo państwu kliencie klientko wszystkim za "
    "bey hanım müşterimiz müşteri arkadaşlar efendim için bir "
    "kak kakak pak bapak bu ibu gan sis min admin pelanggan semua atas telah sudah say"
    "a ada mau "
    "anh chị bạn em quý khách shop ad cô chú bác mình các đã vì không "
    "господин госпожа клиент коллеги команда друзья покупатель за что это вам вас "
    # What follows "I am", "this is", "name is".
    "interested happy sorry glad unable able afraid aware sure ready trying looking writing "
    "american british german french spanish italian chinese japanese canadian indian mexican "
    "muslim christian english mr mrs ms dr dhr "
    "monday tuesday wednesday thursday friday saturday sunday january february march a"
    "pril june "
    "july august september october november december christmas easter "
    "prime premium kindle iphone ipad samsung apple google facebook twitter whatsapp instagram "
    "paypal visa mastercard dhl ups fedex hermes dpd usps black english deutsch online ok okay "
    "vielen herzlichen danke dank mein meine unser es gerne leider bitte kein keine al"
    "les was wie "
    "merci avec c'est oui muchas gracias con lamento lamentamos claro obrigado obrigad"
    "a muito tudo "
    "sim grazie mi certo bedankt wat ik geen graag hartelijk dziękuję dziękujemy bardz"
    "o w proszę "
    "teşekkürler size tabii terima mohon baik maaf спасибо благодарим я мы как подскажите "
    "i'm asap ai who first second greek btw wait robot assistant captain officer cost "
    "time office "
    "club alexa hotel restaurant party doctor agent manager alright sounds perfect "
    "great good best thanks thank please hello hi dear welcome"
)
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words that stand where a name could, and are none."""

_NO_PARTS = (
    "hanım bey encik puan cik tuan pak bu ibu bapak kak mr mrs ms dr sr sra srta sig dhr frau herr "
    "herrn mme panie pani mevrouw meneer anh chị van von de der den del da and und"
)
NO_PARTS = frozenset(_NO_PARTS.split())
"""Titles and particles that stand among the words of a name."""

_COMMON = (
    "will may mark rose grace hope joy faith art bill grant chase dean ray rob sue pat"
    " guy gene june "
    "april august summer dawn price case can long young king brown black white green p"
    "age best bush "
    "cook day little love stone hand bell box sol mar luz paz van von der den del las los les "
    "für und the and for you are not but all any max min new old big day win won son a"
    "nn per pro "
    "mit des dem ein mai les est pas par une sur con por una que het een ben dan bin i"
    "st und dia "
    "ada aku ini itu yang saya baru lama sunny honey angel star sky rich frank jack dr"
    "ew miles chance "
    "carol cliff daisy lily iris ivy ruby amber ginger olive holly heather violet melo"
    "dy destiny "
    "patience charity constance prudence bella linda claro franco rosa blanca alba"
)
COMMON = frozenset(_COMMON.split())
"""Words that are parts of names too: they are taken for one only with a capital letter, not at the
beginning of a sentence."""

_NO_CUSTOMER = (
    "customer user buyer client anonymous guest visitor unknown kunde me you end-user enduser "
    "requester consumer caller sender none null n/a na test member client kundin cliente "
    "customer1 user1 客户 顾客 买家 用户 訪客 访客 匿名 お客様 고객 ลูกค้า"
)
NO_CUSTOMER = frozenset(_NO_CUSTOMER.split())
"""What sources call customers whose name they do not tell."""
