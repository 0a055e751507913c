# Conversations: the list, one conversation, and why its verdicts are what they are.

conversations-found = { $count ->
    [0] No conversation matches.
    [one] One conversation matches{ $critical ->
        [0] .
       *[other] ; it missed a critical standard.
    }
   *[other] { $count } conversations match{ $critical ->
        [0] ; none missed a critical standard.
        [one] ; one missed a critical standard.
       *[other] ; { $critical } missed a critical standard.
    }
}
conversations-found-newest = { $count ->
    [0] No conversation matches among the newest { $read }; older ones were not searched.
    [one] One conversation matches among the newest { $read }; older ones were not searched.
   *[other] { $count } conversations match among the newest { $read }, { $critical } of them with a critical standard missed; older ones were not searched.
}
conversations-condition = Shown are those whose verdict on “{ $standard }” is: { $verdict }.
conversations-blind = { $count ->
    [one] One of them you judge blindly in a calibration: until then its scores are not shown.
   *[other] { $count } of them you judge blindly in a calibration: until then their scores are not shown.
}
conversations-none = Nothing was found. Take away a condition, look for fewer words, or look at all times.
conversations-text = Words or number
conversations-text-hint = Words, order or customer number
conversations-only = Only
conversations-critical = Critical
conversations-unanswered = Unanswered
conversations-rated = Rated
conversations-more = { $count ->
    [0] Score, standard
   *[other] Score, standard ({ $count })
}
conversations-score = Overall score
conversations-standard = Standard
conversations-verdict = Verdict
conversations-days = { $first } to { $last }
conversations-hours = { $first }:00–{ $last }:59 (UTC)
conversations-undated = Without a date
conversations-topic = Topic: { $topic }
conversations-among-step = Went from “{ $begin }” to “{ $end }” (of those drawn)
conversations-among-stage = Came to “{ $begin }” (of those drawn)
conversations-among-open = { $count ->
    [one] The only one open at the time
   *[other] { $count } or so open at the time
}
conversations-among-reviewed = Reviewed by people
conversations-among-sampled = Drawn for review
conversations-among-disputed = Disputed
conversations-among-calibrated = Of the calibration
conversations-among-imported = Brought by import { $number }
conversations-among-reading = Looking which conversations these are …
conversations-by = By: { $figure }
conversations-by-rating = rating given
conversations-by-predicted-rating = expected rating
conversations-by-assessed = standards judged
conversations-widen = Show the others too
conversations-order = Order
conversations-worst = Worst first
conversations-newest = Newest first
conversations-range = { $first }–{ $last } of { $count }
conversations-when = When (UTC)
conversations-flags = Flags
conversations-flag-critical = critical
conversations-flag-unanswered = unanswered
conversations-judged = Judged
conversations-judged-help = How many standards the scores rest on: few make a score uncertain
conversations-words = First words
conversations-language = Language

conversation-title = Conversation { $id }
conversation-unknown = There is no conversation with the number { $id }. It may have been removed, or the link is incomplete.
conversation-list = All conversations
conversation-back = Back to the list
conversation-previous = Previous
conversation-next = Next
conversation-place = { $place } of { $count }
conversation-transcript = Transcript
conversation-answer = { $missed ->
    [0] Overall { $overall }: all { $judged } standards that could be judged were met or partly met.
    [one] Overall { $overall }: one of { $judged } standards was missed, in { $weakest }.
   *[other] Overall { $overall }: { $missed } of { $judged } standards were missed, most in { $weakest }.
}
conversation-not-judged = Nothing in this conversation could be judged.
conversation-blind = You judge this conversation blindly in a calibration. It is shown here, with what the program and others think of it, once you have judged it there or the session is closed.
conversation-not-measured = This conversation has not been measured yet; the next import does it.
conversation-critical = Critical standard missed: { $standards }
conversation-rating = rated { $rating } of 5
conversation-order = order { $order }
conversation-tags = tags: { $tags }
conversation-share = { $agent } { $share }
conversation-team = team { $team }
conversation-customer = customer { $customer }
status-open = open
status-solved = solved
status-closed = closed

