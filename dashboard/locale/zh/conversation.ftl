# 会话：列表、单个会话，以及各项判定的理由。

conversations-found = { $count ->
    [0] 没有符合条件的会话。
   *[other] 符合条件的会话有 { $count } 个{ $critical ->
        [0] ，均未违反关键标准。
       *[other] ，其中 { $critical } 个违反了关键标准。
    }
}
conversations-found-newest = { $count ->
    [0] 在最新的 { $read } 个会话中没有符合条件的；更早的会话未搜索。
   *[other] 在最新的 { $read } 个会话中有 { $count } 个符合条件，其中 { $critical } 个违反了关键标准；更早的会话未搜索。
}
conversations-condition = 所列会话在“{ $standard }”上的判定为：{ $verdict }。
conversations-blind = 其中 { $count } 条会话正由您在校准中盲评，在您评完之前不显示分数。
conversations-none = 没有找到会话。请减少条件、少输入几个词，或查看全部时间。
conversations-text = 词语或编号
conversations-text-hint = 词语、订单号或客户编号
conversations-only = 仅显示
conversations-critical = 关键违规
conversations-unanswered = 未回复
conversations-rated = 有评分
conversations-more = { $count ->
    [0] 分数、标准
   *[other] 分数、标准（{ $count }）
}
conversations-score = 总分
conversations-standard = 标准
conversations-verdict = 判定
conversations-days = { $first }至{ $last }
conversations-hours = { $first }:00–{ $last }:59（UTC）
conversations-undated = 没有日期
conversations-topic = 话题：{ $topic }
conversations-among-step = 从“{ $begin }”到“{ $end }”（限抽取的会话）
conversations-among-stage = 到过“{ $begin }”（限抽取的会话）
conversations-among-open = 同时进行约 { $count } 个会话时
conversations-among-reviewed = 经人工评审
conversations-among-sampled = 抽中待评审
conversations-among-disputed = 有申诉
conversations-among-calibrated = 属于该次校准
conversations-among-imported = 由第 { $number } 次导入带来
conversations-among-reading = 正在查找这些会话……
conversations-by = 依据：{ $figure }
conversations-by-rating = 客户评分
conversations-by-predicted-rating = 预测评分
conversations-by-assessed = 已判定的标准数
conversations-widen = 取消此条件
conversations-order = 排序
conversations-worst = 最差在前
conversations-newest = 最新在前
conversations-range = 第 { $first }–{ $last } 个，共 { $count } 个
conversations-when = 时间（UTC）
conversations-flags = 标记
conversations-flag-critical = 关键
conversations-flag-unanswered = 未回复
conversations-judged = 判定数
conversations-judged-help = 分数所依据的标准项数：项数少则分数不确定
conversations-words = 客户首句
conversations-language = 语言

conversation-title = 会话 { $id }
conversation-unknown = 没有编号为 { $id } 的会话。它可能已被删除，或者链接不完整。
conversation-list = 全部会话
conversation-back = 返回列表
conversation-previous = 上一个
conversation-next = 下一个
conversation-place = 第 { $place } 个，共 { $count } 个
conversation-transcript = 会话记录
conversation-answer = { $missed ->
    [0] 总分 { $overall }：可判定的 { $judged } 项标准全部达到或部分达到。
    [one] 总分 { $overall }：{ $judged } 项标准中有 1 项未达到，属于“{ $weakest }”。
   *[other] 总分 { $overall }：{ $judged } 项标准中有 { $missed } 项未达到，“{ $weakest }”方面最多。
}
conversation-not-judged = 这个会话没有可以判定的内容。
conversation-blind = 您正在校准中盲评这条会话。您在那里完成评判或该场校准结束后，此处才会显示会话以及程序和他人的判断。
conversation-not-measured = 这个会话尚未测量，下次导入时会完成。
conversation-critical = 违反关键标准：{ $standards }
conversation-rating = 评分 { $rating }（满分 5）
conversation-order = 订单 { $order }
conversation-tags = 标签：{ $tags }
conversation-share = { $agent } { $share }
conversation-team = 团队 { $team }
conversation-customer = 客户 { $customer }
status-open = 未解决
status-solved = 已解决
status-closed = 已关闭

