# 抽样与质检：抽了什么、质检队列，以及人工对会话的评判。

samples-no-times = 这里的会话都没有开始时间，因此无法按周或按月抽取。请导入带时间的会话。
samples-answer-none = 还没有抽取会话进行质检的计划。请先建立一个计划：每条会话都以已知的概率被抽中，因此少量质检就能代表全部会话。
samples-answer = { $plans ->
    [0] 没有正在执行的计划
   *[other] 正在执行 { $plans } 个计划
}；{ $drawn ->
    [0] 尚未抽取会话。
   *[other] 已抽取 { $drawn } 条会话，完成质检 { $done } 条，{ $overdue ->
        [0] 无逾期。
       *[other] 逾期 { $overdue } 条。
    }
}
samples-new = 建立计划
samples-name = 计划名称
samples-name-lacking = 请先给计划起个名称。
samples-cycle = 抽样周期
samples-every-week = 每周
samples-every-month = 每月
samples-quota = 会话数
samples-per = 计数方式
samples-per-agent = 每位客服
samples-per-all = 合计
samples-days = 完成期限（天）
samples-strategy-random = 随机
samples-strategy-random-help = 每条会话被抽中的机会相同。最公平，也最适合估计平均值；至少五分之一总是这样抽取。
samples-strategy-stratified = 分层均衡
samples-strategy-stratified-help = 小的组别（少见的语言或渠道）会抽得比其占比更多，以免完全看不到。
samples-strategy-risk = 按风险
samples-strategy-risk-help = 有问题迹象的会话更常被抽中。估计时会按概率还原权重，因此仍能代表全部会话。
samples-strata = 分组依据
samples-stratum-agent_id = 客服
samples-stratum-team = 团队
samples-stratum-language = 语言
samples-stratum-channel = 渠道
samples-signals = 风险迹象，以及最近一个周期中有该迹象的会话占比
samples-signals-note = 得分低和等待久是与同周期其他会话相比得出的，因此总有约四分之一的会话显得突出。
samples-signal-low_score = 得分低
samples-signal-critical = 未达到关键标准
samples-signal-angry_end = 结束时不满
samples-signal-long_wait = 等待久
samples-signal-unsure = 判断不确定
samples-signal-disagreement = 人工与程序曾有分歧
samples-lacking-shares = 请至少选择一种抽取方式：将某个滑块调到 0 以上。
samples-lacking-strata = 请选择分组依据。
samples-lacking-signals = 请至少选择一种风险迹象。
samples-preview-drawn-week = 最近一周将抽取
samples-preview-drawn-month = 最近一月将抽取
samples-preview-of = 共 { $conversations } 条会话、{ $agents } 位客服
samples-preview-margin = 平均分的精度
samples-preview-margin-help = 95% 置信度，假定人工评判与程序一致；按本次抽取及其概率计算。
samples-preview-needed = 精度 ± { $points } 分所需
samples-preview-needed-help = 若完全随机抽取，需要这么多条才能使总分平均值的误差在 ± { $points } 分以内（95%）。
samples-points = ± { $points } 分
samples-preview = 质检最近一个周期中的 { $drawn } 条会话，即可得知全部会话的总分平均值，误差在 ± { $margin } 分以内。
samples-preview-few = 抽取的会话太少，无法推断全部会话；但仍能看到实际情况。
samples-save = 保存此计划

samples-plan = 计划
samples-week = 周
samples-month = 月
samples-draw = 抽取
samples-drawn = { $count ->
    [0] 没有新增：此周期已经抽取过。
   *[other] 已抽取 { $count } 条会话。
}
samples-end = 结束
samples-end-note = 此计划将不再抽取会话。已抽取的会话仍需质检。
samples-end-sure = 结束此计划
samples-ended = 已于 { $date } 结束
samples-due = 抽取后 { $days } 天内完成。
samples-unfinished-week = 这是数据中最近的一周：抽取之后才导入的会话不会有机会被抽中。
samples-unfinished-month = 这是数据中最近的一个月：抽取之后才导入的会话不会有机会被抽中。
samples-by-random = { $share } 随机
samples-by-stratified = { $share } 分层均衡
samples-by-risk = { $share } 按风险
samples-quota-agent-week = 每周每位客服 { $count } 条：{ $mix }。
samples-quota-agent-month = 每月每位客服 { $count } 条：{ $mix }。
samples-quota-all-week = 每周共 { $count } 条：{ $mix }。
samples-quota-all-month = 每月共 { $count } 条：{ $mix }。
samples-strata-told = 分组：{ $names }。
samples-signals-told = 风险迹象：{ $names }。
samples-nothing-drawn = 此周期尚未抽取会话。请点击“抽取”，抽中的会话会进入质检队列。
samples-count-drawn = 已抽取
samples-count-done = 已质检
samples-count-open = 待质检
samples-count-overdue = 逾期
samples-count-replaced = 已替换
samples-time = 用时
samples-time-help = { $count ->
    [0] 尚无完成的质检。
   *[other] { $count } 次质检有效用时中位数；超过 2 分钟的停顿不计入。
}
samples-items = 抽中的会话及原因
samples-state = 状态
samples-state-open = 待质检
samples-state-done = 已质检
samples-state-overdue = 逾期
samples-state-replaced = 已替换
samples-why = 抽中原因
samples-reason-random = 随机
samples-reason-stratum = 少见组别
samples-reason-low_score = 得分低
samples-reason-critical = 关键标准
samples-reason-angry_end = 结束时不满
samples-reason-long_wait = 等待久
samples-reason-unsure = 判断不确定
samples-reason-disagreement = 评判有分歧
samples-chance = 概率
samples-chance-help = 这条会话被抽中的概率。概率越小，其质检所代表的会话就越多。
samples-due-on = 期限
samples-who = 质检人
samples-replaced-why = 替换原因
samples-items-note = 选择一行即可打开会话。
samples-go-on = 还有会话等待质检。

