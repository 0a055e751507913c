# Ratings: those that customers gave, those that are expected, and what is learned from them.

page-ratings = Ratings

## What was given, and what is expected of all

ratings-answer = { $count ->
    [one] One conversation
   *[other] { $count } conversations
}; { $rated ->
    [0] customers rated none of them.
    [one] customers rated one of them ({ $share }).
   *[other] customers rated { $rated } of them ({ $share }).
}
ratings-answer-few = Below { $few } ratings no mean is told; bring ratings in with the conversations (column “rating”, 1 to 5).
ratings-answer-given = The mean of these ratings is { $mean }.
ratings-answer-expected = Had all customers rated, { $mean } would be expected ({ $low } to { $high }).
ratings-rated = Given by customers
ratings-rated-help = The mean of the real ratings alone, with its 95% interval. Only a few customers rate, and perhaps not just any.
ratings-expected = Estimated for all
ratings-expected-help = The mean of the predicted ratings of all conversations, put right by how far predictions miss the real ratings (prediction-powered inference). It holds if those who rate are like the rest.
ratings-corrected = Estimated, also for who rates
ratings-corrected-help = The same, with ratings of kinds of conversations that are seldom rated counting more. It knows of language, channel, length and predicted rating, and of nothing else.

## What predicts now

ratings-now = What predicts now
ratings-by-parts = Predicted by parts: what speaks for and against a satisfied customer, added up. Nothing was learned from your customers’ ratings yet.
ratings-missing = { $count ->
    [0] There are no ratings
    [one] There is one rating
   *[other] There are { $count } ratings
} to learn from; { $least } are needed, { $missing ->
    [one] one more
   *[other] { $missing } more
}.
ratings-enough = There are { $count } ratings to learn from.
ratings-model = Learned on { $date } (UTC) from { $count } ratings in { $languages ->
    [one] one language
   *[other] { $languages } languages
}; version { $version }.
ratings-solved-model = Solved or not: learned on { $date } (UTC) from { $count } conversations in { $languages ->
    [one] one language
   *[other] { $languages } languages
}; rank correlation { $correlation } on conversations it had not seen; version { $version }.
ratings-drift-few = { $count ->
    [0] No rating is newer than it
    [one] One rating is newer than it
   *[other] { $count } ratings are newer than it
}: from { $least } on, Fourfold says whether it still holds.
ratings-steady = Still right: of { $count } newer ratings { $within }% lie within their predicted interval, and they differ by { $difference } on average ({ $low } to { $high }).
ratings-drifted = No longer right: of { $count } newer ratings { $within }% lie within their predicted interval, and they differ by { $difference } on average ({ $low } to { $high }). Learn again.
ratings-learn-rating = Learn from { $count } ratings
ratings-learn-solved = Learn solved or not from { $count } conversations
ratings-vectors = Learn with sentence vectors (slower, better)
ratings-vectors-help = A sentence encoder tells what is meant alike, also in other words and languages. It reads a few hundred messages a second, from then on at every import as well.
ratings-prepare = Reading what customers rated: { $done } of { $total } conversations
ratings-learn = Learning, and testing on what was left out: step { $done } of { $total }
ratings-predicting = Predicting anew: { $done } of { $total } conversations
ratings-learned-rating = Learned from your customers’ ratings, and every conversation is predicted anew.
ratings-learned-solved = Learned what was solved, and every conversation is predicted anew.
ratings-waiting = { $count ->
    [one] One conversation was
   *[other] { $count } conversations were
} predicted by an earlier state of Fourfold, or before the last learning.
ratings-predict = Predict them now
ratings-too-few = { $count ->
    [0] No rated conversation
    [one] Only one rated conversation
   *[other] Only { $count } rated conversations
} could be read; { $least } are needed.
ratings-busy = Somebody else is writing to this workspace; try again in a while.
ratings-broken = This stopped before its end. Nothing was lost; try again.

## Pictures

ratings-calibration = Predicted and given
ratings-calibration-note = Rated conversations by their predicted rating, in steps of half a point: the mean of what customers gave, with its 95% interval; larger dots stand for more ratings. On the dashed line both are the same. Whatever taught a model was predicted here by one that had not seen it. Click a dot to see its conversations.
ratings-calibration-few = Too few conversations are rated: a dot stands for { $few } or more.
ratings-calibration-alt = Dots with intervals: the mean rating given, by predicted rating
ratings-calibration-hint = Predicted about { $band }: given { $mean } on average ({ $low } to { $high }), { $count } ratings
ratings-of-band = Predicted about { $band }: { $count ->
    [one] one rated conversation
   *[other] { $count } rated conversations, those furthest off first
}
ratings-drivers = What goes with the ratings
ratings-drivers-none = Nothing that was measured goes with the ratings.
ratings-by-parts-note = How far the order of predicted ratings is that of the ratings given, with nothing learned, and its 95% interval.
ratings-drivers-note = Rank correlation with the ratings given, and its 95% interval: to the right what goes with high ratings, to the left with low ones. What goes together need not be cause and effect.
ratings-drivers-hint = { $name }: { $correlation } ({ $low } to { $high }), { $count } ratings
ratings-drivers-alt = Bars: how strongly traits of conversations go with the ratings

## How good predictions are

