# 辅导：能带来多少提升、示例、计划、是否有效；案例库与课程。

coaching-part = 显示内容
coaching-part-topics = 辅导主题
coaching-part-plans = 辅导计划
coaching-whom = 辅导对象
coaching-everybody = 全体客服
coaching-team = 团队：{ $team }
coaching-too-few = { $name }：暂时无法判断辅导的作用。需要有得到评判的会话，并且同一语种和渠道中至少有 4 名客服各有 { $few } 个会话，才能知道可达到的水平。
coaching-nothing-clear = { $name }：没有明显的辅导主题。各项标准与最佳客服的差距都可能只是随机波动。
coaching-answer = { $name }：辅导明显最能提升的标准（总分）：{ $topics }。
coaching-topics = 辅导能带来的提升
coaching-no-topics = 在同类会话中，没有哪项标准低于最佳客服的水平。
coaching-wins-alt = 各标准经辅导可提升的总分及其 95% 区间
coaching-wins-note = 若在相同语种和渠道中做到最佳四分之一客服的水平，总分可提升的分数。彩色：超出随机波动。点击可查看示例。
coaching-hint = { $name }：总分 { $win }（{ $low } 至 { $high }）；目前 { $own } 分，可达 { $reference } 分（满分 100），{ $judged } 个会话得到评判
coaching-all-topics = 全部标准
coaching-agents = 每名客服最值得辅导之处
coaching-agents-note = ●：超出随机波动。选择一名客服以查看其辅导主题。没有可比同事的客服不在此列。
coaching-pick-agent = 选择一名客服以查看其示例并制定辅导计划。
coaching-topic = 标准
coaching-own = 目前
coaching-reference = 可达
coaching-reference-help = 相同语种和渠道中最佳四分之一客服的平均得分，至少需 4 名客服各有 10 个会话；已剔除随机造成的差异。
coaching-judged = 已评判
coaching-win = 提升
coaching-win-help = 全部会话的总分平均值可提升的分数；会话较少时向其他客服的平均值收缩。
coaching-clear = 明显
coaching-clear-help = ●：同时比较所有客服和标准后，仍超出随机波动。
coaching-back = 全部标准
coaching-not-judged = { $name }：该标准得到评判且可与他人比较的会话太少，无法判断辅导能带来多少提升。
coaching-figures = { $name }：目前 { $own } 分（满分 100），可达 { $reference } 分。辅导可使总分变化 { $win } 分（{ $low } 至 { $high }），未明显超出随机波动；{ $judged } 个会话得到评判。
coaching-figures-none = { $name }：目前 { $own } 分（满分 100），可达 { $reference } 分：辅导在此不会带来提升（总分 { $low } 至 { $high }）；{ $judged } 个会话得到评判。
coaching-figures-clear = { $name }：目前 { $own } 分（满分 100），可达 { $reference } 分。辅导可使总分明显提升 { $win } 分（{ $low } 至 { $high }）；{ $judged } 个会话得到评判。

coaching-no-misses = { $agent } 在此时段没有未达到该标准的会话，没有可展示的示例。
coaching-example = 示例
coaching-example-of = 示例 { $place }
coaching-weak = { $agent }：有待改进
coaching-strong = 同事：做得好
coaching-no-strong = 此时段该语种中没有同事达到这项标准。
coaching-gone = 该会话已不存在，或您无权查看。
coaching-excerpt = 第 { $first } 至 { $last } 条消息，共 { $count } 条
coaching-open = 查看完整会话
coaching-keep = 收入最佳案例
coaching-keep-note = 好在哪里
coaching-keep-hint = 关于“{ $standard }”，这里值得学习的是……
coaching-keep-yes = 收入案例库
coaching-practice-kept = 已收入案例库。
coaching-practice-there = 该示例已在案例库中。

