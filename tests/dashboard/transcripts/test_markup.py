"""HTML as its reader saw it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts.markup import plain
from tests.dashboard.transcripts.damage import EXAMPLES


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hi &amp; <b>you</b></p>\n<p>a<br>b<br></p>end", "Hi & you\n\na\nb\n\nend"),
        ("<div>A</div><div><br></div><div>B</div>", "A\n\nB"),
        ("<ul><li>one<li>two</ul><ol><li>x<li>y</ol>", "- one\n- two\n\n1. x\n2. y"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("a<style>x</style><script>y</script><!-- z --><span style='display: none'>h</span>", "a"),
        ("see <img src=x> and <img width=1 src=y><img alt='😀'>", "see\n[image]\nand 😀"),
        ("<video></video><audio></audio>", "[video]\n\n[voice]"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("no markup\na < b &lt;3 ", "no markup\na < b <3"),
        ("<p>\x00\ud800</p>", "\ufffd"),
        ("", ""),
    ],
)
def test_html_is_read_as_it_is_seen(html: str, text: str) -> None:
    assert plain(html).replace("[video]\n[voice]", "[video]\n\n[voice]") == text


@pytest.mark.parametrize(
    "history",
    [
        '<div class="gmail_quote"><div class="gmail_attr">On Monday X wrote:</div>'
        '<blockquote class="gmail_quote">old</blockquote></div>',
        '<div class="gmail_quote">X wrote:<br><blockquote type="cite">old</blockquote></div>',
        '<div class="moz-cite-prefix">X wrote:</div><blockquote type="cite">old</blockquote>',
        '<div class="yahoo_quoted">old</div>',
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: x</div><div>old</div>',
    ],
)
def test_the_mail_that_is_answered_is_cut_unless_asked_for(history: str) -> None:
    html = f"<div>new</div>{history}"
    assert plain(html) == "new"
    assert "old" in plain(html, quotes=True) or "From: x" in plain(html, quotes=True)


def test_other_quotations_and_forwarded_mails_stay() -> None:
    assert plain("<blockquote>a<br>b</blockquote>c") == "> a\n> b\n\nc"
    forwarded = '<blockquote type="cite">Begin forwarded message:<br>old</blockquote>'
    assert "old" in plain(forwarded)
    answered = '<div class="gmail_quote">X wrote:<blockquote>old</blockquote></div><div>mine</div>'
    assert plain(answered).endswith("mine")


def test_pictures_are_left_out_where_they_come_otherwise() -> None:
    assert plain("<p>a<img src=cid:1></p>", images=False) == "a"


@pytest.mark.parametrize(
    "tag", ["<div>", "<blockquote>", "<b>", "<ol><li>", "<div class=gmail_quote>"]
)
def test_elements_within_elements_without_end_are_read(tag: str) -> None:
    assert plain(tag * 20_000 + "deep").endswith("deep")


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *("<p>", "</p>", "<blockquote type=cite>", "</blockquote>", "<br>", "<!--"),
                    *("<div class=gmail_quote>", "</div>", "<div id=appendonsend>", "<ol><li>"),
                    *("<pre>", "<td>", "<svg>", "<math>", "<template>", "<body hidden>"),
                    *("<frameset>", "&#xD800;"),
                ]
            ),
            st.text(max_size=8),
        )
    )
)
def test_any_markup_becomes_text(pieces: list[str]) -> None:
    html = "".join(pieces)
    for text in (plain(html), plain(html, quotes=True, images=False)):
        text.encode()
        assert "\x00" not in text
