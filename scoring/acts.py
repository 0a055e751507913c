"""What each message does: greets, apologises, promises … found by the words of its language.

One Aho–Corasick pass a language over whole frames finds every phrase of its pack at once; then
short rules look at the words around a match (a negation, a question) and drop the look-alikes.
"""

from functools import cache

import polars as pl

from scoring.languages import ACTS, KINDED, SIDES, Pack, packs

SENTENCE_END = r".!?。！？؟…\n"

_QUOTES = {"’": "'", "‘": "'", "`": "'", "´": "'", "İ": "i"}
"""Letters read as another, one for one, so that places in the text stay what they were."""

_GAP = r"[\s\p{P}&&[^'%]]"
"""What separates words; an apostrophe and a per cent sign belong to them."""

_NOT_SAID = r"^(?:[@#]\S+|&\w+;|[^\p{L}\p{N}])*$"
"""What may stand before an opening: handles, tags, marks."""

_SEEN = 60
"""Characters around a match that its context is read from."""


def spans(messages: pl.DataFrame) -> pl.DataFrame:
    """Every act found, and with its kind where it has one, one row each:
    ``message, act, start, end``.

    ``messages`` needs ``message`` (a number of its own), ``speaker`` (null: both sides are looked
    for), ``language`` and ``text``. ``start`` and ``end`` count characters of the text.
    """
    found = [
        _found(part, packs()[str(language)])
        for (language,), part in messages.select("message", "speaker", "language", "text")
        .filter(pl.col("language").is_in(list(packs())))
        .partition_by("language", as_dict=True)
        .items()
    ]
    schema = {"message": pl.UInt32, "act": pl.String, "start": pl.Int32, "end": pl.Int32}
    return pl.concat([pl.DataFrame(schema=schema), *found])


def known(messages: pl.DataFrame) -> pl.DataFrame:
    """A Boolean column an act for every row: could this act be recognised here at all?"""
    packed = pl.DataFrame(
        [
            {"language": code, "speaker": side}
            | {act: act in pack.acts(side) for act in _told(side)}
            for code, pack in packs().items()
            for side in SIDES
        ]
        + [
            # Nobody is named as the speaker: it could be either side's.
            {"language": code, "speaker": None}
            | {act: any(act in pack.acts(side) for side in SIDES) for act in ACTS + KINDED}
            for code, pack in packs().items()
        ],
        schema={"language": pl.String, "speaker": pl.String}
        | dict.fromkeys(ACTS + KINDED, pl.Boolean),
    )
    return (
        messages.select("language", "speaker")
        .join(
            packed, on=["language", "speaker"], how="left", maintain_order="left", nulls_equal=True
        )
        .select(pl.col(*ACTS, *KINDED).fill_null(False))
    )


def _told(side: str) -> tuple[str, ...]:
    kinded = (act for act in KINDED if act.partition(".")[0] in SIDES[side])
    return (*SIDES[side], *kinded)


