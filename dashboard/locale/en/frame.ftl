# The frame: figures, menu, filters; what every page says.

locale-name = English
locale-region = en-GB

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-minutes-seconds = { $minutes } min { $seconds } s
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
duration-days = { $days } d
duration-days-hours = { $days } d { $hours } h
duration-never = never

unit-yes = yes
unit-no = no
unit-in-part = in part
unit-times = { $times } × the usual
unit-stars = { $stars } of 5
unit-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}

language-unknown = unknown language

channel-chat = Chat
channel-email = E-mail
channel-social = Social media
channel-ticket = Ticket
channel-phone = Telephone
channel-unknown = Unknown channel
matter-failure_report = Something went wrong
matter-complaint = Complaint
matter-request-order = Order
matter-question-shipping = Shipping
matter-question-product = Question about a product
matter-unknown = Something else

dimension-attitude = Attitude
dimension-efficiency = Efficiency
dimension-effect = Effect
dimension-process = Process
dimension-overall = Overall

verdict-met = Met
verdict-partly = Partly met
verdict-missed = Missed
verdict-not-applicable = Does not apply
verdict-not-assessed = Not assessed

role-customer = Customer
role-agent = Agent
role-bot = Bot
role-note = Note

menu-quality = Quality
menu-causes = Why
menu-evidence = Evidence
menu-mine = Mine
menu-review = Review
menu-growth = Growth
menu-data = Data
menu-language = Language of the screen

page-overview = Overview
page-agents = Agents
page-agent = Agent
page-languages = Languages
page-conversations = Conversations
page-conversation = Conversation
page-standards = Standards
page-failed = This page could not be shown. What went wrong stands in the terminal in which Fourfold runs.
page-import = Import
page-me = My work
page-queue = Review queue
page-samples = Samples
page-calibration = Calibration
page-disputes = Disputes
page-coaching = Coaching
page-library = Library
page-appraisal = Appraisal
page-members = Members
page-audit = Audit log
page-trends = Trends
page-report = Report
page-topics = Topics
page-causes = Causes
page-workload = Workload
page-rubric = Rubric
page-alerts = Alerts

filter-period = Period
filter-4w = 4 weeks
filter-12w = 12 weeks
filter-26w = 26 weeks
filter-all = All
filter-more = { $count ->
    [0] Filters
   *[other] Filters ({ $count })
}
filter-channel = Channel
filter-lang = Language of the conversation
filter-agent = Agent
filter-team = Team
filter-any = Any

import-answer-none = Nothing has been imported yet. Drop a file of conversations here to begin.
import-answer = { $conversations ->
    [one] { $conversations } conversation is kept here
   *[other] { $conversations } conversations are kept here
}; the last import was on { $when }.
import-drop = Files of conversations
import-drop-help = JSON Lines (also .gz), CSV, Excel or Parquet. A table has one row for each message. Importing a file again changes nothing.
import-recognised = { $file } — recognised as { $form }
import-unrecognised = { $file } — not recognised: { $reason }
import-form-native = JSON Lines, one conversation a line
import-form-table = a table with one row a message
import-start = { $count ->
    [one] Import { $count } file
   *[other] Import { $count } files
}
import-learning = The ratings have changed: learning from them anew …
import-reading = Reading: { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
} so far
import-measuring = Measuring: { $done } of { $total } conversations
import-done = { $arrived ->
    [0] Nothing came in.
    [one] { $arrived } conversation came in.
   *[other] { $arrived } conversations came in.
}
import-measured = { $count ->
    [one] { $count } conversation measured.
   *[other] { $count } conversations measured.
}
import-busy = Somebody else is writing to this workspace. What came in so far is kept; import again in a while to do the rest.
import-broken = The import stopped: { $reason }. What came in so far is kept; import again to do the rest.
import-broken-worker = a measuring process ended by itself, perhaps for want of memory
import-look = Look at the overview
import-new = New
import-changed = Changed
import-unchanged = Unchanged
import-older = Older than known
import-refused = Refused
import-older-help = An export that is older than what is known already: the newer state was kept.
import-problems = { $count ->
    [one] { $count } value, row or file could not be used
   *[other] { $count } values, rows or files could not be used
}
import-problems-shown = The first { $shown } of { $count }; the download has them all.
import-problems-download = Download as CSV
import-column-file = File
import-column-row = Row
import-column-conversation = Conversation
import-column-field = Field
import-column-value = Found
import-column-expected = What was expected
import-column-outcome = Outcome
import-earlier = Earlier imports
import-column-when = When (UTC)
import-column-files = Files
import-column-status = How it ended
import-status-running = under way or broken off
import-status-done = complete
import-status-failed = stopped; import again to do the rest
import-pick = Choose an import to see what it could not use.
import-of-teams = What an import could not use is shown to those who see every team: it may hold values of any team.
import-no-problems = This import had nothing to complain about.

empty-sentence = There are no conversations in this workspace yet.
empty-action = Import conversations
