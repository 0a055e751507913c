# 评分：顾客给出的、预计的，以及从中学到的。

page-ratings = 评分

## 已给出的与全体预计的

ratings-answer = 共 { $count } 个会话；{ $rated ->
    [0] 顾客一个都没有评分。
   *[other] 顾客评了其中 { $rated } 个（{ $share }）。
}
ratings-answer-few = 不足 { $few } 个评分时不给出平均分；请在导入会话时带上评分（“rating”列，1 至 5）。
ratings-answer-given = 这些评分的平均分为 { $mean }。
ratings-answer-expected = 假如所有顾客都评分，预计为 { $mean }（{ $low } 到 { $high }）。
ratings-rated = 顾客实际评分
ratings-rated-help = 仅真实评分的平均值，附 95% 区间。只有少数顾客评分，未必能代表全体。
ratings-expected = 全部会话的估计
ratings-expected-help = 全部会话预测评分的平均值，并按预测与真实评分的偏差校正（预测驱动推断）。前提是评分的顾客与其他顾客相似。
ratings-corrected = 估计（并校正谁会评分）
ratings-corrected-help = 同上，但较少被评分的会话类型，其评分权重更大。只考虑语种、渠道、长短与预测评分，别无其他。

## 目前用什么预测

ratings-now = 目前用什么预测
ratings-by-parts = 按要素预测：把说明顾客满意与不满意的各项相加。尚未从您的顾客评分中学习。
ratings-missing = { $count ->
    [0] 还没有可供学习的评分
   *[other] 现有 { $count } 个可供学习的评分
}；需要 { $least } 个，还差 { $missing } 个。
ratings-enough = 现有 { $count } 个可供学习的评分。
ratings-model = { $date }（UTC）从 { $languages } 种语言的 { $count } 个评分中学得；版本 { $version }。
ratings-solved-model = 是否解决：{ $date }（UTC）从 { $languages } 种语言的 { $count } 个会话中学得；在未见过的会话上等级相关为 { $correlation }；版本 { $version }。
ratings-drift-few = { $count ->
    [0] 此后还没有新的评分
   *[other] 此后有 { $count } 个新评分
}：满 { $least } 个后会说明它是否仍然准确。
ratings-steady = 仍然准确：在 { $count } 个新评分中，{ $within }% 落在预测区间内，平均相差 { $difference }（{ $low } 到 { $high }）。
ratings-drifted = 已不再准确：在 { $count } 个新评分中，{ $within }% 落在预测区间内，平均相差 { $difference }（{ $low } 到 { $high }）。请重新学习。
ratings-learn-rating = 从 { $count } 个评分中学习
ratings-learn-solved = 从 { $count } 个会话中学习是否解决
ratings-vectors = 学习时使用句向量（较慢，效果更好）
ratings-vectors-help = 句子编码器能识别意思相近的话，即使用词或语种不同。它每秒读取几百条消息，此后每次导入也会用到。
ratings-prepare = 正在读取顾客评过的会话：{ $done } / { $total } 个
ratings-learn = 正在学习，并以留出的会话检验：第 { $done } 步，共 { $total } 步
ratings-predicting = 正在重新预测：{ $done } / { $total } 个会话
ratings-learned-rating = 已从顾客评分中学习，全部会话都已重新预测。
ratings-learned-solved = 已学习是否解决，全部会话都已重新预测。
ratings-waiting = 有 { $count } 个会话是用 Fourfold 较早的状态，或在最近一次学习之前预测的。
ratings-predict = 立即预测
ratings-too-few = { $count ->
    [0] 没有可读的已评分会话
   *[other] 可读的已评分会话只有 { $count } 个
}；需要 { $least } 个。
ratings-busy = 有人正在写入此工作区；请稍后再试。
ratings-broken = 中途停止了。没有丢失任何内容，请再试一次。

## 图