conversation-waited = Waited { $wait }
conversation-wait-within = { $wait }, of which { $within } within business hours
conversation-waited-late = Waited { $wait } · limit { $limit }
conversation-never-answered = No answer came
conversation-cut = … { $count ->
    [one] one more character is not shown.
   *[other] { NUMBER($count) } more characters are not shown.
}
conversation-mark = { $dimension } · { $standard }: { $verdict } – { $reason }

conversation-time = { $late ->
    [0] Time: the customer waited { $waited } of { $whole }
   *[other] Time: the customer waited { $waited } of { $whole }, beyond the limit { $late ->
        [one] once
       *[other] { $late } times
    }
}
conversation-time-unanswered = Time: nobody answered the customer
conversation-time-nobody = Time: the customer waited for nobody
conversation-time-unknown = The times of the messages are not known, so waits cannot be told.
conversation-by-number = The line follows the number of the message.
conversation-mood-unassessed = The customer's mood is not assessed: it cannot be read in { $language } yet.
conversation-mood-unknown = The customer's mood is not assessed: the language of the conversation is not known.
conversation-mood-partly = The mood of { $unread ->
    [one] one message
   *[other] { $unread } messages
} could not be assessed and leaves a gap in the line.
conversation-mood-silent = The customer wrote nothing, so there is no mood to show.
conversation-mood-short = The customer's mood could be read in one message only: { $mood }.
conversation-mood = Mood of the customer
conversation-mood-read = The customer's mood, read in { $count } messages.
mood-negative = unhappy
mood-neutral = neutral
mood-positive = happy
conversation-reply = reply
conversation-happy = happy
conversation-neutral = neutral
conversation-unhappy = unhappy
conversation-axis-seconds = s
conversation-axis-minutes = min
conversation-axis-hours = h
conversation-axis-days = d
conversation-mood-hint = { $time }: { $mood } ({ $polarity })
conversation-wait-label = { $wait }, limit { $limit }

conversation-scores = Scores and evidence: overall { $overall }
conversation-none-judged = no standard could be judged
conversation-for-people = For people to judge
conversation-unmarked = It follows from the whole conversation; no single message shows it.
conversation-not-applicable = { $count ->
    [one] One standard does not apply
   *[other] { $count } standards do not apply
}
conversation-not-assessed = { $count ->
    [one] One standard could not be assessed
   *[other] { $count } standards could not be assessed
}
conversation-applies = applies when { $when }

reason-waited = waited { $value }, limit { $limit }
reason-endless = no answer came, limit { $limit }
reason-done = done
reason-half = done in part
reason-not-done = not done
reason-never-wanted = { $count ->
    [0] never happened, as it should be
    [one] happened once, should never
   *[other] happened { $count } times, should never
}
reason-polarity = { $value } between −1 and 1, wanted at least { $limit }
reason-at-least = { $value }, wanted at least { $limit }
reason-at-most = { $value }, wanted at most { $limit }
reason-partly-from = { $reason } (partly met from { $limit })
reason-partly-to = { $reason } (partly met up to { $limit })
reason-no-times = the messages carry no times that could tell
reason-no-language = the language of the conversation is not known
reason-no-mood = mood cannot be read in { $language } yet
reason-no-history = too little is known yet of what came before and after
reason-sign = a sign stands here; people judge this
reason-people = people judge this
reason-no-words = what was written in { $language } does not tell it for sure

event-handover = Passed to a person
event-automatic = automatic
event-deleted = deleted
event-edited = edited
event-merged = Another conversation was put in here
event-reopened = Opened again
conversation-translation = Translated by the source
conversation-original = Show the original
conversation-original-help = What was said before it was masked. That you read it is noted in the audit log.
conversation-original-broken = The original cannot be opened: it was sealed with another key than this workspace has.
placeholder-image = An image
placeholder-video = A video
placeholder-voice = A voice message
placeholder-sticker = A sticker
placeholder-file = A file
placeholder-location = A place on the map
placeholder-contact = A contact
placeholder-call = A call
placeholder-deleted = A message that was deleted
placeholder-name = A name, masked
placeholder-email = An e-mail address, masked
placeholder-phone = A phone number, masked
placeholder-card = A card number, masked
placeholder-iban = A bank account, masked
placeholder-id = A number of a person, masked
placeholder-address = An address, masked
