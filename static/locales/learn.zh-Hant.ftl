### Exercises and practice, Traditional Chinese (Taiwan). Fetched when they are first opened; zh-Hant.ftl speaks of the lab.

## The player
tab-exercise = 練習
exercise-about = 第 { $level } 級 · 約 { $minutes } 分鐘 · 計到 { $end } 為止
exercise-allowed = 你可以呼叫
exercise-call = 呼叫
exercise-request = 請求，JSON 格式
exercise-labels = 在請求裡，寫在 ${"{"} {"}"} 中的名稱加上路徑，代表先前某個回應的一部分。這裡可用的名稱：
exercise-make = 送出呼叫
exercise-goals = 目標隨時間的狀況
exercise-hints = 提示
exercise-again = 重新開始
exercise-back = 復原我的上一個呼叫
exercise-show = 看一種解法
exercise-next = 下一個：{ $title }
exercise-map = 所有練習
exercise-debrief = 這一題在談什麼
exercise-sources = 來源
exercise-solved = 所有目標都達成了，共用了 { $calls } 個呼叫。我們所知的最短解法是 { $par } 個。
goals-met = 已達成 { $met } / { $all }
goal-not-yet = 尚未達成
goal-holding = 維持中，{ $length }
goal-met = { $at } 達成
goal-violated = { $at } 違反
goal-now = 現在 { $value }
goal-go = 跳到 { $at }
hint-nudge = 點撥
hint-rule = 規則
hint-move = 作法
hint-open = 開啟
predict-title = 播放之前
predict-number = 你的數字
predict-sure = 你有多少把握？
predict-guess = 用猜的
predict-think = 大概是
predict-certain = 很確定
predict-lock = 鎖定並觀看
predict-skip = 直接看結果
predict-waiting = 已鎖定。執行過程會揭曉。
predict-shown = 叢集：*{ $cluster }*。
predict-same = 你和叢集一致：*{ $cluster }*。
predict-differs = 你：*{ $yours }*。叢集：*{ $cluster }*，在 { $at }。

## The map
home-title = 練習
home-progress = 已完成 { $done } / { $all } 個練習
home-next = 繼續：{ $title }
home-minutes = { $minutes } 分鐘
home-done = 已完成
home-exams = 考試目標
home-of = { $done } / { $all }
home-sandbox = 沙盒
level-first-boot = 初次啟動
level-blueprints = 藍圖與連接埠
level-placement = 放置
level-network = 網路
level-storage = 容器與儲存
level-identity = 身分與映像檔
level-rolling = 滾動更新
level-scaling = 擴縮
level-events = 事件
level-kubernetes = Kubernetes 與選擇

## Practice
practice-title = 練一練
practice-due = { $due ->
        [0] 沒有到期的題目；這些是額外的
       *[other] { $due } 題到期
    }