coaching-plan-new = 制定辅导计划
coaching-running-already = { $agent } 在该标准上已有进行中的计划，截止日期为 { $due }。
coaching-goal = 目标
coaching-goal-hint = 辅导之后，“{ $standard }”应达到怎样的水平
coaching-starts = 开始日期
coaching-due = 截止日期
coaching-step-kind = 类型
coaching-kind-session = 面谈
coaching-kind-task = 任务
coaching-step-text = 内容
coaching-step-due = 日期
coaching-step-due-on = { $due } 前
coaching-step-add = 添加
coaching-step-new = 添加面谈或任务
coaching-step-drop = 撤回
coaching-step-empty = 请填写面谈或任务的内容。
coaching-step-late = 已逾期
coaching-plan-save = 保存计划
coaching-planned = { $agent } 在该标准上已有进行中的计划：请先结束它，或继续执行该计划。
coaching-lacking-goal = 请先填写目标。
coaching-lacking-days = 截止日期早于开始日期，请修改其中之一。

coaching-no-plans = 还没有辅导计划。请打开某名客服的辅导主题：示例和计划都在那里。
coaching-to-topics = 查看辅导能带来的提升
coaching-plans-answer = { $running ->
    [0] 没有进行中的计划
   *[other] { $running } 个计划进行中
}，{ $overdue ->
    [0] 无逾期
   *[other] { $overdue } 个逾期
}{ $unseen ->
    [0] { "" }
   *[other] ，{ $unseen } 个尚未经客服确认
}；{ $ended ->
    [0] 尚无已结束的计划。
   *[other] { $ended } 个已结束。
}
coaching-state-planned = 未开始
coaching-state-running = 进行中
coaching-state-overdue = 已逾期
coaching-state-ended = 已结束
coaching-column-state = 状态
coaching-column-agent = 客服
coaching-column-topic = 标准
coaching-column-starts = 开始
coaching-column-due = 截止
coaching-column-seen = 客服确认
coaching-column-steps = 已完成
coaching-seen-yes = 已确认
coaching-seen-no = 未确认
coaching-plan-of = { $agent }：{ $topic }
coaching-plan-facts = { $starts } 至 { $due }，辅导人：{ $trainer }。
coaching-acknowledged = 客服已于 { $day } 确认。
coaching-not-acknowledged = { $agent } 尚未确认。
coaching-ended-on = 已于 { $day } 结束。
coaching-overdue = 该计划应于 { $due } 完成。请结束计划，或完成剩余部分。
coaching-no-steps = 尚未安排面谈或任务。
coaching-held = 已面谈
coaching-task-done = 已完成
coaching-came-of-it = 结果如何
coaching-done-yes = 记为已完成
coaching-done-on = { $day } 完成
coaching-end = 结束计划
coaching-end-note = 计划结束后不能再添加内容。已有记录会保留，辅导是否有效会继续衡量。
coaching-end-yes = 确认结束
coaching-to-topic = 查看示例
coaching-to-agent = 查看客服
coaching-to-coaching = 辅导
coaching-began = “{ $topic }”的辅导始于 { $day }
coaching-trend-note = 竖线：该维度下某项标准的辅导开始。

coaching-worked = 是否有效？{ $topic }
coaching-weeks = 前后周数
coaching-weeks-of = { $weeks } 周
coaching-whose = 对象
coaching-whose-all = 该标准下全部 { $count } 名受辅导客服
coaching-coached = 受辅导客服
coaching-others = 未受辅导
coaching-before = { $name }，之前
coaching-after = { $name }，之后
coaching-effect-hint = { $name }：{ $mean }（{ $low } 至 { $high }）
coaching-effect-rose = { $name }：辅导有效。得分比未受辅导的同类客服多提升 { $points } 分（{ $low } 至 { $high }）。
coaching-effect-fell = { $name }：辅导未见帮助。得分比未受辅导的同类客服低 { $points } 分（{ $low } 至 { $high }）。
coaching-effect-none = { $name }：尚未显示效果。与未受辅导的同类客服相比，差异为 { $effect } 分，可能在 { $low } 与 { $high } 之间。
coaching-effect-few = { $name }：暂时无法判断。辅导开始前后各需至少 { $few } 个该标准得到评判的会话。
coaching-effect-alone = 暂时无法判断：前后各有 { $few } 个同类会话且未受辅导的客服不足 { $colleagues } 名，无法得知不辅导会怎样。
coaching-effect-unlike = { $name }：无法判断。辅导开始前，其得分远在所有未受辅导的客服人员之外，没有人能说明若不辅导会怎样。
coaching-expected-note = ◇：按起点相同的同类客服推算，若不辅导预计为 { $expected } 分。
coaching-worked-note = 平均得分及 95% 区间，来自 { $conversations } 个会话；对照为 { $others } 名未受辅导的客服在相同时段、语种和渠道中的 { $theirs } 个会话。
coaching-worked-alt = 受辅导客服与其他客服在辅导前后的平均得分及其 95% 区间

