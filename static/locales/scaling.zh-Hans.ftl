# Words of groups, capacity providers, schedules and of the charts and forms of scaling, Simplified Chinese.

## Events
ev-group = Auto Scaling 组 { $group }：{ $min } 到 { $max } 个实例
ev-group-desired = { $group } 的所需容量现为 { $count }（设定者：{ $by }）
group-by-user = 你
group-by-bounds = 组的边界
group-by-provider = 托管扩缩
group-by-policy = 组自己的扩缩策略
ev-group-launches = { $group } 在 { $zone } 启动 { $instance }
ev-group-launches-spot = { $group } 在 { $zone } 启动 Spot 实例 { $instance }
ev-group-relieves = { $group } 重新平衡：先在 { $zone } 启动 { $instance }，然后 { $from } 才少一个
ev-group-in-service = { $instance } 已在 { $group } 中投入使用
ev-group-waits = { $instance } 先排空，再离开 { $group }
ev-group-victim = { $group } 横向缩减：{ $instance } 要离开
ev-group-interrupted = EC2 将在 { $at } 收回 { $group } 的 Spot 实例 { $instance }
ev-group-left-scale-in = { $group } 终止 { $instance }：横向缩减
ev-group-left-unhealthy = { $group } 替换 { $instance }：不健康
ev-group-left-spot = { $group } 失去了 { $instance }：Spot 中断
ev-group-left-user = { $group } 按要求终止 { $instance }
ev-provider = 容量提供程序 { $provider }
ev-provider-chosen = { $who } 的下一个任务归 { $provider }
ev-reservation = { $provider }：CapacityProviderReservation 为 { $value }%，需要 { $m }，现有 { $n }
ev-resized = { $provider } 的托管扩缩把组从 { $from } 调到 { $to }
ev-resized-enough = { $provider } 的托管扩缩让组保持在 { $from }：需要 { $wanted }
ev-resized-bound = { $provider } 的托管扩缩想要 { $wanted }，但组仍为 { $from }
ev-seated = { $task } 等到了 { $instance }
ev-scheduled = { $action } 把 { $service } 的边界设为 { $min } 和 { $max }：{ $from } 变为 { $to }
ev-scheduled-same = { $action } 把 { $service } 的边界设为 { $min } 和 { $max }：仍为 { $from }
ev-scheduled-held = { $action } 到时间了，但没有改变 { $service }

## Why: instances
why-launch-question = { $group } 为什么启动 { $instance }，又为什么在 { $zone }？
why-launch-short = 需要 { $desired } 个实例，现有 { $active } 个。*{ $zone } 的实例最少*，所以下一个在那里启动。
why-launch-relieves = { $from } 比 *{ $zone }* 至少多两个。先在这里启动一个，然后 { $from } 的一个才离开。
why-victim-question = 离开 { $group } 的为什么是 { $instance }？
why-victim = { $group } 有 { $active } 个，想要 { $desired } 个。*{ $instance }* 所在的 { $zone } 实例最多，终止策略先选中它。
why-spot-question = EC2 要收回 { $instance }，它会怎样？
why-spot-managed = 它在 { $at } 消失。托管排空现在就把 *{ $instance }* 设为 DRAINING，趁还有时间，它的任务在别处启动。
why-spot-agent = 它在 { $at } 消失。代理一收到通知就把 *{ $instance }* 设为 DRAINING，趁还有时间，它的任务在别处启动。
why-spot-no = 它在 { $at } 消失，而没有什么来排空 *{ $instance }*：它的任务运行到那一刻，随即一下子全部丢失。
why-left-question = { $instance } 为什么离开了 { $group }？
why-left-scale-in = 横向缩减选中了 *{ $instance }*。等到它上面不再有必须先结束的任务，它才离开；如果组不等待任何任务，它就立刻离开。
why-left-unhealthy = *{ $instance }* 没有在运行，这立即算作不健康。替换它不等任何冷却时间。
why-left-spot = *{ $instance }* 的两分钟通知期已过。
why-left-user = 有人要求 *{ $instance }* 离开。
fact-members = 实例
fact-ready = 代理注册于
fact-zones-failed = 发生故障的可用区
fact-protected = 受保护，不被横向缩减
fact-gone-at = 消失于
fact-drains = 排空
fact-ec2-state = EC2 的说法
fact-age = 存在时长
fact-draining-since = 开始排空于
machine-spot = { $type }，Spot
machine-on-demand = { $type }，按需
drains-managed = 由容量提供程序的托管排空进行
drains-agent = 由代理的 ECS_ENABLE_SPOT_INSTANCE_DRAINING 进行
drains-no = 托管排空和代理的设置都没有开启
ec2-pending = 仍在启动
ec2-running = 正在运行
ec2-stopped = 已停止
ec2-terminated = 已终止
rung-zone-fewest = 实例最少的可用区
rung-zone-most = 有实例可以离开的可用区中，实例最多的
rung-default = Default：离下一个计费小时的分钟数最少
rung-oldest = OldestInstance：存在的分钟数最多
rung-newest = NewestInstance：存在的分钟数最少
rung-next-hour = ClosestToNextInstanceHour：离下一个计费小时的分钟数最少
rung-indifferent = 这项策略分不出它们的先后
rung-lowest-id = id 最小的，这是本实验室的选择

