### Exercises and practice, Traditional Chinese (Taiwan). Fetched when they are first opened; zh-Hant.ftl speaks of the lab.

## The player
tab-exercise = 練習
exercise-about = 第 { $level } 級 · 約 { $minutes } 分鐘 · 計到 { $end } 為止
exercise-english = 此處為英文：這一部分在翻譯之後有更動。
exercise-allowed = 你可以呼叫
exercise-call = 呼叫
exercise-calls-left = 還沒有服務：要發的呼叫在「你的要求」面板裡。
exercise-request = 請求，JSON 格式
exercise-labels = 它們代表先前回應的各個部分。請求裡可以照原樣使用：
exercise-make = 送出呼叫
exercise-goals = 目標隨時間的狀況
exercise-hints = 提示
exercise-again = 重新開始
exercise-all = 全部從頭開始
exercise-left = 回到先前的執行
exercise-back = 復原我的上一個呼叫
par-own = 這次執行
par-solution = 一種解法
par-edits = 呼叫數
par-cost = 解出前的費用
par-disruption = 缺少的任務，以任務·秒計
make-text = 情境是它的開端，你的呼叫是它的解法，由此得到的結果是它的目標。把兩個檔案放進一個資料夾，讓 `taskyard check` 來驗證；然後寫好文字，再加上錯誤的作法。
make-no-calls = 還不行：你在這次執行中沒有送出呼叫，所以沒有什麼要解的。
make-no-effect = 還不行：沒有你的呼叫，執行的結局也一樣，所以沒有目標可達成。
make-faults = 還不行。檢查錄下的練習，結果是：
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
rung-take = 放進輸入框，在 { $at }
answer-came = 傳回的內容
predict-title = 播放之前
predict-number = 你的數字
predict-moment = 時刻：{ $at }
predict-order = 排出順序
predict-place = 放置虛影
predict-up = { $what }：提前
predict-down = { $what }：延後
predict-more = { $what }：加一個
predict-less = { $what }：減一個
predict-on-stage = 點選叢集圖中的執行個體，把虛影放上去；也可以用這些按鈕。
predict-ghosts = { $what } 上的虛影：{ $count }
predict-here = 你 { $yours }，叢集 { $cluster }
predict-ruler = 尺規上你的數字
predict-said = 你說 { $number }
predict-mark = 你的時刻
predict-mark-you = 你：{ $at }
predict-mark-cluster = 叢集：{ $at }
predict-you = 你
predict-cluster = 叢集
predict-parted = 第一個差異
predict-sure = 你有多少把握？
predict-guess = 用猜的
predict-think = 大概是
predict-certain = 很確定
predict-lock = 鎖定並觀看
predict-skip = 直接看結果
predict-waiting = 已鎖定。執行過程會揭曉。
predict-watch = 觀看題目所問的那次執行
predict-shown = 叢集：*{ $cluster }*。
predict-same = 你和叢集一致：*{ $cluster }*。
predict-differs = 你和叢集不一致，這是 { $at } 時的情況。

## The map
home-title = 練習
home-progress = 已完成 { $done } / { $all } 個練習
home-go = 繼續
home-practice = 題目每次重新產生，答案由引擎算出。答錯的會適時再次出現。
home-review = 開始複習
home-levels = 等級
home-exams-says = 每個考試目標已完成的練習數。這不預測考試結果。
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

ideas-title = 再次到期
ideas-about = 你曾信以為真的想法。每一個都有一道新題來問你。
ideas-none = 今天沒有到期的錯誤想法。
idea-seen = { $days ->
        [0] 上次見到：今天
        [1] 上次見到：昨天
       *[other] 上次見到：{ $days } 天前
    }
idea-ask = 考考我

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
practice-pages = 學習頁面
practice-leech = 這一題你已經答錯好幾次。親手做一遍，比再問一遍更有用。
practice-retry = 重做答錯的題目（{ $count }）
proof-same = 實際執行也是如此。
proof-other = 實際執行中是 *{ $run }*。
proof-works = 照此執行：可行。
proof-more = 照此執行：也可行，但 *{ $run }* 就夠了。
proof-fails = 照此執行：不可行。
proof-open = 開啟這次執行
plan-title = 你的計畫
plan-exam = 考試
plan-none = 無
plan-date = 日期
plan-left = { $days ->
    [0] 考試就在今天，或已經結束
   *[other] 還有 { $days } 天；複習不會排到考試之後
 }
