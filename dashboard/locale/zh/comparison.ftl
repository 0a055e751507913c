# 总览、客服、单个客服、语言：比较的内容与数字说明的事实。

few = 太少
axis-day = %-m月%-d日
axis-month = %-m月
axis-year = %Y年%-m月

empty-nothing-yet = 还没有会话。导入会话文件后，评分会显示在这里。
empty-import = 导入会话
empty-nothing-chosen = 所选时段和筛选条件下没有会话。
empty-show-all = 显示全部会话

extent-conversations = 查看这些会话
extent = { $count } 个会话 · { $languages } 种语言{ $agents ->
    [1] { "" }
   *[other] { " · " }{ $agents } 名客服
} · { $first } 至 { $last } · 评分为 0 到 100。
extent-undated = { $count } 个会话 · { $languages } 种语言 · { $agents } 名客服。会话均无日期，因此没有走势，也无法与之前的时段比较。
extent-left-out = 另有 { $undated } 个会话没有日期，只在“全部”中计入。
extent-without-date = 其中 { $undated } 个没有日期：计入评分，但不计入走势。

list-comma = 、
list-and = { $names }和{ $last }
list-more = { $names }等，另有 { $more } 个
list-item = { $name }（{ $amount }）

finding-few = 会话太少，无法得出可靠的结论。
finding-no-before = 以下为本时段的评分；没有更早的时段可供比较。
finding-held = 与上一时段相比，各项评分的变化均未超出随机波动。
finding-fell = 与上一时段相比明显下降：{ $fell }。没有明显上升的项目。
finding-rose = 与上一时段相比明显上升：{ $rose }。没有明显下降的项目。
finding-fell-and-rose = 与上一时段相比，明显下降：{ $fell }；明显上升：{ $rose }。

finding-above-and-below = { $measure }：明显高于其他的有{ $above }；明显低于其他的有{ $below }。
finding-above = { $measure }：明显高于其他的有{ $above }；没有明显偏低的。
finding-below = { $measure }：明显低于其他的有{ $below }；没有明显偏高的。
finding-agent_id-none = { $measure }：客服之间的差异均未超出随机波动。
finding-agent_id-few = 会话达到 { $few } 个的客服太少，无法比较。
finding-language-none = { $measure }：各语言之间的差异均未超出随机波动。
finding-market-none = { $measure }：各市场之间的差异均未超出随机波动。
finding-market-few = 会话达到 { $few } 个的市场太少，无法比较。
finding-language-few = 会话达到 { $few } 个的语言太少，无法比较。

finding-agent-few = { $agent } 的会话太少，无法与其他客服比较。
finding-agent-none = { $agent } 在四个维度上与其他客服的差异均未超出随机波动。
finding-agent-above = { $agent } 明显高于其他客服的维度：{ $above }；没有明显偏低的维度。
finding-agent-below = { $agent } 明显低于其他客服的维度：{ $below }；没有明显偏高的维度。
finding-agent-both = { $agent } 明显高于其他客服的维度：{ $above }；明显偏低的维度：{ $below }。

finding-assessed-language = { $name }：{ $share } 的标准得到评判，为各语言中最低；{ $best }：{ $most }，为最高。
finding-assessed-market = { $name }：{ $share } 的标准得到评判，为各市场中最低；{ $best }：{ $most }，为最高。
finding-assessed-one = { $name }：{ $share } 的标准得到评判。

card-not-assessed = 未评判
figure-conversations = 查看
card-conversations = 查看最差会话
card-margin = ± { $margin }
card-interval = 95%：{ $low }–{ $high }
card-count = 来自 { $count } 个会话。
card-compared = 上一时段为 { $before }，来自 { $count } 个会话；± 为变化在 95% 置信度下的误差范围。红色：超出随机波动的下降。
card-not-compared = 上一时段的会话太少，无法比较。
card-others-few = 太少，无法与其他客服比较
card-others = 较他人 { $difference } ± { $margin }，不明显
card-others-clear = 较他人 { $difference } ± { $margin }