library-part = 显示内容
library-part-practices = 最佳案例
library-part-courses = 培训课程
library-none = 案例库还是空的。请收入同事的好示例：在每个辅导主题中，它们与客服自己的会话并列显示。
library-to-coaching = 查看辅导主题
library-answer = 共 { $count } 个可供学习的案例{ $found ->
    [0] ，没有符合条件的。
   *[other] ，{ $found } 个符合条件。
}
library-answer-all = 共 { $count } 个可供学习的案例。
library-nothing-fits = 减少搜索词或筛选条件可看到更多。
library-search = 搜索
library-search-hint = 消息、备注或标准中的文字
library-more = 显示更多（{ $count }）
library-added = 由 { $who } 于 { $day } 收入
library-remove = 移除
library-remove-note = 案例将从案例库中移除；会话本身不受影响。
library-remove-yes = 确认移除

training-none = 还没有课程。请先开设课程，之后即可记录考试、实操和证书。
training-answer = 共 { $courses } 门课程；{ $certified ->
    [0] 尚无有效证书
   *[other] { $certified } 份证书有效
}{ $expiring ->
    [0] { "" }
   *[other] ，其中 { $expiring } 份即将到期
}{ $expired ->
    [0] 。
   *[other] ；{ $expired } 份已过期。
}
training-states = 各人的进度
training-nobody = 尚无记录。请在旁边记录第一次考试。
training-record = 记录进度
training-courses = 课程要求
training-course = 课程
training-state = 状态
training-score = 考试
training-step = 步骤
training-step-theory = 考试
training-step-practice = 实操
training-step-certificate = 证书
training-agent-hint = 选择或输入新的客服
training-agent-lacking = 请指明是哪名客服。
training-began = 实操开始日期
training-on = 日期
training-passed = 通过
training-note = 备注
training-save = 记录
training-not-yet-practice = { $agent } 尚未通过该课程的理论考试，之后才能进行实操。
training-not-yet-certificate = { $agent } 尚未通过该课程的理论考试和实操，之后才能发放证书。
training-practising = { $agent } 仍在实操期内，{ $until } 起才能发放证书。
training-did-passed = { $agent } 已通过考试。
training-did-failed = { $agent } 未通过考试。
training-did-practice = 已记录 { $agent } 的实操。
training-did-certificate = 已向 { $agent } 发放证书。
training-did-offer = 已开设课程“{ $name }”。
training-state-failed = 考试未通过（{ $score } 分）
training-state-passed = 考试通过（{ $score } 分）
training-state-practice = 实操中，至 { $until }
training-state-practised = 实操通过
training-state-not-practised = 实操未通过
training-state-certified = 持证，有效期至 { $until }
training-state-forever = 持证
training-state-expiring = ▲ 持证，{ $until } 到期
training-state-expired = ▲ 已于 { $until } 过期
training-offer = 开设课程
training-column-name = 名称
training-column-topic = 主题
training-column-language = 语种
training-column-mark = 及格线
training-column-practice = 实操
training-column-valid = 证书有效期
training-days = { $days } 天
training-forever = 永久
training-mark = 及格线（满分 100）
training-practice = 带教实操天数
training-valid = 证书有效天数
training-valid-help = 0：永久有效。
training-name-lacking = 请填写课程名称。
training-offer-yes = 开设
