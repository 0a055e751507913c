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
page-privacy = Personal data
page-hours = Business hours
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
filter-market = Market
filter-agent = Agent
filter-team = Team
filter-any = Any

empty-sentence = There are no conversations in this workspace yet.
empty-action = Import conversations
