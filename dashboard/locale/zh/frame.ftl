# 框架：数字、菜单、筛选；各页通用的文字。

locale-name = 简体中文
locale-region = zh-Hans-CN

duration-seconds = { $seconds } 秒
duration-minutes = { $minutes } 分钟
duration-minutes-seconds = { $minutes } 分 { $seconds } 秒
duration-hours = { $hours } 小时
duration-hours-minutes = { $hours } 小时 { $minutes } 分钟
duration-days = { $days } 天
duration-days-hours = { $days } 天 { $hours } 小时
duration-never = 始终未答复

unit-yes = 是
unit-no = 否
unit-in-part = 部分
unit-times = 平时的 { $times } 倍
unit-stars = { $stars } 分（满分 5 分）
unit-words = { $count } 词

language-unknown = 未知语言

channel-chat = 在线聊天
channel-email = 邮件
channel-social = 社交媒体
channel-ticket = 工单
channel-phone = 电话
channel-unknown = 未知渠道
matter-failure_report = 出现问题
matter-complaint = 投诉
matter-request-order = 下单
matter-question-shipping = 物流查询
matter-question-product = 商品咨询
matter-unknown = 其他

dimension-attitude = 服务态度
dimension-efficiency = 服务效率
dimension-effect = 服务效果
dimension-process = 服务流程
dimension-overall = 总分

verdict-met = 达标
verdict-partly = 部分达标
verdict-missed = 未达标
verdict-not-applicable = 不适用
verdict-not-assessed = 未评估

role-customer = 顾客
role-agent = 客服
role-bot = 机器人
role-note = 备注

menu-quality = 服务质量
menu-causes = 缘由
menu-evidence = 依据
menu-mine = 我的
menu-review = 质检
menu-growth = 成长
menu-data = 数据
menu-language = 界面语言

page-overview = 总览
page-agents = 客服人员
page-agent = 客服
page-languages = 语种
page-conversations = 会话列表
page-conversation = 会话详情
page-standards = 服务标准
page-failed = 此页无法显示。出错详情见运行 Fourfold 的终端。
page-import = 导入
page-me = 我的工作
page-queue = 质检队列
page-samples = 抽样计划
page-calibration = 校准
page-disputes = 申诉
page-coaching = 辅导
page-library = 案例与培训
page-appraisal = 绩效评定
page-privacy = 个人信息
page-hours = 工作时间
page-members = 成员
page-audit = 审计日志
page-trends = 趋势
page-report = 报告
page-topics = 话题
page-causes = 原因
page-workload = 工作量
page-rubric = 评分规则
page-alerts = 预警

filter-period = 时间范围
filter-4w = 近 4 周
filter-12w = 近 12 周
filter-26w = 近 26 周
filter-all = 全部
filter-more = { $count ->
    [0] 筛选
   *[other] 筛选（{ $count }）
}
filter-channel = 渠道
filter-lang = 会话语种
filter-market = 市场
filter-agent = 客服
filter-team = 团队
filter-any = 不限

empty-sentence = 此工作区中还没有会话。
empty-action = 导入会话
