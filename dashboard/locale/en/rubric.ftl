# The rubric: what is in force, what another would make of the conversations, and all versions.

rubric-answer-default = In force is the rubric that comes with the program; nobody has saved another one yet.
rubric-answer = In force is the rubric “{ $name }” (version { $number }), since { $since }: { $reason }
rubric-part = What to look at
rubric-part-try = Try another
rubric-part-versions = All versions

## Trying out

rubric-dimensions = Weights of the dimensions
rubric-dimensions-note = The overall score is the mean of the dimensions by these weights: only how they stand to each other counts. 0 leaves a dimension out.
rubric-standard = One standard
rubric-where = Where
rubric-everywhere = Everywhere
rubric-channel = Channel: { $name }
rubric-language = Language: { $name }
rubric-team = Team: { $name }
rubric-everywhere-note = This standard has terms of its own in places (see the list): what is set everywhere takes their place. Where several hold, the team's win over the language's, and those over the channel's.
rubric-now = As tried: met { $met }, partly met { $partly }.
rubric-try = Try
rubric-unit-seconds = In seconds: an hour is 3600, a day 86400.
rubric-unit-share = A share, from 0 to 1.
rubric-unit-yes_no = 1 is yes, 0 is no.
rubric-unit-times = How many times as long as usual.
rubric-unit-count = A number.
rubric-unit-polarity = Mood, from −1 (negative) to 1 (positive).
rubric-unit-stars = Stars, from 1 to 5.
rubric-unit-words = Words of the longest paragraph.

rubric-presets = What marketplaces ask
rubric-preset = Marketplace
rubric-preset-take = Try
rubric-preset-amazon = Amazon: 24 hours
rubric-preset-amazon-asks = Every message of a buyer is answered within 24 hours, weekends and holidays included. Says Seller Central; for chat, e-mail and tickets.
rubric-preset-walmart = Walmart: 48 hours
rubric-preset-walmart-asks = Every question of a customer is answered within 48 hours. Says Walmart Marketplace; for chat, e-mail and tickets.
rubric-preset-lazada = Lazada: the same day
rubric-preset-lazada-asks = A chat is answered on the day it arrives, as sellers report. Read as 8 hours, and partly as 24, since what is measured is how long, not on which day.
rubric-preset-shopee = Shopee: 12 hours
rubric-preset-shopee-asks = The first answer in a chat comes within 12 hours, as sellers report.
rubric-preset-tiktok_shop = TikTok Shop: 12 hours
rubric-preset-tiktok_shop-asks = Every message in a chat is answered within 12 hours, on all days of the week. Says TikTok Shop Academy.
rubric-preset-taobao = Taobao, Tmall: 3 minutes
rubric-preset-taobao-asks = A chat is answered within 3 minutes: what takes longer the seller's workbench (Qianniu) lists as late. From a second-hand account; compare it with the rules you are shown.

rubric-unchanged = Nothing is changed yet. Move a weight or a threshold, or try what a marketplace asks, and see at once what becomes of the scores. Nothing is in force before it is saved.
rubric-same = The two say the same.
rubric-changes = { $count ->
    [one] What differs: one value
   *[other] What differs: { $count } values
}
rubric-changes-more = And { $count } more.
rubric-anew = Begin anew
rubric-undo = Take back
rubric-change-weight = { $what } weighs { $after } instead of { $before }.
rubric-change-clock = { $what }: counts { $after } instead of { $before }.
rubric-clock = Time that counts
rubric-clock-calendar = all of it
rubric-clock-business = within business hours
rubric-business = Waits count within business hours only
rubric-business-note = A wait over a night, a weekend or a public holiday then counts only for the hours in which the team was there. Where a team has no business hours set, all of the wait counts.
rubric-business-unknown = No business hours are set yet: until they are, all of every wait counts either way.
rubric-business-hours = Business hours
rubric-change-met = { $what }: met { $after } instead of { $before }.
rubric-change-partly = { $what }: partly met { $after } instead of { $before }.
rubric-no-weight = All dimensions would weigh nothing, and no conversation would have an overall score. That was not taken.
rubric-contradiction = { $what }: partly met would be harder to reach than met. Change one of the two.

