# My work: what agents see of themselves.

me-no-agent-id = Your account does not say which agent you are, so there is nothing to show. Ask an administrator to enter your agent id.
me-no-agents = No conversation says which agent it was with, so there is no work to show. Import conversations with their agents.
me-alone = This is what agents see of themselves. Here, nobody is logged in as one: choose whose work to look at.
me-look-as = Look as
me-nothing = There are no conversations of yours in this period.
me-waiting = { $plans ->
    [0] {""}
    [one] One plan of coaching waits for you to take note of it.{" "}
   *[other] { $plans } plans of coaching wait for you to take note of them.{" "}
}{ $tasks ->
    [0] {""}
    [one] One task is yours to do{ $late ->
        [0] .
       *[other] , and it is overdue.
    }
   *[other] { $tasks } tasks are yours to do{ $late ->
        [0] .
        [one] , one of them is overdue.
       *[other] , { $late } of them are overdue.
    }
}
me-parts = What is shown
me-part-scores = Scores
me-part-examples = Examples
me-part-feedback = Feedback
me-part-learning = Coaching and training
me-part-appraisals = Appraisals

me-beside = You and colleagues
me-beside-alt = Your scores with their 95 % intervals, over the band in which the middle half of your colleagues are
me-beside-hint = The middle half of { $count } colleagues: { $low }–{ $high }, their middle { $middle }.
me-beside-note = Dot: your mean with its 95 % interval. Band: the middle half of up to { $count } colleagues in your languages and channels, as if they had your mix; tick: their middle. Nobody is ranked or named.
me-beside-few = Fewer than 5 colleagues have conversations in your languages and channels, so nothing is told of them.
me-standards = Your strongest and weakest standards
me-standards-note = Points more or less than colleagues in like conversations, with margins; ▲ ▼ where chance does not explain it. A click shows the conversations, those that missed it first.
me-standards-alone = Your own points from 0 to 100: too few colleagues have like conversations to compare with. Pick a row to see the conversations, those that missed it first.
me-points = Points

me-misses = Where a standard was missed
me-misses-of = Standard
me-misses-points = { $standard } – { $points } points, { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
me-misses-none = There is no standard that you missed in enough conversations to speak of.
me-misses-nowhere = It shows in no single message: what was expected is not there, or it is a matter of time.
me-said = { $who }: { $words }
me-best = Your best

me-reviews = Reviews of your conversations
me-reviews-none = Nobody has reviewed a conversation of yours yet. When somebody does, you see it here.
me-reviews-answer = { $count ->
    [one] One conversation was reviewed.
   *[other] { $count } conversations were reviewed.
} Mean of { $both }: people { $overall }, the program { $program } on the same. These are single conversations and do not stand for all of yours.
me-review = { $date }: people { $overall }, program { $program }; { $differ ->
    [0] no verdict differs
    [one] one verdict differs
   *[other] { $differ } verdicts differ
}
me-reviews-more = { $count ->
    [one] One earlier review is found at its conversation.
   *[other] { $count } earlier reviews are found at their conversations.
}
me-disputes = Your disputes
me-disputes-how = To dispute a verdict, open the conversation and use the form under it: say which verdict you expected, and why. Each verdict can be disputed once.
me-dispute = Judged “{ $verdict }”; you expected “{ $expected }” on { $date }.
me-dispute-open = To be decided by { $date }
me-dispute-late = Was to be decided by { $date }
me-dispute-upheld = You were right
me-dispute-stands = The verdict stands
me-dispute-decided = Decided on { $date }: “{ $verdict }”.

me-coaching = Coaching
me-coaching-none = No coaching is planned for you.
me-plan = With { $trainer }, from { $date } on.
me-plan-acknowledged = You took note of it on { $date }.
me-plan-ended = Ended { $date }
me-acknowledge = I took note of it
me-due = Due { $date }
me-overdue = Overdue since { $date }
me-step-session = Session
me-step-task = Task
me-step-done = Done { $date }
me-step-note = What came of it
me-step-tell = Done
me-trainings = Trainings and certificates
me-trainings-none = Nothing is recorded of your trainings yet.
me-theory-passed = theory passed with { $score } of 100 ({ $date })
me-theory-failed = theory not passed: { $score }, needs { $mark } ({ $date })
me-practice-passed = practice passed (until { $date })
me-practice-failed = practice not passed (until { $date })
me-certificate = certificate since { $date }
me-certificate-until = certificate until { $date }
me-certificate-over = certificate ran out on { $date }
me-practices = Best practices in your languages
me-practices-none = The library has no example in your languages yet.
me-practices-more = { $count ->
    [one] One older example is not shown.
   *[other] { $count } older examples are not shown.
}

me-appraisals-none = No period of yours is closed yet. When one is, it stands here with its formula.
me-appraisal-total = By the formula below.
me-appraisal-machine = { $conversations ->
    [one] Mean overall score of one conversation, by the program and people’s corrections.
   *[other] Mean overall score of { $conversations } conversations, by the program and people’s corrections.
}
me-appraisal-human = { $reviews ->
    [0] No review could be counted.
    [one] From one review; fewer than ten say nothing of all conversations.
   *[other] What { $reviews } reviews of drawn conversations say of all of them.
}
