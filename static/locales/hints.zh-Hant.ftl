### Hints, notes and mends of the checker, Traditional Chinese (Taiwan).

## Hints: what would be right
hint-meant = 你是指「{ $word }」嗎？
hint-example = 例如 { $code }
hint-literal = { $code }
hint-write = 寫成 { $value }
hint-one-of = { $values } 之一
hint-from-to = { $low } 到 { $high } 的整數
hint-name = 最多 255 個字母、數字、連字號和底線
hint-placeholder = { $name } 是由別處填入的預留位置；{ $write }
hint-placeholder-write = { $name } 是由其他工具填入的預留位置。這裡應寫：{ $write }
hint-no-null = 省略這個欄位；null 在這裡不是值
hint-no-such-field = API 在這裡沒有這個欄位；請移除
hint-remove = 請移除
hint-only-described = DescribeTaskDefinition 的回應裡才有它；註冊時請移除
hint-belongs-to-container = 「{ $name }」屬於容器：移到 containerDefinitions[0] 中
hint-belongs-to-task = 「{ $name }」屬於任務：移到 containerDefinitions 旁邊

## Hints: what a value looks like
hint-a-text = 雙引號中的文字
hint-a-duration = 一段時間長度，例如 "90s"
hint-a-whole-number = 不加引號的整數
hint-a-number = 不加引號的數字
hint-a-boolean = true 或 false
hint-a-moment = 一個時刻
hint-a-list = 一個清單：{ $shape }
hint-a-map = 一個文字物件：{ $shape }
hint-an-object = 一個物件：{ $shape }
hint-health = true、false 或 { $shape }

## Hints: sizes
hint-no-such-cpu = 沒有 { $cpu } 個 CPU 單位這種規格；{ $pair }
hint-cpu-takes = { $cpu } CPU 可配 { $memories }；{ $pair }
hint-nearest-pair = 最接近的合法組合：{ $cpu } CPU 配 { $memory } MiB
hint-mib = { $values } MiB
hint-mib-steps = { $first } 到 { $last } MiB，級距 { $step }
hint-cpu-at-least = 至少 128 個 CPU 單位
hint-cpu-at-most = 最多 196608 個 CPU 單位
hint-cpu-written = 用數字寫 CPU 單位，例如 "256"，或寫 "1 vCPU"
hint-memory-written = 用數字寫 MiB，例如 "512"，或寫 "2 GB"
hint-cpu-sum = 各容器共要 { $used }，任務只有 { $cpu }
hint-memory-sum = 各容器共預留 { $used } MiB，任務只有 { $memory }
hint-some-memory = 例如 "memory": 512，或任務層級的 "memory"
hint-positive-mib = 大於零的 MiB 數
hint-below-reservation = { $limit } 低於預留的 { $soft }
hint-task-memory = 任務有 { $memory } MiB
hint-cpu-least = 0 個或更多 CPU 單位

## Hints: the task
hint-ten-containers = 一個任務最多 10 個容器，這裡有 { $count } 個
hint-one-essential = 至少要有一個容器是必要的；不設定時即為必要
hint-member-of = 任務定義只接受 memberOf；把它交給服務
hint-external-modes = bridge、host 或 none
hint-withdrawn = Elastic Inference 已停用；請移除這個欄位
hint-ask-fargate = 請移除，或在 requiresCompatibilities 中要求 FARGATE
hint-no-instances = 請移除；Fargate 沒有執行個體可選
hint-no-volumes = 任務沒有 "volumes"；請新增一個同名的磁碟區
hint-volumes = 任務的磁碟區有：{ $names }