## Why: capacity providers
why-reservation-question = { $provider } 需要多少个实例？
why-resize-question = { $provider } 的托管扩缩把组调到多大？
why-provider-question = { $who } 的下一个任务归哪个容量提供程序？
fact-n = N，已注册的实例
fact-busy = 其中有任务的
fact-waiting = 等待中的任务
fact-hopeless = 组内任何实例类型都容不下的任务
fact-m = M，需要的实例
fact-cpr = CapacityProviderReservation
fact-target-capacity = 目标容量
fact-wanted-size = 想要的大小
fact-was-capacity = 之前的所需容量
fact-half = 最多减去一半
fact-bounds = 边界
fact-warming = 预热中
fact-becomes = 变为
fact-alarm = 警报
fact-decided-by = 决定依据
need = { $tasks } 个，每个实例放 { $each } 个：{ $instances } 个实例
m-added = N { $n } + { $added } = { $m }（需要 { $need }，每次 { $minimum } 到 { $maximum }）
m-busy = { $m }，即有任务的实例
m-hopeless = { $m }，保持不变：不会为哪里都放不下的任务启动实例
resize-alarm-high = 预留率高于目标，1 个数据点中有 1 个
resize-alarm-low = 预留率低于目标，15 个数据点中有 15 个
half = { $from } − { $most } = { $to }，就这一分钟
warming = { $count }，最后一个到 { $until }；它们已算作现有的容量
bounds-within = { $minimum } 到 { $maximum }，在范围之内
bounds-raised = { $minimum } 到 { $maximum }，提高到最小值
bounds-cut = { $minimum } 到 { $maximum }，降到最大值
provider-share = { $tasks } 个任务，base { $base }，weight { $weight }；应得份额减去它的任务数：{ $lag }/{ $sum } 个任务
provider-by-base = base 还没有填满；weight 不算数
provider-by-lag = 谁比应得份额落后最多；相同时取靠前的

## Why: schedules and reasons
why-scheduled-question = 计划操作 { $action } 对 { $service } 做了什么？
fact-schedule = 时间安排
fact-bounds-before = 之前的边界
fact-sets-minimum = 设定最小值
fact-sets-maximum = 设定最大值
fact-held = 原因
fact-cooldowns = 冷却时间
bounds = { $minimum } 到 { $maximum }
scheduled-no-cooldown = 计划操作不等任何冷却时间
held-no-target = 这个服务已不再是可扩展目标
held-suspended = 可扩展目标上的计划扩缩已暂停
held-minimum-above = 它的最小值会高于最大值
reason-flapping = 这次改变会引来相反的改变
reason-unscalable = 这个服务现在不能扩缩
reason-at-maximum = 已达到最大值
reason-at-minimum = 已达到最小值
reason-at-desired = 所需数量已是公式要求的数量，或改变正在进行
reason-scale-in-disabled = 这项策略关闭了横向缩减
reason-deploying = 部署正在进行：横向缩减等它结束
reason-other-disagrees = 另一项目标跟踪策略不同意横向缩减
reason-cooldown = 上一次改变的冷却时间还没有过
reason-suspended = 可扩展目标上这个方向的扩缩已暂停
reason-no-metric = 没有数据点可以用来计算
reason-other-larger = 另一项策略要求的至少一样多，而取最大的

