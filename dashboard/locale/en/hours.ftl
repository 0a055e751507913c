# Business hours: when the teams are there.

hours-none = No business hours are set: every wait counts in full. Once they are, each wait also tells how much of it lay within business hours, and a rubric can judge by that.
hours-everybody = Business hours are set for everybody{ $teams ->
    [0] .
    [one] , and one team has its own.
   *[other] , and { $teams } teams have their own.
}
hours-some = Business hours are set for { $teams ->
    [one] one team
   *[other] { $teams } teams
}; of the others every wait counts in full.
hours-waiting = { $count ->
    [one] One conversation is
   *[other] { $count } conversations are
} not measured by the present settings yet. The next import does it, or you do it now.
hours-measure = Measure now
hours-measuring = Measuring by the new hours: { $done } of { $total }
hours-whose = Whose hours
hours-all = All teams without hours of their own
hours-title = Hours of { $team }
hours-title-all = Hours of all teams without hours of their own
hours-as-all = This team has no hours of its own: those of all the others hold, where they are set.
hours-zone = Time zone
hours-country = Closed on the public holidays of
hours-no-country = no country
hours-subdivision = Part of the country
hours-whole-country = the whole country
hours-closed-day = closed
hours-week-note = As in 09:00–12:30, 13:30–18:00. 22:00–06:00 goes on into the next day, 00:00–24:00 is the whole day, and an empty field none of it.
hours-closed = Also closed, a day a line
hours-opened = Open all the same, a day and its hours a line
hours-save = Set these hours
hours-remove = Take these hours away
hours-saved = The hours are set.
hours-removed = The hours are gone.
hours-wrong-zone = There is no time zone “{ $value }”.
hours-wrong-hours = “{ $value }” cannot be read as hours: write them as in 09:00–12:30, 13:30–18:00, without overlaps.
hours-wrong-country = No public holidays are known of “{ $value }”.
hours-wrong-subdivision = No public holidays are known of “{ $value }”.
hours-wrong-closed = “{ $value }” is no day: write it as in 2026-12-24.
hours-wrong-opened = “{ $value }” is no day: write it as in 2026-12-19 10:00–14:00.
hours-preview = The next { $count } days
hours-preview-note = { $hours } hours open in all, by the clock of { $zone }.
hours-preview-alt = Open hours of the days to come, a row a day
