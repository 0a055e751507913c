# The periodic report: its sentences, tables and charts, and the page where it is asked for.

report-title = Service quality report
report-about-all = All conversations
report-about-team = Team { $name }
report-about-agent = Agent { $name }
report-about-language = Conversations in { $name }
report-nobody = Unknown
report-period-week = Week { $week } of { $year } ({ $first } – { $last })
report-made = Made on { $day }. Scores from 0 to 100; times in UTC.
report-nothing = { $subject }: there is no conversation in { $period }.

report-changed = What changed
report-sure = How sure that is
report-why = Likely why
report-do = What to do

report-count = { $count ->
    [one] 1 conversation.
   *[other] { $count } conversations.
}
report-count-same = { $count ->
    [one] 1 conversation, as in the period before.
   *[other] { $count } conversations, as many as in the period before.
}
report-count-more = { $count } conversations, { $difference } more than in the period before ({ $before }).
report-count-fewer = { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}, { $difference } fewer than in the period before ({ $before }).
report-overall-few = The overall score is { $mean }, but from { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
} only: too few to say anything for sure.
report-overall = The overall score is { $mean } (95 %: { $low }–{ $high }).
report-overall-higher = It is clearly higher than in the period before: { $difference } ± { $margin } points.
report-overall-lower = It is clearly lower than in the period before: { $difference } ± { $margin } points.
report-overall-held = No difference from the period before is shown ({ $difference } ± { $margin } points).
report-overall-alone = The period before has too few conversations to compare with.
report-year-higher = A year before it was clearly lower ({ $difference } ± { $margin } points since).
report-year-lower = A year before it was clearly higher ({ $difference } ± { $margin } points since).
report-year-held = No difference from a year before is shown ({ $difference } ± { $margin } points).
report-dimensions-lower = Clearly lower than before: { $names }.
report-dimensions-higher = Clearly higher than before: { $names }.
report-dimensions-held = None of the four dimensions changed more than chance explains.
report-share-critical = The share of conversations with a critical breach changed clearly: { $now }, before { $before }.
report-share-unanswered = The share of conversations that nobody answered changed clearly: { $now }, before { $before }.
report-share-resolved = The share of conversations that were resolved changed clearly: { $now }, before { $before }.
report-first-reply = Half of the first replies came within { $now }.
report-first-reply-before = Half of the first replies came within { $now }; in the period before, within { $before }.
report-own-few = There are too few conversations like those of others to compare with them.
report-own-higher = Clearly above the others in conversations of the same kind: { $difference } ± { $margin } points (from { $count } such conversations).
report-own-lower = Clearly below the others in conversations of the same kind: { $difference } ± { $margin } points (from { $count } such conversations).
report-own-held = No difference from the others is shown in conversations of the same kind ({ $difference } ± { $margin } points, from { $count } such conversations).
report-fall = { $name }: { $measure } ({ $amount })
report-falls = Clear falls since the period before: { $names }.

report-sure-clear = Intervals are of 95 %. “Clearly” means: chance does not explain it, also when many figures are looked at together; of all that is called clear, at most one in twenty is expected to be chance.
report-sure-assessed = { $share } of the standards that applied, or may have applied, could be judged; the others count neither for nor against.
report-sure-unfinished = The data end on { $last }, before the period does: the figures are not yet those of the whole period.
report-sure-few = { $group }: { $count } with fewer than { $least } conversations, which is too few to compare.
report-sure-unlike = { $group }: { $count } with too few conversations like those of others to be compared.

report-why-mix = Of the change of { $raw } points, { $adjusted } ± { $margin } remain in conversations of the same kind; { $other } are due to other conversations coming in, above all to { $factor }.
report-why-mix-none = The mix of conversations does not explain the change: of { $raw } points, { $adjusted } ± { $margin } remain in conversations of the same kind.
report-factor-language = their languages
report-factor-channel = their channels
report-factor-matter = what customers came with
report-factor-hours = the time of day
report-factor-topic = their topics
report-why-standards-down = These standards were kept clearly less often and took from the overall score: { $names }.
report-why-standards-up = These standards were kept clearly more often and added to the overall score: { $names }.
report-why-below = { $group } clearly below the others in conversations of the same kind: { $names }.
report-why-above = { $group } clearly above the others in conversations of the same kind: { $names }.
report-why-matters = Lowest scores by what customers came with: { $names } against all others.
report-why-nothing = No score and no single standard changed more than chance explains: there is no change to look for a cause of.
report-why-spread = No single standard changed more than chance explains: the change is spread over several. The table of standards shows which moved the overall score most.