## What becomes of the scores

rubric-finding-none = The overall score would stay as it is ({ $score }).
rubric-finding-rises = The overall score would rise by { $by } to { $mean } (from { $mean_before }; ± { $margin }, { $count ->
    [one] one conversation
   *[other] { $count } conversations
}, each compared with itself).
rubric-finding-falls = The overall score would fall by { $by } to { $mean } (from { $mean_before }; ± { $margin }, { $count ->
    [one] one conversation
   *[other] { $count } conversations
}, each compared with itself).
rubric-finding-verdicts = { $count ->
    [0] No verdict would change.
    [one] One verdict would change.
   *[other] { $count } verdicts would change, on { $standards ->
        [one] one standard
       *[other] { $standards } standards
    }.
}
rubric-was = was { $score }
rubric-groups = Whom it moves
rubric-by = By
rubric-by-agent_id = By agent
rubric-by-language = By language
rubric-clear-agent_id = { $measure }: { $clear ->
    [0] no difference shown for any of { $count } agents.
    [one] one of { $count } agents changes clearly.
   *[other] { $clear } of { $count } agents change clearly.
}
rubric-clear-language = { $measure }: { $clear ->
    [0] no difference shown for any of { $count } languages.
    [one] one of { $count } languages changes clearly.
   *[other] { $clear } of { $count } languages change clearly.
}
rubric-clear-ends = From { $low } ({ $low_name }) to { $high } ({ $high_name }).
rubric-groups-few = No group has { $few } conversations with this score.
rubric-groups-note = Hollow: before. Filled: after; red where it clearly falls, gray where no difference is shown. Those that move most first ({ $shown } of { $count }), from { $few } conversations on. A click leads to them.
rubric-groups-alt = Scores before and after, a row a group
rubric-hint = { $name }: { $mean_before } → { $mean } ({ $difference } ± { $margin }), { $count } conversations
rubric-flips = Verdicts that change
rubric-flips-none = No verdict changes: only what standards or dimensions weigh.
rubric-flips-worse = Worse
rubric-flips-better = Better
rubric-flips-note = Pick a standard to see the conversations.
rubric-flipped = { $standard }: conversations whose verdict changes
rubric-flipped-note = { $count ->
    [one] One conversation.
   *[other] { $count } conversations
}{ $count ->
    [one] {""}
   *[other] , the newest first, at most { $most }.
} A click leads to it.
rubric-column-conversation = Conversation
rubric-column-value = Measured
rubric-column-before = Verdict before
rubric-column-after = Verdict after

## Saving

rubric-save-title = Put it in force
rubric-save-note = { $count ->
    [one] One value differs from the rubric in force; it is told above.
   *[other] { $count } values differ from the rubric in force; they are told above.
} From then on all pages judge by it, also what is past. Every version is kept.
rubric-save-denied = Who leads the reviews can put a rubric in force; trying it out changes nothing for others.
rubric-name = Name
rubric-reason = Reason
rubric-save = Save and put in force
rubric-lacking = A version needs a name and a reason: whoever reads the scores later will ask for both.
rubric-again = Take “{ $name }” up again

## Versions

rubric-versions = All versions, the last one is in force
rubric-default = As it comes with the program
rubric-default-reason = The defaults in the standards' files
rubric-version = { $number } · { $name }
rubric-older = Before
rubric-newer = After
rubric-column-number = Version
rubric-column-name = Name
rubric-column-since = Since
rubric-column-reason = Reason
rubric-column-changes = Values changed

## Looking through a rubric on trial

rubric-trial-begin = See all pages by this
rubric-trial-seen = You see this page by a rubric that is only tried. Others see it by the one in force.
rubric-trial-not-here = You are trying a rubric on the pages that compare; this page goes by the one in force.
rubric-trial-change = Change it
rubric-trial-end = End the trial
