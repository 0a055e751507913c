"""Names of people, by the words around them: titles, greetings, "my name is", signatures.

Patterns that Polars reads too are written so that both read them alike.
"""

import re
from collections.abc import Iterator

from scoring.personal.words import FAREWELLS, GREETINGS, NO_NAMES, SURNAMES, TOLD, TOLD_LOOSELY

UPPER = "".join(filter(str.isupper, map(chr, (*range(0x530), *range(0x1E00, 0x1F00)))))
"""Capital letters of the Latin, Greek and Cyrillic scripts."""

NAME = rf"[{UPPER}](?:[^\W\d_]+(?:['’.-][^\W\d_]+)*|\.(?=\s))"

TITLES = (
    r"\b(?:Herrn?|Frau|Mrs?|Ms|Miss|Mx|Dr|Mme|Mlle|Monsieur|Madame|Sra?|Srta|Señora?|Senhora?|Dhr|"
    r"Mevr|[Mm]evrouw|[Mm]eneer|Panie?|Pani|Pan[au]|Pak|Bapak|Bu|Ibu|Kak|Encik|Puan|Cik"
    r"|[Aa]nh|[Cc]hị|Signora?|"
    r"Sig|г-н|г-жа|[Гг]осподин|[Гг]оспожа)\.?\s+"
)
"""Titles that stand before a name."""

HONOURED = (
    r"[一-鿿ァ-ヶー]{1,8}(?:先生|女士|小姐|様|さま|さん)"
    r"|[가-힣]{2,4}\s?(?:님|씨)"
    r"|คุณ[\u0e01-\u0e4e]{2,}"
    r"|(?:السيد|السيدة|أستاذ|أستاذة)\s+[\u0621-\u064a]+"
)
"""Names and titles in scripts without capitals, as customers are addressed in them."""

MASKED = (
    rf"{TITLES}\[name\]|\[name\]\s?(?:Bey|Hanım|先生|女士|小姐|様|さま|さん|님|씨)|คุณ\s?\[name\]"
    r"|(?:السيد|السيدة|أستاذ|أستاذة)\s+\[name\]"
)
"""The same with what stands for a name."""

_TITLED = re.compile(rf"{TITLES}({NAME}(?:\s(?:(?:van|von|de|der|den|del|da)\s)*{NAME}){{0,2}})")
_BEY = re.compile(rf"({NAME})\s+(?:Bey|Hanım)\b")

_HAN = rf"(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|[{SURNAMES}])[一-鿿]{{0,2}}"

_HONOURED = [
    re.compile(pattern)
    for pattern in (
        rf"({_HAN})(?:先生|女士|小姐|太太|老师)",
        r"(?<![一-鿿ァ-ヶー々おご])(?!お|皆|何|各|神|奥|王様)"
        r"([一-鿿々ァ-ヶー]{1,6})\s?(?:様|さま|さん)",
        r"(?<![가-힣])(?!고객|손|선생|회원|여러|사장|점주|기사|판매|상담|부모)"
        r"([가-힣]{2,4})\s?(?:님|씨)(?![가-힣]{3})",
        r"คุณ\s?(?!ลูกค้า|ภาพ|สมบัติ|ค่า|ค่ะ|คะ|ครับ|จะ|ได้|ต้อง|สามารถ|มี|ไม่|ที่|แม่|พ่อ|หมอ|ครู|อยู่|เป็น)"
        r"([\u0e01-\u0e4e]{2,20}?)(?=ครับ|ค่ะ|คะ|นะ|จ้า|\s|$|[,.!?]|ได้|จะ|ที่|ต้อง|รอ|ส่ง|สั่ง)",
        r"(?:السيد|السيدة|أستاذ|أستاذة|الأستاذ|الأستاذة)\s+([\u0621-\u064a]+)",
    )
]

_END = r"(?=\s*(?:[,!.;:–—\n，！。：-]|$))"
_NAMES = rf"{NAME}(?:\s{NAME}){{0,2}}"

_GREETED = re.compile(rf"(?m:^|(?<=[.!?]\s))\W{{0,3}}(?i:{GREETINGS})[,\s]\s?({_NAMES}){_END}")

_SIGNED = re.compile(rf"(?m:^|[.!?,]\s)\s*(?i:{FAREWELLS})\s*[,.!]?\s*\n\s*({_NAMES})\s*(?=\n|$)")

