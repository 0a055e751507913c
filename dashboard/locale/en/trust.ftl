# How far the judgement can be trusted: the page, and the report of `fourfold evaluate`.

page-trust = Trust

## What is asked

trust-asks-act = Act: { $act }
trust-asks-sentiment = Mood in three classes
trust-asks-polarity = Mood as a number
trust-asks-politeness = Politeness
trust-asks-warmth = Sympathy
trust-asks-language = Language
trust-asks-rating = Predicted rating, nothing learned
trust-asks-standard = Standard: { $standard }
trust-asks-score = Score: { $dimension }
trust-asks-verdict = Same words, same verdict: { $standard }
trust-asks-mean = Mean
trust-variant = { $what } ({ $variant })

trust-metric-f1 = F1
trust-metric-mcc = MCC
trust-metric-macro_f1 = macro-F1
trust-metric-accuracy = accuracy
trust-metric-kappa = kappa
trust-metric-auc = AUC
trust-metric-rank = rank correlation
trust-metric-correlation = correlation

trust-all-languages = all

## The report

trust-report-title = How far the judgement can be trusted
trust-report-how = Measured on { $date } by the state `{ $version }` of packs, analysers and detectors. Every figure stands with its 95 % interval (bootstrap). “Judged” is the share of cases that the program assessed: where people's answer is a name, what it did not assess counts as wrong; where it is a number, it is left out. “–” means that too little could be judged for a figure.
trust-report-aims = What is aimed at
trust-report-twins = Same words, same verdict
trust-report-twins-how = Cohen's kappa of the verdicts on the same conversation in English and in the other language, and in brackets the share of equal verdicts.
trust-report-orders = Order of acts
trust-report-figures = All other figures
trust-report-sets = The sets
trust-report-set = `{ $set }` ({ $source }; licence: { $licence }): { $about }
trust-report-examples = Worst examples
trust-report-example = people: **{ $truth }**, program: **{ $said }**

trust-column-language = Language
trust-column-what = What
trust-column-set = Set
trust-column-metric = Measure
trust-column-n = Cases
trust-column-assessed = Judged
trust-column-figure = Figure
trust-column-interval = 95 % interval
trust-column-parts = Precision / recall
trust-column-aim = Aim
trust-column-reached = Reached
trust-column-ceiling = People among themselves
trust-reached-yes = yes
trust-reached-no = no
trust-reached-unclear = not clear
trust-nothing-said = not assessed

trust-column-standard = Standard
trust-column-matter = Matter
trust-column-step = What the guideline asks for
trust-column-acts = Seen by
trust-column-done = Done, in this order
trust-all-steps = all of it, in order
trust-column-low = from
trust-column-high = to
trust-column-precision = Precision
trust-column-recall = Recall

## The page

trust-kind-acts = Acts
trust-kind-mood = Mood
trust-kind-manner = Politeness and sympathy
trust-kind-language = Language
trust-kind-verdicts = Verdicts
trust-empty = Nothing has been measured yet. Hold the program against texts that people labelled, your own or public ones; the README says how.
trust-answer = { $reached } of { $aims } aims are reached, measured on { $date }.
trust-answer-own = These are the figures of this workspace.
trust-answer-project = These are the project's own figures, on public sets; the texts are not shown.
trust-answer-stale = Since then the program has changed: measure again to know where it stands now.
trust-picture = Agreement with people
trust-picture-note = 1 is full agreement; for AUC 0.5 is chance, for the others 0. The line is the 95 % interval. The upright stroke is the aim, the diamond how far people agree with one another. Red: the whole interval lies below the aim. Click a row for its worst examples.
trust-cut = The first { $shown } of { $count }; choose a language or a kind to see the others.
trust-nothing-chosen = There is no figure for this choice.
trust-alt = Dots with intervals: agreement with people by language and question, with aims
trust-hint = { $name }: { $metric } { $figure } ({ $low } to { $high }); aim { $aim }; people among themselves { $ceiling }; { $count } cases, { $judged } judged
trust-report-figures-all = All figures
trust-table-note = What was not assessed counts as wrong where people's answer is a name, and is left out where it is a number. Below half judged there is no figure.
trust-no-examples = There are no examples to read here. The project's own figures come without texts; with `fourfold evaluate DIR --workspace W` the examples are kept in your workspace.
trust-pick = Pick a figure to read its examples alone.
trust-example = { $head } — people: { $truth }, program: { $said }
trust-orders-note = A step counts when one of its acts is seen after the steps before it. The guidelines are those of a retailer (ABCD) and of staged tasks (STAR).