samples-estimate = 质检结果对本周期全部会话的推断
samples-estimate-few = { $count ->
    [0] 尚无完成的质检
   *[other] 已完成 { $count } 次质检
}；达到 { $few } 次后才能推断全部会话。
samples-difference-none = 就目前的质检来看，人工与程序平均一致：相差 { $points } 分，区间为 { $low } 到 { $high }。
samples-difference-lower = 人工评分比程序低 { $points } 分（{ $low } 到 { $high }）。
samples-difference-higher = 人工评分比程序高 { $points } 分（{ $low } 到 { $high }）。
samples-difference-alike = 每条会话的人工评分与程序评分相差都一样。
samples-estimate-people = 人工，推断全部
samples-estimate-people-help = { $count } 次质检的总分平均值，每次按会话被抽中的概率加权。
samples-estimate-program = 程序，相同会话
samples-estimate-program-help = 程序对相同会话的评分，权重相同：与人工的差别来自评判，而非抽样。
samples-estimate-all = 程序，全部会话
samples-estimate-all-count = { $count } 条会话
samples-estimate-all-help = 程序对本周期每条会话的评分，无需推断。
samples-estimate-unsure = 区间未知
samples-estimate-note = 在部分会话尚未质检时，由已质检的会话代表它们。

review-start = 质检
review-none = 尚未抽取待质检的会话。请建立计划并抽取，抽中的会话会出现在这里。
review-all-done = 抽中的会话已全部质检。到时候请抽取下一个周期。
review-others-have-it = 等待质检的 { $count } 条会话正由他人处理，或不在您可见的范围内。
review-make-a-plan = 计划与抽样
review-by-hand = 您选择了会话 { $id } 进行质检；它不是抽样抽中的，因此按人工挑选计。
review-place = 第 { $place } 条，共 { $count } 条
review-why = 由“{ $plan }”抽中，原因：{ $reasons }。
review-due = 期限 { $date }。
review-overdue = 自 { $date } 起逾期。
review-item-gone = 这条会话现由他人处理，或已完成质检。
review-next = 继续下一条
review-missing = 抽中了会话 { $id }，但它已不存在。
review-lost = 此质检已在另一个窗口中修改或提交。您的最后一步未保存，之前的都已保存。
review-load = 载入当前状态
review-submitted = 质检已提交。
review-spoken = 已看 { $spoken } / { $count } 项。
review-silent = 还有 { $count } 项标准需要您评判。
review-submit = 提交
review-submit-help = 您未改动的各项视为同意。
review-unfit = 无法评判
review-unfit-note = 将由另一条会话代替，并有其自身的概率。若无法评判的会话与其他会话相似，估计仍然正确。
review-unfit-why = 原因
review-unfit-language = 这里没有人懂这种语言
review-unfit-broken = 会话损坏或为空
review-unfit-known = 我参与过这次会话
review-unfit-gone = 会话已不存在
review-unfit-other = 其他原因
review-unfit-other-why = 请说明其他原因
review-replace = 换一条
review-discard-note = 您对这条会话的评判和备注将被丢弃。
review-discard = 丢弃此草稿
review-asked-own = 贵店自定的标准：只由人工评判。您怎么看？
review-asked-people = 只有人能评判这一项。您怎么看？
review-asked-left = 这一项不采用程序的判断：它与人工的一致性太低。您怎么看？
review-program = 程序：{ $verdict }
review-program-because = 程序：{ $verdict } – { $reason }
review-agree = 同意
review-disagree = 不同意
review-unsure = 不确定
review-skip = 跳过
review-evidence = 证据
review-evidence-help = 按阅读顺序转到下一处证据。
review-reason = 理由
review-reason-hint = 依据是什么？
review-cause = 根本原因
review-cause-hint = 请选择
review-cause-knowledge = 知识
review-cause-skill = 技能
review-cause-attitude = 态度
review-cause-process = 流程
review-cause-system = 系统或工具
review-cause-customer = 顾客
review-cause-machine = 程序判断有误
review-others = 另有 { $count } 项不适用或无法评估
review-asked = 请评判
review-unsure-said = 不确定
review-notes = { $count ->
    [0] 备注
   *[other] 备注（{ $count }）
}
review-note-at = 消息
review-note = 对这条消息的备注
review-note-add = 添加
review-note-drop = 撤回
review-pin = 置顶
review-pin-help = 置顶的备注便于日后查找，用于辅导或作为范例。
review-comment = 对整条会话的备注
review-message = 第 { $place } 条消息，{ $who }：“{ $words }”
review-message-gone = 已不存在的消息
review-translated = 并排显示译文

reviewed-title = { $who } 于 { $date } 质检
reviewed-reviewer = 一位质检员
reviewed-program = 程序 { $score }
reviewed-program-help = 上面是人工评分，下面是程序按当时的判断得出的评分。
reviewed-agrees = 所有判断均与程序一致。
reviewed-instead = { $verdict }，而非{ $machine }
reviewed-alone = { $verdict }
reviewed-cause = 根本原因：{ $cause }
