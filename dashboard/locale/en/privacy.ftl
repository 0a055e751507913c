privacy-answer-off = What tells of a person is kept as it comes in.
privacy-answer-mask = What tells of a person is masked before it is kept.
privacy-answer-seal = What tells of a person is masked before it is kept; the original is kept sealed.
privacy-answer-ever = Conversations are kept for ever.
privacy-answer-kept = { $months ->
    [one] Conversations are kept for { $months } month.
   *[other] Conversations are kept for { $months } months.
}
privacy-mode = What is done to what comes in
privacy-mode-off = Nothing
privacy-mode-mask = Mask
privacy-mode-seal = Mask, and keep the original sealed
privacy-mode-off-help = Everything is kept as the source has it.
privacy-mode-mask-help = Names, addresses and numbers are replaced for good; customers stand under a pseudonym, always the same for the same customer. Order and parcel numbers stay.
privacy-mode-seal-help = The same; administrators and supervisors can open the original of a conversation, and each time is noted in the audit log.
privacy-seal-note = Sealed with the key in the workspace’s secret.key. Without it no original can be opened again.
privacy-mode-stays = It holds for what comes in from now on. What is kept already stays as it is: to have it masked, undo its import and import it again.
privacy-save = Save
privacy-example-before = As it comes in
privacy-example-after = As it is kept
privacy-example-customer = Emma Wilson
privacy-example-agent = Tom
privacy-example-pseudonym = customer-4c81…
privacy-example-1 = Hello, this is Emma Wilson. My order 40012345 has not arrived. You can reach me at emma.wilson@example.com or +44 20 7946 0018.
privacy-example-2 = Thank you, Emma. Which card did you pay with?
privacy-example-3 = 4111 1111 1111 1111. Please refund to GB33 BUKB 2020 1555 5555 55.
privacy-kept = How long conversations are kept
privacy-ever = For ever
privacy-months = Months after their end
privacy-months-help = Whatever ended longer ago is forgotten at once and with every import, in the lake’s history too; figures of those months go with it. It counts unless “For ever” is on.
privacy-forget = Forget a customer
privacy-forget-note = All conversations of the customer go, in every state, and their sealed originals. They do not come in again with an earlier export. What people judged of the agent stays.
privacy-customer = Id or address of the customer, as the source had it
privacy-find = Find
privacy-sure = { $count ->
    [0] There is no conversation of { $customer } here. Forgotten all the same, none will come in later.
    [one] { $count } conversation of { $customer } goes for good. That cannot be undone.
   *[other] { $count } conversations of { $customer } go for good. That cannot be undone.
}
privacy-sure-yes = Forget for good
privacy-sure-no = Leave it
privacy-forgetting = Forgetting …
privacy-forgotten = { $count ->
    [0] Noted: no conversation of this customer was here, and none will come in.
    [one] { $count } conversation is forgotten.
   *[other] { $count } conversations are forgotten.
}
privacy-busy = Somebody else is writing to this workspace. What was asked for is noted; ask again in a while so that it is carried out.
privacy-records = Who was forgotten, as far as it is kept
privacy-records-none = Nobody was forgotten yet.
privacy-record-when = When (UTC)
privacy-record-by = By
privacy-record-pseudonym = Pseudonym
privacy-key = Key and backups
privacy-key-note = Pseudonyms and seals are made with the file secret.key in the workspace. Keep a copy of it apart from the backups: whoever has both can open what is sealed, and without it nobody can.
privacy-backup-note = A backup still holds whoever was forgotten since. After putting one back, forget them again:
privacy-backup-command = fourfold erase --again
