# 预警：发现了什么、依据哪些规则、通知谁。

alerts-answer = { $count ->
    [0] 没有待处理的预警。
   *[other] 有 { $count } 条待处理的预警。
}
alerts-nowhere = 不会向外发送任何内容：尚未设置发送渠道。
alerts-waiting = { $count ->
    [0] 全部已发送。
   *[other] 还有 { $count } 条预警未发送。
}
alerts-look = 立即检查
alerts-looked = { $count ->
    [0] 没有新的发现。
   *[other] 新增 { $count } 条预警。
}
alerts-not-sent = 无法发送到 { $name }：{ $why }。
alerts-tab-found = 发现
alerts-tab-rules = 规则
alerts-tab-out = 渠道
alerts-tab-manners = 免打扰与消息

alerts-list = 预警
alerts-none = 规则还没有发现任何问题。每次导入后都会自动检查。
alerts-pick = 选中一行，可查看相关会话或标记为已阅。
alerts-state = 状态
alerts-open = 待处理
alerts-seen-by = { $name } 已阅
alerts-found-at = 发现时间
alerts-what = 内容
alerts-sent = 已发送至
alerts-not-yet = 未发送
alerts-see = 标记为已阅
alerts-see-all = 全部标记为已阅
alerts-more = 还有 { $count } 条预警

alerts-everybody = 全部会话
alerts-one-agent = 一位客服
alerts-topic = 话题 { $number }
alerts-days = { $since }至{ $until }
alerts-missed = 未达到“{ $name }”的比例
alerts-found-fall = { $subject }，{ $measure }：{ $value }，{ $side ->
    [below] 低于
   *[above] 高于
}控制界限 { $limit }；平时为 { $centre }（{ $count } 个会话，{ $period }）。这超出了平常的波动。
alerts-found-breach = { $subject }：新增 { $count } 个严重违规会话（{ $period }）。
alerts-found-unanswered = { $subject }：有 { $count } 位客户一直无人回复，且已超过首次回复目标时间（{ $period }）。
alerts-found-late = { $subject }，首次回复：仅 { $share } 在目标时间内，低于 { $bound }（{ $count } 个会话，{ $period }）。
alerts-found-rise = 咨询“{ $subject }”的客户变多：占会话的 { $share }，此前四周为 { $share_before }（{ $count } 个会话，{ $period }）。这不能只用偶然来解释。
alerts-short-fall = { $subject }，{ $measure }：{ $value }
alerts-short-breach = 新增 { $count } 个严重违规会话
alerts-short-unanswered = { $count } 位客户无人回复
alerts-short-late = { $subject }，首次回复偏慢：{ $share } 达标
alerts-short-rise = 上升：“{ $subject }”（{ $share }）
alerts-title = Fourfold：{ $count } 条预警
alerts-trial-title = Fourfold：测试
alerts-trial = 这是一条测试消息。预警将发送到这里。

alerts-save = 保存
alerts-step = 周期
alerts-step-day = 日
alerts-step-week = 周
alerts-groups = 范围
alerts-group-all = 整体
alerts-group-language = 各语种
alerts-group-team = 各团队
alerts-group-agent_id = 各客服人员
alerts-group-topic = 话题
alerts-group-matter = 事由
alerts-measures = 得分与标准
alerts-bound = 至少（%）
alerts-rule-lacks = “{ $name }”没有对象：每一项至少选择一个。
alerts-rule-fall = 得分下降
alerts-rule-fall-help = 最近一个完整周期的得分低于控制界限，或未达到某项标准的会话异常增多。需要此前至少八个周期的数据。
alerts-rule-breach = 严重违规
alerts-rule-breach-help = 会话未达到关键标准。每个会话只通知一次。
alerts-rule-rise = 话题上升
alerts-rule-rise-help = 与此前四周相比，客户就某个话题或事由的咨询明显增多，超出偶然范围。
alerts-rule-unanswered = 无人回复
alerts-rule-unanswered-help = 客户没有得到回复，且已超过首次回复的目标时间。每个会话只通知一次。
alerts-rule-late = 首次回复偏慢
alerts-rule-late-help = 最近一个完整周期内，在目标时间内得到首次回复的会话过少。至少需要十个会话。

alerts-channel-new = 新增渠道
alerts-channel-add = 添加渠道
alerts-channel-remove = 移除
alerts-channel-name = 渠道名称
alerts-channel-lacks = 渠道需要一个不重复的名称；电子邮件还需要服务器、发件人和收件人。
alerts-webhook-note = 任何人拿到 webhook 地址都可以发消息，因此请把它写在 alerts.toml 文件中，放在该渠道的名称下。
alerts-kind = 方式
alerts-kind-email = 电子邮件
alerts-kind-slack = Slack
alerts-kind-feishu = 飞书
alerts-kind-dingtalk = 钉钉
alerts-kind-other = 其他 webhook
alerts-server = 邮件服务器
alerts-port = 端口
alerts-security = 加密方式
alerts-security-starttls = STARTTLS
alerts-security-tls = TLS
alerts-user = 用户名
alerts-user-help = 服务器不需要登录时留空。密码请写在 alerts.toml 文件中。
alerts-sender = 发件人
alerts-to = 收件人
alerts-to-help = 多个地址之间用逗号分隔。
alerts-test = 发送测试
alerts-tested = 测试消息已发送到 { $name }。
alerts-secrets = 密码与 webhook 地址
alerts-secrets-note = 这些内容不保存在这里，而是保存在 { $file } 文件中；该文件只应由运行 Fourfold 的人读取。格式如下：
alerts-failed-address = 没有设置可用的地址（webhook 必须使用 https）
alerts-failed-certificate = 对方的证书不可信
alerts-failed-login = 对方拒绝登录
alerts-failed-refused = 对方拒收消息
alerts-failed-timeout = 对方没有及时响应
alerts-failed-unreachable = 无法连接到对方
alerts-failed-unreadable = 无法读取 alerts.toml 文件

alerts-quiet = 免打扰时段
alerts-quiet-note = 此时段内的发现会先保留，之后在下一次导入、启动看板或运行“fourfold alerts”命令（可定时运行）时一并发送。
alerts-quiet-on = 免打扰时段内不发送
alerts-quiet-since = 从
alerts-quiet-until = 到
alerts-quiet-zone = 时区
alerts-messages = 消息
alerts-language = 消息语言
alerts-address = 本看板的地址
alerts-address-wrong = 地址必须以 https:// 或 http:// 开头。
alerts-agents = 显示客服姓名
alerts-agents-help = 消息只包含数据以及语种和团队名称，绝不包含客户的原话或姓名。只有在您允许时才会显示客服姓名。

audit-did-alert-seen = 查看了预警
audit-did-alert-tested = 测试了预警渠道
audit-did-alerts-looked-for = 检查了预警