report-do-critical = { $count ->
    [one] Look at the one conversation with a critical breach.
   *[other] Look at the { $count } conversations with a critical breach.
}
report-do-unanswered = { $count ->
    [one] Answer, or find out about, the one conversation that nobody answered.
   *[other] Answer, or find out about, the { $count } conversations that nobody answered.
}
report-do-coach = Coach “{ $standard }”: kept as the best quarter of agents keep it, it would move the overall score by { $win } points ({ $low } to { $high }).
report-do-staff = First replies are late clearly more often at { $hours } (UTC): plan more people there, or say when answers come.
report-hours = { $first }–{ $end }
report-do-look = Find out what is behind the clear falls of { $names }.
report-do-nothing = These figures alone call for no measure.

report-scores = Scores
report-outcomes = Volume, speed and outcome
report-course = Overall score over time
report-courses = Scores over time
report-volume = Conversations over time
report-standards = Standards that moved the overall score most
report-standards-note = Moved: points by which the overall score would have changed, had only this standard changed. Clear: chance does not explain the change of the standard.
report-members-agent-id = Agents
report-members-language = Languages
report-members-team = Teams
report-members-note = “Others” compares with all others in conversations of the same kind (language, channel, what customers came with, time of day). Who is clearly below or above comes first; the rest are in order of their names, since no difference between them is shown.
report-members-chart = { $group }: overall score with its 95 % interval
report-worst = Conversations to look at
report-best = Conversations to learn from
report-examples-note = Words of agents only; numbers, addresses and names are masked.
report-fonts = Not all letters could be printed: no installed font has { $scripts }. On Debian or Ubuntu, { $packages } have them.

report-column-measure = Score
report-column-now = Now
report-column-low = 95 % from
report-column-high = to
report-column-before = Before
report-column-difference = Change
report-column-margin = ±
report-column-clear = Clear
report-column-year = Since a year before
report-column-conversations = Conversations
report-column-figure = Figure
report-column-standard = Standard
report-column-judged = Judged
report-column-moved = Moved
report-column-name = Name
report-column-others = Against others
report-column-rank = Rank
report-column-changed = Since before
report-column-period = From
report-column-day = Date
report-column-agent = Agent
report-column-channel = Channel
report-column-language = Language
report-column-shown = Standards
report-column-words = Words
report-column-conversation = Conversation
report-clear = yes
report-unclear = no
report-rank = { $low }–{ $high } of { $ranked }
report-rank-one = { $low } of { $ranked }
report-figure-conversations = Conversations
report-figure-agents = Agents
report-figure-first-reply-seconds = First reply, median
report-figure-reply-seconds = Replies, median
report-figure-rated = Rated by customers
report-figure-rating = Mean rating (1–5)
report-figure-assessed-share = Standards judged
report-figure-critical = Critical breaches
report-figure-unanswered = Never answered
report-figure-resolved = Resolved
report-sheet-findings = Findings
report-sheet-standards = Standards
report-sheet-course = Course
report-sheet-examples = Examples

report-choice-kind = By
report-choice-month = Month
report-choice-week = Week
report-choice-quarter = Quarter
report-choice-day = Day
report-choice-period = Period
report-choice-subject = About
report-choice-all = All
report-choice-team = Team
report-choice-agent = Agent
report-choice-language = Language
report-working = Working out the figures …
report-undated = No conversation has a date: there is no period to report on.
report-form-pdf = PDF
report-form-xlsx = Excel
report-form-html = HTML
report-show = Show
report-see = See its conversations
report-see-critical = Those with a critical breach
report-see-unanswered = Those that nobody answered
report-rows = Download its conversations

taken = Download tables and charts
taken-what = Table or chart
taken-chart = Chart
taken-csv = CSV
taken-xlsx = Excel
taken-parquet = Parquet
taken-png = PNG
taken-svg = SVG
