# 人与人之间、人与程序之间的评判一致性：盲评校准、申诉，以及从复核中学习。

## 盲评校准

calibration-answer-none = 尚未进行过盲评校准。校准时，多位复核员互不可见地评判相同的会话，由此可以看出大家的尺度有多一致，以及有哪些需要讨论。
calibration-answer = { $open ->
    [0] 目前没有进行中的校准
   *[other] 有 { $open } 场校准正在进行
}{ $waiting ->
    [0] {""}
   *[other] ，其中 { $waiting } 场等待您评判
}；{ $closed ->
    [0] 尚无已结束的校准。
   *[other] 已结束 { $closed } 场。
}
calibration-ask = 目前没有校准。请主管发起一场，或继续完成您自己的复核。
calibration-new = 发起盲评校准
calibration-name = 名称
calibration-reviewers = 参与评判的人
calibration-pick = 会话
calibration-pick-random = 随机
calibration-pick-sample = 从最近的样本
calibration-pick-ids = 按编号
calibration-count = 会话数
calibration-others = 重新抽取
calibration-ids = 会话编号
calibration-ids-help = 以空格、逗号或换行分隔。
calibration-ids-unknown = 未找到：{ $ids }
calibration-from-random = 从其他页面顶部所选范围（时段、渠道、语言等）的 { $count } 个会话中抽取。达到 10 个会话，数字才有置信区间。
calibration-from-sample = { $count ->
    [0] 还没有样本。请先在“抽样计划”页面抽取。
   *[other] 从最近为复核抽取的 { $count } 个会话中抽取。
}
calibration-open = 开始校准
calibration-lacking-name = 请给校准起个名称。
calibration-lacking-reviewers = 请至少选择两位复核员。角色为复核员或主管的成员可以评判。
calibration-lacking-conversations = 请选择会话。
calibration-open-since = { $date } 开始 · { $count } 个会话
calibration-you = 您
calibration-progress = { $who }：{ $done } / { $count }
calibration-not-yours = 这场校准由其他人评判。
calibration-judge = 继续评判：还剩 { $count } 个
calibration-close = 结束
calibration-close-note = { $missing ->
    [0] 所有人都已评判完毕。
   *[other] 还缺 { $missing } 份评判，将不予计入。
}结束后，所有复核员都能看到每个人的评判，且不能再继续评判。
calibration-close-sure = 现在结束
calibration-place = 第 { $place } 个会话，共 { $count } 个
calibration-back = 全部校准
calibration-asked = 盲评：不显示他人和程序的判断。您怎么看？

calibration-history = 历次校准中复核员的一致程度
calibration-history-none = 已结束的校准中评判太少，无法给出数字：至少需要 10 项由两人评判的结论。
calibration-history-note = Krippendorff α 及其 95% 置信区间：1 为完全一致，0 等同于抽签。竖线位于 { $good }，达到此值可谨慎下结论。点击一场校准可查看详情。
calibration-history-hint = { $name }：α { $alpha }（{ $low } 至 { $high }），{ $conversations } 个会话的 { $count } 项评判
calibration-session = 已结束的校准
calibration-named = { $name }，{ $date } 结束
calibration-nothing-judged = 在这场校准结束之前，您可见的会话均无人评判。
calibration-all = 全部标准
calibration-finding = 在 { $conversations } 个会话的 { $count } 项中，复核员有 { $alike } 判断相同：α 为 { $alpha }，95% 置信区间为 { $low } 至 { $high }。
calibration-finding-unsure = 在 { $count } 项中，复核员有 { $alike } 判断相同：α 为 { $alpha }。仅有 { $conversations } 个会话，不足以给出置信区间，至少需要 10 个。
calibration-finding-few = { $count ->
    [0] 没有任何一项由两人评判。
   *[other] 只有 { $count } 项由两人评判，太少，无法判断一致程度。
}
calibration-standards = 各标准的一致程度
calibration-standards-note = 最低的排在最前。–：由两人评判的不足 10 项，或评判始终相同。由时钟、其他会话或顾客评分决定的标准不在盲评中询问。
calibration-n = 项数
calibration-n-help = 至少由两人评判的项数。
calibration-alike = 相同
calibration-alike-help = 评判相同的比例。如果几乎全部达标，这一比例仅凭偶然也会很高。
calibration-alpha-help = Krippendorff α：扣除偶然后的一致程度。1：完全一致；0：等同于抽签；小于 0：比抽签更差。
calibration-kappa-help = Cohen κ：两人之间扣除偶然后的一致程度。
calibration-interval = 95% 区间
calibration-pairs = 两两比较
calibration-reviewer = 复核员
calibration-other = 与
calibration-severity = 各复核员的严格程度
calibration-severity-few = 由多人评判的项太少，无法看出谁更严格。
calibration-severity-note = 与所有人对同一内容的平均评判相比少给的分数（越靠右越严格），附 95% 区间。灰色：不明显。
calibration-severity-hint = { $who }：{ $severity } 分（{ $low } 至 { $high }），{ $count } 项评判
calibration-disagreements = 需要讨论的分歧（{ $count }）
calibration-disagreements-note = 分歧最大的排在最前。选择一行可查看会话和每个人的理由。
calibration-no-disagreement = 所有人的评判都一致。
calibration-widest = 差距
calibration-widest-help = 相距最远的两个评判之间的分数：达标 100，部分达标 50，未达标 0。
calibration-said = 各人的评判
calibration-no-reason = 未说明理由
calibration-program = 程序的判断：{ $verdict }
calibration-scores = 扣除明显严格程度后的评分
calibration-adjusted = 校正后
calibration-scores-note = 仅对严格程度明显的复核员作校正。盲评从不计入任何人的评分。

