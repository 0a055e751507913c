# How alike people judge, with each other and with the program: blind sessions, disputes, and what is
# learned from reviews.

## Blind sessions

calibration-answer-none = No blind session has been held yet. In one, several reviewers judge the same conversations without seeing each other; then it shows how alike they judge, and what to talk about.
calibration-answer = { $open ->
    [0] No session is open
    [one] { $open } session is open
   *[other] { $open } sessions are open
}{ $waiting ->
    [0] {""}
    [one] , and one waits for you
   *[other] , and { $waiting } wait for you
}; { $closed ->
    [0] none was closed yet.
    [one] { $closed } was closed.
   *[other] { $closed } were closed.
}
calibration-ask = No session is open. Ask a supervisor for one, or go on with your own reviews.
calibration-new = New blind session
calibration-name = Name
calibration-reviewers = Who judges
calibration-pick = Conversations
calibration-pick-random = By chance
calibration-pick-sample = From the latest sample
calibration-pick-ids = By number
calibration-count = How many
calibration-others = Draw others
calibration-ids = Numbers of conversations
calibration-ids-help = Separated by spaces, commas or new lines.
calibration-ids-unknown = Not found: { $ids }
calibration-from-random = Drawn from the { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
} of the choice (period, channel, language …) made in the header of other pages. With 10 or more, figures have an interval.
calibration-from-sample = Drawn from the { $count ->
    [0] latest sample: there is none yet. Draw one on the page Samples.
    [one] { $count } conversation drawn last for review.
   *[other] { $count } conversations drawn last for review.
}
calibration-open = Open the session
calibration-lacking-name = Give the session a name.
calibration-lacking-reviewers = Choose two reviewers or more. Members with the role of reviewer or supervisor can judge.
calibration-lacking-conversations = Choose conversations.
calibration-open-since = Open since { $date } · { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
calibration-you = You
calibration-progress = { $who }: { $done } of { $count }
calibration-not-yours = Others judge in this session.
calibration-judge = Judge on: { $count } left
calibration-close = Close
calibration-close-note = { $missing ->
    [0] Everybody has judged everything.
    [one] One judgement is still missing and will be left out.
   *[other] { $missing } judgements are still missing and will be left out.
} Then all reviewers see what everybody said, and nobody can judge on.
calibration-close-sure = Close now
calibration-place = Conversation { $place } of { $count }
calibration-back = All sessions
calibration-asked = Blind: whatever others or the program think is hidden. What do you say?

calibration-history = How alike reviewers judge, session by session
calibration-history-none = No closed session has enough judgements for a figure yet: it takes 10 verdicts that two people gave on the same.
calibration-history-note = Krippendorff’s alpha with its 95% interval: 1 is full agreement, 0 that of drawing lots. The stroke is at { $good }, from which conclusions may be drawn with care. Click a session to see it.
calibration-history-hint = { $name }: α { $alpha } ({ $low } to { $high }), { $count } verdicts on { $conversations } conversations
calibration-session = Closed session
calibration-named = { $name }, closed { $date }
calibration-nothing-judged = Nobody judged anything you may see before this session was closed.
calibration-all = All together
calibration-finding = Reviewers agree in { $alike } of { $count } cases on { $conversations } conversations: α { $alpha }, with 95% confidence between { $low } and { $high }.
calibration-finding-unsure = Reviewers agree in { $alike } of { $count } cases: α { $alpha }. On { $conversations } conversations this is too uncertain for an interval; it takes 10.
calibration-finding-few = { $count ->
    [0] Nothing was judged by two people.
    [one] Only one case was judged by two people: too few to say how alike they judge.
   *[other] Only { $count } cases were judged by two people: too few to say how alike they judge.
}
calibration-standards = Agreement by standard
calibration-standards-note = The lowest first. –: fewer than 10 cases judged by two people, or always the same verdict. What a clock, other conversations or the customer’s stars tell is not asked.
calibration-n = Cases
calibration-n-help = What at least two people judged.
calibration-alike = Alike
calibration-alike-help = The share of equal verdicts. Where nearly all is met, it is high by chance alone.
calibration-alpha-help = Krippendorff’s alpha: agreement beyond chance. 1: all alike; 0: as if lots were drawn; below 0: worse than that.
calibration-kappa-help = Cohen’s kappa: agreement of two people beyond chance.
calibration-interval = 95% interval
calibration-pairs = Any two reviewers
calibration-reviewer = Reviewer
calibration-other = and
calibration-severity = How strict each reviewer is
calibration-severity-few = Too few cases were judged by several people to say who is strict.
calibration-severity-note = Points fewer (to the right: stricter) than all would give in the mean on the same, with the 95% interval. Gray: not clear.
calibration-severity-hint = { $who }: { $severity } points ({ $low } to { $high }), { $count } verdicts
calibration-disagreements = To talk about ({ $count })
calibration-disagreements-note = The furthest apart first. Pick a row to see the conversation and everybody’s reasons.
calibration-no-disagreement = Everybody judged alike.
calibration-widest = Apart
calibration-widest-help = Points between the two verdicts furthest apart: met 100, partly 50, missed 0.
calibration-said = Who said what
calibration-no-reason = no reason given
calibration-program = The program says: { $verdict }
calibration-scores = Scores without what is clear of who judged
calibration-adjusted = Adjusted
calibration-scores-note = Adjusted only for reviewers whose severity is clear. Verdicts of blind sessions never count in anybody’s score.

## Disputes

disputes-answer-none = No verdict has been disputed yet.
disputes-answer = { $open ->
    [0] No dispute is open
    [one] { $open } dispute is open
   *[other] { $open } disputes are open
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } of them overdue
}; { $decided ->
    [0] none was decided yet.
    [one] { $decided } was decided.
   *[other] { $decided } were decided.
}
disputes-none = Agents dispute a verdict on the page of their own conversation, once each.
disputes-days = To be decided within { $days ->
    [one] { $days } day
   *[other] { $days } days
}
disputes-days-label = Days until a decision
disputes-days-note = Holds for disputes from now on.
disputes-days-keep = Keep
disputes-open = Open
disputes-late = Overdue
disputes-upheld = Verdict changed
disputes-upheld-help = The share of decided disputes after which the verdict was another one, with its 95% interval.
disputes-time = Time to a decision
disputes-time-late = { $late } of { $count } late
disputes-time-help = The middle one of all decided disputes.
disputes-due = to be decided by { $date }
disputes-overdue = overdue since { $date }
disputes-by-program = The program says “{ $verdict }”. { $agent } expects “{ $expected }” ({ $date }):
disputes-by-reviewer = { $reviewer } says “{ $verdict }”. { $agent } expects “{ $expected }” ({ $date }):
disputes-evidence = The conversation, with the evidence
disputes-gone = The conversation is not there any more.
disputes-decide = Which verdict holds?
disputes-comment = Why
disputes-keep = Decide
disputes-lacking = Choose the verdict that holds, and say why.
disputes-decided-before = Somebody else has decided this dispute in the meantime.
disputes-own = You opened this dispute: somebody else decides it.
disputes-own-review = You gave the verdict: somebody else decides this dispute.
disputes-more = { $count ->
    [one] One more is open; it follows when one of these is decided.
   *[other] { $count } more are open; they follow when these are decided.
}
disputes-decided = Decided
disputes-decided-on = Decided
disputes-column-standard = Standard
disputes-column-verdict = Verdict
disputes-column-expected = Expected
disputes-column-decision = Decision
disputes-column-by = Decided by
disputes-by-standard = Verdicts changed, by standard
disputes-by-reviewer-id = Verdicts changed, by who gave them
disputes-program = The program
disputes-none-decided = None was decided yet.
disputes-span = { $low }–{ $high }, of { $count }
disputes-hint = { $name }: { $upheld } changed ({ $span })
disputes-cut = The { $shown } with the most disputes, of { $count }.
disputes-shares-note = The share of decided disputes (how many) after which the verdict was another one, with its 95% interval. Agents dispute what they doubt: this is no share of all verdicts.

