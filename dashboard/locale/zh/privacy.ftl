privacy-answer-off = 导入的个人信息按原样保存。
privacy-answer-mask = 个人信息在保存前被遮盖。
privacy-answer-seal = 个人信息在保存前被遮盖；原文封存保留。
privacy-answer-ever = 会话永久保留。
privacy-answer-kept = 会话保留 { $months } 个月。
privacy-mode = 对导入内容的处理
privacy-mode-off = 不处理
privacy-mode-mask = 遮盖
privacy-mode-seal = 遮盖，并封存原文
privacy-mode-off-help = 全部按来源的原样保存。
privacy-mode-mask-help = 姓名、地址和号码被永久替换；客户以化名出现，同一客户的化名始终相同。订单号和物流单号保留。
privacy-mode-seal-help = 同上；管理员和主管可以打开会话的原文，每次打开都记入审计日志。
privacy-seal-note = 用工作区中 secret.key 的密钥封存。没有该密钥，任何原文都无法再打开。
privacy-mode-stays = 只对今后导入的内容生效。已保存的内容保持不变：若要遮盖，请撤销那次导入后重新导入。
privacy-save = 保存
privacy-example-before = 导入时
privacy-example-after = 保存后
privacy-example-customer = 王小明
privacy-example-agent = 小李
privacy-example-pseudonym = customer-4c81…
privacy-example-1 = 你好，我叫王小明，订单 40012345 还没有收到。请联系 wang.xm@example.com 或 13812345678。
privacy-example-2 = 谢谢您，王小明。请问您用哪张卡付款？
privacy-example-3 = 4111 1111 1111 1111，地址是上海市浦东新区世纪大道100号。
privacy-kept = 会话保留多久
privacy-ever = 永久保留
privacy-months = 结束后的月数
privacy-months-help = 结束时间更早的会话会立即删除，此后每次导入时也会删除，包括数据湖的历史；那些月份的数据也随之消失。仅在未开启“永久保留”时有效。
privacy-forget = 删除客户数据
privacy-forget-note = 该客户的所有会话（包括各个历史状态和封存的原文）都会删除，以后导入旧的导出文件也不会再出现。对客服的评判保留。
privacy-customer = 客户的编号或地址（以来源为准）
privacy-find = 查找
privacy-sure = { $count ->
    [0] 这里没有 { $customer } 的会话。仍可登记删除，以后也不会再导入。
   *[other] { $customer } 的 { $count } 个会话将被永久删除，无法恢复。
}
privacy-sure-yes = 永久删除
privacy-sure-no = 保留
privacy-forgetting = 正在删除……
privacy-forgotten = { $count ->
    [0] 已登记：这里没有该客户的会话，以后也不会导入。
   *[other] 已删除 { $count } 个会话。
}
privacy-busy = 有人正在写入此工作区。您的要求已登记；请稍后再提交一次，以便执行。
privacy-records = 删除记录
privacy-records-none = 尚未删除过任何客户的数据。
privacy-record-when = 时间（UTC）
privacy-record-by = 操作人
privacy-record-pseudonym = 化名
privacy-key = 密钥与备份
privacy-key-note = 化名和封存都使用工作区中的 secret.key 文件。请把它的副本与备份分开保存：同时拥有两者的人可以打开封存的内容，而没有它谁也打不开。
privacy-backup-note = 备份中仍有此后被删除的客户。恢复备份后，请再次删除：
privacy-backup-command = fourfold erase --again
