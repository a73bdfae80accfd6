# Words of groups, capacity providers, schedules and of the charts and forms of scaling, Traditional Chinese.

## Events
ev-group = Auto Scaling 群組 { $group }：{ $min } 到 { $max } 個執行個體
ev-group-desired = { $group } 的所需容量現為 { $count }（設定者：{ $by }）
group-by-user = 你
group-by-bounds = 群組的界限
group-by-provider = 受管擴展
group-by-policy = 群組自己的擴展政策
ev-group-launches = { $group } 在 { $zone } 啟動 { $instance }
ev-group-launches-spot = { $group } 在 { $zone } 啟動 Spot 執行個體 { $instance }
ev-group-relieves = { $group } 重新平衡：先在 { $zone } 啟動 { $instance }，然後 { $from } 才少一個
ev-group-in-service = { $instance } 已在 { $group } 中開始服務
ev-group-waits = { $instance } 先排空，再離開 { $group }
ev-group-victim = { $group } 水平縮減：{ $instance } 要離開
ev-group-interrupted = EC2 將在 { $at } 收回 { $group } 的 Spot 執行個體 { $instance }
ev-group-left-scale-in = { $group } 終止 { $instance }：水平縮減
ev-group-left-unhealthy = { $group } 替換 { $instance }：不健康
ev-group-left-spot = { $group } 失去了 { $instance }：Spot 中斷
ev-group-left-user = { $group } 依要求終止 { $instance }
ev-provider = 容量提供者 { $provider }
ev-provider-chosen = { $who } 的下一個任務歸 { $provider }
ev-reservation = { $provider }：CapacityProviderReservation 為 { $value }%，需要 { $m }，現有 { $n }
ev-resized = { $provider } 的受管擴展把群組從 { $from } 調到 { $to }
ev-resized-enough = { $provider } 的受管擴展讓群組維持在 { $from }：需要 { $wanted }
ev-resized-bound = { $provider } 的受管擴展想要 { $wanted }，但群組仍為 { $from }
ev-seated = { $task } 等到了 { $instance }
ev-scheduled = { $action } 把 { $service } 的界限設為 { $min } 和 { $max }：{ $from } 變為 { $to }
ev-scheduled-same = { $action } 把 { $service } 的界限設為 { $min } 和 { $max }：仍為 { $from }
ev-scheduled-held = { $action } 時間到了，但沒有改變 { $service }

## Why: instances
why-launch-question = { $group } 為什麼啟動 { $instance }，又為什麼在 { $zone }？
why-launch-short = 需要 { $desired } 個執行個體，現有 { $active } 個。*{ $zone } 的執行個體最少*，所以下一個在那裡啟動。
why-launch-relieves = { $from } 比 *{ $zone }* 至少多兩個。先在這裡啟動一個，然後 { $from } 的一個才離開。
why-victim-question = 離開 { $group } 的為什麼是 { $instance }？
why-victim = { $group } 有 { $active } 個，想要 { $desired } 個。*{ $instance }* 所在的 { $zone } 執行個體最多，終止政策先選中它。
why-spot-question = EC2 要收回 { $instance }，它會怎樣？
why-spot-managed = 它在 { $at } 消失。受管排空現在就把 *{ $instance }* 設為 DRAINING，趁還有時間，它的任務在別處啟動。
why-spot-agent = 它在 { $at } 消失。代理程式一收到通知就把 *{ $instance }* 設為 DRAINING，趁還有時間，它的任務在別處啟動。
why-spot-no = 它在 { $at } 消失，而沒有什麼來排空 *{ $instance }*：它的任務執行到那一刻，隨即一下子全部失去。
why-left-question = { $instance } 為什麼離開了 { $group }？
why-left-scale-in = 水平縮減選中了 *{ $instance }*。等到它上面不再有必須先結束的任務，它才離開；如果群組不等待任何任務，它就立刻離開。
why-left-unhealthy = *{ $instance }* 沒有在執行，這立即算作不健康。替換它不等任何冷卻時間。
why-left-spot = *{ $instance }* 的兩分鐘通知期已過。
why-left-user = 有人要求 *{ $instance }* 離開。
fact-members = 執行個體
fact-ready = 代理程式註冊於
fact-zones-failed = 發生故障的可用區域
fact-protected = 受保護，不被水平縮減
fact-gone-at = 消失於
fact-drains = 排空
fact-ec2-state = EC2 的說法
fact-age = 存在多久
fact-draining-since = 開始排空於
machine-spot = { $type }，Spot
machine-on-demand = { $type }，隨需
drains-managed = 由容量提供者的受管排空進行
drains-agent = 由代理程式的 ECS_ENABLE_SPOT_INSTANCE_DRAINING 進行
drains-no = 受管排空和代理程式的設定都沒有開啟
ec2-pending = 仍在啟動
ec2-running = 正在執行
ec2-stopped = 已停止
ec2-terminated = 已終止
rung-zone-fewest = 執行個體最少的可用區域
rung-zone-most = 有執行個體可以離開的可用區域中，執行個體最多的
rung-default = Default：離下一個計費小時的分鐘數最少
rung-oldest = OldestInstance：存在的分鐘數最多
rung-newest = NewestInstance：存在的分鐘數最少
rung-next-hour = ClosestToNextInstanceHour：離下一個計費小時的分鐘數最少
rung-indifferent = 這項政策分不出它們的先後
rung-lowest-id = id 最小的，這是本實驗室的選擇

