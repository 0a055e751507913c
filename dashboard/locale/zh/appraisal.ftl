# 绩效评定：按公式汇总每位客服的月度和季度，结账后不再改变。

appraisal-kind = 周期长度
appraisal-kind-month = 按月
appraisal-kind-quarter = 按季度
appraisal-period = 周期
appraisal-month = { $year } 年 { $month } 月
appraisal-quarter = { $year } 年第 { $quarter } 季度
appraisal-closed-name = { $period } · 已结账
appraisal-no-period = 没有任何会话带有日期，因此无法按周期汇总。请导入带时间的会话。

appraisal-answer = { $period }尚未结账：{ $enough ->
    [0] 目前没有客服可以评定
   *[other] { $enough } 位客服可以评定
}{ $lacking ->
    [0] ，无人缺少数据。
   *[other] ，{ $lacking } 位数据不足。
}
appraisal-answer-closed = { $period }已为 { $count } 位客服结账，数字保持当时的样子。
appraisal-answer-more = 此后又有其他客服的会话进来：{ $enough ->
    [0] 其中没有人可以评定
   *[other] 其中 { $enough } 位可以评定
}{ $lacking ->
    [0] 。
   *[other] ，{ $lacking } 位数据不足。
}

appraisal-formula = 公式：各部分占多少
appraisal-human = 人工质检
appraisal-rating = 客户评分
appraisal-predicted-rating = 预测评分
appraisal-weight = { $name }
appraisal-breach = 每次严重违规扣分
appraisal-breaches = 合计最多扣分
appraisal-reviews = 参与评定所需的质检条数
appraisal-reviews-help = 至少 { $few } 条：再少就无法说明该客服的全部会话。
appraisal-no-weights = 请至少给一个部分大于 0 的权重。在此之前仍按已保存的公式计算。
appraisal-unkept = 这个公式只是试算：下表随之变化，但保存之前对其他人无效。
appraisal-keep = 保存此公式
appraisal-part = { $name } { $share }
appraisal-told = 总评：{ $parts }。
appraisal-told-breach = 每条有严重违规的会话扣 { $points } 分，最多扣 { $most } 分。
appraisal-told-reviews = 质检少于 { $count } 条的客服不作评定。

appraisal-open = 周期目前的情况
appraisal-open-rest = 尚未结账
appraisal-column-agent-id = 客服
appraisal-column-conversations = 会话数
appraisal-column-machine = 程序
appraisal-column-machine-low = 程序下限
appraisal-column-machine-high = 程序上限
appraisal-column-reviews = 质检数
appraisal-column-human = 人工
appraisal-column-human-low = 人工下限
appraisal-column-human-high = 人工上限
appraisal-column-critical = 严重违规
appraisal-column-total = 总评
appraisal-column-total-low = 总评下限
appraisal-column-total-high = 总评上限
appraisal-column-remark = 备注
appraisal-machine-help = 周期内全部会话总分的平均值，按程序的判断计算，人工更正过的以更正为准。
appraisal-human-help = 由抽中会话的质检推算全部会话：每条质检按其会话被抽中的机会加权。
appraisal-total-help = 按公式计算，0 至 100 分。
appraisal-few = 会话不足：{ $count } 条，需 { $few } 条
appraisal-few-reviews = 质检不足：{ $count } 条，需 { $least } 条
appraisal-nothing = 计入公式的部分均无数据
appraisal-without = 未计入：{ $names }
appraisal-draw = 抽取会话进行质检
appraisal-drawn-for = 质检来自 { $cycles } 的抽样，不能说明其他的周或月。
appraisal-note = ±：95% 区间的一半；两个总评的区间若大部分重叠，就不能确定有差别。只有抽中会话的质检才计入。客服数据太少的部分会注明，由其余部分代替。点选一行可查看该客服。

appraisal-csv = CSV
appraisal-xlsx = Excel
audit-did-appraisal-exported = 下载绩效评定

appraisal-close = 为周期结账
appraisal-close-note = { $period }将按目前的数字为 { $count } 位客服保存。此后任何人都不能修改或删除，客服本人可以看到自己的结果。
appraisal-close-sure = 确认结账
appraisal-close-unkept = 请先保存公式，然后才能据此结账。
appraisal-close-running = 周期尚未结束，从 { $date } 起可以结账。
appraisal-closed-before = 此周期刚刚已由他人结账，请重新加载页面。
appraisal-as-closed = 结账时的情况
appraisal-closed-by = { $date }由 { $name } 结账；{ $rubric }，测量版本 { $measuring }。
appraisal-rubric = 评判规则第 { $number } 版
appraisal-rubric-default = 默认评判规则