## Why: deployments
why-deployment-question = { $service } 的修订版 { $revision } 结果如何？
deploy-span = { $from } 到 { $until }
deploy-by-breaker = 断路器数到连续 { $failures } 次失败；它的阈值是 { $threshold }
deploy-by-alarm = 警报 { $alarm } 处于 ALARM
deploy-by-you = 你停止了它
deploy-by-next = 更新的一次部署开始了
deploy-by-hook = 生命周期挂钩拒绝了，或没有人答复它
deploy-by-time = 有一个阶段持续了 24 小时

## Pages
page-steps = AWS：步进扩缩
page-scheduled = AWS：计划扩缩
page-zone-balance = AWS：可用区的平衡
page-termination = AWS：终止策略
page-group-health = AWS：组的健康检查
page-spot = AWS：Spot 容器实例
page-managed-scaling = AWS：集群自动扩缩
page-providers = AWS：容量提供程序
page-group-tracking = AWS：组的目标跟踪
page-task-sets = AWS：外部部署
page-predictive = AWS：预测性扩缩
page-managed-instances = AWS：Managed Instances

## Outcomes of a comparison
outcome-latency = 平均响应时间
outcome-ms = { $mean } ms，最长 { $longest } ms，在 { $at }
outcome-no-answers = 没有应答
outcome-cost = 整个运行的费用
outcome-cost-hour = 结束时的费用
outcome-per-hour = { $price }/h

## Charts
felt = 每秒 { $rate } 个请求，应答了 *{ $success }%*，平均用时 { $latency } ms
felt-nothing = 每秒 { $rate } 个请求，应答了 *{ $success }%*
chart-success = 得到应答的请求
chart-latency = 响应时间
chart-model = 由本实验室根据流量、健康任务及其 CPU 设想得出。
col-success = 已应答
col-latency = 响应时间
col-value = 值
alarms-name = { $metric } 的警报
alarms-together = 所有警报合在一起
alarms-any = { $all } 个中有 { $ringing } 个处于 ALARM
alarm-rule-above = 高于 { $threshold }：{ $of } 个 { $seconds } s 的周期中有 { $points } 个
alarm-rule-at-least = 高于或等于 { $threshold }：{ $of } 个 { $seconds } s 的周期中有 { $points } 个
alarm-rule-below = 低于 { $threshold }：{ $of } 个 { $seconds } s 的周期中有 { $points } 个
alarm-rule-at-most = 低于或等于 { $threshold }：{ $of } 个 { $seconds } s 的周期中有 { $points } 个
alarm-found = 最近 { $of } 个中有 { $breaching } 个越过阈值，需要 { $needed } 个
alarm-state-ok = OK
alarm-state-alarm = ALARM
alarm-state-no-data = INSUFFICIENT_DATA
dot-breaching = { $at }：{ $value }，越过 { $threshold }
dot-fine = { $at }：{ $value }