## Why: capacity providers
why-reservation-question = { $provider } 需要多少個執行個體？
why-resize-question = { $provider } 的受管擴展把群組調到多大？
why-provider-question = { $who } 的下一個任務歸哪個容量提供者？
fact-n = N，已註冊的執行個體
fact-busy = 其中有任務的
fact-waiting = 等待中的任務
fact-hopeless = 群組內任何執行個體類型都容不下的任務
fact-m = M，需要的執行個體
fact-cpr = CapacityProviderReservation
fact-target-capacity = 目標容量
fact-wanted-size = 想要的大小
fact-was-capacity = 先前的所需容量
fact-half = 最多減去一半
fact-bounds = 界限
fact-warming = 暖機中
fact-becomes = 變為
fact-alarm = 警示
fact-decided-by = 決定依據
need = { $tasks } 個，每個執行個體放 { $each } 個：{ $instances } 個執行個體
m-added = N { $n } + { $added } = { $m }（需要 { $need }，每次 { $minimum } 到 { $maximum }）
m-busy = { $m }，即有任務的執行個體
m-hopeless = { $m }，維持不變：不會為哪裡都放不下的任務啟動執行個體
resize-alarm-high = 預留率高於目標，1 個資料點中有 1 個
resize-alarm-low = 預留率低於目標，15 個資料點中有 15 個
half = { $from } − { $most } = { $to }，就這一分鐘
warming = { $count }，最後一個到 { $until }；它們已算作現有的容量
bounds-within = { $minimum } 到 { $maximum }，在範圍之內
bounds-raised = { $minimum } 到 { $maximum }，提高到最小值
bounds-cut = { $minimum } 到 { $maximum }，降到最大值
provider-share = { $tasks } 個任務，base { $base }，weight { $weight }；應得份額減去它的任務數：{ $lag }/{ $sum } 個任務
provider-by-base = base 還沒有填滿；weight 不算數
provider-by-lag = 誰比應得份額落後最多；相同時取較前面的

