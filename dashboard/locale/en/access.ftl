# Who comes in and as what; what was done.

entrance-title = Fourfold
entrance-yet = Log in to see the quality of your conversations.
entrance-outdated = Your login as { $login } has run out. Log in again.
entrance-button = Log in
entrance-log-out = Log out
entrance-unknown = { $login } is logged in, but has no role here. Ask an administrator to add you as a member.
entrance-unverified = The identity provider has not verified the e-mail address { $login }. Verify it there, then log in again.
entrance-nameless = The identity provider did not tell your e-mail address, so nobody here knows who you are. Ask whoever runs Fourfold which claim names people (login_claim in secrets.toml).
entrance-unreadable = Nobody can log in: secrets.toml in the workspace cannot be read, or has no section [auth]. Mend it, or remove it to work without a login, and start Fourfold again.
entrance-authlib = Nobody can log in: a login is asked for, but Authlib is not installed. Install it with: pip install "fourfold[team]"
entrance-incomplete = Nobody can log in: section [auth] of secrets.toml needs redirect_uri, cookie_secret, client_id, client_secret and server_metadata_url.
entrance-weak = Nobody can log in: cookie_secret in secrets.toml needs at least 32 random characters, or somebody could forge a login.
entrance-wrong = Nobody can log in: in section [fourfold] of secrets.toml, hours must be a number, and roles must name administrator, supervisor, reviewer, trainer, agent or reader.
entrance-alone = Single user: no login, and nobody else gets in.
entrance-eyes = Look with the eyes of
entrance-own-eyes = Your own: everything
denied = You have no right to see or do this here. Ask an administrator if you need it.
act-failed = That could not be done. What went wrong stands in the terminal in which Fourfold runs.

role-name-administrator = Administrator
role-name-supervisor = Supervisor
role-name-reviewer = QA reviewer
role-name-trainer = Trainer
role-name-agent = Agent
role-name-reader = Read only

right-compare = See everybody’s figures and lists (of their teams)
right-read = Read transcripts (agents: their own)
right-import = Import conversations, have ratings learned
right-manage = Manage members and settings
right-audit = Read the audit log
right-plan = Draw samples for review
right-review = Judge conversations
right-calibrate = Hold calibrations, set what people judge
right-dispute = Dispute a verdict on oneself
right-decide = Decide disputes
right-coach = Coach, keep examples, record trainings
right-be-coached = Acknowledge coaching, do one’s tasks
right-appraise = Set and close appraisals
right-warn = Set alerts and where they are sent
right-unseal = Open sealed originals

members-answer = { $count ->
    [one] { $count } member
   *[other] { $count } members
}: { $roles }.
members-of-role = { $role } { $count }
members-none = There are no members yet: add the first one below.
members-with-login = Everybody logs in.
members-without-login = There is no login: this is single-user mode, in which members only matter for whose work is whose, and for looking with their eyes.
members-without-agent = { $count ->
    [one] { $names } is an agent without an agent id and sees nothing. Say which agent they are.
   *[other] { $names } are agents without an agent id and see nothing. Say which agents they are.
}
members-agent-unknown = { $count ->
    [one] No conversation has the agent id of { $names }. It has to be written as in the imported files.
   *[other] No conversation has the agent ids of { $names }. They have to be written as in the imported files.
}
members-pick = Pick a member to change or remove them.
members-add-title = Add a member
members-change-title = Change a member
members-login = Login
members-login-help = The e-mail address with which they log in.
members-login-missing = Say the e-mail address with which they log in.
members-name = Name
members-role = Role
members-agent = Agent id
members-agent-help = Whose conversations are their own. Agents see no others.
members-no-agent = None
members-teams = Teams
members-teams-help = Whose conversations they see; with none chosen, those of all teams.
members-all-teams = All
members-add = Add
members-change = Keep the change
members-remove = Remove
members-remove-sure = Remove { $name }? They get in no more; what they did is kept.
members-remove-yes = Yes, remove
members-remove-no = No
members-added = { $name } is a member now.
members-changed = { $name } was changed.
members-removed = { $name } was removed.
members-taken = There is a member { $name } already.
members-own = Nobody takes their own role away or removes themselves: another administrator can.
members-gone = Somebody has removed this member in the meantime. Reload the page.
members-rights = What each role may do
members-right = Right
members-rights-note = A page that takes a right is not there for those who lack it, and whatever is changed or read asks for it once more. What is denied stands in the audit log.
members-entering = Who gets in
members-alone = Single-user mode: Fourfold answers on this machine only and asks for no login. Whoever can use this machine sees and may do everything. What is done with the eyes of a member is noted as done by the one user.
members-claims = What people are comes from the identity provider: { $names }. It is heard at each login and takes the place of what is said here. Who is removed here stays out.
members-no-claims = The identity provider says who people are, and this list says what they are. A change holds at once.
members-claim-role = role
members-claim-agent = agent id
members-claim-team = teams
members-how = How to switch a login on
members-how-file = Register Fourfold with your identity provider (OpenID Connect), write the file { $path }, readable by nobody else, and start Fourfold again. It looks like this:
members-how-auth = [auth] is what the provider tells you. cookie_secret signs the logins: make up at least 32 random characters, and tell nobody.
members-how-roles = administrators always get in. role_claim names the claim with the role, [fourfold.roles] says which of its values is which role; without them, roles come from the list above.
members-how-teams = agent_claim and team_claim say in the same way whose conversations somebody sees. Who has no team there gets in only as an agent or administrator; the team * means all.
members-how-hours = After so many hours people log in anew, so that a role lost at the provider is soon lost here.
members-how-proxy = Fourfold answers on this machine only: put a web server with HTTPS in front that hands on the name of the host, WebSockets included. Install it with: pip install "fourfold[team]"

