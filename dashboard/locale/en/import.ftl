import-answer-none = Nothing has been imported yet. Drop a file of conversations here to begin.
import-answer = { $conversations ->
    [one] { $conversations } conversation is kept here
   *[other] { $conversations } conversations are kept here
}; the last import was on { $when }.
import-drop = Files of conversations
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
import-busy = Somebody else is writing to this workspace. Import again in a while; the list below says what is in.
import-broken = The import stopped: { $reason }. Either nothing of it came in, or the rest comes in with the next start; the list below says which.
import-broken-full = the disk is full
import-broken-worker = a working process ended by itself, perhaps for want of memory
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
import-status-reading = being read
import-status-keeping = being kept: all of it comes in
import-status-undoing = being undone: all of it goes
import-status-interrupted = wholly out: stopped while it was read
import-status-undone = wholly out: undone
import-status-done = wholly in
import-status-failed = wholly out: stopped while it was read
import-pick = Choose an import to see what it could not use, or to undo it.
import-of-teams = What an import could not use is shown to those who see every team: it may hold values of any team.
import-no-problems = This import had nothing to complain about.
import-drop-help = Any export Fourfold knows, several at once, also zip files: Zendesk, Intercom, Chatwoot, Freshdesk, Gorgias, Help Scout, mail, WhatsApp, Telegram, LINE, Signal, Instagram, marketplaces, JSON Lines, tables (CSV, Excel, Parquet). Importing a file again changes nothing.
import-recognising = Looking at the files …
import-more-files = { $count ->
    [one] … and { $count } more file
   *[other] … and { $count } more files
}
import-how = How to read them
import-source = Account or shop
import-source-each = as each format says
import-source-help = Whose numbers the ids are, where several shops number alike. Left empty, it is the tool the export comes from; a table or JSON Lines has none.
import-zone = Time zone of times that name none
import-zone-help = Only for times without a zone: most exports of tools name it.
import-agents = Who of these belongs to the shop
import-agents-none = Choose names
import-agents-help = These files hold only names. Whoever is named here is an agent, all others are customers.
import-pattern = Pattern of the lines that begin a message
import-pattern-help = A regular expression with the groups time and author, and role where a line tells it. Left empty, the usual forms are tried.
import-pattern-example = For example, a name followed by the time:
import-pattern-wrong = The pattern is no regular expression with the groups time and author.
import-stored = From a database or store
import-stored-note = The address is used once and never kept. Keys to stores are taken from the environment.
import-address = Address
import-address-help = Any SQLAlchemy address (postgresql://…, mysql://…), or that of Parquet files (s3://…, gs://…, az://…).
import-address-wrong = That is no address: it begins with the kind of the store, as in postgresql://…
import-query = Query, for a database
import-query-help = It gives one row a message, with columns such as conversation_id, role, text, timestamp.
import-fetch = Fetch and import
import-goes-on = It goes on when you leave this page or close the browser.
import-underway-other = Another import is under way; try again when it has ended.
import-undoing = Taking the import out again …
import-undone = The import is undone: what only it brought is gone.
import-recovering = An earlier import is not finished yet, and something keeps it from being: it is tried again when this page is opened.
import-read = Read the conversations
import-by-file = Import by file
import-column-origin = Said of them
import-undo = Undo this import
import-undo-sure = { $new ->
    [0] No conversation goes
    [one] { $new } conversation goes
   *[other] { $new } conversations go
}, { $changed ->
    [0] none is changed back
    [one] { $changed } is as before
   *[other] { $changed } are as before
}. What another import brought too stays.
import-undo-yes = Undo it
import-undo-no = Leave it
import-refused-mend = Rows that stayed out can be mended and imported again: change what was expected otherwise, keep the column names. Where an account was given, give it again. An apostrophe before a sign such as = keeps spreadsheets from running it.
import-refused-rows = { $count ->
    [one] { $count } refused row (CSV)
   *[other] { $count } refused rows (CSV)
}
import-refused-lines = { $count ->
    [one] { $count } refused line
   *[other] { $count } refused lines
}
import-unread = { $count ->
    [one] { $count } file that is not read
   *[other] { $count } files that are not read
}
import-files-more = { $files } and { $count } more
