# 公平比较：客服、团队与语言的原始差异与同类比较，以及可信的名次范围。

fairness-whom = 比较对象
fairness-whom-agent_id = 客服
fairness-whom-team = 团队
fairness-like-choice = 比较方式
fairness-raw = 原始
fairness-like = 同类比较
fairness-standard = 用某项标准代替评分
fairness-standard-placeholder = 或选一项标准…
fairness-least = 满 { $least } 个会话才排名
fairness-least-label = 参与排名所需的会话数
fairness-least-note = 再少就说明不了什么。未达到时仍显示平均值、差异及误差范围。
fairness-least-keep = 保存
column-team = 团队

finding-team-none = { $measure }：没有团队与其他团队的差异超出随机波动。
finding-team-few = 会话达到 { $few } 个的团队太少，无法比较。
fairness-ranked-few = 暂不排名：至少要有两方各满 { $least } 个会话。
fairness-ranked-none = 名次：未显示差异。参与排名的 { $count } 个都可能是第一，也都可能是最后；此处按名称排列。
fairness-ranked = 名次：{ $count } 个之中，{ $top } 个可能居首，{ $bottom } 个可能居末。
fairness-ranked-sure = 名次确定的只有 { $names }。
fairness-mix = 同类比较：原始差异明显且可比的 { $clear } 个之中，{ $left ->
    [0] 没有一个差异仍然明显
   *[other] { $left } 个差异仍然明显
}。
fairness-dots-like = 同类会话的评分及其 95% 区间
dots-cut-rows = 共 { $count } 个，此处为最前和最后的各 { $half } 个；全部见表格。

fairness-reversals = 总体与各部分说法相反
fairness-turned-above = { $name }：原始评分比其他高 { $raw } 分，在同类会话中却低 { $like } 分
fairness-turned-below = { $name }：原始评分比其他低 { $raw } 分，在同类会话中却高 { $like } 分
fairness-reversed = { $higher } 原始评分比 { $lower } 高 { $raw } 分，但{ $factor }相同时每一类都更低，共低 { $like } 分
fairness-reversed-more = 另有 { $count } 对也是如此（只看会话最多的 { $most } 个）。
fairness-each-language = 语言
fairness-each-channel = 渠道
fairness-each-matter = 事由
fairness-each-hours = 时段
fairness-each-topic = 话题

fairness-ranks = { $measure }：可信的名次范围
fairness-ranks-note = 只有名次能区分时才按高低排列，否则按名称。所有名次范围同时成立的置信度为 95%。选择一行或点击某个数字可查看详情。
fairness-rank = 第 { $low }–{ $high } 名，共 { $count }
fairness-rank-one = 第 { $low } 名，共 { $count }
fairness-column-rank = 名次
fairness-rank-help = 数据尚不能排除的所有名次，从最好到最差。–：会话太少，不参与排名。
fairness-column-shrunken = 估计
fairness-shrunken-help = 平均值越不可靠，就越向总平均值靠拢：这是对真实水平的最佳估计。
fairness-column-raw = 原始
fairness-raw-help = 与所有其他相比高或低的分数，未作调整。
fairness-column-adjusted = 同类
fairness-adjusted-help = 只比较同类会话，并按各类在全部会话中的占比合并。
fairness-column-compared = 可比
fairness-compared-help = 在其他人那里有同类会话的比例。

fairness-funnel = { $measure }：超出随机波动了吗？
fairness-funnel-axis = 会话数（按通常的离散程度折算）
fairness-funnel-hint = { $name }：{ $mean }，{ $count } 个会话
fairness-funnel-alt = 按会话数显示的平均值及随机波动的界限
fairness-funnel-few = 会话充足者太少，无法区分随机波动与真实差异。
fairness-funnel-outside = { $outside ->
    [0] { $count } 个都在实线之内
   *[other] { $count } 个之中有 { $outside } 个在实线之外
}（实线 99.8%，虚线 95%）。
fairness-funnel-chance = 其余的高低用随机波动即可解释。
fairness-funnel-apart = 除随机波动外，各方通常相差 { $apart } 分（标准差），界限已计入这一点。

fairness-pick = 拆解谁的差异
fairness-waterfall-title = 从原始差异到同类比较
fairness-waterfall-nobody = 没有一方有 { $few } 个得到评判的会话。
fairness-waterfall-few = { $name } 得到评判的会话不足 { $few } 个，或没有其他可比者。
fairness-waterfall-alone = 只有 { $name } 有这几类会话：没有同类可比。
fairness-waterfall-said = { $measure }，与其他相比，原始差异：{ $raw }；同类会话中：{ $like }。
fairness-waterfall-alt = 从原始差异，经会话构成的影响，到同类会话中的差异
fairness-step-clear = { $difference } ± { $margin }
fairness-step-none = { $difference } ± { $margin }（未显示差异）
fairness-step-raw = 原始差异
fairness-step-adjusted = 同类比较
fairness-step-hint = { $factor }：只比较此项相同的会话时变化 { $points } 分
fairness-factor-language = 语言
fairness-factor-channel = 渠道
fairness-factor-matter = 事由
fairness-factor-hours = 时段
fairness-factor-topic = 话题
fairness-alike = 同类会话：{ $mix }相同。
fairness-alike-but = 同类会话：{ $mix }相同；{ $left }未计入，否则有同类可比的会话太少。
fairness-rank-raw = 原始名次：{ $rank }。
fairness-rank-like = 同类名次：{ $rank }。
fairness-compared = { $share } 的会话有同类可比。
fairness-compared-little = 比例太低，不足为据。
fairness-model-agrees = 用全部会话建立的模型得出 { $modelled }，在误差范围之内。
fairness-model-differs = 用全部会话建立的模型得出 { $modelled }，超出误差范围：两者都不可靠。

fairness-table-agent_id = 全部客服
fairness-table-team = 全部团队
fairness-table-note = 走势：{ $measure }；–：得到评判的会话少于 { $few } 个。选择一行或点击某个数字可查看详情。
