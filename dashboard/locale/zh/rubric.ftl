# 评分规则：当前生效的规则、换一套规则会怎样，以及全部版本。

rubric-answer-default = 当前使用程序自带的评分规则，还没有人保存过其他规则。
rubric-answer = 当前生效的评分规则是“{ $name }”（第 { $number } 版），自 { $since } 起；原因：{ $reason }
rubric-part = 查看内容
rubric-part-try = 试算
rubric-part-versions = 全部版本

## 试算

rubric-dimensions = 各维度权重
rubric-dimensions-note = 总分是各维度按权重的平均，只看相对大小；权重为 0 表示不计入总分。
rubric-standard = 单项标准
rubric-where = 适用范围
rubric-everywhere = 所有范围
rubric-channel = 渠道：{ $name }
rubric-language = 语种：{ $name }
rubric-team = 团队：{ $name }
rubric-everywhere-note = 该标准在某些范围另有规定（见列表）；设为“所有范围”会取代这些规定。多个范围同时适用时，团队优先于语种，语种优先于渠道。
rubric-now = 试算值：{ $met } 为达标，{ $partly } 为部分达标。
rubric-try = 试算
rubric-unit-seconds = 单位为秒：1 小时为 3600，1 天为 86400。
rubric-unit-share = 比例，0 到 1。
rubric-unit-yes_no = 1 为是，0 为否。
rubric-unit-times = 用时是平常的多少倍。
rubric-unit-count = 次数。
rubric-unit-polarity = 情绪，从 −1（负面）到 1（正面）。
rubric-unit-stars = 星级，1 到 5。
rubric-unit-words = 最长段落的词数。

rubric-presets = 各平台的要求
rubric-preset = 平台
rubric-preset-take = 试算
rubric-preset-amazon = 亚马逊：24 小时
rubric-preset-amazon-asks = 买家的每条消息须在 24 小时内回复，周末和节假日也不例外。出自卖家中心；适用于聊天、邮件和工单。
rubric-preset-walmart = 沃尔玛：48 小时
rubric-preset-walmart-asks = 顾客的每个问题须在 48 小时内回复。出自沃尔玛开放平台；适用于聊天、邮件和工单。
rubric-preset-lazada = Lazada：当天
rubric-preset-lazada-asks = 据卖家介绍，聊天须在当天回复。由于衡量的是时长而不是日期，这里按 8 小时达标、24 小时部分达标计算。
rubric-preset-shopee = Shopee：12 小时
rubric-preset-shopee-asks = 据卖家介绍，聊天的首次回复须在 12 小时内。
rubric-preset-tiktok_shop = TikTok Shop：12 小时
rubric-preset-tiktok_shop-asks = 聊天中的每条消息须在 12 小时内回复，全周适用。出自 TikTok Shop 商家学习中心。
rubric-preset-taobao = 淘宝、天猫：3 分钟
rubric-preset-taobao-asks = 聊天须在 3 分钟内回复，超时的会被千牛列入未及时回复明细。此处为转述，请与后台公布的规则核对。

rubric-unchanged = 还没有改动。调整权重或阈值，或试用某个平台的要求，马上就能看到得分会怎样变化。保存之前不会生效。
rubric-same = 两者相同。
rubric-changes = 不同之处：{ $count } 项
rubric-changes-more = 另有 { $count } 项。
rubric-anew = 重新开始
rubric-undo = 撤回
rubric-change-weight = { $what }：权重由 { $before } 改为 { $after }。
rubric-change-clock = { $what }：计时方式由“{ $before }”改为“{ $after }”。
rubric-clock = 计时方式
rubric-clock-calendar = 全部时间
rubric-clock-business = 只计工作时间
rubric-business = 等待只计工作时间
rubric-business-note = 打开后，跨夜、周末或法定节假日的等待只计算团队在岗的那几个小时。未设置工作时间的团队，等待仍按全部时间计算。
rubric-business-unknown = 尚未设置工作时间：设置之前，无论如何选择，等待都按全部时间计算。
rubric-business-hours = 工作时间
rubric-change-met = { $what }：达标由 { $before } 改为 { $after }。
rubric-change-partly = { $what }：部分达标由 { $before } 改为 { $after }。
rubric-no-weight = 所有维度的权重都为 0，会话将没有总分，因此未采用。
rubric-contradiction = { $what }：部分达标会比达标更难，请修改其中一项。

