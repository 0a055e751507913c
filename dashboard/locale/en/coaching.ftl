# Coaching: what it would win, examples, plans, whether it worked; the library and courses.

coaching-part = What is shown
coaching-part-topics = Topics
coaching-part-plans = Plans
coaching-whom = Whose coaching
coaching-everybody = Everybody
coaching-team = Team { $team }
coaching-too-few = { $name }: nothing can be said of coaching yet. It takes conversations in which a standard was judged, and 4 agents with { $few } conversations each in the same language and channel to know what is in reach.
coaching-nothing-clear = { $name }: nothing clear. No standard is so far below what the best agents reach that chance could not explain it.
coaching-answer = { $name }: coaching would clearly win most in { $topics }, told in points of the overall score.
coaching-topics = What coaching would win
coaching-no-topics = No standard is below what the best agents reach in like conversations.
coaching-wins-alt = Standards by the points of the overall score that coaching would win, with their 95 % intervals
coaching-wins-note = Points by which the overall score would rise if the standard were kept as the best quarter of agents keeps it in the same languages and channels. In colour: beyond chance. Click one for examples.
coaching-hint = { $name }: { $win } points of the overall score ({ $low } to { $high }); { $own } of 100 now, { $reference } in reach, judged in { $judged } conversations
coaching-all-topics = All standards
coaching-agents = What each agent would win most
coaching-agents-note = ●: clear of chance. Choose an agent for their topics. Who has no comparable colleagues is not listed.
coaching-pick-agent = Choose an agent for examples of their own, and to plan coaching.
coaching-topic = Standard
coaching-own = Now
coaching-reference = In reach
coaching-reference-help = Mean points of the best quarter of agents in the same languages and channels, where 4 or more agents have 10 conversations each; drawn together as far as they differ by chance.
coaching-judged = Judged
coaching-win = Wins
coaching-win-help = Points by which the mean overall score of all conversations would rise; drawn towards the mean of others where few conversations tell.
coaching-clear = Clear
coaching-clear-help = ●: beyond the chance of looking at all agents and standards together.
coaching-back = All standards
coaching-not-judged = { $name }: this standard was judged in too few conversations like those of others to say what coaching would win.
coaching-figures = { $name }: { $own } of 100 points now, { $reference } in reach. Coaching would win { $win } points of the overall score ({ $low } to { $high }), which is not clear of chance; judged in { $judged } conversations.
coaching-figures-none = { $name }: { $own } of 100 points now, and { $reference } in reach: coaching would win nothing here ({ $low } to { $high } points of the overall score); judged in { $judged } conversations.
coaching-figures-clear = { $name }: { $own } of 100 points now, { $reference } in reach. Coaching would clearly win { $win } points of the overall score ({ $low } to { $high }); judged in { $judged } conversations.

coaching-no-misses = { $agent } did not miss this standard in this period: there is nothing to show.
coaching-example = Example
coaching-example-of = Example { $place }
coaching-weak = { $agent }: could be better
coaching-strong = A colleague: well done
coaching-no-strong = No colleague kept this standard in this language in this period.
coaching-gone = This conversation is not there any more, or not for you to see.
coaching-excerpt = Messages { $first } to { $last } of { $count }
coaching-open = Whole conversation
coaching-keep = Keep as best practice
coaching-keep-note = Why it is good
coaching-keep-hint = What to learn here about “{ $standard }”
coaching-keep-yes = Keep it
coaching-practice-kept = Kept in the library.
coaching-practice-there = This is in the library already.

coaching-plan-new = Plan coaching
coaching-running-already = A plan for { $agent } in this standard is running already, due { $due }.
coaching-goal = Goal
coaching-goal-hint = What { $standard } should be like after coaching
coaching-starts = Starts
coaching-due = Due
coaching-step-kind = Kind
coaching-kind-session = Session
coaching-kind-task = Task
coaching-step-text = What is done
coaching-step-due = When
coaching-step-due-on = by { $due }
coaching-step-add = Add
coaching-step-new = Add a session or task
coaching-step-drop = Take back
coaching-step-empty = Say what is done in this session or task.
coaching-step-late = overdue
coaching-plan-save = Keep this plan
coaching-planned = A plan for { $agent } in this standard is running already: end it first, or go on with it.
coaching-lacking-goal = Say what the goal is first.
coaching-lacking-days = The plan is due before it starts: change one of the two days.

coaching-no-plans = No coaching is planned yet. Open a topic of an agent: its examples and the plan stand there.
coaching-to-topics = See what coaching would win
coaching-plans-answer = { $running ->
    [0] No plan is running
    [one] One plan is running
   *[other] { $running } plans are running
}{ $overdue ->
    [0] , none is overdue
    [one] , one is overdue
   *[other] , { $overdue } are overdue
}{ $unseen ->
    [0] { "" }
    [one] , one is not acknowledged by its agent yet
   *[other] , { $unseen } are not acknowledged by their agents yet
}; { $ended ->
    [0] none has ended.
    [one] one has ended.
   *[other] { $ended } have ended.
}
coaching-state-planned = planned
coaching-state-running = running
coaching-state-overdue = overdue
coaching-state-ended = ended
coaching-column-state = State
coaching-column-agent = Agent
coaching-column-topic = Standard
coaching-column-starts = Starts
coaching-column-due = Due
coaching-column-seen = Acknowledged
coaching-column-steps = Done
coaching-seen-yes = yes
coaching-seen-no = not yet
coaching-plan-of = { $agent }: { $topic }
coaching-plan-facts = From { $starts } to { $due }, by { $trainer }.
coaching-acknowledged = Acknowledged on { $day }.
coaching-not-acknowledged = { $agent } has not acknowledged it yet.
coaching-ended-on = Ended on { $day }.
coaching-overdue = This plan was due on { $due }. End it, or go on with what is left.
coaching-no-steps = No session and no task is named yet.
coaching-held = Was held
coaching-task-done = Was done
coaching-came-of-it = What came of it
coaching-done-yes = Note it as done
coaching-done-on = done on { $day }
coaching-end = End the plan
coaching-end-note = Nothing can be added to an ended plan. What came of it stays, and whether it worked goes on being measured.
coaching-end-yes = End it
coaching-to-topic = Examples
coaching-to-agent = The agent
coaching-to-coaching = Coaching
coaching-began = Coaching in “{ $topic }” began on { $day }
coaching-trend-note = Upright lines: coaching in a standard of the dimension began.

