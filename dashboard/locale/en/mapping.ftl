# Which column of a table is which, on the import page.

mapping-title = Columns of { $file }
mapping-confident = The names of the columns say how the table is to be read; look whether that is right.
mapping-saved = Saved mapping
mapping-proposal = none: as proposed
mapping-row = One row is
mapping-row-message = a message
mapping-row-sides = what each side said, in a cell of its own
mapping-row-transcript = a conversation, in one cell
mapping-beside = What else is told of a conversation
mapping-none = not in the table
mapping-lacking = Say which column is: { $names }
mapping-read = How it would be read
mapping-line = { $speaker }: { $text }
mapping-speaker-customer = Customer
mapping-speaker-agent = Agent
mapping-speaker-bot = Bot
mapping-speaker-note = Note
mapping-more = { $count ->
    [one] and one more message
   *[other] and { $count } more messages
}
mapping-refused = { $count } of the first { $rows } rows would stay out
mapping-name = Save as
mapping-name-help = The import page offers it for tables with the same columns; the command takes it with --mapping.
mapping-save = Save
mapping-is-saved = The mapping is saved

mapping-field-conversation_id = Conversation
mapping-field-text = Text
mapping-field-role = Who speaks
mapping-field-timestamp = Time
mapping-field-author = Name of who speaks
mapping-field-from_agent = Yes if an agent speaks
mapping-field-from_customer = Yes if the customer speaks
mapping-field-customer_text = Text of the customer
mapping-field-agent_text = Text of the agent
mapping-field-customer_time = Time of the customer's text
mapping-field-agent_time = Time of the agent's text
mapping-field-transcript = The whole chat
mapping-field-agent_id = Agent
mapping-field-customer_id = Customer
mapping-field-team = Team
mapping-field-channel = Channel
mapping-field-market = Market
mapping-field-language = Language
mapping-field-rating = Rating, 1 to 5
mapping-field-status = Status
mapping-field-order_id = Order
mapping-field-tags = Tags
mapping-field-updated_at = Last change
