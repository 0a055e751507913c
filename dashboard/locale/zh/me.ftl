# 我的工作：客服看到的自己。

me-no-agent-id = 您的账号没有写明您是哪位客服，因此没有内容可显示。请联系管理员填写您的客服编号。
me-no-agents = 没有任何会话写明客服是谁，因此没有内容可显示。请导入带有客服编号的会话。
me-alone = 这是客服看到的自己的页面。目前没有以客服身份登录：请选择要查看哪位客服。
me-look-as = 以此客服的身份查看
me-nothing = 这段时间没有您的会话。
me-waiting = { $plans ->
    [0] {""}
   *[other] 有 { $plans } 项辅导计划等待您确认知悉。
}{ $tasks ->
    [0] {""}
   *[other] 您有 { $tasks } 项任务待完成{ $late ->
        [0] 。
       *[other] ，其中 { $late } 项已逾期。
    }
}
me-parts = 显示内容
me-part-scores = 得分
me-part-examples = 实例
me-part-feedback = 反馈
me-part-learning = 辅导与培训
me-part-appraisals = 绩效评定

me-beside = 您与同事
me-beside-alt = 您的得分及其 95% 区间，背景为中间一半同事所在的范围
me-beside-hint = { $count } 位同事的中间一半：{ $low }–{ $high }，中位 { $middle }。
me-beside-note = 圆点：您的平均分及其 95% 区间。色带：与您语言和渠道相同的同事（最多 { $count } 位）的中间一半，已按您的会话构成折算；竖线：他们的中位数。不排名，不具名。
me-beside-few = 与您语言和渠道相同的同事不足 5 位，因此不显示同事的任何数字。
me-standards = 您最强和最弱的标准
me-standards-note = 与同类会话中的同事相比高出或低出的分数及其误差；▲ ▼ 表示偶然不足以解释。点击可查看会话，未达标的在前。
me-standards-alone = 您自己的分数（0 至 100）：同类会话的同事太少，无法比较。点选一行可查看会话，未达标的在前。
me-points = 分数

me-misses = 未达标之处
me-misses-of = 标准
me-misses-points = { $standard }：{ $points } 分，{ $count } 个会话
me-misses-none = 没有哪项标准的未达标会话多到值得一提。
me-misses-nowhere = 这不体现在某一条消息里：该有的内容没有出现，或者与时间有关。
me-said = { $who }：{ $words }
me-best = 您的最佳会话

me-reviews = 您的会话的质检
me-reviews-none = 您的会话还没有被质检过。质检之后会显示在这里。
me-reviews-answer = 共质检 { $count } 个会话。其中 { $both } 个的平均分：人工 { $overall }，程序对同样会话 { $program }。这些只是个别会话，不代表您的全部会话。
me-review = { $date }：人工 { $overall }，程序 { $program }；{ $differ ->
    [0] 判断全部一致
   *[other] { $differ } 项判断不同
}
me-reviews-more = 另有 { $count } 条较早的质检，可在相应会话中查看。
me-disputes = 您的申诉
me-disputes-how = 要对判断提出申诉，请打开该会话，用下方的表单写明您认为应有的判断及理由。每项判断只能申诉一次。
me-dispute = 判为“{ $verdict }”；您于 { $date }认为应为“{ $expected }”。
me-dispute-open = 应于 { $date }前裁定
me-dispute-late = 本应于 { $date }前裁定
me-dispute-upheld = 申诉成立
me-dispute-stands = 维持原判
me-dispute-decided = { $date }裁定：“{ $verdict }”。

me-coaching = 辅导
me-coaching-none = 目前没有为您安排辅导。
me-plan = 由 { $trainer } 辅导，自 { $date }开始。
me-plan-acknowledged = 您已于 { $date }确认知悉。
me-plan-ended = 已于 { $date }结束
me-acknowledge = 确认知悉
me-due = { $date }到期
me-overdue = 自 { $date }起逾期
me-step-session = 辅导
me-step-task = 任务
me-step-done = { $date }完成
me-step-note = 完成情况
me-step-tell = 完成
me-trainings = 培训与证书
me-trainings-none = 还没有您的培训记录。
me-theory-passed = 理论通过，{ $score } 分（{ $date }）
me-theory-failed = 理论未通过：{ $score } 分，需 { $mark } 分（{ $date }）
me-practice-passed = 实习通过（至 { $date }）
me-practice-failed = 实习未通过（至 { $date }）
me-certificate = { $date }获得证书
me-certificate-until = 证书有效至 { $date }
me-certificate-over = 证书已于 { $date }到期
me-practices = 您的语言的优秀案例
me-practices-none = 案例库中还没有您的语言的案例。
me-practices-more = 另有 { $count } 个较早的案例未显示。

me-appraisals-none = 您还没有已结账的周期。结账后会连同公式显示在这里。
me-appraisal-total = 按下方公式计算。
me-appraisal-machine = { $conversations } 个会话总分的平均值，按程序及人工更正计算。
me-appraisal-human = { $reviews ->
    [0] 没有可计入的质检。
   *[other] 由 { $reviews } 条抽中会话的质检推算全部会话；少于十条则无法推算。
}