plan-export = 把進度存成檔案
plan-import = 讀取進度檔案
plan-imported = 已讀取 { $count } 筆記錄{ $broken ->
    [0] 。
   *[other] ；另有 { $broken } 筆已損壞，未採用。
 }
plan-refused = 這不是進度檔案：{ $why }
plan-large = 這個檔案太大，不可能是進度檔案。

## Mock exams
exam-title = 模擬考試
exam-about = 共 { $count } 題，依考試各領域的比例組成，每次都重新產生。題目是我們自己出的，不是考古題。
exam-time = 時間
exam-time-usual = 與考試相同
exam-time-more = 多 { $percent }%
exam-time-none = 不計時
exam-minutes = { $minutes } 分鐘
exam-number = 第 { $number } 題，共 { $all } 題
exam-left = 剩餘 { $left }
exam-more = 再加 5 分鐘
exam-before = 上一題
exam-finish = { $open ->
    [0] 交卷
   *[other] 交卷（{ $open } 題未答）
 }
exam-score = 答對 { $right } / { $all }
exam-domain = 領域 { $domain }：{ $right } / { $all }
exam-honest = 這是答對的比例，不是考試換算後的分數。
exam-retry = 重做答錯的題目
exam-leave = 換一場考試

## Corrections
corrections-title = 勘誤
facts-about = 哪些常被教成另一個樣子，實情又是什麼。考試仍然期待舊答案的地方，由你選擇看哪一個。
facts-mode = 答案
facts-exam = 考試的期待
facts-current = 現在的實情
facts-true-now = 現在的實情：
facts-exam-says = 考試可能仍期待：
facts-often-said = 常見說法：
facts-unchecked = 憑記憶寫下：採信之前請先查證。
facts-source = 來源
fact-1-old = 容器可以在任何作業系統上執行。
fact-1-new = 容器共用主機的核心：映像檔的作業系統系列和 CPU 架構必須與主機一致（runtimePlatform）。
fact-2-old = Amazon ECS 就是 AWS 的 Docker Hub。
fact-2-new = Amazon ECS 執行容器。與 Docker Hub 對應的是 Amazon ECR。
fact-3-old = 任務定義中列出的祕密由執行個體設定檔取得。
fact-3-new = 無論在 Fargate 還是在執行個體上，任務定義中列出的祕密都用任務執行角色取得。執行個體角色負責註冊執行個體。
fact-4-old = Amazon S3 不能掛載為檔案系統；請用 Amazon EFS。
fact-4-new = 自 2026 年 4 月起，Amazon S3 Files 可把儲存貯體作為 NFS 檔案系統提供，任務定義可以掛載它（s3filesVolumeConfiguration，需要任務角色）。
fact-5-old = AWS App Runner 和 Copilot CLI 是最簡單的入門方式。
fact-5-new = App Runner 自 2026 年 4 月 30 日起不再接受新客戶，Copilot 的支援已於 2026 年 6 月 12 日結束。AWS 建議使用 Amazon ECS Express Mode 或 CDK。
fact-6-old = Classic Load Balancer 可與 Amazon ECS 搭配，只是不能用於 Fargate。
fact-6-new = 凡是 awsvpc 模式的任務，都不能用 Classic Load Balancer。服務可以使用 Application、Network 和 Gateway Load Balancer。
fact-7-old = 「ELB」就是用於高輸送量和 PrivateLink 的那一種。
fact-7-new = 用於高輸送量和 PrivateLink 的是 Network Load Balancer。ELB 是整個家族的名稱。
fact-8-old = 每個容器上都有一個代理程式，任務是一個設定檔。
fact-8-new = 每個容器執行個體上有一個代理程式。設定檔是任務定義；任務是它的一份執行複本。
fact-9-old = minimumHealthyPercent 為 90 會停掉 10% 的任務；另一個叫 max healthy percent。
fact-9-new = 下限無條件進位，上限（maximumPercent）無條件捨去。四個任務配 90/100 永遠動不了。預設值是 100 和 200。
fact-10-old = 一個 Fargate 叢集只有一個網路介面，其中的任務共用連接埠。
fact-10-new = 在 Fargate 上，每個任務都有自己的網路介面和私有位址，所以都能使用同一個連接埠。
fact-11-old = 執行個體必須允許負載平衡器連到所有連接埠。
fact-11-new = 執行個體只須允許負載平衡器的安全群組連到主機的臨時連接埠範圍。放行所有連接埠只是省事的超集。
fact-12-old = hostPort 為 0 會得到隨機連接埠。
fact-12-new = 在 bridge 模式下，hostPort 為 0 會得到隨機連接埠。在 awsvpc 和 host 模式下，它要嘛留空，要嘛與 containerPort 相同。
fact-13-old = Fargate 有 20 到 200 GB 歸容器使用。
fact-13-new = Fargate 給每個任務 20 GiB，可依要求提供 21 到 200 GiB。映像檔會占去一部分，這些儲存空間與任務同生共滅。
fact-14-old = 執行個體上的綁定掛載與執行個體同壽命。
fact-14-new = 執行個體上的綁定掛載，只有指定了主機路徑時才與執行個體同壽命。沒有主機路徑時，檔案隨任務的容器一起消失。
fact-15-old = binpack 同時依 CPU 和記憶體裝箱。
fact-15-new = binpack 依 CPU 或依記憶體裝箱，由它的 field 決定；兩者都要就串接兩條。沒有任何策略時，服務會在各可用區域之間分散。
fact-16-old = 放置只適用於 EC2 啟動類型。
fact-16-new = Fargate 沒有限制條件，也沒有策略。Amazon ECS Managed Instances 會遵守限制條件。
fact-17-old = ECS 控制器只會滾動；藍/綠部署要靠 AWS CodeDeploy。
fact-17-new = 自 2025 年 7 月起，ECS 控制器自己也能做藍/綠部署，後來又有線性和 Canary 部署，並可用斷路器和警示回復。
fact-18-old = 服務自動擴展只認三個指標，其中之一是負載平衡器的請求數。
fact-18-new = 服務自動擴展有三個預先定義的指標：CPU、記憶體和 ALBRequestCountPerTarget，後者以每分鐘、每個目標計。也可以指定任何其他 CloudWatch 指標。
fact-19-old = 讓 Auto Scaling 群組依 CPU 擴展。
fact-19-new = 放置看的是預留。受管擴展跟隨 CapacityProviderReservation：需要的執行個體數除以執行中的執行個體數，再乘 100。
fact-20-old = 需要持久儲存就得選執行個體。
fact-20-new = Fargate 任務可以使用 Amazon EFS 和 Amazon EBS 磁碟區。
fact-21-old = 每小時一次的任務就是帶排程的 EventBridge 規則。
fact-21-new = 排程規則是舊辦法；EventBridge Scheduler 專為此而設。事件匯流排用於各種事件。
fact-22-old = 依佇列長度擴展工作任務。
fact-22-new = 依每個任務的積壓擴展：可見訊息數除以執行中的任務數。目標值是你能接受的等待時間除以一則訊息的處理時間。
fact-23-old = 推送時掃描是在每個儲存庫上開啟的。
fact-23-new = 如何掃描映像檔，由登錄檔的掃描組態決定：基本掃描，或借助 Amazon Inspector 的增強掃描。儲存庫上的設定已被棄用。
fact-24-old = 狀態為 Exited 的事件表示任務掛了。
fact-24-new = 結束的任務會變為 STOPPED，被部署換下的任務也一樣。要得知失敗，就把 lastStatus STOPPED 與結束代碼或停止原因一起比對。
fact-25-old = 叢集之間從不共用基礎設施。
fact-25-new = 一個執行個體只屬於一個叢集。VPC、子網路和帳戶配額則是共用的。
fact-26-old = Amazon ECS 沒有任何部分是開放原始碼。
fact-26-new = Amazon ECS 的控制平面不是開放原始碼。它的容器代理程式是開放原始碼。
fact-27-old = Kubernetes 節點執行 Docker Engine。
fact-27-new = 自 Kubernetes 1.24 起，節點不再執行 Docker Engine；Amazon EKS 的節點執行 containerd。
fact-28-old = Amazon EKS 有三種節點，都在 Auto Scaling 群組中。
fact-28-new = Amazon EKS 的節點不只三種，還有 EKS Auto Mode 和 Hybrid Nodes 等。Auto Mode、Karpenter 和 Fargate 都不用 Auto Scaling 群組。
fact-30-old = 任何 CSI 驅動程式都能用在任何節點上。
fact-30-new = Fargate 上的 Pod 不能掛載 Amazon EBS，Amazon EFS 在 Fargate 上也只支援靜態佈建。
fact-31-old = 用 Amazon ECS 就必須自備 EC2 執行個體。
fact-31-new = EC2 執行個體只是 Amazon ECS 的四種容量之一，另外還有 Fargate、Managed Instances 和 Amazon ECS Anywhere。
fact-32-old = 任務定義中必須寫 CPU 和記憶體。
fact-32-new = 用於 Fargate 的任務定義，要在任務層級寫 CPU 和記憶體。在執行個體上，只要任務或每個容器有記憶體值就夠了。
fact-33-old = 維運考試是 SOA-C02。
fact-33-new = 維運考試是 SOA-C03，即 AWS Certified CloudOps Engineer：它在 2025 年 9 月取代了 SOA-C02。
q-w = 以今天來看，這些句子中只有一句不需要更正。是哪一句？
q-w-exam = 這些句子中，哪一句會被考試視為正確？
q-w-why = 更正及其出處見下方。
q-w-idea = 現在的實情：{ $now }
q-w-early = 現在的實情已是如此，但考試可能仍期待較早的答案：{ $old }
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
q-t13 = 一個 Application Load Balancer 在 sg-alb 中，監聽連接埠 80。它的目標是 { $mode } 網路模式的容器，containerPort 為 { $container }，hostPort 為 { $host }。讓它們變為健康所需的最小傳入規則是哪一條？（通訊協定、連接埠、來源。）
q-t13-why = { $mode ->
        [awsvpc] 在 awsvpc 模式下，每個任務都有自己的網路介面，連接埠就是容器的連接埠
       *[bridge] { $host ->
            [0] 在 bridge 模式下，主機連接埠 0 會取動態範圍中的任一連接埠
           *[other] 在 bridge 模式下，負載平衡器連到的是主機連接埠 { $host }
        }
    }：{ $rule }。