_TOLD = [
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?i:{TOLD})\s?[:：]?\s({_NAMES})",
        rf"(?<!\w)(?i:{TOLD_LOOSELY})\s({NAME}(?:\s{NAME}){{0,2}})"
        r"(?=\s*(?:[,!.;\n]|$)|\s(?:and|from|here|und|aus|et|de|y|e|en|uit|i|z|dan|dari|và"
        r"|ve|и|из)\s)",
        rf"(?:我叫|我的名字(?:叫|是)|本人|姓名(?:[:：]|是|叫)|收[件货]人(?:[:：]|是|叫|改成"
        rf"|改为))\s?({_HAN}|[小阿][一-鿿]{{1,2}})(?=[，。,.！!、；;\s]|$)",
        rf"我姓([{SURNAMES}])",
        r"(?:^|[、。\s！])(?:私は|わたしは|名前は|氏名[:：]?)?\s?([一-鿿々ァ-ヶー]{1,8}"
        r"(?:[ \u3000][一-鿿々ァ-ヶー]{1,6})?)と(?:申します|いいます|言います)",
        r"(?:私の名前は|名前は|氏名[:：]\s?|お名前[:：]\s?)([一-鿿々ァ-ヶー]{1,8}"
        r"(?:[ \u3000][一-鿿々ァ-ヶー]{1,6})?)(?=です|でござい|[。、\n]|$)",
        r"(?:제\s이름은|이름은|성함은|이름[:：])\s?([가-힣]{2,4}?)(?=입니다|이에요|예요"
        r"|이라고|라고|이고|[,.\s]|$)",
        r"저는\s?([가-힣]{2,4}?)(?:이라고\s합니다|라고\s합니다|입니다|이에요|예요)(?=[\s,.!]|$)",
        r"(?:ผม|ดิฉัน|ฉัน|หนู|เรา|พี่|นาย)?ชื่อ\s?[:：]?\s?(?!อะไร|สินค้า|ผู้|บัญชี|ร้าน|จริง"
        r"|ว่า|ที่|ของ)([\u0e01-\u0e4e]{2,20}?)(?:\s(?!ครับ|ค่ะ|คะ|นะ)"
        r"(?:นามสกุล\s?)?[\u0e01-\u0e4e]{3,20}?)?(?=ครับ|ค่ะ|คะ|นะ|\s|$|[,.!?])",
        r"(?:اسمي|إسمي|الاسم\s?:)\s([\u0621-\u064a]+(?:\s(?!و|من|أ|في|عند|رقم|طلب|لم"
        r"|لا)[\u0621-\u064a]{3,})?)",
    )
]
_LABEL = re.compile(
    rf"(?m:^|[,;(]\s?)\s*(?i:(?:(?:full|first|last|your|customer|sur) ?)?name|nom|prénom"
    rf"|nombre(?: y apellidos)?|nome|naam|"
    rf"imię(?: i nazwisko)?|nazwisko|isim|ad ?soyad|nama(?: lengkap| penerima)?|họ "
    rf"(?:và )?tên|tên|имя|фио|получатель)\s?[:：]\s?({_NAMES})"
)

_WORD = re.compile(r"\S+")


def words(name: str) -> list[str]:
    """The words of a name."""
    return _WORD.findall(name)


def addressed(text: str) -> Iterator[re.Match[str]]:
    """Names behind or before a title, by whomever they are said; group 1 is the name."""
    for pattern in (_TITLED, _BEY, *_HONOURED):
        yield from filter(_of_somebody, pattern.finditer(text))


def greeted(text: str) -> Iterator[re.Match[str]]:
    """Names behind a greeting, at the head of a line or sentence; group 1 is the name."""
    yield from filter(_of_somebody, _GREETED.finditer(text))


def told(text: str) -> Iterator[re.Match[str]]:
    """Names by which somebody calls themselves, or signs; group 1 is the name."""
    for pattern in (*_TOLD, _SIGNED):
        yield from filter(_of_somebody, pattern.finditer(text))


def labelled(text: str) -> Iterator[re.Match[str]]:
    """Names behind "Name:"; group 1 is the name."""
    yield from filter(_of_somebody, _LABEL.finditer(text))


def name_of(found: re.Match[str]) -> str:
    """The name that was found, up to a word that is none."""
    end = len(found[1])
    for word in list(_WORD.finditer(found[1]))[1:]:
        if len(word[0]) > 2 and word[0].strip(".,").lower() in NO_NAMES:
            end = word.start()
            break
    return found[1][:end].rstrip()


def _of_somebody(found: re.Match[str]) -> bool:
    return words(found[1])[0].strip(".,").lower() not in NO_NAMES


TITLED = (_TITLED, _BEY, *_HONOURED)
TOLD_PATTERNS = (*_TOLD, _SIGNED)
GREETED_PATTERN = _GREETED
LABEL = _LABEL

GIVEN_AWAY = (
    rf"{TITLES[2:]}[{UPPER}]|\s(?:Bey|Hanım)|先生|女士|小姐|太太|老师|様|さま|さん|님|씨|คุณ|السيد"
    rf"|أستاذ"
)
"""Where a title may give a name away, for Polars."""

GREETED = (
    rf"(?m:^)[^\w\n]{{0,3}}(?i:{GREETINGS})[,\s]\s?[{UPPER}]|[.!?]\s+"
    rf"(?i:{GREETINGS})[,\s]\s?[{UPPER}]"
)
"""Where a greeting may give a name away, for Polars."""

SELF_TOLD = (
    rf"(?i:{TOLD}|{TOLD_LOOSELY})\s?[:：]?\s[{UPPER}]|我叫|我的名字|本人|姓名"
    rf"|收[件货]人|我姓|申します|いいます|言います"
    rf"|名前は|氏名|저는|이름|성함|ชื่อ|سمي|الاسم|(?i:{FAREWELLS})\s*[,.!]?\s*\n"
)
"""Where somebody may tell a name, for Polars."""

LABELLED = (
    r"(?i:name|nom|nombre|nome|naam|imię|nazwisko|isim|soyad|nama|penerima|lengkap|nazwiska"
    r"|apellidos|tên|имя|фио|получатель)\s?[:：]"
)
"""Where a name may stand behind its label, for Polars."""