## Hints: a container
hint-real-image = ECS 會照原樣接受，但提取會失敗。請寫真實的映像檔
hint-digest = 摘要是 sha256: 加 64 個十六進位數字
hint-drop-links = 這類任務的容器共用 localhost；請去掉 links
hint-secrets-role = 代理程式用執行角色取得祕密
hint-env-name = 物件名稱以 .env 結尾，例如 app.env
hint-timeout-fargate = 在 Fargate 上為 2 到 120 秒
hint-timeout = 0 秒或更多
hint-cmd-shell-first = 把 "CMD-SHELL" 放在最前
hint-waits-for-itself = { $name } 在等待自己，直接或經由別的容器
hint-links-to-itself = { $name } 連結到自己，直接或經由別的容器
hint-not-essential = 為 { $name } 設定 "essential": false
hint-give-health-check = 為 { $name } 加上 healthCheck，或改用 START
hint-log-streams = Fargate 的日誌串流名為 prefix/container/task-id
hint-port = 1 到 65535 的連接埠
hint-host-port = 0（動態）到 65535 的連接埠
hint-port-range = FIRST-LAST，且 1 <= FIRST < LAST <= 65535
hint-same-port = { $port }，或省略 hostPort
hint-free-port = hostPort 為 0 時取一個空閒連接埠
hint-shared-ports = 這種網路模式下，容器共用同一組連接埠

## Hints: what was pasted is something else
hint-terraform = 這是 Terraform 程式碼；請把 container_definitions 裡的清單以 JSON 貼上
hint-yaml = 這看起來是 YAML；請貼上任務定義的 JSON 形式
hint-web-page = 這看起來是網頁；請貼上 JSON 本身

## Mends, on a button
fix-use = 使用 { $insert }
fix-remove = 移除 { $name }
fix-add = 新增 { $field }
fix-add-volume = 新增磁碟區 { $name }
fix-make-essential = 把 { $name } 設為必要

## Notes: AWS says nothing, the lab does
note-command-begins = 健康檢查命令以 CMD 或 CMD-SHELL 開頭
note-placeholder = { $name } 是由別處填入的預留位置
note-docker-least = Docker 至少為容器預留 6 MiB；「{ $name }」不足此數
note-twice = 「{ $name }」在這裡出現了兩次；以最後一次為準
note-treated-as-tcp = 通訊協定「{ $value }」當成 tcp 處理
note-no-effect = { $path } 會被接受，但在本實驗室中不起作用
note-request-size = 請求大於 { $most } 位元組
note-document-size = 文件有 { $bytes } 位元組；任務定義最多 { $most } 位元組

## What is wrong with JSON; the second of a pair says what stood there instead
syntax-expected = 應為{ $what }，{ $found }
syntax-either = { $one } 或 { $other }
syntax-value = 一個值
syntax-end = 文件結尾
syntax-name = 雙引號中的欄位名稱
syntax-name-after-comma = 逗號後的欄位名稱
syntax-colon = 欄位名稱後的 { $sign }
syntax-digit = 一個數字
syntax-leading-zeros = 沒有前置零的數字
syntax-digit-after-point = 小數點後的數字
syntax-digit-in-exponent = 指數中的數字
syntax-quote = 結束的雙引號
syntax-quote-on-line = 本行內結束的雙引號
syntax-no-control = 文字中沒有控制字元
syntax-escape = 反斜線後為 " \ / b f n r t u 之一
syntax-hex = \u 後的四個十六進位數字
syntax-surrogate = 應為完整的代理對
syntax-depth = 巢狀深於 { $most } 層
syntax-found = 卻是 { $sign }
syntax-found-end = 文件到此結束
syntax-found-single-quote = 卻是單引號；JSON 文字要用雙引號
syntax-found-comment = 卻是註解；JSON 沒有註解
syntax-found-curly-quote = 卻是彎引號；JSON 文字要用直的雙引號

