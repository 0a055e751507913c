# Overview, agents, one agent, languages: what is compared, and what the figures say.

few = few
axis-day = %-d %b
axis-month = %b
axis-year = %b %Y

empty-nothing-yet = There are no conversations yet. Import a file of conversations, and their scores appear here.
empty-import = Import conversations
empty-nothing-chosen = No conversation fits this choice of period and filters.
empty-show-all = Show all conversations

extent-conversations = Read these conversations
extent = { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
} · { $languages ->
    [one] 1 language
   *[other] { $languages } languages
}{ $agents ->
    [one] { "" }
   *[other] { " · " }{ $agents } agents
} · { $first } – { $last } · scores from 0 to 100.
extent-undated = { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
} · { $languages ->
    [one] 1 language
   *[other] { $languages } languages
} · { $agents ->
    [one] 1 agent
   *[other] { $agents } agents
}. None has a date, so there is no trend and no comparison with an earlier period.
extent-left-out = { $undated ->
    [one] One further conversation has no date and is counted only under “All”.
   *[other] { $undated } further conversations have no date and are counted only under “All”.
}
extent-without-date = { $undated ->
    [one] One of them has no date: it counts in the scores, but in no trend.
   *[other] { $undated } of them have no date: they count in the scores, but in no trend.
}

list-comma = { ", " }
list-and = { $names } and { $last }
list-more = { $names } and { $more } more
list-item = { $name } ({ $amount })

finding-few = There are too few conversations to say anything for sure.
finding-no-before = These are the scores as they stand; there is no earlier period to compare with.
finding-held = No score changed more than chance explains, compared with the period before.
finding-fell = Clearly lower than in the period before: { $fell }. Nothing rose clearly.
finding-rose = Clearly higher than in the period before: { $rose }. Nothing fell clearly.
finding-fell-and-rose = Compared with the period before, clearly lower: { $fell }; clearly higher: { $rose }.

finding-above-and-below = { $measure }: clearly above the others { $above }; clearly below { $below }.
finding-above = { $measure }: clearly above the others { $above }; nobody is clearly below.
finding-below = { $measure }: clearly below the others { $below }; nobody is clearly above.
finding-agent_id-none = { $measure }: no agent differs from the others more than chance explains.
finding-agent_id-few = Too few agents have { $few } conversations or more to be compared.
finding-language-none = { $measure }: no language differs from the others more than chance explains.
finding-market-none = { $measure }: no market differs from the others more than chance explains.
finding-market-few = Too few markets have { $few } conversations or more to be compared.
finding-language-few = Too few languages have { $few } conversations or more to be compared.

finding-agent-few = There are too few conversations of { $agent } to compare them with the others’.
finding-agent-none = { $agent } differs from the other agents in no dimension more than chance explains.
finding-agent-above = { $agent } is clearly above the other agents in { $above }, and nowhere clearly below.
finding-agent-below = { $agent } is clearly below the other agents in { $below }, and nowhere clearly above.
finding-agent-both = { $agent } is clearly above the other agents in { $above }, and clearly below in { $below }.

finding-assessed-language = { $name }: { $share } of the standards could be judged, the least of all languages; { $best }: { $most }, the most.
finding-assessed-market = { $name }: { $share } of the standards could be judged, the least of all markets; { $best }: { $most }, the most.
finding-assessed-one = { $name }: { $share } of the standards could be judged.

card-not-assessed = Not assessed
figure-conversations = Show them
card-conversations = Worst conversations
card-margin = ± { $margin }
card-interval = 95 %: { $low }–{ $high }
card-count = { $count ->
    [one] From 1 conversation.
   *[other] From { $count } conversations.
}
card-compared = In the period before it was { $before }, from { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}; ± is the margin of the change at 95 % confidence. Red: a fall that chance does not explain.
card-not-compared = There are too few conversations in the period before to compare with.
card-others-few = Too few to compare with the others
card-others = Others: { $difference } ± { $margin }, not clear
card-others-clear = Against the others: { $difference } ± { $margin }