ratings-calibration = 预测与实际
ratings-calibration-note = 已评分的会话按预测评分每半分一组：顾客实际评分的平均值及其 95% 区间；点越大，评分越多。虚线上两者相等。凡参与过学习的会话，此处均由没有见过它的模型预测。点击一个点可看其会话。
ratings-calibration-few = 已评分的会话太少：一个点至少代表 { $few } 个。
ratings-calibration-alt = 点与区间：按预测评分分组的实际平均评分
ratings-calibration-hint = 预测约 { $band }：实际平均 { $mean }（{ $low } 到 { $high }），{ $count } 个评分
ratings-of-band = 预测约 { $band }：{ $count } 个已评分的会话，相差最大的在前
ratings-drivers = 与评分相伴的特征
ratings-drivers-none = 没有测得与评分相伴的特征。
ratings-by-parts-note = 什么都不学习时，预测评分的次序与实际评分有多一致，附 95% 区间。
ratings-drivers-note = 与实际评分的等级相关及其 95% 区间：向右与高分相伴，向左与低分相伴。相伴未必是因果。
ratings-drivers-hint = { $name }：{ $correlation }（{ $low } 到 { $high }），{ $count } 个评分
ratings-drivers-alt = 条形：会话特征与评分的相关程度

## 预测有多好

ratings-quality = 各语种的预测质量
ratings-quality-answer = 在未参与学习的 { $count } 个已评分会话上，预测与评分的等级相关为 { $correlation }（仅按要素：{ $by_parts }）；平均相差 { $distance } 分（若总是给出平均分：{ $of_mean }），{ $covered } 的评分落在 90% 区间内。
ratings-bar = 评分少于 { $least } 个、等级相关低于 { $at }，或其区间低至 { $above } 以下的语种，会话不按预测评分排名。
ratings-quality-note = 受检验的会话以及同一客服或同一顾客的其他会话均未参与学习。少于 { $few } 个评分时不给出数字，少于 20 个时不给出相关系数。点击一个语种可看其已评分的会话。
ratings-all-languages = 全部
ratings-ranked = 可按预测评分排名
ratings-ranked-short = 排名
ratings-unranked = 不按预测评分排名
ratings-unranked-short = 不排名
ratings-column-ratings = 评分数
ratings-column-correlation = 等级相关
ratings-column-correlation-help = 预测越高，评分是否也越高？1：总是如此；0：与随机无异。
ratings-column-by_parts = 仅按要素
ratings-column-by_parts-help = 什么都不学习时，预测的等级相关。
ratings-column-distance = 相差分数
ratings-column-distance-help = 预测与评分平均相差多少。
ratings-column-of_mean = 仅用平均分
ratings-column-of_mean-help = 若总是给出平均评分，会相差多少。
ratings-column-covered = 90% 区间内
ratings-column-covered-help = 落在应包含九成评分的区间内的比例。
ratings-column-mark = 用途
ratings-mix = 能否用预测评分比较客服？
ratings-mix-few = 还没有客服拥有 { $few } 个带预测评分、且可与他人比较的会话。
ratings-mix-alike = 各客服的预测评分没有超出偶然的差别。
ratings-mix-explained = 客服之间预测评分的差距中，{ $explained } 可由所接会话的构成（{ $mix }）解释。
ratings-mix-choice = 同类会话
ratings-mix-by-language = 语种与渠道
ratings-mix-by-matter = 客户来询事由
ratings-mix-by-both = 以上全部
ratings-mix-count = 会话数
ratings-mix-difference = 原始差值
ratings-mix-difference-help = 该客服的平均预测评分减去其他所有客服的平均值。
ratings-mix-within = 同类会话内的差值
ratings-mix-within-help = 只在同类会话之间比较，再按各类在全部会话中的比例合并。
ratings-mix-note = “从”与“到”为 95% 区间的两端；区间包含零即表示看不出差别。剩余的差别可能来自客服本人，也可能来自其他构成：切勿仅凭预测评分评价一个人。
ratings-earlier = 历次学习
ratings-column-when = 学习时间（UTC）
ratings-column-languages = 语种数
ratings-column-version = 版本

