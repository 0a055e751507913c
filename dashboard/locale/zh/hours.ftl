# 工作时间：各团队何时在岗。

hours-none = 尚未设置工作时间：每次等待都按全部时间计算。设置之后，每次等待还会显示其中有多少落在工作时间内，评分标准也可据此评判。
hours-everybody = 已为所有人设置工作时间{ $teams ->
    [0] 。
   *[other] ，其中 { $teams } 个团队有自己的工作时间。
}
hours-some = 已为 { $teams } 个团队设置工作时间；其余团队的等待按全部时间计算。
hours-waiting = 有 { $count } 个会话尚未按当前设置重新测量。下次导入时会自动进行，也可以现在就做。
hours-measure = 现在测量
hours-measuring = 正在按新的工作时间测量：{ $done } / { $total }
hours-whose = 谁的工作时间
hours-all = 所有未单独设置的团队
hours-title = { $team } 的工作时间
hours-title-all = 所有未单独设置的团队的工作时间
hours-as-all = 该团队没有自己的工作时间：若已设置通用的工作时间，则按通用的计算。
hours-zone = 时区
hours-country = 按哪个国家或地区的法定节假日休息
hours-no-country = 不按任何国家
hours-subdivision = 国家内的地区
hours-whole-country = 全国
hours-closed-day = 休息
hours-week-note = 写法如 09:00–12:30, 13:30–18:00。22:00–06:00 表示持续到次日，00:00–24:00 表示全天，留空表示当天休息。
hours-closed = 另外休息的日子，每行一天
hours-opened = 照常上班的日子，每行一天及其时间
hours-save = 设置工作时间
hours-remove = 删除工作时间
hours-saved = 工作时间已设置。
hours-removed = 工作时间已删除。
hours-wrong-zone = 没有“{ $value }”这个时区。
hours-wrong-hours = “{ $value }”无法识别为工作时间：请写成 09:00–12:30, 13:30–18:00，且不要重叠。
hours-wrong-country = 没有“{ $value }”的法定节假日数据。
hours-wrong-subdivision = 没有“{ $value }”的法定节假日数据。
hours-wrong-closed = “{ $value }”不是日期：请写成 2026-12-24。
hours-wrong-opened = “{ $value }”不是日期：请写成 2026-12-19 10:00–14:00。
hours-preview = 未来 { $count } 天
hours-preview-note = 按 { $zone } 的时钟，共在岗 { $hours } 小时。
hours-preview-alt = 未来各天的在岗时间，每行一天