coaching-worked = Did it work? { $topic }
coaching-weeks = Weeks before and after
coaching-weeks-of = { $weeks } weeks
coaching-whose = Whose
coaching-whose-all = All { $count } coached in it
coaching-coached = Those coached
coaching-others = Not coached
coaching-before = { $name }, before
coaching-after = { $name }, after
coaching-effect-hint = { $name }: { $mean } ({ $low } to { $high })
coaching-effect-rose = { $name }: it worked. Points rose by { $points } ({ $low } to { $high }) more than in comparable agents who were not coached.
coaching-effect-fell = { $name }: it did not help. Points came out { $points } ({ $low } to { $high }) below those of comparable agents who were not coached.
coaching-effect-none = { $name }: no effect shown yet. The difference to comparable agents who were not coached is { $effect } points, anywhere between { $low } and { $high }.
coaching-effect-few = { $name }: nothing can be said yet. It takes { $few } conversations in which the standard was judged before the coaching began, and as many after.
coaching-effect-alone = Nothing can be said yet: there are fewer than { $colleagues } agents who were not coached, with { $few } conversations like these before and after, to say what would have come without coaching.
coaching-effect-unlike = { $name }: nothing can be said. Before the coaching began the points lay far outside those of all agents who were not coached, so that nobody shows what would have come without.
coaching-expected-note = ◇: { $expected } points were to be expected without coaching, by what comparable agents did from the same level.
coaching-worked-note = Mean points with 95 % intervals, from { $conversations } conversations; beside { $others } agents not coached, with { $theirs } conversations in the same weeks, languages and channels.
coaching-worked-alt = Mean points before and after coaching, of those coached and of others, with their 95 % intervals

library-part = What is shown
library-part-practices = Best practices
library-part-courses = Courses
library-none = The library is empty. Keep good examples of colleagues in it: they stand beside an agent’s own in every topic of coaching.
library-to-coaching = See topics of coaching
library-answer = { $count ->
    [one] One example to learn from
   *[other] { $count } examples to learn from
}{ $found ->
    [0] , none of which fits.
    [one] , one of which fits.
   *[other] , { $found } of which fit.
}
library-answer-all = { $count ->
    [one] One example to learn from.
   *[other] { $count } examples to learn from.
}
library-nothing-fits = Take a word or a choice out of the search to see more.
library-search = Search
library-search-hint = Words of the message, the note or the standard
library-more = Show more ({ $count })
library-added = Kept by { $who } on { $day }
library-remove = Remove
library-remove-note = The example leaves the library; the conversation stays as it is.
library-remove-yes = Remove it

training-none = No course is offered yet. Offer one: exams, practice and certificates are recorded in it.
training-answer = { $courses ->
    [one] One course is offered
   *[other] { $courses } courses are offered
}; { $certified ->
    [0] nobody holds a certificate
    [one] one certificate holds
   *[other] { $certified } certificates hold
}{ $expiring ->
    [0] { "" }
    [one] , one of them expires soon
   *[other] , { $expiring } of them expire soon
}{ $expired ->
    [0] .
    [one] ; one has expired.
   *[other] ; { $expired } have expired.
}
training-states = How far everybody is
training-nobody = Nothing is recorded yet. Record the first exam beside this.
training-record = Record a step
training-courses = What the courses ask for
training-course = Course
training-state = State
training-score = Exam
training-step = Step
training-step-theory = Exam
training-step-practice = Practice
training-step-certificate = Certificate
training-agent-hint = Choose, or write a new one
training-agent-lacking = Say which agent it is about.
training-began = Practice began on
training-on = On
training-passed = Passed
training-note = Note
training-save = Record
training-not-yet-practice = { $agent } has not passed the theory of this course: practice comes after it.
training-not-yet-certificate = { $agent } has not passed theory and practice of this course: the certificate comes after them.
training-practising = { $agent } is still in supervised practice: a certificate can be given from { $until } on.
training-did-passed = { $agent } has passed the exam.
training-did-failed = { $agent } has not passed the exam.
training-did-practice = Practice of { $agent } is recorded.
training-did-certificate = { $agent } has the certificate.
training-did-offer = “{ $name }” is offered now.
training-state-failed = exam failed ({ $score })
training-state-passed = exam passed ({ $score })
training-state-practice = in practice until { $until }
training-state-practised = practice passed
training-state-not-practised = practice not passed
training-state-certified = certified until { $until }
training-state-forever = certified
training-state-expiring = ▲ certified, expires on { $until }
training-state-expired = ▲ expired on { $until }
training-offer = Offer a course
training-column-name = Name
training-column-topic = Topic
training-column-language = Language
training-column-mark = Pass mark
training-column-practice = Practice
training-column-valid = Certificate holds
training-days = { $days ->
    [one] one day
   *[other] { $days } days
}
training-forever = for ever
training-mark = Pass mark (of 100)
training-practice = Days of supervised practice
training-valid = Days the certificate holds
training-valid-help = 0: for ever.
training-name-lacking = Give the course a name.
training-offer-yes = Offer it
