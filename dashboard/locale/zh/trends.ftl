# 趋势：控制图、变点、一周节律、同比。

trends-whose = 对象
trends-everybody = 全部会话
trends-of-team = { $team } 团队
trends-measure = 指标
trends-measure-critical = 严重违规会话占比
trends-measure-unanswered = 无人应答会话占比
trends-measure-resolved = 已解决会话占比
trends-measure-volume = 会话数量
trends-measure-first-reply = 首次回复用时（中位数）
trends-missed = 未达标：{ $standard }
trends-step = 周期
trends-step-day = 日
trends-step-week = 周
trends-step-month = 月
trends-step-quarter = 季度
trends-period-day = { $day }
trends-period-week = { $day }当周
trends-period-month = { $year } 年 { $month } 月
trends-period-quarter = { $year } 年第 { $quarter } 季度
trends-percent = { $amount }%
trends-points = { $amount } 个百分点

trends-nothing = { $whose }：在当前时间范围和筛选条件下没有会话。
trends-no-values = 有日期的会话中，没有一个能反映这项指标。
trends-answer-few = { $measure }（{ $whose }）：数据太少，无法判断是否有变化。至少需要 { $least } 个周期，每个周期不少于 { $few } 个会话；目前有 { $count } 个周期够用。可以换更长的周期或更长的时间范围。
trends-answer-rare-share = { $measure }（{ $whose }）：占比过低或过高，按这个周期无法判断是否有变化。至少需要 { $least } 个周期，每个周期预期有 { $rare } 个较少见的会话；目前有 { $count } 个周期够用。可以换更长的周期。
trends-answer-rare-count = { $measure }（{ $whose }）：数量太少，按这个周期无法判断是否有变化。至少需要 { $least } 个完整周期，平均每个周期 { $rare } 个会话。可以换更长的周期。
trends-answer-stable = { $measure }（{ $whose }）：平稳。{ $count } 个周期内未见变化，也没有异常周期；平均 { $centre }，正常波动范围为 { $low } 至 { $high }。
trends-answer-signals = { $measure }（{ $whose }）：{ $count } 个周期内未见持续性变化（平均 { $centre }）。异常周期：{ $signals }。
trends-answer-change = { $measure }（{ $whose }）：自{ $when }起从 { $before } { $direction ->
    [rose] 升至
   *[fell] 降至
} { $after }（{ $difference }；95% 区间：{ $low } 至 { $high }）{ $dated ->
    [exactly] ，起点只可能是这个周期
   *[between] ，起点在{ $earliest }与{ $latest }之间（95% 把握）
}。平稳的走势中，仅凭偶然出现这种变化的不超过 { $share }%。
trends-answer-earlier = 图下另列出更早的 { $count } 次变化。
trends-answer-besides = 此外，异常周期：{ $signals }。
trends-change = { $when }：{ $before } → { $after }（{ $difference }；95% 区间：{ $low } 至 { $high }）；{ $dated ->
    [exactly] 起点只可能是这个周期
   *[between] 起点在{ $earliest }与{ $latest }之间（95% 把握）
}。

trends-rule-beyond-above = 高于控制上限
trends-rule-beyond-below = 低于控制下限
trends-rule-two-of-three-above = 三点中有两点高出两倍标准差
trends-rule-two-of-three-below = 三点中有两点低出两倍标准差
trends-rule-four-of-five-above = 五点中有四点高出一倍标准差
trends-rule-four-of-five-below = 五点中有四点低出一倍标准差
trends-rule-eight-in-a-row-above = 连续八点高于均值
trends-rule-eight-in-a-row-below = 连续八点低于均值

trends-chart = { $measure }：{ $whose }
trends-hint = { $period }：{ $value } · { $count } 个会话
trends-hint-limits = 正常波动范围 { $low } 至 { $high }
trends-hint-unjudged = 未作判断
trends-legend = 虚线：各阶段的均值；出现台阶，说明变化不能用偶然解释。色带：正常波动范围（三倍标准差）。▲ ▼：按西方电气判异准则属于异常，变差时为红色；平稳的走势中，约每 90 个周期会偶然标出一个。小点：数据太少，未作判断。点击可查看该周期的会话。
trends-legend-few = 周期太少，无法给出控制限。小点：数据太少，未作判断。点击可查看该周期的会话。
trends-legend-measuring = 长虚线“测量”：从这里起，多数会话由程序的另一个版本测量，线两侧不作比较。
trends-legend-rubric = 短虚线“规则”：此时保存了新的评分规则。全部历史都按今天的规则评分，因此移动的是整条线，不代表质量变化。
trends-mark-measuring = { $day }：从这里起由另一个版本测量
trends-mark-rubric = { $day }：保存了评分规则“{ $name }”
trends-mark-measuring-short = 测量
trends-mark-rubric-short = 规则

trends-rhythm = 一周节律（按小时，UTC）
trends-rhythm-empty = 有日期的会话中，没有一个能反映这项指标。
trends-rhythm-weekday = 一周各天之间的差异超出偶然（偶然出现的可能为 { $share }%）：{ $most }最高（{ $high }），{ $least }最低（{ $low }）。
trends-rhythm-weekday-none = 一周各天之间的差异未超出偶然。
trends-rhythm-weekday-few = 数据太少，无法判断一周各天是否有差异。
trends-rhythm-hour = 各小时之间的差异超出偶然（偶然出现的可能为 { $share }%）：{ $most } 最高（{ $high }），{ $least } 最低（{ $low }）。
trends-rhythm-hour-none = 各小时之间的差异未超出偶然。
trends-rhythm-hour-few = 数据太少，无法判断各小时是否有差异。
trends-rhythm-note = 蓝色高于均值，橙色低于均值，颜色淡的接近均值；空白表示会话太少。点击可查看该小时的会话。
trends-cell = { $place }：{ $value } · { $count } 个会话
trends-cell-few = { $place }：{ $count ->
    [0] 没有会话
   *[other] { $count } 个会话，太少
}
trends-weekday-1 = 周一
trends-weekday-2 = 周二
trends-weekday-3 = 周三
trends-weekday-4 = 周四
trends-weekday-5 = 周五
trends-weekday-6 = 周六
trends-weekday-7 = 周日

trends-year = 与上年同期相比
trends-year-now = 本期
trends-year-before = 上年同期
trends-year-difference = 差异
trends-year-change = { $change } ± { $margin }
trends-year-clear = 明确
trends-year-note = ●：已计入同时比较多个周期的偶然性，差异仍然明确。按周和按日时，与 52 周前的同期相比。

trends-states = { $measure }：谁有变化
trends-groups = 并列查看
trends-groups-team = 团队
trends-groups-language = 语言
trends-groups-agent = 客服
trends-level = 当前水平
trends-level-help = 最近一次明确变化以来各周期的均值
trends-state = 结论
trends-state-up-better = ▲ 自 { $since } 起变好 { $amount }
trends-state-up-worse = ▲ 自 { $since } 起变差 { $amount }
trends-state-up-plain = ▲ 自 { $since } 起 { $amount }
trends-state-down-better = ▼ 自 { $since } 起变好 { $amount }
trends-state-down-worse = ▼ 自 { $since } 起变差 { $amount }
trends-state-down-plain = ▼ 自 { $since } 起 { $amount }
trends-state-above = ▲ 最近一个周期高于控制上限
trends-state-below = ▼ 最近一个周期低于控制下限
trends-state-stable = 未见变化
trends-state-few = 数据太少
trends-states-note = 只列出计入同时比较全部对象的偶然性后仍然明确的变化。选择一行可在上方查看其走势，点击会话数或水平可查看会话。