def _found(messages: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    texts = (
        messages.select("speaker", "text")
        .unique()
        .with_row_index("id")
        .with_columns(pl.col("text").str.replace_many(_QUOTES).str.to_lowercase().alias("plain"))
    )
    matches = (_among_words if pack.spaced else _among_characters)(texts, pack)
    said = (
        matches.join(_rules(pack), on="pattern")
        .join(texts.select("id", "speaker", "plain"), on="id")
        .filter((pl.col("side") == pl.col("speaker")) | pl.col("speaker").is_null())
    )
    return (
        messages.join(
            texts.select("id", "speaker", "text"), on=["speaker", "text"], nulls_equal=True
        )
        .join(_in_context(said, pack), on="id")
        .select("message", "act", "start", "end")
    )


def _among_words(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases at word boundaries: ``id, pattern, start, end``.

    The pass reads the words joined by single blanks; their places in the text come from counting
    the words before a match.
    """
    spaced = texts.select("id", pl.col("plain").str.replace_all(_GAP, " ").alias("spaced"))
    joined = spaced.select(
        "id",
        pl.format(" {} ", pl.col("spaced").str.replace_all(" +", " ").str.strip_chars(" ")).alias(
            "joined"
        ),
    )
    matches = _matches(joined, "joined", pack)
    before = pl.col("joined").cast(pl.Binary).bin.slice(0, "at").cast(pl.String)
    opened = pl.col("pattern").str.starts_with(" ").not_()
    closed = pl.col("pattern").str.strip_chars(" ")
    first = before.str.count_matches(" ", literal=True) - opened.cast(pl.UInt32)
    words = (
        spaced.filter(pl.col("id").is_in(matches["id"].unique().implode()))
        .with_columns(pl.col("spaced").str.split(" "))
        .explode("spaced", empty_as_null=False)
        .with_columns(pl.col("spaced").str.len_chars().cast(pl.Int32).alias("length"))
        .with_columns(
            ((pl.col("length") + 1).cum_sum().over("id") - pl.col("length") - 1).alias("start")
        )
        .filter(pl.col("length") > 0)
        .with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).over("id").alias("word"))
    )
    return (
        matches.with_columns(first.alias("first"))
        .with_columns((pl.col("first") + closed.str.count_matches(" ", literal=True)).alias("last"))
        .join(words.select("id", "word", "start"), left_on=["id", "first"], right_on=["id", "word"])
        .join(
            words.select("id", "word", (pl.col("start") + pl.col("length")).alias("end")),
            left_on=["id", "last"],
            right_on=["id", "word"],
        )
        .select("id", "pattern", "start", "end")
    )


def _among_characters(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases anywhere in the text: ``id, pattern, start, end``.

    A phrase that begins or ends with a Latin letter or a digit ("ok") does not match inside
    a longer word ("book").
    """
    spaced = texts.select("id", pl.col("plain").str.replace_all(_GAP, " ").alias("spaced"))
    matches = _matches(spaced, "spaced", pack)
    start = pl.col("spaced").cast(pl.Binary).bin.slice(0, "at").cast(pl.String).str.len_chars()
    size = pl.col("pattern").str.len_chars()
    around = pl.col("spaced").str.slice(pl.col("start") - 1, 2)
    behind = pl.col("spaced").str.slice(pl.col("end") - 1, 2)
    inside = (pl.col("start") > 0) & around.str.contains(r"^[a-z0-9]{2}$") | behind.str.contains(
        r"^[a-z0-9]{2}$"
    )
    return (
        matches.with_columns(start.cast(pl.Int32).alias("start"))
        .with_columns((pl.col("start") + size.cast(pl.Int32)).alias("end"))
        .filter(~inside)
        .select("id", "pattern", "start", "end")
    )


def _matches(texts: pl.DataFrame, column: str, pack: Pack) -> pl.DataFrame:
    """All phrases of a pack in ``column``: ``id, pattern, at`` (bytes), one row a match."""
    patterns = _possible(texts[column], pack).implode()
    return (
        texts.with_columns(
            pl.col(column).str.extract_many(patterns, overlapping=True).alias("pattern"),
            pl.col(column).str.find_many(patterns, overlapping=True).alias("at"),
        )
        .filter(pl.col("at").list.len() > 0)
        .explode("pattern", "at", empty_as_null=False)
    )


_BEGINNING = {True: 4, False: 2}
"""Characters of a word (of a phrase, without spaces) by which what cannot match is left out."""


def _possible(texts: pl.Series, pack: Pack) -> pl.Series:
    """The patterns of a pack that begin as some word of these texts does: to build the search for
    all of them takes longer than to search a few texts."""
    size = _BEGINNING[pack.spaced]
    text = pl.col("text")
    begins = (
        text.str.extract_all(rf" [^ ]{{1,{size}}}").list.eval(pl.element().str.slice(1))
        if pack.spaced
        else pl.concat_list(
            text.str.extract_all("(?s).{2}"), text.str.slice(1).str.extract_all("(?s).{2}")
        )
    )
    there = texts.alias("text").to_frame().select(begins.explode().unique().alias("begins"))
    patterns = _patterns(pack)
    return patterns.filter(
        pl.col("begins").is_null() | pl.col("begins").is_in(there["begins"].implode())
    )["pattern"]


@cache
def _patterns(pack: Pack) -> pl.DataFrame:
    """A pack's different patterns and how the first word of each begins; null: as it likes."""
    pattern, size = pl.col("pattern"), _BEGINNING[pack.spaced]
    if pack.spaced:
        word = pattern.str.extract(r"^ ([^ ]+)")
        whole = pattern.str.contains(r"^ [^ ]+ ") | (word.str.len_chars() >= size)
        begins = pl.when(whole).then(word.str.slice(0, size))
    else:
        begins = pl.when(pattern.str.len_chars() >= size).then(pattern.str.slice(0, size))
    return _rules(pack).select(pattern.unique(maintain_order=True)).with_columns(begins=begins)


def _in_context(matches: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The matches whose surroundings fit their rule: ``id, act, start, end``."""
    bare = pl.col("before").is_null() & pl.col("after").is_null() & pl.col("question").is_null()
    bare &= ~pl.col("opening") & ~pl.col("final")
    from_ = pl.max_horizontal(pl.col("start") - _SEEN, 0)
    before = pl.col("plain").str.slice(from_, pl.col("start") - from_)
    after = pl.col("plain").str.slice("end", _SEEN)
    asked = pl.col("plain").str.slice("end").str.extract(rf"^[^{SENTENCE_END}]*([{SENTENCE_END}])")
    checked = (
        matches.filter(~bare)
        .with_columns(
            _words(before.str.extract(rf"([^{SENTENCE_END}]*)$"), pack).alias("left"),
            _words(after.str.extract(rf"^([^{SENTENCE_END}]*)"), pack).alias("right"),
            asked.is_in(["?", "？", "؟"]).fill_null(False).alias("asked"),
            pl.col("plain").str.slice(0, pl.col("start")).alias("whole_left"),
        )
        .filter(
            ~pl.col("opening") | pl.col("whole_left").str.contains(_NOT_SAID),
            ~pl.col("final") | ~pl.col("right").str.contains(r"[\p{L}\p{N}]"),
            (pl.col("asked") == pl.col("question")).fill_null(True),
        )
    )
    for side, pattern in (("left", "before"), ("right", "after")):
        checked = _without(checked, side, pattern)
    wanted = ["id", "act", "start", "end"]
    return pl.concat([matches.filter(bare).select(wanted), checked.select(wanted)])


def _words(text: pl.Expr, pack: Pack) -> pl.Expr:
    """Words with one blank between and around them; as it is where there are no blanks."""
    if not pack.spaced:
        return text
    blank = text.str.replace_all(_GAP, " ").str.replace_all(" +", " ").str.strip_chars(" ")
    return pl.format(" {} ", blank)


def _without(matches: pl.DataFrame, side: str, pattern: str) -> pl.DataFrame:
    """The matches beside which, on this side, the pattern of their rule finds nothing."""
    # One pattern over a column is much quicker than a column of patterns.
    parts = [
        part if found is None else part.filter(~pl.col(side).str.contains(str(found)))
        for (found,), part in matches.partition_by(pattern, as_dict=True).items()
    ]
    return pl.concat([matches.clear(), *parts])


_RULES = {
    "phrase": pl.String,
    "side": pl.String,
    "act": pl.String,
    "before": pl.String,
    "after": pl.String,
    "question": pl.Boolean,
    "opening": pl.Boolean,
    "final": pl.Boolean,
}


@cache
def _rules(pack: Pack) -> pl.DataFrame:
    """A pack's rules, one row a phrase and act: ``pattern`` and the rest of _RULES."""
    told = pl.DataFrame(
        [
            (phrase, r.side, act, r.before, r.after, r.question, r.opening, r.final)
            for r in pack.rules
            for act in r.acts
            for phrase in r.phrases
        ],
        schema=_RULES,
        orient="row",
    )
    pattern = _pattern("phrase", pack.spaced).alias("pattern")
    rules = told.select(pattern, pl.exclude("phrase")).unique(maintain_order=True)
    # What is nothing but marks leaves nothing to look for, which would be found everywhere.
    return rules.filter(pl.col("pattern").str.strip_chars(" ") != "")


def _pattern(column: str, spaced: bool) -> pl.Expr:
    """Phrases as they are looked for: in lower case, blanks for gaps, edges where words end."""
    phrase = pl.col(column)
    plain = phrase.str.strip_chars("*").str.replace_many(_QUOTES).str.to_lowercase()
    words = plain.str.replace_all(_GAP, " ").str.replace_all(" +", " ").str.strip_chars(" ")
    if not spaced:
        return words
    # An emoji stands where it likes, also at the end of a word.
    left = ~phrase.str.starts_with("*") & words.str.contains(r"^[\p{L}\p{N}]")
    right = ~phrase.str.ends_with("*") & words.str.contains(r"[\p{L}\p{N}]$")
    edges = (pl.when(edge).then(pl.lit(" ")).otherwise(pl.lit("")) for edge in (left, right))
    return pl.concat_str(next(edges), words, next(edges))