## Why: schedules and reasons
why-scheduled-question = 排程動作 { $action } 對 { $service } 做了什麼？
fact-schedule = 排程
fact-bounds-before = 先前的界限
fact-sets-minimum = 設定最小值
fact-sets-maximum = 設定最大值
fact-held = 原因
fact-cooldowns = 冷卻時間
bounds = { $minimum } 到 { $maximum }
scheduled-no-cooldown = 排程動作不等任何冷卻時間
held-no-target = 這個服務已不再是可擴展目標
held-suspended = 可擴展目標上的排程擴展已暫停
held-minimum-above = 它的最小值會高於最大值
reason-flapping = 這次改變會引來相反的改變
reason-unscalable = 這個服務現在不能擴縮
reason-at-maximum = 已達到最大值
reason-at-minimum = 已達到最小值
reason-at-desired = 所需數量已是公式要求的數量，或改變正在進行
reason-scale-in-disabled = 這項政策關閉了水平縮減
reason-deploying = 部署正在進行：水平縮減等它結束
reason-other-disagrees = 另一項目標追蹤政策不同意水平縮減
reason-cooldown = 上一次改變的冷卻時間還沒有過
reason-suspended = 可擴展目標上這個方向的擴縮已暫停
reason-no-metric = 沒有資料點可以用來計算
reason-other-larger = 另一項政策要求的至少一樣多，而取最大的

## Why: deployments
why-deployment-question = { $service } 的修訂版 { $revision } 結果如何？
deploy-span = { $from } 到 { $until }
deploy-by-breaker = 斷路器數到連續 { $failures } 次失敗；它的閾值是 { $threshold }
deploy-by-alarm = 警示 { $alarm } 處於 ALARM
deploy-by-you = 你停止了它
deploy-by-next = 更新的一次部署開始了
deploy-by-hook = 生命週期勾點拒絕了，或沒有人答覆它
deploy-by-time = 有一個階段持續了 24 小時

## Pages
page-steps = AWS：步進擴展
page-scheduled = AWS：排程擴展
page-zone-balance = AWS：可用區域的平衡
page-termination = AWS：終止政策
page-group-health = AWS：群組的健康檢查
page-spot = AWS：Spot 容器執行個體
page-managed-scaling = AWS：叢集自動擴展
page-providers = AWS：容量提供者
page-group-tracking = AWS：群組的目標追蹤
page-task-sets = AWS：外部部署
page-predictive = AWS：預測性擴展
page-managed-instances = AWS：Managed Instances

## Outcomes of a comparison
outcome-latency = 平均回應時間
outcome-ms = { $mean } ms，最長 { $longest } ms，在 { $at }
outcome-no-answers = 沒有回應
outcome-cost = 整次執行的費用
outcome-cost-hour = 結束時的費用
outcome-per-hour = { $price }/h

## Charts
felt = 每秒 { $rate } 個請求，回應了 *{ $success }%*，平均耗時 { $latency } ms
felt-nothing = 每秒 { $rate } 個請求，回應了 *{ $success }%*
chart-success = 得到回應的請求
chart-latency = 回應時間
chart-model = 由本實驗室根據流量、健康任務及其 CPU 設想得出。
col-success = 已回應
col-latency = 回應時間
col-value = 值
alarms-name = { $metric } 的警示
alarms-together = 所有警示合在一起
alarms-any = { $all } 個中有 { $ringing } 個處於 ALARM
alarm-rule-above = 高於 { $threshold }：{ $of } 個 { $seconds } s 的週期中有 { $points } 個
alarm-rule-at-least = 高於或等於 { $threshold }：{ $of } 個 { $seconds } s 的週期中有 { $points } 個
alarm-rule-below = 低於 { $threshold }：{ $of } 個 { $seconds } s 的週期中有 { $points } 個
alarm-rule-at-most = 低於或等於 { $threshold }：{ $of } 個 { $seconds } s 的週期中有 { $points } 個
alarm-found = 最近 { $of } 個中有 { $breaching } 個越過閾值，需要 { $needed } 個
alarm-state-ok = OK
alarm-state-alarm = ALARM
alarm-state-no-data = INSUFFICIENT_DATA
dot-breaching = { $at }：{ $value }，越過 { $threshold }
dot-fine = { $at }：{ $value }