## 得分会怎样

rubric-finding-none = 总分将保持不变（{ $score }）。
rubric-finding-rises = 总分将上升 { $by }，达到 { $mean }（原为 { $mean_before }；± { $margin }，{ $count } 个会话，逐一与自身比较）。
rubric-finding-falls = 总分将下降 { $by }，降至 { $mean }（原为 { $mean_before }；± { $margin }，{ $count } 个会话，逐一与自身比较）。
rubric-finding-verdicts = { $count ->
    [0] 没有判定会改变。
   *[other] 将有 { $count } 个判定改变，涉及 { $standards } 项标准。
}
rubric-was = 原为 { $score }
rubric-groups = 影响到谁
rubric-by = 分组
rubric-by-agent_id = 按客服
rubric-by-language = 按语种
rubric-clear-agent_id = { $measure }：{ $clear ->
    [0] { $count } 名客服均未见差异。
   *[other] { $count } 名客服中有 { $clear } 名明显变化。
}
rubric-clear-language = { $measure }：{ $clear ->
    [0] { $count } 个语种均未见差异。
   *[other] { $count } 个语种中有 { $clear } 个明显变化。
}
rubric-clear-ends = 从 { $low }（{ $low_name }）到 { $high }（{ $high_name }）。
rubric-groups-few = 没有哪一组有 { $few } 个带此得分的会话。
rubric-groups-note = 空心为之前，实心为之后；红色为明显下降，灰色为未见差异。变化大的在前（共 { $count } 组，显示 { $shown } 组），至少 { $few } 个会话。点击可查看。
rubric-groups-alt = 之前与之后的得分，每组一行
rubric-hint = { $name }：{ $mean_before } → { $mean }（{ $difference } ± { $margin }），{ $count } 个会话
rubric-flips = 改变的判定
rubric-flips-none = 判定没有改变，只改变了标准或维度的权重。
rubric-flips-worse = 变差
rubric-flips-better = 变好
rubric-flips-note = 选择一项标准可查看会话。
rubric-flipped = { $standard }：判定改变的会话
rubric-flipped-note = { $count } 个会话，最新的在前，最多 { $most } 个。点击可查看。
rubric-column-conversation = 会话
rubric-column-value = 测量值
rubric-column-before = 之前的判定
rubric-column-after = 之后的判定

## 保存

rubric-save-title = 使其生效
rubric-save-note = 与当前生效的规则有 { $count } 项不同，如上所列。生效后，所有页面都按它判定，包括以往的会话。所有版本都会保留。
rubric-save-denied = 评分规则由质检负责人保存生效；试算不会影响其他人。
rubric-name = 名称
rubric-reason = 原因
rubric-save = 保存并生效
rubric-lacking = 请填写名称和原因：以后看到得分的人会问起。
rubric-again = 重新启用“{ $name }”

## 版本

rubric-versions = 全部版本，最后一个正在生效
rubric-default = 程序自带
rubric-default-reason = 各标准文件中的默认值
rubric-version = { $number } · { $name }
rubric-older = 之前
rubric-newer = 之后
rubric-column-number = 版本
rubric-column-name = 名称
rubric-column-since = 自
rubric-column-reason = 原因
rubric-column-changes = 改动项数

## 用试用规则查看

rubric-trial-begin = 用它查看所有页面
rubric-trial-seen = 此页面正按试用的评分规则显示。其他人看到的仍是当前生效的规则。
rubric-trial-not-here = 您正在对比类页面上试用评分规则；此页面按当前生效的规则显示。
rubric-trial-change = 修改
rubric-trial-end = 结束试用
