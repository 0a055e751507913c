# The catalogue of standards. Titles, promises and reasons in English stand in the standards' own
# files; here are the words around them.

## Where a standard comes from

source-O = overview article on cross-border service
source-H = service handbook
source-S = collection of service standards
source-M = study of service managers
source-P = paper on problems and remedies

## How a standard is measured

detector-acts-opening = Whether the agent's first turn holds { $acts }.
detector-acts-closing = Whether the agent's last turn holds { $acts }.
detector-acts-share = The share of the agent's messages that hold { $acts }.
detector-acts-count = How many messages of the { $who ->
    [customer] customer
   *[agent] agent
} hold { $acts }.
detector-acts-presence = Whether the agent's messages hold, anywhere, { $acts }.
detector-acts-answer = Whether, after { $triggers }, the agent's messages hold { $acts }.
detector-acts-outweighs = Of the messages that address the customer, the share with { $acts } instead of { $over }.
detector-acts-standing = Whether the customer's messages hold { $acts } and later none of these: { $settled_by }.
detector-flow-answered_share = The share of the customer's turns that got an answer; a last word of thanks needs none.
detector-flow-last_word = Whether the agent spoke last, or the customer only to give thanks or say that it is solved.
detector-flow-resolved = The status told by the source; else which came last from the customer: { $confirms } – or { $denies }.
detector-flow-unsettled = Where the matter was not settled: whether the agent's last turns hold { $acts }.
detector-flow-same_language_share = The share of the agent's messages in a language the customer wrote in.
detector-flow-rating = The customer's own rating, 1 to 5.
detector-flow-paragraph_words = Words a paragraph in the agent's longest message.
detector-history-handle_ratio = The time from the customer's first message to the agent's last, over the median of this channel and matter in the same month and the two before.
detector-history-no_recontact = Whether the same customer wrote again on the matter within { $days } days of the end.
detector-history-pasted_share = The share of the agent's long sentences, greetings and farewells left out, that stand word for word in more than { $conversations } conversations.
detector-history-promise_kept = Whether the agent came back within the time promised, here or in another conversation with the customer; too late counts in part.
detector-matter-answered_questions = The share of the customer's messages with a question that got an answer. A message that only holds { $stalling } is no answer; neither had one who asks again.
detector-matter-email_form = How much of a letter's form the agent's first mail keeps: a salutation, a closing and, beyond { $words } words, paragraphs.
detector-matter-personal_share = The share of the agent's messages that call the customer by name or take up the customer's own words and numbers, from { $messages } messages on.
detector-mood-agent_tone = The lowest mood of the agent's messages (−1 to 1), those with { $except_acts } left out unless they hold { $harsh }, since who helps has to name the trouble.
detector-mood-final_polarity = The mood of the customer's last message (−1 to 1).
detector-mood-polarity_shift = The mean mood of the customer's later messages less that of the earlier ones.
detector-order-before = Whether { $acts } comes before { $then }; the other way round counts in part.
detector-order-sequence = The share of these steps that the agent goes through in order, after { $when }: { $stages }.
detector-order-settled_before = Whether { $acts } comes before { $passing }.
detector-order-stages = The share of these steps that the agent goes through, in any order, after { $when }: { $stages }.
detector-people-signs = Only people can judge this. Shown as a sign: the { $who ->
    [customer] customer
   *[agent] agent
}'s messages hold { $acts }.
detector-timing-first_reply_seconds = The time from the customer's first message to the first reply.
detector-timing-median_reply_seconds = The median wait for each reply after the first.
detector-timing-longest_reply_seconds = The longest single wait for a reply.
detector-timing-pause_seconds = The agent's longest silence after { $after }.

list-or = { $names } or { $last }
list-then = { " → " }

## What messages do

act-greeting = a greeting
act-self_introduction = an introduction by name
act-farewell = a farewell
act-thanks = thanks
act-apology = an apology
act-empathy = sympathy
act-reassurance = reassurance
act-clarifying_question = a question for details
act-reflection = the question in own words
act-explanation = an explanation
act-steps = instructions
act-refusal = a refusal
act-alternative = an alternative
act-remedy = a remedy
act-tracking = word of where the parcel is
act-order_readback = the order read back
act-identity_check = a check of order or account
act-hold = a request to wait
act-progress = word of progress
act-commitment = a commitment
act-further_help = an offer of further help
act-handover = a hand-over
act-recommendation = a recommendation
act-next_step = a next step
act-blame_company = blame of the own company
act-overpromise = a promise too large
act-rude = rude words
act-blunt = brusque words
act-off_platform = a private deal
act-secret_request = a request for secret data
act-secret_shown = secret data shown
act-polite = polite words
act-formal = the polite form of address
act-informal = the familiar form of address
act-question = a question
act-request = a request
act-complaint = a complaint
act-failure_report = a report of a failure
act-repeat = the same question again
act-satisfied = words of satisfaction
act-angry = angry words
act-threat = a threat
act-confirms_solved = word that it is solved
act-denies_solved = word that it is not solved
act-recontact = word of writing again
act-risk_sign = a sign of fraud

## The page

standards-answer-none = { $count } standards are in the catalogue. None of the conversations chosen could be judged.
standards-answer = Of { $count } standards, the one kept least in this choice is “{ $worst }” ({ $points } ± { $margin } of 100), the one kept best “{ $best }” ({ $top }).
standards-dimension-all = All
standards-column-standard = Standard
standards-column-dimension = Dimension
standards-column-kept = Kept
standards-column-margin = ±
standards-column-judged = Judged
standards-column-weight = Weight
standards-kept-help = Each conversation counts 100 where the standard is met, 50 where partly, 0 where missed; this is the mean with its 95 % interval.
standards-few = few
standards-pick = Choose a row to see all about its standard.
standards-promise = The agent { $promise }.
standards-critical = Critical
standards-critical-help = A conversation that misses this standard is flagged for it.
standards-why = Why it matters
standards-applies = When it applies
standards-source = Where it comes from
standards-measured = How it is measured
standards-thresholds = What counts
standards-channel = Channel
standards-channel-any = Other channels
standards-channel-all = All channels
standards-met = Met
standards-partly = Partly met
standards-weight = Weight
standards-at-least = ≥ { $value }
standards-at-most = ≤ { $value }
standards-kept = In this choice
standards-kept-value = { $points } ± { $margin } of 100 on average over { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}.
standards-kept-few = Judged in only { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}: too few for an average.
standards-kept-none = No conversation could be judged by it.
standards-missed-link = { $count ->
    [one] { $count } missed it
   *[other] { $count } missed it
}
standards-examples = Examples
standards-examples-language = Language of the examples
standards-no-examples = This standard has no examples yet.

## Kinds of acts

act-question-product = a question before buying
act-question-shipping = a question about the delivery
act-request-order = the wish to order or to change an order
act-remedy-refund = a refund
act-remedy-resend = a new delivery
act-remedy-exchange = an exchange
act-remedy-discount = a discount
act-remedy-repair = a repair
act-remedy-voucher = a voucher
act-threat-review = the threat of a bad review
act-threat-dispute = the threat of a dispute
act-threat-chargeback = the threat of a chargeback
act-threat-manager = the demand for a manager
act-threat-legal = the threat of legal steps
