# 语言页面：会话的结果，以及判定的可信程度

languages-mismatch = { $language }：{ $share } 的会话没有用客户的语言回复（95 %：{ $low } 至 { $high }，共 { $count } 个）。
languages-by = 比较
languages-by-language = 按语言
languages-by-market = 按市场
languages-mismatch-none-language = 没有发现哪种语言的客户得到其他语言的回复。
languages-mismatch-none-market = 没有发现哪个市场的客户得到其他语言的回复。
languages-outcomes-language = 会话的结果，以及判定的可信程度
languages-outcomes-market = 会话的结果
languages-outcomes-note = 比例附 95 % 区间；“少”或 –：已知的会话少于 { $few } 个。点击某一行或某个数字可查看相应会话。
languages-to-mismatch = 以其他语言回复的会话
languages-to-staffing = 谁在，何时在
languages-to-trust = 可信到什么程度
languages-resolved = 已解决
languages-resolved-help = 在已知是否解决的会话中的比例
languages-rating = 评分
languages-rated = 评分数
languages-predicted = 预测评分
languages-predicted-help = 全部会话预测评分的平均值；不是客户给的。各语言的预测质量并不相同。
languages-other = 其他语言
languages-other-help = “使用同一语言”标准未达到的会话比例
languages-trust = 判定
languages-trust-help = 在标注数据集上，该语言的判定达到了多少目标：✓ 全部，≈ 至少一半，✗ 更少，○ 未测量
languages-trust-mark = { $aims } 项中 { $reached } 项
languages-trust-none = 未测量
languages-share = { $share }（{ $low }–{ $high }）