dispute-title = Disputed
dispute-new = Dispute a verdict
dispute-note = Each verdict can be disputed once. Somebody else than the reviewer decides.
dispute-verdict = { $standard }: { $verdict }
dispute-by-program = This verdict is the program’s.
dispute-by-reviewer = This verdict is a reviewer’s.
dispute-expected = Which verdict do you expect?
dispute-comment = Why? Name the message that shows it.
dispute-keep = Open the dispute
dispute-lacking = Choose the verdict you expect, and say why.
dispute-not-possible = This verdict cannot be disputed: it was before, or the conversation is not yours.
dispute-said = “{ $verdict }” is disputed, “{ $expected }” expected ({ $date }).
dispute-open = To be decided by { $date }.
dispute-upheld = Changed to “{ $verdict }” on { $date }.
dispute-stands = “{ $verdict }” stands, decided on { $date }.

## How far people agree with the program

judged-title = How far people agree with the program
judged-legend = People and the program: { $signs }
judged-sign-well = agree well
judged-sign-unclear = not clear
judged-sign-badly = agree too little
judged-sign-few = not enough reviews yet
judged-sign-left = left to people
judged-few = Not enough reviews yet: { $count } of { $least }.
judged-all-alike = { $count } verdicts, { $alike } alike; all so much the same that agreement beyond chance cannot be told.
judged-well = People agree well: { $alike } of { $count } verdicts alike, kappa { $kappa } ({ $low } to { $high }).
judged-unclear = Not clear yet: { $alike } of { $count } verdicts alike, kappa { $kappa } ({ $low } to { $high }).
judged-badly = People agree too little: { $alike } of { $count } verdicts alike, kappa { $kappa } ({ $low } to { $high }).
judged-all-languages = All languages
judged-column-trust = Trust
judged-column-language = Language
judged-column-n = n
judged-column-alike = Alike
judged-column-precision = “Missed” is right
judged-column-recall = Finds missed
judged-column-kappa = Kappa
judged-few-languages = Fewer than { $least } reviews yet: { $names }.
judged-figure = { $value } ({ $low }–{ $high })
judged-note = With 95% intervals; each review counts for as many conversations as it was drawn from. Reviewers saw the program’s verdict before they gave theirs, which makes people agree more than they would blindly. Blind sessions are left out; decided disputes count.