## What was done to a paste, each beside the field it was done to
pasted-fence = 已去掉文件外的程式碼圍欄
pasted-placeholder-dropped = { $name }，由別處填在值之後
pasted-placeholder-quoted = { $name } 沒有引號；已加上
pasted-comments = 註解（{ $count }）；JSON 沒有註解
pasted-commas = 右括號前的逗號（{ $count }）
pasted-family-container = 原本沒有；「{ $family }」取自第一個容器
pasted-family-arn = 「{ $family }」取自 taskDefinitionArn
pasted-only-described = DescribeTaskDefinition 的回應裡才有它；請求裡沒有
pasted-null = null；未設定的欄位應省略
pasted-null-entry = null 不是一項
pasted-empty-list = 空清單
pasted-empty-text = 空文字；未設定的欄位應省略
pasted-empty-object = 空物件
pasted-list-in-string = 清單寫在了 JSON 字串裡
pasted-renamed = 這個欄位在這裡叫 { $name }
pasted-belongs-to-task = 它屬於任務，不在這裡；請寫在 containerDefinitions 旁邊
pasted-no-such-field = RegisterTaskDefinition 在這裡沒有這個欄位
pasted-pairs = 名稱物件已改成 name 與 value 的清單
pasted-intrinsic = CloudFormation 函數；以 { $value } 代替
pasted-became = { $old } 已改為 { $new }
pasted-in-string = 文件寫在了 JSON 字串裡
pasted-list-of-one = 已去掉唯一一個文件外的清單
pasted-bare-list = 單獨的容器清單已被包好；請自行補上任務層級的設定
pasted-wrapper = 已去掉 DescribeTaskDefinition 回應的外層
pasted-tags = 寫在任務定義旁邊的標籤已移入其中
pasted-beside = 它寫在任務定義旁邊，不是其中一部分
pasted-one-container = 單獨一個容器定義：已被包好
pasted-template = 取自 CloudFormation 範本
pasted-others = 範本中還有 { $count } 個任務定義
pasted-properties = CloudFormation 資源的屬性：這裡的名稱以小寫字母開頭

## Why a paste could not be read
pasted-size = 文字有 { $bytes } 位元組；實驗室最多讀取 { $most }
pasted-a-text = 一段文字不是任務定義
pasted-no-object = 任務定義是一個 JSON 物件
pasted-strange-list = 一個清單，其中的內容不是容器定義
pasted-service = 這是服務，不是任務定義；請用服務自己的表單
pasted-compose = 這是 Docker Compose 檔案，不是任務定義
pasted-beanstalk = 這是單容器的 Elastic Beanstalk 檔案，沒有定義
pasted-kubernetes = 這是 Kubernetes 資訊清單，不是任務定義
pasted-describe-tasks = 這是 DescribeTasks 的回應；請貼上 describe-task-definition 的回應

# What is accepted and changes nothing, and why.
note-idle = { $member } 在本實驗室中不起作用：{ $why }
idle-process = 模擬的程序依映像檔所描述的那樣行事；它不讀參數，也不讀檔案
idle-kernel = 沒有模擬核心
idle-names = 容器內不做名稱解析
idle-labels = 會保存並原樣傳回；沒有規則讀它
idle-mesh = 沒有模擬服務網格
idle-logs = 日誌不會離開模擬的帳戶
idle-gpu = GPU 以整個計數
idle-one = 它只有一個合法的值
idle-volume = 對不讀檔案的程序來說，只有磁碟區裡存的是誰的資料才重要
idle-gone = 它屬於 AWS 不再接受的欄位
idle-fault = 故障來自本實驗室的外部干預
idle-trust = 沒有模擬沙箱

## Beside what may stand at the cursor
detail-text = 文字
detail-whole = 整數
detail-number = 數字
detail-boolean = true 或 false
detail-moment = 時刻
detail-duration = 時間長度
detail-health = true、false 或一個時段
detail-list = 清單
detail-object = 物件
detail-map = 名稱與文字
detail-required = { $kind }，必填
detail-container = 容器
detail-volume = 磁碟區
detail-query = 叢集查詢
detail-memory = MiB，Fargate 配 { $cpu } CPU