trend-short = 至少要有两个时段的会话才能显示走势。
trend-hint = { $period }：{ $mean }（{ $low }–{ $high }），{ $count } 个会话
trend-alt = { $name }：从 { $first } 到 { $last }
standing-hint = { $name }：{ $mean }（{ $low }–{ $high }），{ $count } 个会话
difference-hint = { $name }：{ $difference } ± { $margin }，{ $count } 个会话
volume-hint = { $period }：{ $count } 个会话
dots-alt = { $measure }：各自的平均值、95% 区间，以及总平均值
standards-alt = 各标准与其他客服的差异及误差范围
heat-alt = 每一行在各维度上与其余全部的差异
cell-few = 只有 { $count } 个会话：太少，无法比较

trends-day = 每日评分；数字为最近一日
trends-week = 每周评分；数字为最近一周
trends-month = 每月评分；数字为最近一月
trends-quarter = 每季评分；数字为最近一季
overview-attention = 需要关注
overview-heat = 各语言与其他语言的差异（分）
volume-title = 会话数量
volume-day = 每日会话数量
volume-week = 每周会话数量
volume-month = 每月会话数量
volume-quarter = 每季会话数量
heat-note = 粗体：超出随机波动。点击可查看会话。

attention-critical = { $count } 次严重违规
attention-fall = { $name }，{ $measure }：{ $difference } ± { $margin }
attention-more-falls = 另有 { $count } 项明显下降
attention-unanswered = { $count } 个会话从未答复
attention-unassessed = { $more ->
    [0] { $name }：{ $share } 得到评判
   *[other] { $name }（另有 { $more } 种）：{ $share } 得到评判
}
attention-undated = { $count } 个会话没有日期
attention-nothing = 没有：无严重违规，无明显下降，无未答复的客户。

agents-measure = 评分
agents-enough = 只看数据充足的
agents-enough-help = 不显示本时段会话少于 { $few } 个的客服。
agents-none = 所选范围内没有客服有足够的会话。
agents-dots = 评分及其 95% 区间
dots-note = 虚线：总平均值。▲ 明显高于、▼ 明显低于其他；● 差异未超出随机波动。点击可查看详情。
dots-cut = 共 { $count } 个，此处为最高和最低的各 { $half } 个；全部见表格。

agent-back = 全部客服
agent-nothing = 所选时段和筛选条件下没有 { $agent } 的会话。
agent-shared = 与他人共同处理了 { $count } 个会话。由单条消息决定的标准计入写该消息的客服；其余计入所有参与的客服，权重为各自占客服发言轮次的比例。
agent-trends-note = 虚线：其他客服。
agent-standards = 与其他客服相比最强和最弱的标准
agent-standards-note = 比其他客服高或低的分数及误差范围；▲ ▼ 表示超出随机波动。点击可查看会话，未达到的在前。
agent-weakest = 值得查看
agent-best = 值得学习

languages-dots = 评分及其 95% 区间
languages-table = 数量、速度与可评判的比例
languages-table-note = 回复时间为各会话的中位数。点击某一行或某个数字可查看相应会话。
languages-trends = { $measure }：{ $step }

column-agent_id = 客服
column-language = 语言
column-market = 市场
column-channel = 渠道
column-date = 日期
column-conversations = 会话
column-course = 走势
column-margin-help = { $measure }：95% 区间的一半
column-first-reply = 首次回复
column-reply = 回复
column-median-help = 一半的会话比这更快
column-assessed = 已评判
column-assessed-help = 在适用或可能适用的标准中，得到评判的比例
column-critical = 严重违规
column-critical-yes = 严重
languages-heat-language = 各语言与其他语言的差异（分）
languages-heat-market = 各市场与其他市场的差异（分）
languages-alike-market = 各市场按共同可评判的 { $count } 项标准比较；可评判的标准太少时不显示评分。
languages-alike-language = 各语种按共同可评判的 { $count } 项标准比较；可评判的标准太少时不显示评分。
