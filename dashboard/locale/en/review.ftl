# Samples and reviews: what is drawn, the queue, and what people judged of a conversation.

samples-no-times = No conversation here says when it began, so there is no week or month to draw from. Import conversations with times.
samples-answer-none = No plan draws conversations for review yet. Make one: it is drawn with a known chance, so that a few reviews speak for all conversations.
samples-answer = { $plans ->
    [0] No plan is running
    [one] One plan is running
   *[other] { $plans } plans are running
}; { $drawn ->
    [0] nothing is drawn yet.
   *[other] { $done } of { $drawn } conversations drawn are reviewed{ $overdue ->
        [0] , none is overdue.
        [one] , one is overdue.
       *[other] , { $overdue } are overdue.
    }
}
samples-new = Make a plan
samples-name = Name of the plan
samples-name-lacking = Give the plan a name first.
samples-cycle = Drawn
samples-every-week = every week
samples-every-month = every month
samples-quota = Conversations
samples-per = Counted
samples-per-agent = for each agent
samples-per-all = in all
samples-days = Days until due
samples-strategy-random = By chance
samples-strategy-random-help = Everybody has the same chance. The fairest, and the best for means; at least a fifth is always drawn so.
samples-strategy-stratified = Evenly over groups
samples-strategy-stratified-help = Small groups (a rare language, a rare channel) get more than their share, so that they are seen at all.
samples-strategy-risk = By risk
samples-strategy-risk-help = What bears signs of trouble is drawn more often. Estimates weigh it back, so that they still speak for all.
samples-strata = Groups are made by
samples-stratum-agent_id = Agent
samples-stratum-team = Team
samples-stratum-language = Language
samples-stratum-channel = Channel
samples-signals = Signs of risk, and how many conversations of the newest cycle bear them
samples-signals-note = A low score and a long wait are told against the others of the cycle: they always stand out in about a quarter of them.
samples-signal-low_score = Low score
samples-signal-critical = Critical standard missed
samples-signal-angry_end = Unhappy at the end
samples-signal-long_wait = Long wait
samples-signal-unsure = Judgement unsure
samples-signal-disagreement = People and program differed
samples-lacking-shares = Choose at least one way to draw: move one of the sliders above 0.
samples-lacking-strata = Choose what groups are made by.
samples-lacking-signals = Choose at least one sign of risk.
samples-preview-drawn-week = Drawn in the newest week
samples-preview-drawn-month = Drawn in the newest month
samples-preview-of = of { $conversations } conversations, { $agents ->
    [one] one agent
   *[other] { $agents } agents
}
samples-preview-margin = Mean score known to
samples-preview-margin-help = 95 % confidence, if people judged as the program does; from this very draw with its chances.
samples-preview-needed = Needed for ± { $points } points
samples-preview-needed-help = So many drawn by chance alone would give the mean overall score to within ± { $points } points (95 %).
samples-points = ± { $points } points
samples-preview = { $drawn ->
    [one] One review
   *[other] { $drawn } reviews
} of the newest cycle would tell the mean overall score of all its conversations to within ± { $margin } points.
samples-preview-few = Too few would be drawn to say anything of all conversations; they still show what happens.
samples-save = Keep this plan

samples-plan = Plan
samples-week = Week
samples-month = Month
samples-draw = Draw
samples-drawn = { $count ->
    [0] Nothing new: this cycle is drawn already.
    [one] One conversation was drawn.
   *[other] { $count } conversations were drawn.
}
samples-end = End
samples-end-note = Nothing more will be drawn by this plan. What was drawn stays to be reviewed.
samples-end-sure = End this plan
samples-ended = ended { $date }
samples-due = { $days ->
    [one] Due a day after the draw.
   *[other] Due { $days } days after the draw.
}
samples-unfinished-week = This is the newest week there is: what comes in after the draw has no chance in it.
samples-unfinished-month = This is the newest month there is: what comes in after the draw has no chance in it.
samples-by-random = { $share } by chance
samples-by-stratified = { $share } evenly over groups
samples-by-risk = { $share } by risk
samples-quota-agent-week = { $count } of each agent a week: { $mix }.
samples-quota-agent-month = { $count } of each agent a month: { $mix }.
samples-quota-all-week = { $count } in all a week: { $mix }.
samples-quota-all-month = { $count } in all a month: { $mix }.
samples-strata-told = Groups: { $names }.
samples-signals-told = Signs of risk: { $names }.
samples-nothing-drawn = Nothing is drawn for this cycle yet. Press “Draw”: the conversations then wait in the review queue.
samples-count-drawn = Drawn
samples-count-done = Reviewed
samples-count-open = Open
samples-count-overdue = Overdue
samples-count-replaced = Replaced
samples-time = Time
samples-time-help = { $count ->
    [0] No review is finished yet.
    [one] Active time of one review; pauses of more than 2 minutes are not counted.
   *[other] Median active time of { $count } reviews; pauses of more than 2 minutes are not counted.
}
samples-items = What was drawn, and why
samples-state = State
samples-state-open = open
samples-state-done = reviewed
samples-state-overdue = overdue
samples-state-replaced = replaced
samples-why = Why drawn
samples-reason-random = chance
samples-reason-stratum = rare group
samples-reason-low_score = low score
samples-reason-critical = critical standard
samples-reason-angry_end = unhappy end
samples-reason-long_wait = long wait
samples-reason-unsure = unsure judgement
samples-reason-disagreement = differing judgements
samples-chance = Chance
samples-chance-help = How likely this conversation was to be drawn. A review counts for as many conversations as its chance was small.
samples-due-on = Due
samples-who = With
samples-replaced-why = Why replaced
samples-items-note = Choose a row to open the conversation.
samples-go-on = Conversations wait to be reviewed.

