# 服务标准：标题、承诺（接在“客服……”之后）、理由、适用条件；衡量方法与出处。

## 服务态度

standard-attitude-greeting = 主动问候
    .promise = 以问候语开场
    .why = 一句问候让顾客知道有人在为自己服务，也为整个会话定下基调。
    .applies = 客服有发言
standard-attitude-courtesy = 礼貌用语
    .promise = 使用礼貌用语
    .why = “请”“谢谢”“抱歉”毫不费力，少了它们顾客就会觉得冷淡，文字沟通尤其如此。
    .applies = 客服有发言
standard-attitude-empathy = 同理心
    .promise = 回应顾客的困扰和情绪
    .why = 感到被理解的顾客，更容易接受等待，甚至接受拒绝。
    .applies = 顾客情绪不佳或反映问题
standard-attitude-apology_first = 先致歉后解释
    .promise = 先补救，再解释
    .why = 出了差错，顾客想先听到道歉或补救办法，而不是追问、理由和转接。
    .applies = 顾客反映故障，而客服作了解释、提问或转接
standard-attitude-composure = 情绪平稳
    .promise = 语气始终不带负面情绪
    .why = 一句不耐烦的回复，会把一条气话变成一场争吵。
    .applies = 客服有发言
standard-attitude-farewell = 礼貌结束
    .promise = 以感谢或祝福结束会话
    .why = 最后一句话最让人记住。
    .applies = 客服有发言
standard-attitude-formality = 敬语得体
    .promise = 始终使用敬称
    .why = 对陌生顾客用“你”或“du”“tu”显得随便，时而敬称时而不敬，又像换了一个人。
    .applies = 该语言有敬称，且客服称呼了顾客
standard-attitude-listening = 认真倾听
    .promise = 复述问题或确认理解无误
    .why = 确认一下只要十秒，答非所问就得再谈一次。
    .applies = 顾客提问、提出要求或反映问题
standard-attitude-loyalty = 维护公司形象
    .promise = 不贬低公司、产品和同事
    .why = 客服埋怨自家公司，等于告诉顾客这里什么都靠不住。
    .applies = 客服有发言
standard-attitude-positive_wording = 委婉拒绝
    .promise = 不生硬地拒绝顾客
    .why = 拒绝时说明理由或给出别的办法，才算答复；光说“不行”，就是把门关上。
    .applies = 客服拒绝了某项要求
standard-attitude-respect = 尊重顾客
    .promise = 绝不辱骂、讥讽、威胁顾客，不与顾客争吵
    .why = 一句侮辱足以毁掉一年的优质服务，还会被公开传播。
    .applies = 客服有发言

## 服务效率

standard-efficiency-first_response = 首次响应
    .promise = 及时回复顾客的第一条消息
    .why = 顾客正是凭首次响应的快慢来评价一家店。
    .applies = 顾客有发言
standard-efficiency-reply_time = 后续响应
    .promise = 及时回复后续消息
    .why = 如果之后每句话都要等，开头再快也没有意义。
    .applies = 顾客得到一次以上的回复
standard-efficiency-longest_wait = 最长等待
    .promise = 从不让顾客等待超过时限
    .why = 一次长时间的沉默，就会让顾客离开、换渠道再问，或者要求退款。
    .applies = 顾客得到回复
standard-efficiency-answered = 有问必答
    .promise = 不遗漏顾客的任何消息
    .why = 没人回复的消息，是最明显的服务失误。
    .applies = 顾客有发言
standard-efficiency-concise = 简明扼要
    .promise = 消息简短，适当分段
    .why = 许多顾客用的是外语，还是在手机上看。
    .applies = 客服有发言
standard-efficiency-no_repeat = 无需重复询问
    .promise = 不让顾客把同一件事问两遍
    .why = 同样的话还要再说一遍，最让顾客反感。
    .applies = 顾客有发言
standard-efficiency-handovers = 减少转接
    .promise = 最多转接一次
    .why = 每转接一次，顾客就要再等一次、再讲一遍。
    .applies = 客服有发言
standard-efficiency-hold_updates = 等待中有回音
    .promise = 请顾客稍候后及时跟进
    .why = 说了“稍等”就没有下文，顾客会觉得自己被忘了。
    .applies = 客服请顾客等待

## 服务效果

standard-effect-resolved = 问题解决
    .promise = 把事情解决
    .why = 顾客就是为此而来。
    .applies = 顾客有发言
standard-effect-satisfaction = 顾客满意度
    .promise = 让顾客满意
    .why = 顾客自己的评分是最好的证明。
    .applies = 始终适用；没有评分时为未评估
