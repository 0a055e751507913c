# 工作量页面

workload-days = 日子
workload-days-all = 每天
workload-days-business = 周一至周五
workload-days-weekend = 周末

workload-volume = 平均每天有 { $per_day } 个会话开始，{ $weekday } { $hour }（UTC）最多：该小时 { $most } 个。
workload-volume-few = 只有 { $count } 个会话，还无法判断何时最多。
workload-staffing-few = 没有任何语言和时段有 { $few } 个以上可计时首次回复的会话：无法判断是否缺人。
workload-staffing-none = 在 { $cells } 个会话足够的语言与时段中，没有明确缺人的{ $nobody ->
    [0] 。
   *[other] ，但有 { $nobody } 个时段无人回复。
}
workload-staffing-late = 在 { $cells } 个语言与时段中，有 { $count } 个明确让客户等得太久：首先是{ $language } { $hour }，{ $judged } 次首次回复中有 { $late } 次超过目标。{ $nobody ->
    [0] { "" }
   *[other] 另有 { $nobody } 个时段内无人回复。
}
workload-load = 客服同时进行 { $mean } 个实时会话（各客服的中位数；最多 { $most } 个），工作时间中有 { $occupancy } 至少有一个会话在进行。
workload-load-none = 没有实时会话：对邮件和帖子无法说明谁同时处理多少个。
workload-slope-clear = 同时每多一个会话，{ $measure }变化 { $slope } 分（95 %：{ $low } 至 { $high }），是同一客服与自己相比。这只表明两者相伴，并不证明负荷就是原因。
workload-slope-none = { $measure }：同时少与多之间没有显示差异（每多一个 { $slope } 分；95 %：{ $low } 至 { $high }）。
workload-slope-few = 无法判断同时多个会话是否影响质量：需要 { $least } 名负荷有变化的客服，目前有 { $agents } 名。

workload-staffing = 谁来，谁在：语言与小时（UTC）
workload-staffing-note = 颜色越深，开始的会话越多；数字是曾在该语言、该小时回复客户的不同客服人数。红色：{ $few } 位以上客户中明确有一半以上等待首次回复超过目标，或该小时无人回复。点击某个小时查看其会话。
workload-staffing-empty = 这里没有同时知道时间和语言的会话。
workload-staffing-cut = 显示 { $count } 种语言中最常见的 { $shown } 种。
workload-cell-none = { $language }，{ $hour }：没有人来。
workload-cell = { $language }，{ $hour }：{ $arrivals } 个会话（每天 { $per_day } 个）。该小时有 { $agents } 名客服回复（每天 { $present } 名）。
workload-cell-few = 可计时的首次回复少于 { $few } 次。
workload-cell-late = 首次回复超过目标：{ $judged } 次中 { $late } 次，{ $share }（95 %：{ $low } 至 { $high }）。

workload-week = 按星期和小时的会话数
workload-against = 得分与同时进行的会话数
workload-against-title = { $measure }与同时进行的会话数
workload-against-note = 与同一客服单独处理一个会话时相比高或低多少分；{ $agents } 名负荷有变化的客服，附 95 % 区间。
workload-open = { $count ->
    [1] 单独
   *[other] 同时 { $count } 个
}
workload-open-most = { $count } 个以上
workload-open-hint = { $label }：{ $difference } 分（95 %：{ $low } 至 { $high }），{ $conversations } 个会话

workload-agents = 每位客服的工作量
workload-per-day = 每天
workload-per-day-help = 有会话的日子里每天的会话数
workload-handle = 处理时长
workload-handle-help = 实时会话的中位数，从客户第一条消息到客服最后一条
workload-mean-open = 同时
workload-mean-open-help = 有会话进行的时间里，平均同时有多少个实时会话
workload-most-open = 最多
workload-occupancy = 占用率
workload-occupancy-help = 每天从第一条到最后一条实时消息的工作时间中，有实时会话进行的比例
workload-day = 各小时占用率
workload-day-help = 一天中每小时（0 至 23，UTC）的同一比例
workload-agents-note = 按会话数排列，不是排名。负荷只涉及聊天和电话，从客服第一条消息到最后一条。{ $long ->
    [0] { "" }
   *[other] 有 { $long } 个超过四小时的未计入。
}点击客服查看其页面。
