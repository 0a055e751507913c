# The page of causes

causes-outcome = What is to be explained
causes-outcome-rating = Satisfaction (ratings given)
causes-outcome-predicted-rating = Satisfaction (predicted)
causes-outcome-effect-resolved = Resolution
causes-language = Language
causes-all-languages = All languages
causes-messages = Number of messages

causes-found = { $outcome }: with it goes { $names } (rank correlation, { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}). That goes with it; it is no proof of a reason.
causes-none = { $outcome }: nothing is shown to go with it beyond chance ({ $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}).
causes-few = { $outcome }: known of { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}, and it takes { $least } of which a standard is judged too. Import ratings, or look at another outcome.
causes-beside = Beside all others there is still something left of { $names }.
causes-beside-none = Beside all others, nothing clear is left of any of them.
causes-beside-few = Too few to tell them apart from one another: that takes { $each } conversations for each.

causes-traits = What goes with: { $outcome }
causes-traits-few = Too few conversations to say what goes with it.
causes-traits-note = Right of the line: the better it is kept, the better the outcome; for the number of messages, the more there are. With 95 % intervals, each language held against itself; triangles are clear beyond the chance of looking at all of them. Click a row to see the conversations, those that missed the standard first.
causes-drawn = Figures from { $count } conversations drawn at random of { $all }: the intervals are those of the ones drawn. A language chosen above the page is looked at alone.
causes-correlation = As it stands
causes-part = Beside all others
causes-hint = { $name }: { $correlation } ({ $low } to { $high }), { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
causes-hint-both = { $name }: { $correlation } ({ $low } to { $high }), { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}; beside all others { $part } ({ $part-low } to { $part-high })
causes-parts-rating = Left out, since it is the rating itself: customer satisfaction.
causes-parts-predicted-rating = Predicted, not given: what a prediction is made of goes with it by design. Left out for that: satisfaction, mood at the end, mood shift and resolution. Waits, remedies and repeated questions play a part in predictions, too.
causes-parts-effect-resolved = Left out, since they are parts of it: resolution itself, and the commitment that is only asked for where a matter is open.

causes-languages = The same by language
causes-languages-note = Rank correlations: blue, the better it is kept the better the outcome; strong figures are clear. Click a cell to see the conversations in that language, those that missed the standard first.
causes-languages-few = Fewer than two languages have { $least } conversations with a known outcome.
causes-cell-few = Fewer than { $least } conversations.

causes-stalls = Where conversations wait, turn back and are handed over
causes-stalls-worst = Conversations stall most at “{ $title }”: missed in { $missed } of { $judged }, { $share } (95 %: { $low } to { $high }).
causes-stalls-none = No conversation is shown to stall.
causes-stalls-standard = Standard
causes-stalls-missed = Missed
causes-stalls-judged = Judged
causes-stalls-share = Share
causes-stalls-margin = Half of the 95 % interval of the share, in per cent
causes-stalls-median = Median measured
causes-stalls-note = Exact, of all conversations chosen. Click a row, or a figure, to see them.

causes-flow = The way of conversations
causes-flow-ask = Draw the way of conversations from stage to stage (reads up to { $sample } of them)
causes-flow-reading = Reading conversations …
causes-flow-none = No messages to read here.
causes-flow-note = Of a sample of { $sample } conversations. Faint arcs lead on, strong ones turn back (below) or ask again; the wider, the more conversations take them. Times are medians from the beginning of one stage to that of the next. Click a stage or an arc to see the conversations that came to it or went that way.
causes-flow-slowest = Most time goes by between “{ $begin }” and “{ $end }” (red): half of the times more than { $time }, in { $count } of { $sample } conversations.
causes-flow-step = { $begin } → { $end }: { $share } ({ $count } of { $sample } conversations), median { $time }
causes-flow-stage = { $stage }: { $share } ({ $count } of { $sample } conversations), { $visits } times; { $ended } end here
causes-stage-ask = Asks
causes-stage-greet = Greets
causes-stage-check = Checks
causes-stage-hold = Holds
causes-stage-explain = Explains
causes-stage-remedy = Helps
causes-stage-promise = Promises
causes-stage-handover = Hands over
causes-stage-confirm = Confirms
causes-stage-close = Closes
causes-stage-repeat = Asks again