trend-short = A trend needs conversations from at least two periods.
trend-hint = { $period }: { $mean } ({ $low }–{ $high }), { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
trend-alt = { $name }: from { $first } to { $last }
standing-hint = { $name }: { $mean } ({ $low }–{ $high }), { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
difference-hint = { $name }: { $difference } ± { $margin }, { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
volume-hint = { $period }: { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
dots-alt = { $measure }: the mean of each, its 95 % interval, and the mean of all
standards-alt = Differences from the other agents by standard, with margins
heat-alt = Differences from all others, a row each, by dimension
cell-few = { $count ->
    [one] Only 1 conversation: too few to compare
   *[other] Only { $count } conversations: too few to compare
}

trends-day = Scores by day; the figure is the last one
trends-week = Scores by week; the figure is the last one
trends-month = Scores by month; the figure is the last one
trends-quarter = Scores by quarter; the figure is the last one
overview-attention = Needs attention
overview-heat = Languages against all others, in points
volume-title = Conversations
volume-day = Conversations by day
volume-week = Conversations by week
volume-month = Conversations by month
volume-quarter = Conversations by quarter
heat-note = Bold: more than chance explains. A click shows the conversations.

attention-critical = { $count ->
    [one] 1 critical breach
   *[other] { $count } critical breaches
}
attention-fall = { $measure }, { $name }: { $difference } ± { $margin }
attention-more-falls = { $count ->
    [one] 1 more clear fall
   *[other] { $count } more clear falls
}
attention-unanswered = { $count ->
    [one] 1 never answered
   *[other] { $count } never answered
}
attention-unassessed = { $more ->
    [0] { $name }: { $share } judged
   *[other] { $name } (+{ $more }): { $share } judged
}
attention-undated = { $count ->
    [one] 1 conversation without a date
   *[other] { $count } conversations without a date
}
attention-nothing = Nothing: no critical breach, no clear fall, nobody left unanswered.

agents-measure = Score
agents-enough = Enough data only
agents-enough-help = Leaves out whoever has fewer than { $few } conversations in the period.
agents-none = Nobody has enough conversations in this choice.
agents-dots = Scores with their 95 % intervals
dots-note = Dashed line: mean of all. ▲ clearly above, ▼ clearly below the others; ● no difference beyond chance. A click opens what is behind it.
dots-cut = The { $half } highest and the { $half } lowest of { $count }; all are in the table.

agent-back = All agents
agent-nothing = There are no conversations of { $agent } in this choice of period and filters.
agent-shared = { $count ->
    [one] One conversation was shared with others.
   *[other] { $count } conversations were shared with others.
} What one message decides counts for whoever wrote it; all else for everybody, each by their share of the agents’ turns.
agent-trends-note = Dashed line: the other agents.
agent-standards = Strongest and weakest standards, against the others
agent-standards-note = Points more or less than the other agents, with margins; ▲ ▼ where chance does not explain it. A click shows the conversations, those that missed it first.
agent-weakest = To look at
agent-best = To learn from

languages-dots = Scores with their 95 % intervals
languages-table = How much, how fast, how much of it judged
languages-table-note = Replies: medians over the conversations. A click on a row or a figure shows the conversations behind it.
languages-trends = { $measure }: { $step }

column-agent_id = Agent
column-language = Language
column-market = Market
column-channel = Channel
column-date = Date
column-conversations = Conv.
column-course = Course
column-margin-help = { $measure }: half of the 95 % interval
column-first-reply = First reply
column-reply = Replies
column-median-help = Half of the conversations were quicker
column-assessed = Judged
column-assessed-help = Standards that were judged, among those that applied or may have applied
column-critical = Critical
column-critical-yes = critical
languages-heat-language = Languages against all others, in points
languages-heat-market = Markets against all others, in points
languages-alike-market = Markets are compared by the { $count } standards that can be judged in each of them; where too few can, no score is shown.
languages-alike-language = Languages are compared by the { $count } standards that can be judged in each of them; where too few can, no score is shown.
