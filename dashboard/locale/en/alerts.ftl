# Alerts: what is found, by which rules, and who is told.

alerts-answer = { $count ->
    [0] No alert is open.
    [one] One alert is open.
   *[other] { $count } alerts are open.
}
alerts-nowhere = Nothing leaves this place: no channel is set up.
alerts-waiting = { $count ->
    [0] Everything has been sent.
    [one] One alert has not been sent yet.
   *[other] { $count } alerts have not been sent yet.
}
alerts-look = Look now
alerts-looked = { $count ->
    [0] Nothing new was found.
    [one] One new alert.
   *[other] { $count } new alerts.
}
alerts-not-sent = Nothing could be sent to { $name }: { $why }.
alerts-tab-found = Found
alerts-tab-rules = Rules
alerts-tab-out = Channels
alerts-tab-manners = Quiet hours and messages

alerts-list = Alerts
alerts-none = No rule has found anything yet. Rules are looked at after every import.
alerts-pick = Pick a row to see its conversations or to mark it as seen.
alerts-state = State
alerts-open = open
alerts-seen-by = seen by { $name }
alerts-found-at = Found
alerts-what = What
alerts-sent = Sent to
alerts-not-yet = not sent
alerts-see = Mark as seen
alerts-see-all = Mark all as seen
alerts-more = { $count ->
    [one] One more alert
   *[other] { $count } more alerts
}

alerts-everybody = all conversations
alerts-one-agent = one agent
alerts-topic = topic { $number }
alerts-days = { $since } – { $until }
alerts-missed = missed “{ $name }”
alerts-found-fall = { $measure }, { $subject }: { $value }, { $side ->
    [below] below
   *[above] above
} the limit of { $limit }; usually { $centre } ({ $count ->
    [one] one conversation
   *[other] { $count } conversations
}, { $period }). This is more than its usual ups and downs.
alerts-found-breach = { $count ->
    [one] One new critical breach
   *[other] { $count } new critical breaches
}, { $subject } ({ $period }).
alerts-found-unanswered = { $count ->
    [one] One customer has had no answer
   *[other] { $count } customers have had no answer
} although the target is past, { $subject } ({ $period }).
alerts-found-late = First reply, { $subject }: { $share } within the target, less than { $bound } ({ $count ->
    [one] one conversation
   *[other] { $count } conversations
}, { $period }).
alerts-found-rise = More customers ask about “{ $subject }”: { $share } of the conversations, after { $share_before } in the four weeks before ({ $count ->
    [one] one conversation
   *[other] { $count } conversations
}, { $period }). This is more than chance explains.
alerts-short-fall = { $measure }, { $subject }: { $value }
alerts-short-breach = { $count ->
    [one] One new critical breach
   *[other] { $count } new critical breaches
}
alerts-short-unanswered = { $count ->
    [one] One customer without an answer
   *[other] { $count } customers without an answer
}
alerts-short-late = Late first replies, { $subject }: { $share } in time
alerts-short-rise = Rising: “{ $subject }” ({ $share })
alerts-title = Fourfold: { $count ->
    [one] one alert
   *[other] { $count } alerts
}
alerts-trial-title = Fourfold: a test
alerts-trial = This is a test. Alerts will arrive here.

alerts-save = Save
alerts-step = Period
alerts-step-day = Day
alerts-step-week = Week
alerts-groups = About
alerts-group-all = All together
alerts-group-language = Each language
alerts-group-team = Each team
alerts-group-agent_id = Each agent
alerts-group-topic = Topics
alerts-group-matter = Matters
alerts-measures = Scores and standards
alerts-bound = At least (%)
alerts-rule-lacks = “{ $name }” is about nothing: choose at least one of each.
alerts-rule-fall = A score falls
alerts-rule-fall-help = A score of the last whole period lies below its control limit, or more conversations than ever miss a standard. It takes eight periods before.
alerts-rule-breach = A critical breach
alerts-rule-breach-help = A critical standard was missed in a conversation. Each conversation is told once.
alerts-rule-rise = A topic rises
alerts-rule-rise-help = Customers ask more for a topic or a matter than in the four weeks before, beyond chance.
alerts-rule-unanswered = Nobody answers
alerts-rule-unanswered-help = A customer has no answer, and the target of the first reply is past. Each conversation is told once.
alerts-rule-late = First replies come late
alerts-rule-late-help = Of the last whole period, too few conversations had their first reply within the target. It takes ten conversations.

alerts-channel-new = Another channel
alerts-channel-add = Add the channel
alerts-channel-remove = Remove
alerts-channel-name = Name of the channel
alerts-channel-lacks = A channel needs a name of its own; e-mail also a server, a sender and who it is to.
alerts-webhook-note = The address of the webhook lets anybody write there. It belongs in the file alerts.toml, under the name of the channel.
alerts-kind = Way
alerts-kind-email = E-mail
alerts-kind-slack = Slack
alerts-kind-feishu = Feishu
alerts-kind-dingtalk = DingTalk
alerts-kind-other = Other webhook
alerts-server = Mail server
alerts-port = Port
alerts-security = Encryption
alerts-security-starttls = STARTTLS
alerts-security-tls = TLS
alerts-user = User
alerts-user-help = Empty if the server asks for no login. The password belongs in the file alerts.toml.
alerts-sender = Sender
alerts-to = To
alerts-to-help = Addresses, with commas between them.
alerts-test = Send a test
alerts-tested = The test was sent to { $name }.
alerts-secrets = Passwords and addresses of webhooks
alerts-secrets-note = They are not kept here, but in the file { $file }, which only the person who runs Fourfold should be able to read. It looks like this:
alerts-failed-address = no usable address is set (a webhook needs https)
alerts-failed-certificate = its certificate cannot be trusted
alerts-failed-login = it refused the login
alerts-failed-refused = it refused the message
alerts-failed-timeout = it did not answer in time
alerts-failed-unreachable = it cannot be reached
alerts-failed-unreadable = the file alerts.toml cannot be read

alerts-quiet = Quiet hours
alerts-quiet-note = What is found then waits. It goes out together with the next import afterwards, when the dashboard is started, or by the command “fourfold alerts”, which a clock can run.
alerts-quiet-on = Send nothing in quiet hours
alerts-quiet-since = From
alerts-quiet-until = To
alerts-quiet-zone = Time zone
alerts-messages = Messages
alerts-language = Language of the messages
alerts-address = Address of this dashboard
alerts-address-wrong = The address has to begin with https:// or http://.
alerts-agents = Name agents
alerts-agents-help = Messages hold figures and names of languages and teams, never customers’ words or names. Agents are named only if you say so.

audit-did-alert-seen = Saw alerts
audit-did-alert-tested = Tested a channel of alerts
audit-did-alerts-looked-for = Looked for alerts
