# 判断的可信度：页面，以及 `fourfold evaluate` 的报告。

page-trust = 可信度

## 问的是什么

trust-asks-act = 言语行为：{ $act }
trust-asks-sentiment = 情绪（三类）
trust-asks-polarity = 情绪（数值）
trust-asks-politeness = 礼貌程度
trust-asks-warmth = 共情
trust-asks-language = 语言
trust-asks-rating = 预测评分（未经学习）
trust-asks-standard = 标准：{ $standard }
trust-asks-score = 得分：{ $dimension }
trust-asks-verdict = 同样的话，同样的结论：{ $standard }
trust-asks-mean = 平均
trust-variant = { $what }（{ $variant }）

trust-metric-f1 = F1
trust-metric-mcc = MCC
trust-metric-macro_f1 = 宏平均 F1
trust-metric-accuracy = 准确率
trust-metric-kappa = kappa
trust-metric-auc = AUC
trust-metric-rank = 等级相关
trust-metric-correlation = 相关系数

trust-all-languages = 全部

## 报告

trust-report-title = 判断有多可信
trust-report-how = { $date } 由词库、分析器与检测器的状态 `{ $version }` 测得。每个数字都附 95 % 区间（自助法）。“已判断”是程序作出判断的比例：若人的答案是类别，未判断算错；若是数值，则不计入。“–”表示能判断的太少，给不出数字。
trust-report-aims = 目标
trust-report-twins = 同样的话，同样的结论
trust-report-twins-how = 同一对话的英语版与另一语言版所得结论的 Cohen kappa，括号内为结论相同的比例。
trust-report-orders = 行为的先后
trust-report-figures = 其余数字
trust-report-sets = 标注集
trust-report-set = `{ $set }`（{ $source }；许可：{ $licence }）：{ $about }
trust-report-examples = 差得最远的例子
trust-report-example = 人：**{ $truth }**，程序：**{ $said }**

trust-column-language = 语言
trust-column-what = 内容
trust-column-set = 标注集
trust-column-metric = 指标
trust-column-n = 例数
trust-column-assessed = 已判断
trust-column-figure = 数值
trust-column-interval = 95 % 区间
trust-column-parts = 精确率 / 召回率
trust-column-aim = 目标
trust-column-reached = 达到
trust-column-ceiling = 人与人之间
trust-reached-yes = 是
trust-reached-no = 否
trust-reached-unclear = 不确定
trust-nothing-said = 未判断

trust-column-standard = 标准
trust-column-matter = 事项
trust-column-step = 指引的要求
trust-column-acts = 由何看出
trust-column-done = 按此顺序做到
trust-all-steps = 全部，按顺序
trust-column-low = 从
trust-column-high = 到
trust-column-precision = 精确率
trust-column-recall = 召回率

## 页面

trust-kind-acts = 言语行为
trust-kind-mood = 情绪
trust-kind-manner = 礼貌与共情
trust-kind-language = 语言
trust-kind-verdicts = 结论
trust-empty = 还没有测过。请用人工标注的文本（自己的或公开的）来检验程序；做法见 README。
trust-answer = { $aims } 个目标中达到 { $reached } 个，测于 { $date }。
trust-answer-own = 这是本工作区的数字。
trust-answer-project = 这是项目在公开标注集上的数字，不显示原文。
trust-answer-stale = 此后程序已有改动：请重新测量，以知现状。
trust-picture = 与人的一致程度
trust-picture-note = 1 为完全一致；AUC 以 0.5 为随机，其余以 0 为随机。横线为 95 % 区间。竖线为目标，菱形为人与人之间的一致程度。红色：整个区间都低于目标。点击一行可读其最差的例子。
trust-cut = 共 { $count } 行，显示前 { $shown } 行；选择语言或内容可看其余。
trust-nothing-chosen = 此选择没有数字。
trust-alt = 点与区间：按语言与内容显示与人的一致程度，附目标
trust-hint = { $name }：{ $metric } { $figure }（{ $low } 到 { $high }）；目标 { $aim }；人与人之间 { $ceiling }；{ $count } 例，判断 { $judged }
trust-report-figures-all = 全部数字
trust-table-note = 若人的答案是类别，未判断算错；若是数值，则不计入。判断不足一半时不给数字。
trust-no-examples = 这里没有例子可读。项目自己的数字不带原文；用 `fourfold evaluate DIR --workspace W` 可把例子留在您的工作区。
trust-pick = 选一个数字，只读它的例子。
trust-example = { $head } —— 人：{ $truth }，程序：{ $said }
trust-orders-note = 某步骤的行为出现在前面步骤之后才算做到。指引来自一家零售商（ABCD）和编排的任务（STAR）。