q-t15 = 一個 Fargate 任務提取 { $image } GiB（壓縮後）的映像檔，並寫入 { $data } GiB 到磁碟。ephemeralStorage.sizeInGiB 最小是多少？（模型：解開後，映像檔占用壓縮後大小的三倍。）
q-t15-why = 映像檔占用 { $taken } GiB，資料占用 { $data } GiB：{ $size }。
q-t16 = { $event ->
        [task] 任務停止，另一個任務在同一個容器執行個體上啟動。哪個磁碟區還為它保留著那些檔案？
        [instance] 容器執行個體被終止，任務在另一個執行個體上啟動。哪個磁碟區還為它保留著那些檔案？
       *[zone] 可用區域故障，任務在另一個可用區域啟動。哪個磁碟區還為它保留著那些檔案？
    }
q-t16-why = { $event ->
        [task] 屬於任務的隨任務而去；屬於執行個體或檔案系統的會留下。
       *[other] 屬於任務或執行個體的都沒有了；獨立的檔案系統會留下。
    }
q-t20 = 一個 targetCapacity 為 { $target } 的容量提供者有 { $instances } 個執行個體，每個上面都有任務，CPU 幾乎閒置。{ $waiting } 個任務在 PROVISIONING 中等待；一個空的執行個體放得下 { $each } 個這樣的任務。受管擴展會要求幾個執行個體？
q-t20-why = 需要 { $needed } 個執行個體，現有 { $instances } 個：CapacityProviderReservation 為 { $metric }%。目標為 { $target }% 時，需要 { $wanted } 個。
q-t21 = 一個服務用 FARGATE（base { $base }，weight { $first }）和 FARGATE_SPOT（weight { $second }）執行 { $tasks } 個任務。FARGATE + FARGATE_SPOT 各分到幾個？
q-t21-why = base 先在 FARGATE 上占 { $base } 個；其餘 { $rest } 個按 { $first } 比 { $second } 分配：{ $split }。
q-t22 = AccessDenied: not authorized to perform { $action }，{ $when ->
        [pulling] 出現在提取映像檔時。
        [secrets] 出現在取得任務定義中的祕密時。
        [logging] 出現在開啟日誌串流時。
        [joining] 出現在執行個體加入叢集時。
       *[running] 出現在應用程式自己的日誌裡，那時它早已啟動。
    }哪個角色缺少權限？
