# What could not be used while conversations came in: one sentence for each code.

problem-cells = the row has more or fewer cells than the table has columns
problem-channel = expected a channel: chat, email, social, phone or ticket
problem-columns = the table lacks columns that are needed
problem-conversation_id = a conversation_id was expected
problem-empty_file = the file is empty
problem-encoding = the file is not UTF-8; it was read in this encoding
problem-future_time = the time lies in the future
problem-id_repeated = the conversation_id came before; the first one was used
problem-id_taken = another conversation, with another first message, has this conversation_id
problem-json = the line is not JSON
problem-known_format = the file is in no form that can be read
problem-message = every message must be an object with role and text
problem-messages = a list of messages was expected
problem-no_messages = the conversation has no messages
problem-object = the line is JSON, but not an object
problem-past_time = the time lies before there were such conversations
problem-rating = expected a rating from 1 to 5
problem-role = expected who speaks: customer, agent, bot or note
problem-text = a text was expected
problem-timestamp = expected a time: ISO 8601 or Unix seconds
problem-utf8 = some bytes are not UTF-8 and were replaced
problem-whole_gzip = the file is damaged here; what comes before was read
problem-whole_table = the table cannot be opened

problem-outcome-refused = refused
problem-outcome-kept = set aside, the conversation is kept