## 单个会话

expected-title = 预计评分
expected-given = 顾客评分
expected-predicted = 预测
expected-interval = { $low } 到 { $high }
expected-interval-help = 顾客的十个评分中，有九个落在这样的区间内。
expected-solved = 预测：已解决
expected-none = 没有预测评分：从顾客所写的内容读不出其感受。
expected-by-parts = 按要素预测；尚未从评分中学习。
expected-learned = 按从评分中学到的内容预测。
expected-given-wins = 以顾客自己的评分为准。
expected-seen = 以顾客自己的评分为准。若该评分参与了学习，此处的预测值并未用到它；下面的走势与影响因素则用到了。
expected-short = 顾客只有一条消息，无法画出走势。
expected-hint = 第 { $message } 条消息后：{ $rating }（{ $low } 到 { $high }）
expected-at = 第 { $message } 条
expected-fell = 顾客每条消息之后的预计评分，按消息序号。在第 { $message } 条消息处下降最多：{ $points } 分。
expected-never-fell = 顾客每条消息之后的预计评分，按消息序号。从未下降。
expected-alt = 曲线与区间：顾客每条消息之后的预计评分
expected-why = 影响因素
expected-why-alt = 条形：哪些因素使预测评分上升或下降
expected-why-note = 单位为评分的分数，影响大的在前。词语和特征由学习得来：是迹象，不是原因。

rating-word = “{ $word }”（{ $side }）
rating-trait-act = { $side }：{ $act }
rating-trait-act-last = { $side }，最后：{ $act }

rating-part-mood = 顾客全程的情绪
rating-part-last_words = 最后的话的情绪
rating-part-thanks = 顾客致谢
rating-part-settled = 顾客说已解决
rating-part-not_settled = 顾客说未解决
rating-part-still_asking = 最后仍在询问
rating-part-much_left_to_say = 最后还有许多话要说
rating-part-complaint = 投诉或愤怒
rating-part-again = 不得不重复说
rating-part-regret = 以道歉结束
rating-part-help = 给出步骤或补救
rating-part-refusal = 以拒绝结束
rating-part-asked_back = 核实订单或账户
rating-part-unanswered = 无人回复
rating-part-waits = 等待过久

rating-trait-turns = 往来轮数
rating-trait-customer_messages = 顾客：消息条数
rating-trait-agent_messages = 客服：消息条数
rating-trait-customer_words = 顾客：写了多少
rating-trait-agent_words = 客服：写了多少
rating-trait-longest_answer = 客服：最长的消息
rating-trait-first_words = 顾客：首条消息的长度
rating-trait-last_words = 顾客：最后的话的长度
rating-trait-agent_last = 客服说最后一句
rating-trait-mood = 顾客：平均情绪
rating-trait-mood_lowest = 顾客：最差情绪
rating-trait-mood_highest = 顾客：最好情绪
rating-trait-mood_first = 顾客：起初的情绪
rating-trait-mood_last = 顾客：最后的情绪
rating-trait-agent_tone = 客服：平均语气
rating-trait-agent_tone_lowest = 客服：最差语气
rating-trait-politeness = 客服：礼貌程度
rating-trait-warmth = 客服：亲切程度
rating-trait-customer_again = 顾客：重复说过的话
rating-trait-customer_again_most = 顾客：重复最多的消息
rating-trait-agent_again = 客服：重复说过的话
rating-trait-agent_again_most = 客服：重复最多的消息
rating-trait-agent_took_up = 客服：接着顾客的话说
rating-trait-customer_took_up = 顾客：接着客服的话说
rating-trait-agent_reference = 客服：提到订单或编号
rating-trait-customer_reference = 顾客：提到订单或编号
rating-trait-first_reply = 首次回复用时
rating-trait-longest_reply = 最长的等待
