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
import-broken = The import stopped: { $reason }. Either nothing of it came in, or the rest comes in with the next start; the list below says which.
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
import-status-reading = being read
import-status-keeping = being kept; what is left comes in with the next start
import-status-undoing = being undone
import-status-interrupted = stopped while it was read: nothing of it came in
import-status-undone = undone
import-status-done = complete
import-status-failed = stopped while it was read: nothing of it came in
import-pick = Choose an import to see what it could not use.
import-of-teams = What an import could not use is shown to those who see every team: it may hold values of any team.
import-no-problems = This import had nothing to complain about.