practice-choose = 選一項
practice-right = 答對了。
practice-other = 依規則應為 *{ $right }*。
practice-next = 下一題
practice-exercise = 看它實際發生
q-node = { $id }：可用區域 { $zone }，剩餘 { $cpu } 個 CPU 單位和 { $memory } MiB，{ $tasks } 個 web 任務
q-room = { $id }：剩餘 { $cpu } 個 CPU 單位和 { $memory } MiB
q-holds = { $id }，可用區域 { $zone }：{ $tasks }
q-attributes = { $id }：{ $type }，stack { $stack }
q-host = { $id }：{ $cpu } 個 CPU 單位，{ $memory } MiB，使用中的 TCP 連接埠：{ $port }，stack { $stack }，{ $status }，代理程式已連線：{ $agent }
q-t1 = 一個服務要 { $desired } 個任務，全部健康，minimumHealthyPercent 為 { $minimum }。滾動更新期間，健康的任務最少可以剩下幾個？
q-t1-why = { $desired } 的 { $minimum }%，無條件進位：{ $floor }。
q-t2 = 一個服務要 { $desired } 個任務，maximumPercent 為 { $maximum }。滾動更新期間，同時處於 RUNNING 或 PENDING 的任務最多可以有幾個？
q-t2-why = { $desired } 的 { $maximum }%，無條件捨去：{ $ceiling }。
q-t3 = 一個服務有 { $desired } 個健康的任務，以 { $minimum }/{ $maximum } 更新。叢集總共放得下它的 { $room } 個任務，每個新任務都立刻變為健康。新任務分幾批啟動？0 表示更新永遠無法完成。
q-t3-why = 下限是 { $floor }，上限是 { $ceiling }，空間是 { $room }：{ $waves } 批。
q-t4 = 一個服務有 { $desired } 個任務，minimumHealthyPercent 為 100。maximumPercent 最小要多少，滾動更新才能往前走？
q-t4-why = 它必須允許多一個任務：{ $desired } 的 { $maximum }%，無條件捨去後大於 { $desired }。
q-t5 = 依 { $field } binpack 時，下一個任務（256 個 CPU 單位，512 MiB）由哪個執行個體接下？
q-t5-why = 在放得下它的執行個體當中，{ $id } 剩餘的 { $field } 最少。
q-t6 = 依序按 { $fields } spread 時，web 的下一個任務由哪個執行個體接下？所有執行個體都放得下。
q-t6-why = 依 { $fields } 來看，{ $id } 的任務最少。
q-t7 = 兩個可用區域各有 { $zone } 個空的執行個體；一個執行個體放得下 { $holds } 個任務。用 { $chain } 放置 { $tasks } 個任務。依可用區域和執行個體來看，它們會怎麼分布（最滿的在前）？
q-t7-why = 由 { $first } 決定；只有在它認為相同的執行個體之間，才輪到 { $second }。
q-t8 = 一個沒有放置策略的服務從 { $from } 個任務水平縮減到 { $to } 個。哪個執行個體上的任務會被停止？
q-t8-why = 先看任務最多的可用區域，再看其中任務最多的執行個體：{ $id }。
q-t9 = 這些執行個體加起來，放得下幾個 { $cpu } 個 CPU 單位、{ $memory } MiB 的任務？
q-t9-why = 逐一計算每個執行個體，看哪一項先用完：共 { $count } 個。
q-t10 = { $count } 個空的執行個體，各有 2048 個 CPU 單位和 3907 MiB。一個服務要 { $desired } 個任務，每個 256 個 CPU 單位、{ $memory } MiB，使用主機連接埠 8080。會執行幾個？
q-t10-why = 每個執行個體只有一個任務能用這個連接埠：{ $count } 個執行個體上執行 { $running } 個。
q-t11 = 一個任務需要 512 個 CPU 單位、1024 MiB、主機連接埠 8080 和屬性 stack = prod。它沒有被放置。是什麼擋住了它？
q-t11-why = 在每個執行個體上沒通過的都是同一項檢查，其他檢查都通過了。
q-t12 = 哪個運算式剛好選中 { $list }？
q-t12-why = `{ $expression }` 對 { $list } 成立，對其他執行個體都不成立。
q-t14 = 一個有 { $cpu } 個 CPU 單位的 Fargate 任務至少需要 { $need } MiB。與它搭配販售的最小記憶體是多少 MiB？
q-t14-why = 有 { $cpu } 個 CPU 單位時，記憶體從 { $least } 到 { $most }；第一個夠用的級距是 { $memory }。
q-t17 = { $tasks } 個任務的 CPU 為 { $metric }%；目標追蹤的目標值是 { $target }%，最多可到 { $most } 個任務。它接下來設定的數量是多少？（模型：按比例。）
q-t17-why = { $tasks } × { $metric } / { $target }，無條件進位，得 { $free }；限制在最大值以內：{ $count }。
q-t18 = { $tasks } 個任務；警示閾值為 { $threshold }%。步進：從 0 到 { $width }：+1，從 { $width } 到 { $double }：+{ $second }，從 { $double } 起：+{ $third }。指標為 { $metric }%。新的數量是多少？
q-t18-why = 指標比閾值高 { $difference }：{ $count } 個任務。
q-t19 = { $tasks } 個任務讀取一個有 { $visible } 則訊息的佇列；處理一則訊息需要 { $millis } ms，最多可以等 { $latency } s。要幾個任務才做得到？
q-t19-why = 一個任務前面可以排 { $each } 則訊息；{ $visible } 則需要 { $count } 個任務。
a-cpu = CPU
a-memory = 記憶體
a-port = 連接埠被占用
a-attribute = 缺少屬性
a-agent = 代理程式沒有連線
a-draining = 執行個體排空中
q-idea = { $model ->
        [a-deployment-always-finishes] 更新不一定會完成：下限和上限可能把它卡住。
        [all-at-once] 一次全換需要兩倍的空間，以及 200% 的上限。
        [all-that-fits] 服務執行的任務從不超過它要的數量。
        [always-double] 兩倍只是預設值，也就是 200%。
        [always-the-first-step] 用哪一階，取決於超出閾值多少。
        [and-or-swapped] 「and」縮小範圍，「or」放寬範圍。
        [any-field] binpack 只看一個欄位，就是它指定的那個。
        [any-mix-works-on-fargate] Fargate 為每個 CPU 值訂有各自的記憶體級距。
        [binpack-balances] binpack 求擠；spread 求勻。
        [bounds-are-absolute] 步進的界限從閾值算起。
        [ceiling-rounds-up] 上限是無條件捨去。
        [constraints-come-first] 屬性是有的；看看哪裡不同。
        [cpu-is-always-the-metric] 不管 CPU 是多少，佇列都在變長。
        [double] 數量按比例變化，不是加倍。
        [emptiest-instance-first] 先看可用區域，再看任務最多的執行個體。
        [equals-takes-patterns] == 比較完整的值；=~ 才接受模式。
        [exact-capacity] 調整量是加在目前的數量上。
        [fewest-on-one-instance] 各欄位依寫出的順序比較。
        [filters-come-last] 放不下任務的執行個體根本不參加排名。
        [first-in-the-list] 清單中的順序沒有意義。
        [floor-rounds-down] 下限是無條件進位。
        [fullest-instance-first] 先看可用區域，再看任務最多的執行個體。
        [hundred-is-enough] 100% 時什麼都不能加，也什麼都不能停。
        [instances-share-their-room] 一個任務只在一個執行個體上；兩邊剩下的空間湊不成一個位置。
        [largest-of-the-row] 這夠用，但不是最小的。
        [latency-is-the-target] 目標值是每個任務的訊息數：可等待的時間除以每則訊息的處理時間。
        [maximum-comes-on-top] 最大值把新舊任務合起來算。
        [maximum-is-of-new-tasks] 最大值把新舊任務合起來算。
        [memory-alone-decides] 能買到哪些記憶體，取決於 CPU 值。
        [minimum-says-how-many-stop] 最小值說的是留下多少，不是停掉多少。
        [never-more-than-desired] 最大值是所需數量的百分比，可以超過所需數量。
        [newest-goes-first] 可用區域之間的平衡比新舊優先。
        [newest-instance] 執行個體的新舊沒有意義。
        [no-room-no-move] 下限留有餘地時，ECS 先停止，再啟動。
        [not-is-everything-else] 「not」選中的是其他那些。
        [nothing-may-stop] 低於 100% 時可以停止一些，只要取整數後還有餘地。
        [oldest-goes-first] 可用區域之間的平衡比新舊優先。
        [on-top-of-what-runs] 結果是總數，不是增加的數量。
        [one-at-a-time] 下限和上限允許多少，ECS 就同時更換多少。
        [one-attribute-says-enough] 只用一個條件，會把別的也選進來。
        [one-is-enough] 下限隨百分比而定。
        [one-more-than-instances] 每個執行個體上，這個連接埠只能被占用一次。
        [one-per-instance] 一個執行個體上放得下好幾份。
        [one-percent-is-enough] 任務只能是整數：百分之一個任務等於沒有。
        [one-port-in-the-cluster] 每個執行個體都有自己的連接埠 8080。
        [one-step-to-spare] 這夠用，但不是最小的。
        [only-cpu-counts] 記憶體也會用完。
        [only-double-is-safe] 200% 可行，但更小的也可行。
        [only-memory-counts] CPU 單位也會用完。
        [only-the-first-counts] 第一個策略認為有幾個相同時，由第二個決定。
        [only-the-last-counts] 第一個策略先決定，之後才輪到最後一個。
        [patterns-match-anywhere] 模式要與完整的值相符。
        [ports-are-free] 固定的主機連接埠在每個執行個體上只能被占用一次。
        [ports-come-first] 連接埠可用；看看哪裡不同。
        [room-does-not-matter] 上限允許的任務，也要有地方放。
        [rounded-down] 半個任務不能工作：要無條件進位。
        [smallest-zone-first] 由任務最多的可用區域讓出一個。
        [somebody-drains] 這些執行個體都是 ACTIVE。
        [spread-means-over-zones] spread 依它指定的欄位平均分配，先依第一個欄位。
        [spread-packs] 依執行個體 spread 會去找最空的。
        [spread-seeks-company] spread 找的是最少的，不是最多的。
        [stack-is-a-type] 那個屬性的值是另一類東西。
        [steps-add-up] 只有一階適用。
        [straight-to-the-maximum] 按比例算，要的比最大值少。
        [the-agent-is-lost] 代理程式都已連線。
        [the-maximum-does-not-bind] 數量不會超過最大值。
        [the-nearest-will-do] 這比需要的少。
        [the-order-does-not-matter] 策略依書寫的順序使用。
        [the-upper-edge-is-in] 一階的上界屬於下一階。
        [two-per-cpu] 這是可選的大小之一，但不是題目要的。
        [unplaced-means-no-cpu] CPU 足夠。
        [unplaced-means-no-memory] 記憶體足夠。
       *[other] 另一種想法。
    }
