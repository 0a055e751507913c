# Trends: control charts, change points, weekly rhythm, the year before.

trends-whose = Of whom
trends-everybody = All conversations
trends-of-team = Team { $team }
trends-measure = Figure
trends-measure-critical = Conversations with a critical breach
trends-measure-unanswered = Conversations never answered
trends-measure-resolved = Conversations resolved
trends-measure-volume = Number of conversations
trends-measure-first-reply = First reply (median)
trends-missed = Missed: { $standard }
trends-step = By
trends-step-day = Day
trends-step-week = Week
trends-step-month = Month
trends-step-quarter = Quarter
trends-period-day = { $day }
trends-period-week = week of { $day }
trends-period-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
trends-period-quarter = Q{ $quarter } { $year }
trends-percent = { $amount } %
trends-points = { $amount } points

trends-nothing = { $whose }: no conversations in this choice of period and filters.
trends-no-values = No conversation with a date says anything of this figure.
trends-answer-few = { $measure }, { $whose }: too little to say whether anything moved. It takes { $least } periods with { $few } conversations each; { $count ->
    [0] no period has
    [one] one has
   *[other] { $count } have
} enough. A wider period or a longer stretch of time may help.
trends-answer-rare-share = { $measure }, { $whose }: too rare, or too common, to say by this period whether anything moved. It takes { $least } periods in which { $rare } conversations of the rarer kind are to be expected; { $count ->
    [0] no period has
    [one] one has
   *[other] { $count } have
} enough. A wider period may help.
trends-answer-rare-count = { $measure }, { $whose }: too few to say by this period whether anything moved. It takes { $least } whole periods with { $rare } conversations in the mean. A wider period may help.
trends-answer-stable = { $measure }, { $whose }: stable. No change is shown in { $count } periods, and none is out of the ordinary; { $centre } in the mean, from { $low } to { $high } in the ordinary course.
trends-answer-signals = { $measure }, { $whose }: no lasting change is shown in { $count } periods ({ $centre } in the mean). Out of the ordinary: { $signals }.
trends-answer-change = { $measure }, { $whose }: { $direction ->
    [rose] rose
   *[fell] fell
} from { $before } to { $after } ({ $difference }; 95 %: { $low } to { $high }) as of { $when }{ $dated ->
    [exactly] ; no other period comes into question
   *[between] , or of another between { $earliest } and { $latest } (95 % sure)
}. Chance alone makes such a step in { $share } % of stable courses at most.
trends-answer-earlier = { $count ->
    [one] One earlier change stands under the chart.
   *[other] { $count } earlier changes stand under the chart.
}
trends-answer-besides = Besides, out of the ordinary: { $signals }.
trends-change = { $when }: { $before } → { $after } ({ $difference }; 95 %: { $low } to { $high }); begins { $dated ->
    [exactly] there and in no other period
   *[between] between { $earliest } and { $latest } (95 % sure)
}.

trends-rule-beyond-above = above the limits
trends-rule-beyond-below = below the limits
trends-rule-two-of-three-above = two of three beyond two sigma above
trends-rule-two-of-three-below = two of three beyond two sigma below
trends-rule-four-of-five-above = four of five beyond one sigma above
trends-rule-four-of-five-below = four of five beyond one sigma below
trends-rule-eight-in-a-row-above = eight in a row above the mean
trends-rule-eight-in-a-row-below = eight in a row below the mean

trends-chart = { $measure }: { $whose }
trends-hint = { $period }: { $value } · { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
trends-hint-limits = in the ordinary course { $low } to { $high }
trends-hint-unjudged = not judged
trends-legend = Dashed: the mean of each level; a step in it is a change that chance does not explain. Band: the ordinary course (three sigma). ▲ ▼ out of the ordinary by a rule of Western Electric, red where that is worse; on a stable course about one period in 90 is marked by chance. Small dots: too little to be judged. A click shows the conversations of the period.
trends-legend-few = Too few periods for limits. Small dots: too little to be judged. A click shows the conversations of the period.
trends-legend-measuring = Long dashes, “measuring”: from here on most conversations were measured by another version of the program. Nothing is compared across this line.
trends-legend-rubric = Short dashes, “rubric”: another rubric was saved here. All history is judged by the rubric of today, so it moved the whole line; it is no change of quality.
trends-mark-measuring = { $day }: measured by another version from here on
trends-mark-rubric = { $day }: rubric “{ $name }” saved
trends-mark-measuring-short = measuring
trends-mark-rubric-short = rubric

trends-rhythm = Rhythm of the week, by hour (UTC)
trends-rhythm-empty = No conversation with a date says anything of this figure.
trends-rhythm-weekday = Weekdays differ beyond chance (chance alone: { $share } %): highest on { $most } ({ $high }), lowest on { $least } ({ $low }).
trends-rhythm-weekday-none = Weekdays do not differ beyond chance.
trends-rhythm-weekday-few = Too little to say whether weekdays differ.
trends-rhythm-hour = Hours differ beyond chance (chance alone: { $share } %): highest at { $most } ({ $high }), lowest at { $least } ({ $low }).
trends-rhythm-hour-none = Hours do not differ beyond chance.
trends-rhythm-hour-few = Too little to say whether hours differ.
trends-rhythm-note = Blue above, orange below the mean; faint: near it; blank: too few. A click shows the conversations of the hour.
trends-cell = { $place }: { $value } · { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
trends-cell-few = { $place }: { $count ->
    [0] no conversations
    [one] 1 conversation: too few
   *[other] { $count } conversations: too few
}
trends-weekday-1 = Mon
trends-weekday-2 = Tue
trends-weekday-3 = Wed
trends-weekday-4 = Thu
trends-weekday-5 = Fri
trends-weekday-6 = Sat
trends-weekday-7 = Sun

trends-year = A year before
trends-year-now = Now
trends-year-before = A year before
trends-year-difference = Difference
trends-year-change = { $change } ± { $margin }
trends-year-clear = Clear
trends-year-note = ●: clear of the chance of looking at all these periods. Weeks and days stand beside those 52 weeks before.

trends-states = { $measure }: who moved
trends-groups = Side by side
trends-groups-team = Teams
trends-groups-language = Languages
trends-groups-agent = Agents
trends-level = Level
trends-level-help = Mean of the periods since the last clear change
trends-state = What is shown
trends-state-up-better = ▲ better by { $amount } since { $since }
trends-state-up-worse = ▲ worse by { $amount } since { $since }
trends-state-up-plain = ▲ { $amount } since { $since }
trends-state-down-better = ▼ better by { $amount } since { $since }
trends-state-down-worse = ▼ worse by { $amount } since { $since }
trends-state-down-plain = ▼ { $amount } since { $since }
trends-state-above = ▲ newest period above its limits
trends-state-below = ▼ newest period below its limits
trends-state-stable = no change shown
trends-state-few = too little to say
trends-states-note = A change is told where it is clear of the chance of looking at all of them. Pick a row to follow it above, a count or a level to see the conversations.