samples-estimate = What the reviews say of all conversations of the cycle
samples-estimate-few = { $count ->
    [0] No review is finished yet
    [one] One review is finished
   *[other] { $count } reviews are finished
}; from { $few } on, they say something of all conversations.
samples-difference-none = People and the program agree in the mean, as far as these reviews tell: the difference is { $points } points, between { $low } and { $high }.
samples-difference-lower = People judge { $points } points lower than the program ({ $low } to { $high }).
samples-difference-higher = People judge { $points } points higher than the program ({ $low } to { $high }).
samples-difference-alike = People judged every one of these as far from the program as the others.
samples-estimate-people = People, estimated for all
samples-estimate-people-help = Mean overall score of { $count } reviews, each weighed by the chance of its conversation to be drawn.
samples-estimate-program = Program, from the same
samples-estimate-program-help = What the program says of the same conversations, weighed alike: the difference to people is one of judgement, not of the draw.
samples-estimate-all = Program, all
samples-estimate-all-count = { $count ->
    [one] one conversation
   *[other] { $count } conversations
}
samples-estimate-all-help = What the program says of every conversation of the cycle; nothing is estimated.
samples-estimate-unsure = interval not known
samples-estimate-note = While some of those drawn are still open, the finished ones stand for them.

review-start = Review
review-none = Nothing was drawn for review yet. Make a plan and draw: what it draws waits here.
review-all-done = Everything that was drawn is reviewed. Draw the next cycle when it is time.
review-others-have-it = { $count ->
    [one] The one conversation that waits is with somebody else.
   *[other] The { $count } conversations that wait are with others, or not for you to see.
}
review-make-a-plan = Plans and samples
review-by-hand = You chose conversation { $id } for review; no sample drew it, so it counts as judged by hand.
review-place = { $place } of { $count }
review-why = Drawn by “{ $plan }” for: { $reasons }.
review-due = Due { $date }.
review-overdue = Overdue since { $date }.
review-item-gone = Somebody else has this conversation now, or it was reviewed already.
review-next = Go on with the next one
review-missing = Conversation { $id } was drawn, but it is not there any more.
review-lost = This review was changed or submitted in another window. Your last step was not saved; all before it was.
review-load = Load it as it is now
review-submitted = The review is submitted.
review-spoken = { $spoken } of { $count } looked at.
review-silent = { $count ->
    [one] One standard still asks for your word.
   *[other] { $count } standards still ask for your word.
}
review-submit = Submit
review-submit-help = With everything you left as it is, you agree.
review-unfit = Cannot be judged
review-unfit-note = Another conversation takes its place, with its own chance. The estimate stays right if those that cannot be judged are like the others.
review-unfit-why = Why
review-unfit-language = Nobody here reads its language
review-unfit-broken = It is broken or empty
review-unfit-known = I took part in it
review-unfit-gone = It is not there any more
review-unfit-other = Another reason
review-unfit-other-why = The other reason, in words
review-replace = Take another one
review-discard-note = Your verdicts and comments on this conversation are thrown away.
review-discard = Throw this draft away
review-asked-own = A standard of your own: only people judge it. What do you say?
review-asked-people = Only people can judge this. What do you say?
review-asked-left = The program is not relied on here: it agrees too little with people. What do you say?
review-program = Program: { $verdict }
review-program-because = Program: { $verdict } – { $reason }
review-agree = Agree
review-disagree = Disagree
review-unsure = Unsure
review-skip = Skip
review-evidence = Evidence
review-evidence-help = Go to the next evidence, in the order of reading.
review-reason = Reason
review-reason-hint = What shows it?
review-cause = Root cause
review-cause-hint = Choose
review-cause-knowledge = Knowledge
review-cause-skill = Skill
review-cause-attitude = Attitude
review-cause-process = Process
review-cause-system = System or tool
review-cause-customer = Customer
review-cause-machine = The program was wrong
review-others = { $count ->
    [one] One more that does not apply or could not be assessed
   *[other] { $count } more that do not apply or could not be assessed
}
review-asked = your word
review-unsure-said = unsure
review-notes = { $count ->
    [0] Comments
   *[other] Comments ({ $count })
}
review-note-at = Message
review-note = Comment at this message
review-note-add = Add
review-note-drop = Take back
review-pin = Pin
review-pin-help = A pinned comment is meant to be found again, for coaching or as an example.
review-comment = Comment on the whole conversation
review-message = message { $place }, { $who }: “{ $words }”
review-message-gone = a message that is not there any more
review-translated = Translation beside it

reviewed-title = Reviewed by { $who } on { $date }
reviewed-reviewer = a reviewer
reviewed-program = program { $score }
reviewed-program-help = The person's score, and under it the program's by its verdicts at that time.
reviewed-agrees = In all verdicts the person agrees with the program.
reviewed-instead = { $verdict }, not { $machine }
reviewed-alone = { $verdict }
reviewed-cause = root cause: { $cause }
