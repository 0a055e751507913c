# The page of the workload

workload-days = Days
workload-days-all = Every day
workload-days-business = Monday to Friday
workload-days-weekend = Weekends

workload-volume = On a day { $per_day } conversations begin, most on { $weekday } at { $hour } (UTC): { $most } in that hour.
workload-volume-few = { $count ->
    [one] One conversation: too few to say when most begin.
   *[other] { $count } conversations: too few to say when most begin.
}
workload-staffing-few = In no language and hour do { $few } or more conversations begin whose first reply could be timed: whether anybody is missing cannot be said.
workload-staffing-none = { $cells ->
    [one] In the one language and hour with enough conversations, no clear shortage is shown{ $nobody ->
        [0] .
       *[other] , but in { $nobody } nobody answers.
    }
   *[other] In none of { $cells } languages and hours with enough conversations is a shortage clear{ $nobody ->
        [0] .
       *[other] , but in { $nobody } of all nobody answers.
    }
}
workload-staffing-late = In { $count } of { $cells } languages and hours, customers clearly wait too long: first of all in { $language } at { $hour }, where { $late } of { $judged } first replies come after the target.{ $nobody ->
    [0] { "" }
   *[other] { " " }In { $nobody } nobody answers in the same hour.
}
workload-load = Agents lead { $mean } live conversations at the same time (the median of agents; at most { $most }), and have one open for { $occupancy } of their working time.
workload-load-none = No live conversations: who leads how many at the same time cannot be said of e-mails and posts.
workload-slope-clear = With each further conversation at the same time, { $measure } changes by { $slope } points (95 %: { $low } to { $high }), the same agents compared with themselves. That goes with load; it is no proof that load is the reason.
workload-slope-none = { $measure }: no difference shown between few and many at the same time ({ $slope } points for each further one; 95 %: { $low } to { $high }).
workload-slope-few = Whether quality suffers from several at the same time cannot be said: that takes { $least } agents with different loads, and there are { $agents }.

workload-staffing = Who comes, and who is there: languages and hours (UTC)
workload-staffing-note = The darker, the more conversations begin; the number is how many different agents ever answer in that language and hour. Red: of { $few } or more customers clearly more than half wait longer for the first reply than the target, or nobody answers in that hour. Click an hour to see its conversations.
workload-staffing-empty = No conversation here has a time and a language.
workload-staffing-cut = The { $shown } most frequent of { $count } languages.
workload-cell-none = { $language }, { $hour }: nobody came.
workload-cell = { $language }, { $hour }: { $arrivals ->
    [one] 1 conversation
   *[other] { $arrivals } conversations
} ({ $per_day } a day). { $agents ->
    [0] Nobody answers
    [one] One agent answers
   *[other] { $agents } agents answer
} in this hour ({ $present } on a day).
workload-cell-few = Fewer than { $few } first replies could be timed.
workload-cell-late = First reply after the target: { $late } of { $judged }, { $share } (95 %: { $low } to { $high }).

workload-week = Conversations by weekday and hour
workload-against = The score by the number of conversations at the same time
workload-against-title = { $measure } by conversations at the same time
workload-against-note = Points more or less than when the same agent leads one conversation alone, of { $agents } agents with different loads, with 95 % intervals.
workload-open = { $count ->
    [one] alone
   *[other] { $count } at a time
}
workload-open-most = { $count } or more
workload-open-hint = { $label }: { $difference } points (95 %: { $low } to { $high }), { $conversations ->
    [one] 1 conversation
   *[other] { $conversations } conversations
}

workload-agents = Everybody's workload
workload-per-day = A day
workload-per-day-help = Conversations per day on which the agent had any
workload-handle = Handle time
workload-handle-help = Median of live conversations, from the customer's first message to the agent's last
workload-mean-open = At a time
workload-mean-open-help = How many live conversations are open, in the mean over the time in which any is
workload-most-open = At most
workload-occupancy = Occupied
workload-occupancy-help = Share of the working time, from the first to the last live message of each day, in which a live conversation is open
workload-day = Occupied by hour
workload-day-help = The same share for each hour of the day, 0 to 23 (UTC)
workload-agents-note = The most conversations first: no ranking. Load is told of chats and calls, from the agent's first message to their last.{ $long ->
    [0] { "" }
    [one] { " " }One that took longer than four hours is left out.
   *[other] { " " }{ $long } that took longer than four hours are left out.
} Click an agent to see their page.