q-t22-why = { $acts ->
        [a-role-execution] 這個呼叫由代理程式替任務發出：任務執行角色。
        [a-role-task] 這個呼叫由應用程式發出：任務角色。
       *[other] 這個呼叫來自執行個體，或來自上面沒有自己角色的任務：容器執行個體角色。
    }
q-t23 = 一個儲存庫有下列生命週期政策和映像檔。哪些映像檔會過期？
q-t23-why = 規則依優先順序生效，符合前面規則的映像檔不再受後面的規則影響：{ $list }。
q-on-ec2 = 任務在容器執行個體上執行
q-on-fargate = 任務在 Fargate 上執行
q-role-execution = 任務執行角色：{ $policy }
q-role-task = 任務角色：{ $policy }
q-role-instance = 容器執行個體角色：{ $policy }
q-rule-count = 規則 { $priority }：標籤 { $tags }，最多保留 { $count } 個（imageCountMoreThan）
q-rule-days = 規則 { $priority }：標籤 { $tags }，早於 { $count } 天（sinceImagePushed）
q-image = { $name }：標籤 { $tag }，{ $days } 天前推送
a-bind = 沒有主機路徑的綁定掛載
a-host-path = 主機目錄的綁定掛載（sourcePath）
a-docker-task = 範圍為 task 的 Docker 磁碟區
a-docker-shared = 範圍為 shared 的 Docker 磁碟區
a-efs = Amazon EFS 檔案系統
a-ebs = 任務的 Amazon EBS 磁碟區
a-s3-files = Amazon S3 Files 檔案系統
a-role-execution = 任務執行角色
a-role-task = 任務角色
a-role-instance = 容器執行個體角色
a-role-service = 服務連結角色 AWSServiceRoleForECS
a-cpu = CPU
a-memory = 記憶體
a-port = 連接埠被占用
a-attribute = 缺少屬性
a-agent = 代理程式沒有連線
a-draining = 執行個體排空中
q-idea = { $model ->
        [a-bind-mount-lasts] 沒有主機路徑時，檔案隨任務的容器一起消失。
        [a-deployment-always-finishes] 更新不一定會完成：下限和上限可能把它卡住。
        [a-file-system-is-lost] 獨立的檔案系統比任務、執行個體和可用區域活得更久。
        [all-at-once] 一次全換需要兩倍的空間，以及 200% 的上限。
        [all-that-fits] 服務執行的任務從不超過它要的數量。
        [always-double] 兩倍只是預設值，也就是 200%。
        [always-the-dynamic-range] 只有 bridge 模式下的主機連接埠 0 才用動態範圍。
        [always-the-first-step] 用哪一階，取決於超出閾值多少。
        [an-instance-for-each-task] 一個執行個體上放得下好幾個任務。
        [and-or-swapped] 「and」縮小範圍，「or」放寬範圍。
        [any-field] binpack 只看一個欄位，就是它指定的那個。
        [any-mix-works-on-fargate] Fargate 為每個 CPU 值訂有各自的記憶體級距。
        [anybody-may] 這可行，但放進了所有人，而不只是負載平衡器。
        [binpack-balances] binpack 求擠；spread 求勻。
        [both-have-the-base] 一個策略中只有一項可以有 base。
        [bounds-are-absolute] 步進的界限從閾值算起。
        [ceiling-rounds-up] 上限是無條件捨去。
        [constraints-come-first] 屬性是有的；看看哪裡不同。
        [container-port-in-bridge] 在 bridge 模式下，外界連到的是主機連接埠。
        [cpu-is-always-the-metric] 不管 CPU 是多少，佇列都在變長。
        [double] 數量按比例變化，不是加倍。
        [ecs-has-a-role-of-its-own] 服務連結角色管理網路介面和負載平衡器，不管任務內部的事。
        [emptiest-instance-first] 先看可用區域，再看任務最多的執行個體。
        [equals-takes-patterns] == 比較完整的值；=~ 才接受模式。
        [every-port] 這可行，但開放的連接埠遠多於所需。
        [exact-capacity] 調整量是加在目前的數量上。
        [fewest-on-one-instance] 各欄位依寫出的順序比較。
        [filters-come-last] 放不下任務的執行個體根本不參加排名。
        [first-in-the-list] 清單中的順序沒有意義。
        [floor-rounds-down] 下限是無條件進位。
        [from-its-own-group] 連線來自負載平衡器的群組，而不是任務自己的群組。
        [fullest-instance-first] 先看可用區域，再看任務最多的執行個體。
        [gigabytes-are-gibibytes] 大小以 GiB 計，需要的量也是。
        [half-an-instance-will-do] 執行個體只能是整數：結果無條件進位。
        [hundred-is-enough] 100% 時什麼都不能加，也什麼都不能停。
        [images-stay-packed] 映像檔解開後占用更多空間。
        [images-take-no-room] 映像檔與資料在同一個磁碟上。
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
        [no-rule-shields] 符合前面規則的，後面的規則不會再碰。
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
        [only-the-base-is-first] base 之後，其餘的按 weight 分配。
        [only-the-first-counts] 第一個策略認為有幾個相同時，由第二個決定。
        [only-the-first-rule-counts] 不符合前面規則的，由後面的規則處理。
        [only-the-last-counts] 第一個策略先決定，之後才輪到最後一個。
        [open-port-80] 監聽 80 的是負載平衡器，不是目標。
        [patterns-match-anywhere] 模式要與完整的值相符。
        [ports-are-free] 固定的主機連接埠在每個執行個體上只能被占用一次。
        [ports-come-first] 連接埠可用；看看哪裡不同。
        [room-does-not-matter] 上限允許的任務，也要有地方放。
        [rounded-down] 半個任務不能工作：要無條件進位。
        [shared-means-everywhere] 範圍 shared 指的是在一個執行個體上共用。
        [smallest-zone-first] 由任務最多的可用區域讓出一個。
        [somebody-drains] 這些執行個體都是 ACTIVE。
        [spread-means-over-zones] spread 依它指定的欄位平均分配，先依第一個欄位。
        [spread-packs] 依執行個體 spread 會去找最空的。
        [spread-seeks-company] spread 找的是最少的，不是最多的。
        [stack-is-a-type] 那個屬性的值是另一類東西。
        [steps-add-up] 只有一階適用。
        [straight-to-the-maximum] 按比例算，要的比最大值少。
        [task-scope-lasts] 範圍 task 的意思是：隨任務一起消失。
        [the-agent-is-lost] 代理程式都已連線。
        [the-base-falls-away] base 先填滿，而且計算在內。
        [the-base-is-left-out] 先填滿 base，weight 才起作用。
        [the-cpu-is-idle] 放置看的是保留量，不是使用量。
        [the-default-is-enough] 預設的 20 GiB 放不下。
        [the-disk-follows] ECS 為每個任務建立新的 EBS 磁碟區，從不再附加舊的那個。
        [the-execution-role-does-it-all] 執行角色供代理程式使用：映像檔、祕密、日誌。
        [the-host-lasts] 這個目錄隨它的執行個體一起消失。
        [the-instance-role-does-it-all] 執行個體角色供執行個體使用；有自己角色的任務不用它。
        [the-last-rule-first] 優先順序數字最小的先生效。
        [the-listener-port] 監聽 80 的是負載平衡器，不是目標。
        [the-maximum-does-not-bind] 數量不會超過最大值。
        [the-most-is-safe] 這夠用，但不是最小的，而且要為它付費。
        [the-nearest-will-do] 這比需要的少。
        [the-newest-go] 依數量的規則保留最新的；天數從推送時算起。
        [the-order-does-not-matter] 策略依書寫的順序使用。
        [the-target-is-left-out] 目標低於 100% 會留有備用執行個體。
        [the-task-role-does-it-all] 任務角色供應用程式使用，在它執行之後。
        [the-upper-edge-is-in] 一階的上界屬於下一階。
        [two-per-cpu] 這是可選的大小之一，但不是題目要的。
        [unplaced-means-no-cpu] CPU 足夠。
        [unplaced-means-no-memory] 記憶體足夠。
        [untagged-images-match-too] 針對有標籤映像檔的規則，不管沒有標籤的映像檔。
        [weights-are-counts] weight 是扣除 base 之後剩餘部分的份額。
       *[other] 另一種想法。
    }
