# Fair comparison: agents, teams and languages as it stands and like with like, with ranks as sure as they are.

fairness-whom = Whom to compare
fairness-whom-agent_id = Agents
fairness-whom-team = Teams
fairness-like-choice = How to compare
fairness-raw = As it stands
fairness-like = Like with like
fairness-standard = A standard in place of the scores
fairness-standard-placeholder = or a standard …
fairness-least = Ranked from { $least } conversations
fairness-least-label = Conversations from which anybody is ranked
fairness-least-note = Fewer say too little. Means and differences are shown below it too, with their margins.
fairness-least-keep = Keep
column-team = Team

finding-team-none = { $measure }: no team differs from the others more than chance explains.
finding-team-few = Too few teams have { $few } conversations or more to be compared.
fairness-ranked-few = Nobody is ranked: that takes two with { $least } conversations or more.
fairness-ranked-none = Ranks: no difference shown. Any of the { $count } ranked may be the first or the last; they stand by name.
fairness-ranked = Ranks: of { $count }, { $top } may be the first and { $bottom } the last.
fairness-ranked-sure = Only the rank of { $names } is sure.
fairness-mix = Like with like: of { $clear ->
    [one] the one that differs
   *[other] the { $clear } that differ
} clearly as it stands and can be compared, { $left ->
    [0] none still does
    [one] 1 still does
   *[other] { $left } still do
}.
fairness-dots-like = Scores among like conversations, with their 95 % intervals
dots-cut-rows = The first { $half } and the last { $half } of { $count }; all are in the table.

fairness-reversals = The whole says the opposite of its parts
fairness-turned-above = { $name }: { $raw } points above the others as it stands, { $like } below among like conversations
fairness-turned-below = { $name }: { $raw } points below the others as it stands, { $like } above among like conversations
fairness-reversed = { $higher } is { $raw } points above { $lower } as it stands, and { $like } below with the same { $factor }, in each of them
fairness-reversed-more = And { $count } more such pairs (of the { $most } with the most conversations).
fairness-each-language = language
fairness-each-channel = channel
fairness-each-matter = matter
fairness-each-hours = time of day
fairness-each-topic = topic

fairness-ranks = { $measure }: ranks, as sure as they are
fairness-ranks-note = Sorted only if ranks can be told apart, else by name. All intervals of ranks hold together with 95 % confidence. Pick a row, or a figure, to see what is behind it.
fairness-rank = { $low }–{ $high } of { $count }
fairness-rank-one = { $low } of { $count }
fairness-column-rank = Rank
fairness-rank-help = All the ranks that the figures leave open, best to worst. –: too few conversations to be ranked.
fairness-column-shrunken = Likely
fairness-shrunken-help = The mean, drawn towards that of all by as much as it is unsure: the best guess of where it truly lies.
fairness-column-raw = Raw
fairness-raw-help = Points above or below all others, as it stands.
fairness-column-adjusted = Like
fairness-adjusted-help = The same among like conversations, put together as often as they occur among all.
fairness-column-compared = Alike
fairness-compared-help = The share of the conversations that has its like with others.

fairness-funnel = { $measure }: more than chance?
fairness-funnel-axis = Conversations of the usual spread
fairness-funnel-hint = { $name }: { $mean }, { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
fairness-funnel-alt = Means by number of conversations, between the limits of chance
fairness-funnel-few = Too few have enough conversations to tell chance from difference.
fairness-funnel-outside = { $outside ->
    [0] None of { $count } lies
    [one] 1 of { $count } lies
   *[other] { $outside } of { $count } lie
} outside the solid lines (99.8 %; dashed 95 %).
fairness-funnel-chance = Chance explains how far the others lie apart.
fairness-funnel-apart = They differ by { $apart } points (standard deviation) beyond chance as a rule; the lines allow for that.

fairness-pick = Whose difference to take apart
fairness-waterfall-title = From raw to like with like
fairness-waterfall-nobody = Nobody has { $few } conversations that were judged.
fairness-waterfall-few = { $name } has fewer than { $few } conversations that were judged, or there are no others.
fairness-waterfall-alone = { $name } alone has conversations of these kinds: there is nothing like them to compare with.
fairness-waterfall-said = { $measure } against the others as it stands: { $raw }. Among like conversations: { $like }.
fairness-waterfall-alt = From the difference as it stands, by what the mix explains, to that among like conversations
fairness-step-clear = { $difference } ± { $margin }
fairness-step-none = { $difference } ± { $margin }, no difference shown
fairness-step-raw = As it stands
fairness-step-adjusted = Like with like
fairness-step-hint = { $factor }: { $points } points, when only conversations alike in it are compared
fairness-factor-language = Language
fairness-factor-channel = Channel
fairness-factor-matter = Matter
fairness-factor-hours = Time of day
fairness-factor-topic = Topic
fairness-alike = Like conversations have the same { $mix }.
fairness-alike-but = Like conversations have the same { $mix }; not the same { $left }, as too few would have their like.
fairness-rank-raw = Rank as it stands: { $rank }.
fairness-rank-like = Rank among like conversations: { $rank }.
fairness-compared = { $share } of the conversations have their like with others.
fairness-compared-little = That is too little to go by.
fairness-model-agrees = A model of all conversations says { $modelled }, within the margin.
fairness-model-differs = A model of all conversations says { $modelled }, beyond the margin: rely on neither.

fairness-table-agent_id = All agents
fairness-table-team = All teams
fairness-table-note = Course: { $measure }; –: fewer than { $few } conversations judged. Pick a row, or a figure, to see what is behind it.
