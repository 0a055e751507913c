# How far the judgement can be trusted: the page, and the report of `fourfold evaluate`.

page-trust = Trust

## What is asked

trust-asks-act = Act: { $act }
trust-asks-sentiment = Mood in three classes
trust-asks-polarity = Mood as a number
trust-asks-politeness = Politeness
trust-asks-warmth = Sympathy
trust-asks-language = Language
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