ratings-quality = How good predictions are, by language
ratings-quality-answer = On { $count } rated conversations that had not taught it, predictions rank as the ratings do with a correlation of { $correlation } (the parts alone: { $by_parts }); they are { $distance } points off on average (always saying the mean: { $of_mean }), and { $covered } of the ratings lie within the 90% interval.
ratings-bar = With fewer than { $least } ratings, a rank correlation below { $at }, or an interval of it that reaches below { $above }, conversations of a language are not ranked by predicted ratings.
ratings-quality-note = Neither a conversation tested nor others of its agent or customer had taught the prediction. Below { $few } ratings no figures are told, below 20 no correlation. Click a language for its rated conversations.
ratings-all-languages = all
ratings-ranked = may be ranked
ratings-ranked-short = ranked
ratings-unranked = not ranked by predicted ratings
ratings-unranked-short = not ranked
ratings-column-ratings = Ratings
ratings-column-correlation = Rank correlation
ratings-column-correlation-help = Do higher predictions go with higher ratings? 1: always, 0: no more than by chance.
ratings-column-by_parts = Of the parts alone
ratings-column-by_parts-help = The rank correlation of what is predicted with nothing learned.
ratings-column-distance = Points off
ratings-column-distance-help = How far predictions are from the ratings on average.
ratings-column-of_mean = Mean alone
ratings-column-of_mean-help = How far off it would be to always say the mean rating.
ratings-column-covered = Within 90%
ratings-column-covered-help = The share of ratings within the interval that should hold nine of ten.
ratings-column-mark = Use
ratings-mix = May agents be compared by predicted ratings?
ratings-mix-few = No agent has { $few } conversations with a predicted rating yet, and others to be compared with.
ratings-mix-alike = Agents do not differ in predicted ratings beyond chance.
ratings-mix-explained = { $explained } of how far agents' predicted ratings lie apart is explained by the mix of conversations they get ({ $mix }).
ratings-mix-choice = Like conversations
ratings-mix-by-language = Language and channel
ratings-mix-by-matter = What customers come with
ratings-mix-by-both = All of these
ratings-mix-count = Conversations
ratings-mix-difference = As it stands
ratings-mix-difference-help = The agent's mean predicted rating less that of all others.
ratings-mix-within = Among like conversations
ratings-mix-within-help = The same among like conversations, put together as often as these occur among all.
ratings-mix-note = “from” and “to” are the ends of the 95% interval; one that holds zero shows no difference. What is left may be the agent's doing, or a mix of something else: never judge a person by predicted ratings alone.
ratings-earlier = What was learned so far
ratings-column-when = Learned (UTC)
ratings-column-languages = Languages
ratings-column-version = Version

## One conversation

expected-title = Expected rating
expected-given = Rated by the customer
expected-predicted = Predicted
expected-interval = { $low } to { $high }
expected-interval-help = Of ten ratings by customers, nine lie within such an interval.
expected-solved = Predicted: solved
expected-none = No rating is predicted: nothing the customer wrote could be read for how they felt.
expected-by-parts = Predicted by parts; nothing was learned from ratings yet.
expected-learned = Predicted by what was learned from ratings.
expected-given-wins = The customer’s own rating counts.
expected-seen = The customer’s own rating counts. If it taught the prediction, the figure here was made without it; the course and the reasons below were not.
expected-short = One message of the customer makes no course.
expected-hint = After message { $message }: { $rating } ({ $low } to { $high })
expected-at = message { $message }
expected-fell = Expected after each message of the customer, by the message’s number. It fell most at message { $message }: by { $points } points.
expected-never-fell = Expected after each message of the customer, by the message’s number. It never fell.
expected-alt = Line with its interval: the rating expected after each message of the customer
expected-why = What moved it
expected-why-alt = Bars: what moved the predicted rating up or down
expected-why-note = Points of the rating, the strongest first. Words and traits are what was learned: signs, not causes.

rating-word = “{ $word }” ({ $side })
rating-trait-act = { $side }: { $act }
rating-trait-act-last = { $side }, at the end: { $act }

rating-part-mood = Mood of the customer throughout
rating-part-last_words = Mood of the last words
rating-part-thanks = The customer thanks
rating-part-settled = Word that it is settled
rating-part-not_settled = Word that it is not settled
rating-part-still_asking = Still asking at the end
rating-part-much_left_to_say = Much left to say at the end
rating-part-complaint = Complaint or anger
rating-part-again = Had to say it again
rating-part-regret = Ends with an apology
rating-part-help = Instructions or a remedy
rating-part-refusal = Ends with a refusal
rating-part-asked_back = Checks of order or account
rating-part-unanswered = Nobody answered
rating-part-waits = Long wait

rating-trait-turns = Number of turns
rating-trait-customer_messages = Customer: number of messages
rating-trait-agent_messages = Agent: number of messages
rating-trait-customer_words = Customer: how much was written
rating-trait-agent_words = Agent: how much was written
rating-trait-longest_answer = Agent: longest message
rating-trait-first_words = Customer: length of the first message
rating-trait-last_words = Customer: length of the last words
rating-trait-agent_last = The agent has the last word
rating-trait-mood = Customer: mood on average
rating-trait-mood_lowest = Customer: worst mood
rating-trait-mood_highest = Customer: best mood
rating-trait-mood_first = Customer: mood at first
rating-trait-mood_last = Customer: mood at last
rating-trait-agent_tone = Agent: tone on average
rating-trait-agent_tone_lowest = Agent: worst tone
rating-trait-politeness = Agent: politeness
rating-trait-warmth = Agent: warmth
rating-trait-customer_again = Customer: says the same again
rating-trait-customer_again_most = Customer: most repeated message
rating-trait-agent_again = Agent: says the same again
rating-trait-agent_again_most = Agent: most repeated message
rating-trait-agent_took_up = Agent: takes up the customer’s words
rating-trait-customer_took_up = Customer: takes up the agent’s words
rating-trait-agent_reference = Agent: names an order or number
rating-trait-customer_reference = Customer: names an order or number
rating-trait-first_reply = Time to the first reply
rating-trait-longest_reply = Longest wait for a reply