conversation-waited = 等待 { $wait }
conversation-wait-within = { $wait }（其中工作时间内 { $within }）
conversation-waited-late = 等待 { $wait } · 限时 { $limit }
conversation-never-answered = 一直没有回复
conversation-cut = …… 还有 { NUMBER($count) } 个字符未显示。
conversation-mark = { $dimension } · { $standard }：{ $verdict } – { $reason }

conversation-time = { $late ->
    [0] 时间：全程 { $whole }，客户等待 { $waited }
   *[other] 时间：全程 { $whole }，客户等待 { $waited }，超时 { $late } 次
}
conversation-time-unanswered = 时间：没有人回复客户
conversation-time-nobody = 时间：客户无需等待
conversation-time-unknown = 消息没有时间，无法得知等待多久。
conversation-by-number = 曲线按消息序号排列。
conversation-mood-unassessed = 客户情绪未评估：目前还无法识别{ $language }的情绪。
conversation-mood-unknown = 客户情绪未评估：无法确定会话的语言。
conversation-mood-partly = 有 { $unread } 条消息的情绪无法评估，曲线在此处中断。
conversation-mood-silent = 客户没有留言，因此没有情绪可显示。
conversation-mood-short = 只有一条消息的情绪可以识别：{ $mood }。
conversation-mood = 客户情绪
conversation-mood-read = 客户情绪，依据 { $count } 条消息。
mood-negative = 不满
mood-neutral = 平和
mood-positive = 满意
conversation-reply = 回复
conversation-happy = 满意
conversation-neutral = 平和
conversation-unhappy = 不满
conversation-axis-seconds = 秒
conversation-axis-minutes = 分
conversation-axis-hours = 时
conversation-axis-days = 天
conversation-mood-hint = { $time }：{ $mood }（{ $polarity }）
conversation-wait-label = { $wait }，限时 { $limit }

conversation-scores = 得分与依据：总分 { $overall }
conversation-none-judged = 没有可判定的标准
conversation-for-people = 请人工判断
conversation-unmarked = 由整个会话得出，没有单独一条消息可以说明。
conversation-not-applicable = { $count } 项标准不适用
conversation-not-assessed = { $count } 项标准无法评估
conversation-applies = 适用条件：{ $when }

reason-waited = 等待 { $value }，限时 { $limit }
reason-endless = 一直没有回复，限时 { $limit }
reason-done = 做到了
reason-half = 部分做到
reason-not-done = 没有做到
reason-never-wanted = { $count ->
    [0] 没有出现，符合要求
   *[other] 出现 { $count } 次，不应出现
}
reason-polarity = { $value }（−1 至 1），应不低于 { $limit }
reason-at-least = { $value }，应不低于 { $limit }
reason-at-most = { $value }，应不高于 { $limit }
reason-partly-from = { $reason }（达到 { $limit } 算部分达到）
reason-partly-to = { $reason }（不超过 { $limit } 算部分达到）
reason-no-times = 消息没有可用的时间
reason-no-language = 无法确定会话的语言
reason-no-mood = 目前还无法识别{ $language }的情绪
reason-no-history = 前后的会话还不够，无法判断
reason-sign = 此处有线索，由人判断
reason-people = 由人判断
reason-no-words = 从{ $language }内容无法确定

event-handover = 转接人工
event-automatic = 自动消息
event-deleted = 已删除
event-edited = 已编辑
event-merged = 此处并入了另一个会话
event-reopened = 重新打开
conversation-translation = 来源的机器翻译
conversation-original = 显示原文
conversation-original-help = 遮盖前的内容。阅读原文会记入审计日志。
conversation-original-broken = 无法打开原文：封存时使用的密钥与此工作区的密钥不同。
placeholder-image = 图片
placeholder-video = 视频
placeholder-voice = 语音消息
placeholder-sticker = 表情贴图
placeholder-file = 文件
placeholder-location = 地图位置
placeholder-contact = 名片
placeholder-call = 通话
placeholder-deleted = 已删除的消息
placeholder-name = 姓名（已遮盖）
placeholder-email = 邮箱（已遮盖）
placeholder-phone = 电话号码（已遮盖）
placeholder-card = 卡号（已遮盖）
placeholder-iban = 银行账号（已遮盖）
placeholder-id = 证件号码（已遮盖）
placeholder-address = 地址（已遮盖）