## A scenario file, an exercise or a link that is wrong. "found" is one of the next six.
found-null = 空值（null）
found-boolean = 布林值
found-number = 數字
found-text = 文字
found-list = 清單
found-object = 物件
fault-at = { $path }：{ $message }
fault-wanted = 應為：{ $what }
fault-perhaps = 也許是 { $name }
fault-json = 不是 JSON：{ $why }
fault-yaml = 不是 YAML：{ $why }
fault-bytes = 文字長 { $count } 位元組
fault-missing = 缺少 { $name }
fault-unfit = 缺少，或類型不對
fault-unfit-kind = { $found }不能用在這裡
fault-unknown = 不認得「{ $value }」
fault-nothing-called = 沒有名為 { $name } 的東西
fault-no-field = 沒有欄位「{ $field }」
fault-no-text = { $found }不是文字
fault-no-list = { $found }不是清單
fault-no-scenario = { $found }不是情境
fault-no-step = { $found }不是步驟
fault-no-request = { $found }不是請求
fault-no-exercise = { $found }不是練習
fault-no-goal = { $found }不是目標
fault-no-answer = { $found }不能描述一個錯誤答案
fault-no-row = { $value } 不是總表中的一列
fault-format = 不認得格式 { $format }
fault-seed = { $value } 不能當作種子
fault-no-duration = { $value } 不是時間長度
fault-too-long = { $value } 太長
fault-too-many = 太多：{ $count }
fault-too-few = 太少：{ $count }
fault-after-end = { $at } 在執行結束之後
fault-back-in-time = { $at } 在時間上倒退了
fault-no-call = 「{ $call }」不是本實驗室認得的呼叫
fault-no-label-above = 上面沒有步驟標為「{ $label }」
fault-label = 「{ $label }」不能當作標籤
fault-twice = 「{ $name }」用了兩次
fault-not-of-start = { $name } 屬於練習，不屬於它的開端
fault-words-of-time = 目標中的時間詞：{ $count } 個；必須恰好有一個
fault-expression = 「{ $at }」處：{ $why }
fault-want-object = 含有 { $fields } 的物件
fault-want-name = 一個簡短的名稱，寫成文字
fault-want-whole = 不小於 0 的整數
fault-want-duration = 時間長度，例如 90s、1m30s、1h 或 250ms
fault-want-week = 最多 168h，即七天
fault-want-milliseconds = 毫秒數，最多七天
fault-want-most = 最多 { $most }
fault-want-least = 至少 { $least }
fault-want-each = 每個選項一個：共 { $count } 個
fault-want-up-to = 不晚於 { $end }
fault-want-later = { $at } 或更晚
fault-want-reference = 大括號內寫標籤和路徑；要寫這段文字本身，用兩個錢字號
fault-want-label = 1 到 64 個字母、數字、- 和 _
fault-want-label-above = 上面某個步驟的標籤；目前還沒有
fault-want-own-name = 一個不與別的重複的名稱
fault-want-digest = 32 個十六進位數字
fault-want-calls = 允許發出的呼叫
fault-want-slug = 小寫字母、數字和 -
fault-want-nothing = 什麼都不寫；{ $word } 不帶它
fault-want-solutions = 由呼叫清單組成的清單
fault-want-idea = 錯誤想法的 id
reference-open = 「{ $text }」開始了一個參照，卻沒有結束
reference-no-label = 參照「{ $text }」沒有以標籤開頭
reference-no-response = { $text }：步驟「{ $label }」沒有得到回應
reference-nothing = { $text }：「{ $label }」的回應中，這裡什麼都沒有
reference-no-piece = { $text }：較長的字串中只能放文字和數字
reference-simple = 「{ $text }」不只是名稱、點和 [n]，而這裡只能讀取這些
reference-path = 無法讀取路徑：{ $why }