audit-answer = { $count ->
    [0] No entry fits.
    [one] { $count } entry.
   *[other] { $count } entries.
}
audit-answer-denied = { $count ->
    [0] Nothing was denied.
    [one] Something was denied { $count } time.
   *[other] Something was denied { $count } times.
}
audit-at = When (UTC)
audit-login = Who
audit-role = As
audit-action = What
audit-subject = Of what
audit-details = Details
audit-days = Since
audit-days-1 = Today
audit-days-7 = 7 days
audit-days-28 = 28 days
audit-days-all = Always
audit-shown = The latest { $shown }; the download has them all.
audit-download = Download as CSV ({ $count })
audit-only-added = Entries are only ever added: the database itself refuses to change or delete one.

audit-did-transcript-read = Read a transcript
audit-did-audit-log-read = Read the audit log
audit-did-audit-log-exported = Downloaded the audit log
audit-did-denied = Was denied
audit-did-page-opened = Opened a page
audit-did-library-read = Read the library of examples
audit-did-figures-read = Read everybody’s figures
audit-did-conversations-imported = Imported conversations
audit-did-original-read = Opened a sealed original
audit-did-customer-forgotten = Forgot a customer
audit-did-erasures-read = Read who was forgotten
audit-did-import-undone = Undid an import
audit-did-conversations-measured-by-other-hours = Had conversations measured by other hours
audit-did-conversations-predicted = Had ratings predicted
audit-did-model-learned = Had a model learn
audit-did-topics-learned = Had topics learned
audit-did-setting-changed = Changed a setting
audit-did-rubric-saved = Put a rubric in force
audit-did-member-admitted = Came in with a role from the provider
audit-did-member-added = Added a member
audit-did-member-changed = Changed a member
audit-did-member-removed = Removed a member
audit-did-appraisal-closed = Closed an appraisal
audit-did-coaching-planned = Planned coaching
audit-did-coaching-step-added = Added a step of coaching
audit-did-coaching-step-done = Did a step of coaching
audit-did-coaching-acknowledged = Acknowledged coaching
audit-did-coaching-ended = Ended coaching
audit-did-best-practice-kept = Kept an example
audit-did-best-practice-removed = Removed an example
audit-did-course-offered = Offered a course
audit-did-exam-recorded = Recorded an exam
audit-did-practice-recorded = Recorded practice
audit-did-certificate-given = Gave a certificate
audit-did-calibration-opened = Opened a calibration
audit-did-calibration-closed = Closed a calibration
audit-did-custom-standard-added = Added an own standard
audit-did-custom-standard-retired = Retired an own standard
audit-did-dispute-opened = Disputed a verdict
audit-did-dispute-decided = Decided a dispute
audit-did-sample-plan-made = Made a sample plan
audit-did-sample-plan-ended = Ended a sample plan
audit-did-sample-drawn = Drew a sample
audit-did-item-claimed = Took a conversation to review
audit-did-item-replaced = Replaced a conversation to review
audit-did-review-begun = Began a review
audit-did-review-saved = Kept a draft of a review
audit-did-review-submitted = Submitted a review
audit-did-review-withdrawn = Withdrew a review
