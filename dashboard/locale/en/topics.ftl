# Topics: what customers ask, how often, and how well it is served.

filter-about = Topic

## All topics

topics-answer = { $count ->
    [one] One topic is
   *[other] { $count } topics are
} what { $share } of the conversations are about, most of all { $topics }.
topics-new-told = { $count ->
    [one] One topic is new:
   *[other] { $count } topics are new, among them
} { $topics }.
topics-rising-told = { $count ->
    [one] One topic rises, clear of chance:
   *[other] { $count } topics rise, clear of chance, above all
} { $topics }.
topics-not-compared = There is no earlier period to say what rises.
topics-none-moved = No topic rises or falls clear of chance.
topics-no-difference = No difference in quality between topics is shown.
topics-worse = { $count ->
    [one] One topic is served worse than the others, clear of chance:
   *[other] { $count } topics are served worse than the others, clear of chance, above all
} { $topics } (overall score).
topics-nothing-chosen = None of the conversations chosen is on a known topic.
topics-unnamed = Topic { $number }

topics-chart = How often customers come with what
topics-chart-note = The { $shown } largest of { $count } topics. Green: served better than the others, red: worse, clear of chance; grey: no difference shown. Click one to see it below.
topics-table = All topics
topics-topic = Topic
topics-share = Share
topics-moved = Course
topics-moved-help = New, rising or falling against the period of the same length before, beyond the chance of looking at all topics and of questions coming in bursts.
topics-ratio = Against before
topics-ratio-help = How many times as large its share of all conversations is as in the period before.
topics-score = Overall
topics-clear = Clear
topics-clear-help = ●: the overall score differs from that of all other topics beyond chance.
topics-resolved = Resolved
topics-resolved-help = Of the conversations of which it is known whether they were resolved; below ten nothing is told.
topics-rating = Rating
topics-rated = Rated
topics-came-back = Came back
topics-came-back-help = Customers who came again on the same matter, of those of whom it is known.
topics-mark-new = ★ new
topics-mark-rising = ↗ rising
topics-mark-falling = ↘ falling
topics-hint = { $name }: { $count } conversations ({ $share }), overall score { $score }, course: { $mark }

## One topic

topics-conversations = { $count ->
    [one] Its conversation
   *[other] Its { $count } conversations
}
topics-detail = { $count ->
    [one] One conversation
   *[other] { $count } conversations
}, { $share } of those on any topic. Overall score { $score } ({ $low } to { $high }).
topics-detail-resolved = Resolved in { $share } ({ $low } to { $high }) of the { $judged } of which it is known.
topics-detail-moved = Before, its share was { $before }: now it is { $ratio } times that ({ $ratio_low } to { $ratio_high }).
topics-detail-steady = Before, its share was { $before }; no change is shown ({ $ratio } times, { $ratio_low } to { $ratio_high }).
topics-volume = Conversations by { $step }
topics-quality = Scores by { $step }
topics-step-day = day
topics-step-week = week
topics-step-month = month
topics-step-quarter = quarter

topics-naming = Name it, merge it
topics-name = Name
topics-name-save = Save the name
topics-merge = Is the same as
topics-merge-hint = Another topic
topics-merge-save = Show as one
topics-part = Take “{ $name }” out again

## Questions and answers

topics-faq = Asked again and again
topics-faq-show = Read what was asked and answered
topics-faq-note = { $count ->
    [one] One question
   *[other] { $count } questions
} that three customers or more asked, those without a good answer first. Answered well: rated 4 or 5, or resolved where nobody rated.
topics-faq-none = No question of this topic was asked in like words by three customers. Some that were asked:
topics-faq-figures = { $language }: asked { $asked } times by { $customers } customers; of { $judged } it is known how it went, { $well } of them went well.
topics-faq-unanswered = No answer to it went well yet: it lacks a template.
topics-faq-answers = { $count ->
    [one] The answer that went best
   *[other] The { $count } answers that went best
}
topics-faq-open = Open the conversation
topics-faq-download = Questions and answers (CSV)
topics-no-texts = What was asked is shown to those who may read conversations.

## Learning

topics-none = No topics are known yet
topics-too-few = { $count ->
    [one] There is one conversation
   *[other] There are { $count } conversations
} that ask something; it takes { $least } to tell topics. Import more.
topics-can-learn = There are { $count } conversations: enough to find out what customers ask. New ones are then put to their topic at every import.
topics-learned = Where the topics come from
topics-by-meaning = { $count ->
    [one] One topic
   *[other] { $count } topics
}, learned from { $questions } questions on { $date } by what they mean, across languages (version { $version }).
topics-by-words = { $count ->
    [one] One topic
   *[other] { $count } topics
}, learned from { $questions } questions on { $date } by their words, each language by itself (version { $version }).
topics-without-vectors = With the extra “vectors” installed, questions of different languages that mean the same come under one topic. Until then, topics of several languages can be merged by hand.
topics-learn = Learn topics from the conversations
topics-learn-note = Topics that are found again keep their number and name. At most { $most } questions are read to learn; every conversation is then put to its topic.
topics-vectors = Across languages
topics-vectors-help = Questions are compared by what they mean. It takes about a second for every 200 conversations.
topics-telling = Topics: { $done } of { $total } conversations
