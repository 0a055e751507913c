# 原因页面

causes-outcome = 要解释什么
causes-outcome-rating = 满意度（客户评分）
causes-outcome-predicted-rating = 满意度（预测）
causes-outcome-effect-resolved = 问题解决
causes-language = 语言
causes-all-languages = 所有语言
causes-messages = 消息数

causes-found = { $outcome }：与之相伴的有{ $names }（秩相关，{ $count } 个会话）。这只表明相伴，不能证明是原因。
causes-none = { $outcome }：没有发现超出偶然的相伴因素（{ $count } 个会话）。
causes-few = { $outcome }：只有 { $count } 个会话已知，而且需要 { $least } 个同时有标准判定的会话。请导入评分，或查看其他结果。
causes-beside = 与其他因素一起考虑时，{ $names }仍有自己的部分。
causes-beside-none = 与其他因素一起考虑时，没有哪一项明确留下。
causes-beside-few = 会话太少，无法把它们彼此分开：每项需要 { $each } 个会话。

causes-traits = 与“{ $outcome }”相伴的因素
causes-traits-few = 会话太少，无法说明什么与之相伴。
causes-traits-note = 线的右侧：做得越好，结果越好；消息数则是越多。附 95 % 区间，每种语言只与自身相比；三角形表示超出同时查看所有因素的偶然。点击一行查看会话，未达到该标准的在前。
causes-drawn = 数字来自从 { $all } 个会话中随机抽取的 { $count } 个；区间按抽取的会话计算。在页面上方选择一种语言，即可单独查看该语言。
causes-correlation = 单独来看
causes-part = 与其他因素一起
causes-hint = { $name }：{ $correlation }（{ $low } 至 { $high }），{ $count } 个会话
causes-hint-both = { $name }：{ $correlation }（{ $low } 至 { $high }），{ $count } 个会话；与其他因素一起 { $part }（{ $part-low } 至 { $part-high }）
causes-parts-rating = 未列入的是评分本身：客户满意度。
causes-parts-predicted-rating = 这是预测，不是客户给的评分：构成预测的因素自然与之相伴。因此未列入：满意度、最终情绪、情绪变化和问题解决。等待、补救和重复提问也参与预测。
causes-parts-effect-resolved = 未列入的是它自身的组成部分：问题解决本身，以及只在问题未解决时才要求的后续承诺。

causes-languages = 各语言的情况
causes-languages-note = 秩相关：蓝色表示做得越好结果越好；粗体数字是明确的。点击单元格查看该语言的会话，未达到该标准的在前。
causes-languages-few = 已知结果的会话达到 { $least } 个的语言不足两种。
causes-cell-few = 少于 { $least } 个会话。

causes-stalls = 会话在哪里等待、折返和转交
causes-stalls-worst = 会话最常卡在“{ $title }”：{ $judged } 个中有 { $missed } 个未达到，{ $share }（95 %：{ $low } 至 { $high }）。
causes-stalls-none = 没有发现会话卡住。
causes-stalls-standard = 标准
causes-stalls-missed = 未达到
causes-stalls-judged = 已判定
causes-stalls-share = 比例
causes-stalls-margin = 比例的 95 % 区间的一半，以百分点计
causes-stalls-median = 测量中位数
causes-stalls-note = 对所选全部会话的准确统计。点击某一行或某个数字查看这些会话。

causes-flow = 会话的流程
causes-flow-ask = 画出会话从阶段到阶段的流程（最多读取 { $sample } 个会话）
causes-flow-reading = 正在读取会话……
causes-flow-none = 这里没有可读取的消息。
causes-flow-note = 来自 { $sample } 个会话的样本。较淡的弧向前，较醒目的弧折返（下方）或再次追问；弧越宽，走这条路的会话越多。时间是从一个阶段开始到下一阶段开始的中位数。点击阶段或弧查看到过该阶段或经过该步骤的会话。
causes-flow-slowest = 最费时的是从“{ $begin }”到“{ $end }”（红色）：一半超过 { $time }，{ $sample } 个会话中有 { $count } 个。
causes-flow-step = { $begin } → { $end }：{ $share }（{ $sample } 个会话中 { $count } 个），中位数 { $time }
causes-flow-stage = { $stage }：{ $share }（{ $sample } 个会话中 { $count } 个），共 { $visits } 次；{ $ended } 个在此结束
causes-stage-ask = 提问
causes-stage-greet = 问候
causes-stage-check = 了解情况
causes-stage-hold = 请稍候
causes-stage-explain = 解释
causes-stage-remedy = 补救
causes-stage-promise = 承诺
causes-stage-handover = 转交
causes-stage-confirm = 确认
causes-stage-close = 结束
causes-stage-repeat = 再次追问
