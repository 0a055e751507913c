# The page of languages: what came of conversations, and how far the judgement can be trusted

languages-mismatch = { $language }: { $share } of the conversations are answered in a language that is not the customer's (95 %: { $low } to { $high }, of { $count }).
languages-by = Compare
languages-by-language = By language
languages-by-market = By market
languages-mismatch-none-language = In no language are customers shown to be answered in another one.
languages-mismatch-none-market = In no market are customers shown to be answered in another language than theirs.
languages-outcomes-language = What came of them, and how far the judgement can be trusted
languages-outcomes-market = What came of them
languages-outcomes-note = Shares with their 95 % intervals; “few” or –: fewer than { $few } conversations of which it is known. A click on a row or a figure shows the conversations behind it.
languages-to-mismatch = In another language
languages-to-staffing = Who is there, and when
languages-to-trust = How far to trust it
languages-resolved = Resolved
languages-resolved-help = Share of the conversations of which it is known whether the matter was settled
languages-rating = Rating
languages-rated = Ratings
languages-predicted = Predicted
languages-predicted-help = Mean predicted rating of all conversations; not given by customers. Predictions are not made equally well in all languages.
languages-other = In another language
languages-other-help = Share of the conversations in which the standard “same language” is missed
languages-trust = Judgement
languages-trust-help = How many aims of the judgement are reached in this language on labelled sets: ✓ all, ≈ at least half, ✗ fewer, ○ not measured
languages-trust-mark = { $reached } of { $aims }
languages-trust-none = not measured
languages-share = { $share } ({ $low }–{ $high })