## 申诉

disputes-answer-none = 尚无申诉。
disputes-answer = { $open ->
    [0] 没有待裁定的申诉
   *[other] 有 { $open } 项申诉待裁定
}{ $overdue ->
    [0] {""}
   *[other] ，其中 { $overdue } 项逾期
}；{ $decided ->
    [0] 尚未裁定过。
   *[other] 已裁定 { $decided } 项。
}
disputes-none = 客服可在自己会话的页面上对评判提出申诉，每项一次。
disputes-days = 裁定期限：{ $days } 天
disputes-days-label = 裁定期限（天）
disputes-days-note = 对今后的申诉生效。
disputes-days-keep = 保存
disputes-open = 待裁定
disputes-late = 逾期
disputes-upheld = 评判被更改
disputes-upheld-help = 裁定后评判有变化的申诉比例，附 95% 置信区间。
disputes-time = 裁定用时
disputes-time-late = { $count } 项中有 { $late } 项逾期
disputes-time-help = 所有已裁定申诉用时的中位数。
disputes-due = 应于 { $date } 前裁定
disputes-overdue = 自 { $date } 起逾期
disputes-by-program = 程序判为“{ $verdict }”。{ $agent } 认为应为“{ $expected }”（{ $date }）：
disputes-by-reviewer = { $reviewer } 判为“{ $verdict }”。{ $agent } 认为应为“{ $expected }”（{ $date }）：
disputes-evidence = 会话及证据
disputes-gone = 该会话已不存在。
disputes-decide = 以哪个评判为准？
disputes-comment = 理由
disputes-keep = 裁定
disputes-lacking = 请选择最终评判并说明理由。
disputes-decided-before = 这项申诉刚刚已由他人裁定。
disputes-own = 这项申诉由您提出，须由他人裁定。
disputes-own-review = 该评判由您作出，须由他人裁定。
disputes-more = 另有 { $count } 项待裁定，上面的裁定后会接着显示。
disputes-decided = 已裁定
disputes-decided-on = 裁定日期
disputes-column-standard = 标准
disputes-column-verdict = 原评判
disputes-column-expected = 期望
disputes-column-decision = 裁定
disputes-column-by = 裁定人
disputes-by-standard = 各标准被更改的评判
disputes-by-reviewer-id = 各评判者被更改的评判
disputes-program = 程序
disputes-none-decided = 尚未裁定过。
disputes-span = { $low }–{ $high }，共 { $count } 项
disputes-hint = { $name }：{ $upheld } 项被更改（{ $span }）
disputes-cut = 共 { $count } 个，显示申诉最多的 { $shown } 个。
disputes-shares-note = 已裁定申诉（项数）中评判有变化的比例，附 95% 置信区间。客服只对有疑问的评判提出申诉，因此这不代表全部评判。