## A link
link-form = 本實驗室的連結以 { $prefix } 開頭；這個以 { $begins } 開頭
link-long = 連結長 { $bytes } 位元組；上限為 { $limit }
link-letters = 連結已損壞：不是 base64url
link-deflate = 連結已損壞：無法解壓縮
link-big = 連結的內容超過 { $limit } 位元組
link-wrong = 連結有誤
link-unknown-scenario = 這裡沒有情境「{ $name }」
link-other-engine = 由版本 { $theirs } 產生；這裡是版本 { $ours }
link-refused-now = { $at } 的 { $call } 現在被拒絕：{ $code }：{ $message }
link-other-digest = 這次執行與分享的那次不同：摘要是 { $ours }，原本是 { $theirs }

## What an exercise does not let its player do
denied-call = 這道練習要求不用 { $call } 來解
denied-field = 這道練習不更動 { $call } 的 { $field }

## What the lab refuses in its own name; "things" names what there is too much of
refuse-most = 在本實驗室中，{ $things }數量最多為 { $most }
things-alarms = 警示
things-providers = 容量提供者
things-desired = 所需任務
things-group-instances = 一個群組的執行個體
things-groups = Auto Scaling 群組
things-instances = 容器執行個體
things-messages = 一個佇列中的訊息
things-metrics = 指標
things-policies = 一個角色的政策
things-scaling-policies = 一個目標的擴展政策
things-queues = 佇列
things-revisions = 任務定義的修訂版
things-actions = 一個目標的排程動作
things-services = 服務
things-tags = 一個資源的標籤
things-network = 網路中的物件
things-storage = 檔案系統和掛載目標
things-tasks = 任務
things-roles = 角色
things-stores = 祕密、參數和日誌群組
things-repositories = 儲存庫
things-images = 一個儲存庫中的映像檔
things-points = 一條曲線上的資料點
refuse-range = { $key } 是 { $low } 到 { $high } 的整數
refuse-least = { $key } 必須至少為 { $low }
refuse-no-call = 本實驗室不回應 { $name }
refuse-meant = { $what }；{ $hint }
refuse-no-read = { $name } 不是讀取操作
refuse-no-task = 沒有任務 { $name }
refuse-no-instance = 沒有容器執行個體 { $name }
refuse-no-container = 任務沒有容器 { $name }
refuse-not-running = 容器 { $name } 沒有在執行
refuse-no-cluster = 沒有這個叢集
refuse-no-queue = 沒有佇列 { $name }
refuse-no-spot-task = { $name } 不是 FARGATE_SPOT 上的任務
refuse-no-spot-instance = { $name } 不是 Auto Scaling 群組的 Spot 執行個體
refuse-definition-gone = 任務的定義已被刪除
refuse-no-zone = availabilityZones 必須至少列出一個可用區域
refuse-zone = 這個區域沒有可用區域 { $zone }；有的是 { $known }
refuse-zone-works = 可用區域 { $name } 沒有發生故障
refuse-instance-type = 本實驗室不認得執行個體類型 { $type }；認得的有 { $known }
refuse-no-image = image 不能是空的
refuse-image-tag = imageTag 由 1 到 300 個字母、數字和 _.- 組成
refuse-own-registry = registryId 是另一個帳戶的編號，共 12 位數字
refuse-request-path = 路徑以 / 開頭；路徑和主機名稱一樣，最多 256 個字元
refuse-service-or-door = service 和 loadBalancer 只給一個，不要都給
refuse-classic-door = Classic Load Balancer 沒有規則；請設定它的服務的流量
refuse-no-listener = { $name } 沒有在那裡接聽
refuse-until-before-from = healthy.until 必須晚於 healthy.from
refuse-no-service = 請給出 service，或維度 ClusterName 和 ServiceName
refuse-point-back = 各點在時間上必須向前；{ $name } 不是
refuse-no-metric = 本實驗室沒有服務指標 { $name }；有的是 CPUUtilization、MemoryUtilization、RequestCountPerTarget 和 RunningTaskCount；別的指標都要有自己的命名空間
refuse-one-instance-port = 本實驗室只給 Classic Load Balancer 一個執行個體連接埠
refuse-no-setting = 本實驗室只認得帳戶設定 awsvpcTrunking，不認得 { $name }