standard-effect-final_mood = 结束时的情绪
    .promise = 不让顾客带着怨气离开
    .why = 最后的情绪会带进评价和下一次下单。
    .applies = 顾客有发言
standard-effect-sentiment_shift = 情绪改善
    .promise = 让顾客的情绪好转
    .why = 服务有没有用，比一比顾客开头和结尾的语气就知道。
    .applies = 顾客至少发言两次
standard-effect-no_escalation = 避免升级投诉
    .promise = 不留下未化解的威胁或对外投诉
    .why = 一次纠纷、一笔拒付或一条公开差评，代价高过任何补偿。
    .applies = 顾客有发言
standard-effect-remedy = 给出解决方案
    .promise = 对问题给出具体的补救办法
    .why = 只表示遗憾，不补发、不退款、不指导，坏掉的东西还是留在顾客手里。
    .applies = 顾客反映问题

## 服务流程

standard-process-identify = 核实身份和订单
    .promise = 先核实订单或账户，再处理
    .why = 处理错了订单比不处理更糟；信息也只能交给本人。
    .applies = 客服处理账户或订单事宜
standard-process-diagnose = 先问清再解决
    .promise = 先问清情况，再给方案
    .why = 凭猜测给出的方案，只会让顾客再来一次。
    .applies = 顾客反映问题，且客服给出了方案
standard-process-explain = 解释说明
    .promise = 说明原因、步骤或政策
    .why = 知道原因和做法，顾客下次就能自己解决。
    .applies = 顾客提问，或客服拒绝
standard-process-commit = 承诺后续安排
    .promise = 问题未了结时，讲明谁在何时做什么
    .why = 没有下一步安排，顾客只能再来一趟，才知道什么都没发生。
    .applies = 问题尚未解决
standard-process-no_overpromise = 不过度承诺
    .promise = 不承诺没有把握的事
    .why = 落空的保证，比谨慎的答复更让人记恨。
    .applies = 客服有发言
standard-process-confirm_satisfied = 确认问题已解决
    .promise = 询问问题是否已经解决
    .why = 多问一句，趁顾客还在，就能发现遗漏。
    .applies = 客服有发言
standard-process-last_word = 有始有终
    .promise = 回复到最后
    .why = 停在顾客未得到答复的消息上，不叫结束，叫中途离开。
    .applies = 顾客有发言
standard-process-complaint_flow = 投诉处理流程
    .promise = 按顺序走完投诉处理的各个步骤
    .why = 安抚、核实、解决、跟进，漏掉一步，投诉还会回来。
    .applies = 顾客投诉
standard-process-handover = 规范转接
    .promise = 了解情况后才转接，并告知顾客
    .why = 没弄清就转接，顾客又得从头讲起。
    .applies = 客服转接顾客
standard-process-same_language = 使用顾客的语言
    .promise = 用顾客的语言回复
    .why = 顾客用母语下单，也用母语原谅。
    .applies = 双方都有发言
standard-process-confidential = 信息保密
    .promise = 绝不索要或显示敏感信息
    .why = 在聊天中出现卡号、密码和验证码，就是给诈骗敞开大门。
    .applies = 客服有发言
standard-process-on_platform = 不私下交易
    .promise = 不与顾客私下交易
    .why = 脱离平台，顾客和店铺都没有保障，平台也会因此封店。
    .applies = 客服有发言

## 出处

source-O = 跨境客服综述文章
source-H = 《跨境电商客服服务手册》
source-S = 电商客服标准汇编
source-M = 客服管理岗位研究
source-P = 《跨境客服问题与对策》论文

## 衡量方法