## Policies and deployments: forms beside their calls
policies-of = { $service } 现有
policies-none = 还没有策略，也没有计划操作。
policies-new = 新建
policies-calls = 将发出的调用
policies-apply = 应用
policies-remove = 删除 { $name }
policies-none-to-send = 没有任何改动。
policies-broken = 这不是 JSON。
policies-sent = 已完成。可用“撤销”退回。
policies-more-steps = 加一步
policies-fewer-steps = 减一步
policy-tracking = 目标跟踪
policy-step = 步进扩缩
policy-scheduled = 计划操作
policy-deployment = 部署
policy-min = 最少任务
policy-max = 最多任务
policy-name = 名称
policy-metric = 指标
policy-label = 负载均衡器和目标组
policy-target = 目标值
policy-out = 横向扩展冷却时间，s
policy-in = 横向缩减冷却时间，s
policy-no-in = 从不横向缩减
policy-adjustment = 调整方式
policy-cooldown = 冷却时间，s
policy-step-from = 第 { $number } 步从（自阈值算起）
policy-step-to = 第 { $number } 步到
policy-step-by = 第 { $number } 步调整
policy-alarm = 警报
policy-comparison = CPU 与阈值如何比较
policy-threshold = 阈值，%
policy-periods = 连续分钟数
policy-action = 计划操作名称
policy-schedule = 时间：at()、rate() 或 cron()
policy-zone = 时区
policy-strategy = 策略
policy-bake = 烘焙时间，分钟
policy-breaker = 断路器
policy-rollback = 触发时回滚
policy-alarms = 引发回滚的警报，用逗号分隔
policy-percent = 首次或每步的比例，%
policy-pause = 之后的停顿，分钟
policy-yes = 是
policy-no = 否

## Task sets
ev-controller = 从现在起，{ $service } 的部署由 { $controller } 进行
ev-task-set = { $service } 有了新的任务集 { $set }，使用 { $definition }
ev-task-set-keeps = 任务集 { $set } 保持 { $count } 个任务：{ $desired } 的 { $scale }%，向上取整
ev-task-set-primary = 任务集 { $set } 现在是 PRIMARY
ev-task-set-active = 任务集 { $set } 是 ACTIVE
ev-task-set-draining = 任务集 { $set } 已被删除：它的任务正在排空
ev-task-set-steady = 任务集 { $set } 已达到稳定状态
ev-task-set-moves = 任务集 { $set } 正在趋于稳定
ev-task-set-gone = 任务集 { $set } 已消失
ev-code-deploy-replaces = CodeDeploy 在 { $blue } 旁边启动 { $green }
ev-code-deploy-shifts = CodeDeploy 已把 { $share }% 的流量移到 { $green }
ev-code-deploy-keeps = 所有流量都在 { $green } 上；CodeDeploy 再保留 { $blue } { $keep }
ev-code-deploy-done = CodeDeploy 已完成：{ $blue } 退出
ev-code-deploy-failed = CodeDeploy 失败了：所有流量回到 { $blue } 上
why-task-set-question = 任务集 { $set } 为什么保持这么多任务？
fact-scale = 比例

## Predictive scaling
ev-forecast-policy = 从现在起为 { $service } 做预测；但不按预测扩缩
ev-forecast-policy-scales = 从现在起为 { $service } 做预测，并按预测扩缩
ev-forecast-hour = { $service } 最近一小时的负载为 { $load }
ev-forecast-raises = 对 { $hour } 的预测把 { $service } 从 { $from } 提高到 { $to }
ev-forecast-stays = 对 { $hour } 的预测要求 { $service } 至少有 { $floor }：仍为 { $from }
why-forecast-question = 预测对 { $service } 有什么要求？
fact-hour = 这一小时开始于
fact-days = 有记录的过去天数
fact-mean-load = 该小时的平均负载
fact-forecast-floor = 至少

## Managed Instances
ev-managed = { $provider } 自己寻找实例
ev-managed-type = { $provider } 启动 { $type }：{ $waiting } 个等待中的任务，它放得下 { $holds } 个
ev-managed-old = { $provider } 替换 { $instance }：它的使用时间已到上限
ev-managed-idle = { $provider } 放走 { $instance }：它已经闲置得够久
why-managed-question = { $provider } 为什么启动 { $type }？
fact-held-by-it = 它放得下
fact-price = 价格
fact-types = 符合要求的类型数
fact-next-type = 价格次低的
