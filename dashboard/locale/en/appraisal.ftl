# Appraisal: agents' months and quarters summed up by a formula, and closed for good.

appraisal-kind = Length of a period
appraisal-kind-month = Months
appraisal-kind-quarter = Quarters
appraisal-period = Period
appraisal-month = { $year }-{ $month }
appraisal-quarter = { $year }, quarter { $quarter }
appraisal-closed-name = { $period } · closed
appraisal-no-period = No conversation has a date, so there is no period to sum up. Import conversations with their times.

appraisal-answer = { $period } is open: { $enough ->
    [0] nobody can be assessed yet
    [one] one agent can be assessed
   *[other] { $enough } agents can be assessed
}{ $lacking ->
    [0] {""}, and nobody is missing.
    [one] {""}; of one more, too little is known.
   *[other] {""}; of { $lacking } more, too little is known.
}
appraisal-answer-closed = { $period } is closed for { $count ->
    [one] one agent
   *[other] { $count } agents
}: the figures stay as they were then.
appraisal-answer-more = Conversations of others came in since: { $enough ->
    [0] none of them can be assessed
    [one] one of them can be assessed
   *[other] { $enough } of them can be assessed
}{ $lacking ->
    [0] {""}.
    [one] {""}; of one more, too little is known.
   *[other] {""}; of { $lacking } more, too little is known.
}

appraisal-formula = The formula: what counts how much
appraisal-human = People’s reviews
appraisal-rating = Ratings given
appraisal-predicted-rating = Ratings predicted
appraisal-weight = { $name }
appraisal-breach = Points off for a critical breach
appraisal-breaches = At most in all
appraisal-reviews = Reviews an agent needs to be assessed
appraisal-reviews-help = At least { $few }: of fewer, nothing can be said of all conversations of an agent.
appraisal-no-weights = Give at least one part a weight above 0. Until then, the formula that is kept counts.
appraisal-unkept = This formula is only tried out: the table follows it, but it holds for nobody else until you keep it.
appraisal-keep = Keep this formula
appraisal-part = { $name } { $share }
appraisal-told = Total: { $parts }.
appraisal-told-breach = Each conversation with a critical breach takes off { $points } points, { $most } at most.
appraisal-told-reviews = Whoever had fewer than { $count } reviews is not assessed.

appraisal-open = The period as it stands now
appraisal-open-rest = Not closed yet
appraisal-column-agent-id = Agent
appraisal-column-conversations = Conversations
appraisal-column-machine = Program
appraisal-column-machine-low = Program, from
appraisal-column-machine-high = Program, to
appraisal-column-reviews = Reviews
appraisal-column-human = People
appraisal-column-human-low = People, from
appraisal-column-human-high = People, to
appraisal-column-critical = Critical breaches
appraisal-column-total = Total
appraisal-column-total-low = Total, from
appraisal-column-total-high = Total, to
appraisal-column-remark = Remark
appraisal-machine-help = Mean overall score of all conversations of the period, by the program’s verdicts, with people’s corrections in their place.
appraisal-human-help = What reviews of drawn conversations say of all of them: each weighed by the chance of its conversation to be drawn.
appraisal-total-help = By the formula, from 0 to 100.
appraisal-few = Not enough conversations: { $count } of { $few }
appraisal-few-reviews = Not enough reviews: { $count } of { $least }
appraisal-nothing = Nothing that counts is known
appraisal-without = Without: { $names }
appraisal-draw = Draw conversations for review
appraisal-drawn-for = The reviews are of draws for { $cycles }: of other weeks and months they say nothing.
appraisal-note = ±: half of the 95 % interval; two totals whose intervals overlap widely do not differ for sure. Only reviews of drawn conversations count. What an agent has too little of is named, and the other parts stand for it. Pick a row to see the agent.

appraisal-csv = CSV
appraisal-xlsx = Excel
audit-did-appraisal-exported = Downloaded an appraisal

appraisal-close = Close the period
appraisal-close-note = { $period } is kept for { $count ->
    [one] one agent
   *[other] { $count } agents
} as it stands now. Nobody can change or delete it afterwards, and the agents see theirs.
appraisal-close-sure = Close it for good
appraisal-close-unkept = Keep the formula first, then the period can be closed by it.
appraisal-close-running = The period is not over: it can be closed from { $date } on.
appraisal-closed-before = Somebody else has closed this period in the meantime. Load the page anew.
appraisal-as-closed = As it was closed
appraisal-closed-by = Closed on { $date } by { $name }; { $rubric }, measuring version { $measuring }.
appraisal-rubric = rubric version { $number }
appraisal-rubric-default = default rubric