## Policies and deployments: forms beside their calls
policies-of = { $service } 現有
policies-none = 還沒有政策，也沒有排程動作。
policies-new = 新增
policies-calls = 將發出的呼叫
policies-apply = 套用
policies-remove = 移除 { $name }
policies-none-to-send = 沒有任何變更。
policies-broken = 這不是 JSON。
policies-sent = 已完成。可用「復原」退回。
policies-more-steps = 加一階
policies-fewer-steps = 減一階
policy-tracking = 目標追蹤
policy-step = 步進擴展
policy-scheduled = 排程動作
policy-deployment = 部署
policy-min = 最少任務
policy-max = 最多任務
policy-name = 名稱
policy-metric = 指標
policy-label = 負載平衡器和目標群組
policy-target = 目標值
policy-out = 水平擴展冷卻時間，s
policy-in = 水平縮減冷卻時間，s
policy-no-in = 從不水平縮減
policy-adjustment = 調整方式
policy-cooldown = 冷卻時間，s
policy-step-from = 第 { $number } 階從（自閾值算起）
policy-step-to = 第 { $number } 階到
policy-step-by = 第 { $number } 階調整
policy-alarm = 警示
policy-comparison = CPU 與閾值如何比較
policy-threshold = 閾值，%
policy-periods = 連續分鐘數
policy-action = 排程動作名稱
policy-schedule = 時間：at()、rate() 或 cron()
policy-zone = 時區
policy-strategy = 策略
policy-bake = 烘焙時間，分鐘
policy-breaker = 斷路器
policy-rollback = 觸發時回復
policy-alarms = 引發回復的警示，以逗號分隔
policy-percent = 首次或每步的比例，%
policy-pause = 之後的停頓，分鐘
policy-yes = 是
policy-no = 否

## Task sets
ev-controller = 從現在起，{ $service } 的部署由 { $controller } 進行
ev-task-set = { $service } 有了新的任務集 { $set }，使用 { $definition }
ev-task-set-keeps = 任務集 { $set } 維持 { $count } 個任務：{ $desired } 的 { $scale }%，無條件進位
ev-task-set-primary = 任務集 { $set } 現在是 PRIMARY
ev-task-set-active = 任務集 { $set } 是 ACTIVE
ev-task-set-draining = 任務集 { $set } 已被刪除：它的任務正在排空
ev-task-set-steady = 任務集 { $set } 已達到穩定狀態
ev-task-set-moves = 任務集 { $set } 正在趨於穩定
ev-task-set-gone = 任務集 { $set } 已消失
ev-code-deploy-replaces = CodeDeploy 在 { $blue } 旁邊啟動 { $green }
ev-code-deploy-shifts = CodeDeploy 已把 { $share }% 的流量移到 { $green }
ev-code-deploy-keeps = 所有流量都在 { $green } 上；CodeDeploy 再保留 { $blue } { $keep }
ev-code-deploy-done = CodeDeploy 已完成：{ $blue } 退場
ev-code-deploy-failed = CodeDeploy 失敗了：所有流量回到 { $blue } 上
why-task-set-question = 任務集 { $set } 為什麼維持這麼多任務？
fact-scale = 比例

## Predictive scaling
ev-forecast-policy = 從現在起為 { $service } 做預測；但不依預測擴展
ev-forecast-policy-scales = 從現在起為 { $service } 做預測，並依預測擴展
ev-forecast-hour = { $service } 最近一小時的負載為 { $load }
ev-forecast-raises = 對 { $hour } 的預測把 { $service } 從 { $from } 提高到 { $to }
ev-forecast-stays = 對 { $hour } 的預測要求 { $service } 至少有 { $floor }：仍為 { $from }
why-forecast-question = 預測對 { $service } 有什麼要求？
fact-hour = 這一小時開始於
fact-days = 有記錄的過去天數
fact-mean-load = 該小時的平均負載
fact-forecast-floor = 至少

## Managed Instances
ev-managed = { $provider } 自己尋找執行個體
ev-managed-type = { $provider } 啟動 { $type }：{ $waiting } 個等待中的任務，它放得下 { $holds } 個
ev-managed-old = { $provider } 替換 { $instance }：它的使用時間已到上限
ev-managed-idle = { $provider } 放走 { $instance }：它已經閒置得夠久
why-managed-question = { $provider } 為什麼啟動 { $type }？
fact-held-by-it = 它放得下
fact-price = 價格
fact-types = 符合要求的類型數
fact-next-type = 價格次低的
