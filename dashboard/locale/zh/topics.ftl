# 话题：客户来问什么、问得多不多、服务得好不好。

filter-about = 话题

## 全部话题

topics-answer = { $share }的会话集中在{ $count }个话题上，最多的是{ $topics }。
topics-new-told = 有{ $count }个新话题：{ $topics }。
topics-rising-told = 有{ $count }个话题明显上升（非偶然），主要是{ $topics }。
topics-not-compared = 没有更早的时段可比，无法判断哪些话题在上升。
topics-none-moved = 没有话题出现超出偶然范围的升降。
topics-no-difference = 各话题的服务质量未显示出差异。
topics-worse = 有{ $count }个话题的服务明显不如其他话题（非偶然），主要是{ $topics }（总分）。
topics-nothing-chosen = 所选会话中没有属于已知话题的。
topics-unnamed = 话题 { $number }

topics-chart = 客户来问什么，各有多少
topics-chart-note = 共{ $count }个话题，这里是最大的{ $shown }个。绿色：服务明显好于其他话题；红色：明显不如；灰色：未显示出差异。点击可在下方查看。
topics-table = 全部话题
topics-topic = 话题
topics-share = 占比
topics-moved = 走势
topics-moved-help = 与之前等长时段相比是新出现、上升还是下降；已排除同时看多个话题以及提问扎堆造成的偶然。
topics-ratio = 与之前相比
topics-ratio-help = 它在全部会话中的占比是之前时段的多少倍。
topics-score = 总分
topics-clear = 明显
topics-clear-help = ●：总分与其他所有话题的差异超出偶然。
topics-resolved = 已解决
topics-resolved-help = 以能判断是否解决的会话计；不足十个时不给出。
topics-rating = 评分
topics-rated = 评分数
topics-came-back = 再次来访
topics-came-back-help = 在能够判断的客户中，就同一事情再次来访的比例。
topics-mark-new = ★ 新
topics-mark-rising = ↗ 上升
topics-mark-falling = ↘ 下降
topics-hint = { $name }：{ $count }个会话（{ $share }），总分{ $score }，走势：{ $mark }

## 单个话题

topics-conversations = 查看这{ $count }个会话
topics-detail = { $count }个会话，占有话题会话的{ $share }。总分{ $score }（{ $low }至{ $high }）。
topics-detail-resolved = 在能判断的{ $judged }个会话中，{ $share }已解决（{ $low }至{ $high }）。
topics-detail-moved = 之前占比{ $before }，现在是那时的{ $ratio }倍（{ $ratio_low }至{ $ratio_high }）。
topics-detail-steady = 之前占比{ $before }；未显示出变化（{ $ratio }倍，{ $ratio_low }至{ $ratio_high }）。
topics-volume = 会话数（按{ $step }）
topics-quality = 各维度评分（按{ $step }）
topics-step-day = 日
topics-step-week = 周
topics-step-month = 月
topics-step-quarter = 季度

topics-naming = 命名与合并
topics-name = 名称
topics-name-save = 保存名称
topics-merge = 与此话题相同
topics-merge-hint = 另一个话题
topics-merge-save = 合并显示
topics-part = 重新拆出“{ $name }”

## 问题与回答

topics-faq = 反复被问到的问题
topics-faq-show = 读取提问与回答
topics-faq-note = 有{ $count }个问题被三位以上客户问过，还没有好回答的排在前面。回答得好：客户评4分或5分；无人评分时以问题已解决为准。
topics-faq-none = 这个话题下还没有三位客户用相近说法问过的问题。以下是部分提问：
topics-faq-figures = { $language }：{ $customers }位客户问了{ $asked }次；其中{ $judged }次知道结果，{ $well }次回答得好。
topics-faq-unanswered = 还没有哪次回答令人满意：需要一份回答模板。
topics-faq-answers = 效果最好的{ $count }个回答
topics-faq-open = 打开会话
topics-faq-download = 问题与回答（CSV）
topics-no-texts = 只有可以阅读会话的人才能看到客户的提问。

## 学习

topics-none = 还没有话题
topics-too-few = 有提问的会话共{ $count }个；至少需要{ $least }个才能归纳话题。请导入更多会话。
topics-can-learn = 现有{ $count }个会话，足以归纳客户在问什么。之后每次导入，新会话都会归入相应话题。
topics-learned = 话题从何而来
topics-by-meaning = 共{ $count }个话题，于{ $date }从{ $questions }个提问中按含义归纳，跨语言合并（版本{ $version }）。
topics-by-words = 共{ $count }个话题，于{ $date }从{ $questions }个提问中按用词归纳，各语言分开（版本{ $version }）。
topics-without-vectors = 安装附加组件“vectors”后，不同语言中含义相同的提问会归入同一话题。在此之前，可手动合并各语言的话题。
topics-learn = 从会话中归纳话题
topics-learn-note = 再次找到的话题保留原有编号和名称。归纳时最多读取{ $most }个提问，随后每个会话都会归入其话题。
topics-vectors = 跨语言
topics-vectors-help = 按含义比较提问。每200个会话约需一秒。
topics-telling = 话题：已处理 { $done } / { $total } 个会话