detector-acts-opening = 客服的第一轮发言中有没有{ $acts }。
detector-acts-closing = 客服的最后一轮发言中有没有{ $acts }。
detector-acts-share = 客服消息中带有{ $acts }的比例。
detector-acts-count = { $who ->
    [customer] 顾客
   *[agent] 客服
}有多少条消息带有{ $acts }。
detector-acts-presence = 整个会话中客服有没有{ $acts }。
detector-acts-answer = 出现{ $triggers }之后，客服的消息中有没有{ $acts }。
detector-acts-outweighs = 在称呼顾客的消息中，使用{ $acts }而非{ $over }的比例。
detector-acts-standing = 顾客的消息中有没有{ $acts }，而且之后再没有{ $settled_by }。
detector-flow-answered_share = 顾客的发言中得到客服答复的比例；结尾只是道谢的不必答复。
detector-flow-last_word = 最后发言的是客服，或顾客最后只是道谢、确认已解决。
detector-flow-resolved = 以来源中的状态为准；否则看顾客最后一次是{ $confirms }，还是{ $denies }。
detector-flow-unsettled = 问题未解决时，客服最后几轮发言中有没有{ $acts }。
detector-flow-same_language_share = 客服消息中使用顾客语言的比例。
detector-flow-rating = 顾客给出的评分，1 至 5 分。
detector-flow-paragraph_words = 客服最长一条消息的平均每段词数。
detector-mood-agent_tone = 客服消息中最低的情绪极性（−1 至 1）；{ $except_acts }除外，因为它们本来就要提到麻烦。
detector-mood-final_polarity = 顾客最后一条消息的情绪极性（−1 至 1）。
detector-mood-polarity_shift = 顾客后半段与前半段消息平均情绪极性之差。
detector-order-before = 客服的{ $acts }是否先于{ $then }；顺序颠倒算部分做到。
detector-order-sequence = 出现{ $when }之后，客服依次走完下列步骤的比例：{ $stages }。
detector-order-settled_before = { $passing }之前，客服的消息中有没有{ $acts }。
detector-timing-first_reply_seconds = 从顾客第一条消息到客服首次回复的时间。
detector-timing-median_reply_seconds = 首次回复之后，每次等待回复时间的中位数。
detector-timing-longest_reply_seconds = 顾客等待回复的最长一次时间。
detector-timing-pause_seconds = 客服{ $after }之后的最长沉默时间。

list-or = { $names }或{ $last }
list-then = { " → " }

## 会话行为

act-greeting = 问候
act-self_introduction = 自我介绍
act-farewell = 道别
act-thanks = 感谢
act-apology = 道歉
act-empathy = 表示理解
act-reassurance = 安抚
act-clarifying_question = 追问细节
act-reflection = 复述问题
act-explanation = 解释原因
act-steps = 操作步骤
act-refusal = 拒绝
act-alternative = 替代方案
act-remedy = 补救办法
act-tracking = 物流信息
act-order_readback = 复述订单
act-identity_check = 核实身份
act-hold = 请顾客稍候
act-progress = 进展通报
act-commitment = 承诺后续
act-further_help = 询问是否还需帮助
act-handover = 转接
act-recommendation = 推荐
act-next_step = 下一步安排
act-blame_company = 埋怨公司
act-overpromise = 过度承诺
act-rude = 失礼言语
act-off_platform = 引导站外交易
act-secret_request = 索要敏感信息
act-secret_shown = 显示敏感信息
act-polite = 礼貌用语
act-formal = 敬称
act-informal = 非敬称
act-question = 提问
act-request = 提出要求
act-complaint = 投诉
act-failure_report = 反映故障
act-repeat = 重复询问
act-satisfied = 表示满意
act-angry = 表示愤怒
act-threat = 扬言投诉
act-confirms_solved = 确认已解决
act-denies_solved = 表示未解决
act-recontact = 再次联系
act-risk_sign = 风险迹象

## 页面

standards-answer-none = 目录中有 { $count } 项标准。当前筛选范围内没有可评判的会话。
standards-answer = 目录中有 { $count } 项标准。当前筛选范围内做得最差的是“{ $worst }”（{ $points } ± { $margin } 分，满分 100），最好的是“{ $best }”（{ $top } 分）。
standards-dimension-all = 全部
standards-column-standard = 标准
standards-column-dimension = 维度
standards-column-kept = 得分
standards-column-margin = ±
standards-column-judged = 评判数
standards-column-weight = 权重
standards-kept-help = 每个会话：达标 100 分，部分达标 50 分，未达标 0 分；此处为平均值及其 95% 置信区间。
standards-few = 太少
standards-pick = 点选一行查看该标准的全部内容。
standards-promise = 客服{ $promise }。
standards-critical = 红线
standards-critical-help = 违反此项会单独标记整个会话。
standards-why = 为什么重要
standards-applies = 何时适用
standards-source = 出处
standards-measured = 如何衡量
standards-thresholds = 评判尺度
standards-channel = 渠道
standards-channel-any = 其他渠道
standards-channel-all = 所有渠道
standards-met = 达标
standards-partly = 部分达标
standards-weight = 权重
standards-at-least = ≥ { $value }
standards-at-most = ≤ { $value }
standards-kept = 当前筛选范围内
standards-kept-value = { $count } 个会话平均 { $points } ± { $margin } 分（满分 100）。
standards-kept-few = 只评判了 { $count } 个会话，不足以给出平均分。
standards-kept-none = 没有会话可按此标准评判。
standards-missed-link = 查看 { $count } 个未达标会话
standards-examples = 示例
standards-examples-language = 示例语言
standards-no-examples = 该标准尚无示例。
