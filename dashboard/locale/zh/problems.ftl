# 导入时无法使用的内容：每个代码一句话。

problem-cells = 该行的单元格数与表格的列数不符
problem-channel = 应为渠道：chat、email、social、phone 或 ticket
problem-columns = 表格缺少必需的列
problem-conversation_id = 缺少 conversation_id
problem-empty_file = 文件是空的
problem-encoding = 文件不是 UTF-8 编码，已按此编码读取
problem-future_time = 时间在未来
problem-id_repeated = 该 conversation_id 前面已出现过，以先出现的为准
problem-id_taken = 该 conversation_id 已属于另一个首条消息不同的会话
problem-json = 该行不是 JSON
problem-known_format = 无法识别文件的格式
problem-message = 每条消息应是含 role 和 text 的对象
problem-messages = 应为消息列表
problem-no_messages = 会话中没有消息
problem-object = 该行是 JSON，但不是对象
problem-past_time = 时间过早，那时还没有在线客服
problem-rating = 应为 1 至 5 的评分
problem-role = 应指明发言人：customer、agent、bot 或 note
problem-text = 缺少文字
problem-timestamp = 应为时间：ISO 8601 或 Unix 秒数
problem-utf8 = 有些字节不是 UTF-8，已被替换
problem-whole_gzip = 文件从此处起已损坏，之前的内容已读取
problem-whole_table = 表格无法打开

problem-outcome-refused = 已拒绝
problem-outcome-kept = 已忽略该值，会话照常保留