left-title = Left to people
left-note = Where people clearly agree too little with the program on a standard in a language, its verdict there can be left out: it becomes “not assessed”, and reviewers are asked. The whole interval of kappa has to lie below the bar.
left-on = Leave to people
left-bar = Bar (kappa)
left-least = Reviews at least
left-keep = Keep
left-now = { $count ->
    [0] Nothing is left to people now.
   *[other] Left to people now ({ $count }): { $names }.
}
left-would = { $count ->
    [0] By this bar nothing would be left to people.
   *[other] By this bar these would be left to people ({ $count }): { $names }.
}

proposals-title = Thresholds that reviews propose
proposals-note = Where other thresholds agree clearly better with people, tested on conversations that did not teach them. It takes { $least } verdicts at least.
proposals-none = There is no proposal: too few reviews, or none would agree clearly better.
proposals-column-standard = Standard
proposals-column-judgements = Verdicts
proposals-column-now = Now
proposals-column-then = Proposed
proposals-column-kappa-now = Kappa now
proposals-column-kappa-then = Kappa then
proposals-column-gain = Gain (95%)
proposals-terms = met { $met }, partly { $partly }
proposals-pick = Take over
proposals-reason = Reason
proposals-take = Save a new rubric
proposals-lacking = Choose proposals, and give a reason.
proposals-rubric = Version { $number }, by reviews

own-title = Standards of your own
own-note = People alone judge them; they count in reviews, not in the program’s scores.
own-name = Name
own-question = Question to the reviewer
own-add = Add
own-lacking = Give a name and a question.
own-taken = There is a standard named { $name } already.
own-retire = Retire
own-retired = retired: asked no more
calibration-conversations = The conversations of this session
