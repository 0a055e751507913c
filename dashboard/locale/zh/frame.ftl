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
filter-agent = 客服
filter-team = 团队
filter-any = 不限

import-answer-none = 尚未导入任何会话。把会话文件拖到这里即可开始。
import-answer = 已保存 { $conversations } 个会话；最近一次导入于 { $when }。
import-drop = 会话文件
import-drop-help = JSON Lines（也可为 .gz）、CSV、Excel 或 Parquet；表格每行一条消息。重复导入同一文件不会有任何变化。
import-recognised = { $file }：识别为“{ $form }”
import-unrecognised = { $file }：无法识别，{ $reason }
import-form-native = JSON Lines，每行一个会话
import-form-table = 每行一条消息的表格
import-start = 导入 { $count } 个文件
import-learning = 评分已有变化：正在重新学习……
import-reading = 正在读取：已读 { $count } 个会话
import-measuring = 正在评估：{ $done } / { $total } 个会话
import-done = { $arrived ->
    [0] 没有导入任何会话。
   *[other] 导入了 { $arrived } 个会话。
}
import-measured = 已评估 { $count } 个会话。
import-busy = 有人正在写入此工作区。已导入的内容都已保存；请稍后再次导入以完成其余部分。
import-broken = 导入中断：{ $reason }。已导入的内容都已保存；再次导入即可完成其余部分。
import-broken-worker = 评估进程意外结束，可能是内存不足
import-look = 查看总览
import-new = 新增
import-changed = 有更新
import-unchanged = 无变化
import-older = 旧于已有
import-refused = 被拒绝
import-older-help = 该导出早于已有的记录，保留了较新的状态。
import-problems = 有 { $count } 处内容、行或文件无法使用
import-problems-shown = 此处显示 { $count } 处中的前 { $shown } 处；下载文件包含全部。
import-problems-download = 下载 CSV
import-column-file = 文件
import-column-row = 行
import-column-conversation = 会话
import-column-field = 字段
import-column-value = 实际内容
import-column-expected = 问题
import-column-outcome = 处理结果
import-earlier = 历次导入
import-column-when = 时间（UTC）
import-column-files = 文件
import-column-status = 状态
import-status-running = 进行中或已中断
import-status-done = 已完成
import-status-failed = 已停止；再次导入可完成其余部分
import-pick = 点选一次导入，查看其中无法使用的内容。
import-of-teams = 无法使用的内容可能来自任何团队，因此只向可查看全部团队的人显示。
import-no-problems = 这次导入没有任何问题。

empty-sentence = 此工作区中还没有会话。
empty-action = 导入会话