dispute-title = 申诉
dispute-new = 对评判提出申诉
dispute-note = 每个评判只能申诉一次，由复核员以外的人裁定。
dispute-verdict = { $standard }：{ $verdict }
dispute-by-program = 该评判由程序作出。
dispute-by-reviewer = 该评判由复核员作出。
dispute-expected = 您认为应为哪个评判？
dispute-comment = 为什么？请指出能说明问题的消息。
dispute-keep = 提出申诉
dispute-lacking = 请选择您认为正确的评判并说明理由。
dispute-not-possible = 无法对该评判提出申诉：已申诉过，或者这不是您的会话。
dispute-said = 对“{ $verdict }”提出申诉，期望“{ $expected }”（{ $date }）。
dispute-open = 应于 { $date } 前裁定。
dispute-upheld = 已于 { $date } 更改为“{ $verdict }”。
dispute-stands = 维持“{ $verdict }”，裁定于 { $date }。

## 人与程序的一致程度

judged-title = 人与程序的一致程度
judged-legend = 人与程序：{ $signs }
judged-sign-well = 很一致
judged-sign-unclear = 尚不明确
judged-sign-badly = 不够一致
judged-sign-few = 复核还不够
judged-sign-left = 交由人工评判
judged-few = 复核还不够：{ $count } / { $least }。
judged-all-alike = { $count } 项评判，{ $alike } 相同；评判几乎都一样，无法看出扣除偶然后的一致程度。
judged-well = 人与程序很一致：{ $count } 项评判中 { $alike } 相同，κ 为 { $kappa }（{ $low } 至 { $high }）。
judged-unclear = 尚不明确：{ $count } 项评判中 { $alike } 相同，κ 为 { $kappa }（{ $low } 至 { $high }）。
judged-badly = 人与程序不够一致：{ $count } 项评判中 { $alike } 相同，κ 为 { $kappa }（{ $low } 至 { $high }）。
judged-all-languages = 所有语言
judged-column-trust = 可信
judged-column-language = 语言
judged-column-n = 项数
judged-column-alike = 相同
judged-column-precision = “未达标”判对
judged-column-recall = 找出未达标
judged-column-kappa = κ
judged-few-languages = 复核尚不足 { $least } 项：{ $names }。
judged-figure = { $value }（{ $low }–{ $high }）
judged-note = 附 95% 置信区间；每次复核按其代表的会话数加权。复核员是在看到程序的判断之后评判的，因此一致程度会高于盲评。盲评校准不计入；已裁定的申诉计入。

left-title = 交由人工评判
left-note = 如果在某种语言的某项标准上，人与程序明显不够一致，可以不采用程序在此的判断：改为“未评估”，并请复核员评判。κ 的整个置信区间须低于下限。
left-on = 交由人工
left-bar = 下限（κ）
left-least = 最少复核数
left-keep = 保存
left-now = { $count ->
    [0] 目前没有交由人工评判的标准。
   *[other] 目前交由人工评判（{ $count }）：{ $names }。
}
left-would = { $count ->
    [0] 按此下限，没有标准会交由人工评判。
   *[other] 按此下限，以下标准会交由人工评判（{ $count }）：{ $names }。
}

proposals-title = 由复核得出的阈值建议
proposals-note = 换用其他阈值后与人的评判明显更一致之处，并在未参与学习的会话上检验过。至少需要 { $least } 项评判。
proposals-none = 没有建议：复核太少，或者没有阈值能明显更一致。
proposals-column-standard = 标准
proposals-column-judgements = 评判数
proposals-column-now = 现行
proposals-column-then = 建议
proposals-column-kappa-now = 现行 κ
proposals-column-kappa-then = 建议 κ
proposals-column-gain = 提高（95%）
proposals-terms = 达标 { $met }，部分达标 { $partly }
proposals-pick = 采用
proposals-reason = 理由
proposals-take = 保存为新的评分标准
proposals-lacking = 请选择建议并说明理由。
proposals-rubric = 第 { $number } 版（依据复核）

own-title = 自定义标准
own-note = 只由人工评判；计入复核，不计入程序的评分。
own-name = 名称
own-question = 向复核员提出的问题
own-add = 添加
own-lacking = 请填写名称和问题。
own-taken = 已有名为 { $name } 的标准。
own-retire = 停用
own-retired = 已停用：不再询问
calibration-conversations = 本次校准的会话
