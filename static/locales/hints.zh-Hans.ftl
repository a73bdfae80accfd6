### Hints, notes and mends of the checker, Simplified Chinese.

## Hints: what would be right
hint-meant = 你是指“{ $word }”吗？
hint-example = 例如 { $code }
hint-literal = { $code }
hint-write = 写成 { $value }
hint-one-of = { $values } 之一
hint-from-to = { $low } 到 { $high } 的整数
hint-name = 最多 255 个字母、数字、连字符和下划线
hint-placeholder = { $name } 是由别处填入的占位符；{ $write }
hint-placeholder-write = { $name } 是由其他工具填入的占位符。这里应写：{ $write }
hint-no-null = 省略这个字段；null 在这里不是值
hint-no-such-field = API 在这里没有这个字段；请删除
hint-remove = 请删除
hint-only-described = DescribeTaskDefinition 的答复里才有它；注册时请删除
hint-belongs-to-container = “{ $name }”属于容器：移到 containerDefinitions[0] 中
hint-belongs-to-task = “{ $name }”属于任务：移到 containerDefinitions 旁边

## Hints: what a value looks like
hint-a-text = 双引号中的文本
hint-a-duration = 一段时长，例如 "90s"
hint-a-whole-number = 不带引号的整数
hint-a-number = 不带引号的数字
hint-a-boolean = true 或 false
hint-a-moment = 一个时刻
hint-a-list = 一个列表：{ $shape }
hint-a-map = 一个文本对象：{ $shape }
hint-an-object = 一个对象：{ $shape }
hint-health = true、false 或 { $shape }

## Hints: sizes
hint-no-such-cpu = 没有 { $cpu } 个 CPU 单位这种规格；{ $pair }
hint-cpu-takes = { $cpu } CPU 可配 { $memories }；{ $pair }
hint-nearest-pair = 最接近的合法组合：{ $cpu } CPU 配 { $memory } MiB
hint-mib = { $values } MiB
hint-mib-steps = { $first } 到 { $last } MiB，步长 { $step }
hint-cpu-at-least = 至少 128 个 CPU 单位
hint-cpu-at-most = 最多 196608 个 CPU 单位
hint-cpu-written = 用数字写 CPU 单位，例如 "256"，或写 "1 vCPU"
hint-memory-written = 用数字写 MiB，例如 "512"，或写 "2 GB"
hint-cpu-sum = 各容器共要 { $used }，任务只有 { $cpu }
hint-memory-sum = 各容器共预留 { $used } MiB，任务只有 { $memory }
hint-some-memory = 例如 "memory": 512，或任务级别的 "memory"
hint-positive-mib = 大于零的 MiB 数
hint-below-reservation = { $limit } 低于预留的 { $soft }
hint-task-memory = 任务有 { $memory } MiB
hint-cpu-least = 0 个或更多 CPU 单位

## Hints: the task
hint-ten-containers = 一个任务最多 10 个容器，这里有 { $count } 个
hint-one-essential = 至少要有一个容器是必要的；不设置时即为必要
hint-member-of = 任务定义只接受 memberOf；把它交给服务
hint-external-modes = bridge、host 或 none
hint-withdrawn = Elastic Inference 已停用；请删除这个字段
hint-ask-fargate = 请删除，或在 requiresCompatibilities 中要求 FARGATE
hint-no-instances = 请删除；Fargate 没有实例可选
hint-no-volumes = 任务没有 "volumes"；请添加一个同名的卷
hint-volumes = 任务的卷有：{ $names }

## Hints: a container
hint-real-image = ECS 会照原样接受，但拉取会失败。请写真实的镜像
hint-digest = 摘要是 sha256: 加 64 个十六进制数字
hint-drop-links = 这类任务的容器共用 localhost；请去掉 links
hint-secrets-role = 代理用执行角色获取密钥
hint-env-name = 对象名以 .env 结尾，例如 app.env
hint-timeout-fargate = 在 Fargate 上为 2 到 120 秒
hint-timeout = 0 秒或更多
hint-cmd-shell-first = 把 "CMD-SHELL" 放在最前
hint-waits-for-itself = { $name } 在等待自己，直接或经由别的容器
hint-links-to-itself = { $name } 链接到自己，直接或经由别的容器
hint-not-essential = 给 { $name } 设置 "essential": false
hint-give-health-check = 给 { $name } 加上 healthCheck，或改用 START
hint-log-streams = Fargate 的日志流名为 prefix/container/task-id
hint-port = 1 到 65535 的端口
hint-host-port = 0（动态）到 65535 的端口
hint-port-range = FIRST-LAST，且 1 <= FIRST < LAST <= 65535
hint-same-port = { $port }，或省略 hostPort
hint-free-port = hostPort 为 0 时取一个空闲端口
hint-shared-ports = 这种网络模式下，容器共用同一组端口

## Hints: what was pasted is something else
hint-terraform = 这是 Terraform 代码；请把 container_definitions 里的列表以 JSON 粘贴
hint-yaml = 这看起来是 YAML；请粘贴任务定义的 JSON 形式
hint-web-page = 这看起来是网页；请粘贴 JSON 本身

## Mends, on a button
fix-use = 使用 { $insert }
fix-remove = 删除 { $name }
fix-add = 添加 { $field }
fix-add-volume = 添加卷 { $name }
fix-make-essential = 把 { $name } 设为必要

## Notes: AWS says nothing, the lab does
note-command-begins = 健康检查命令以 CMD 或 CMD-SHELL 开头
note-placeholder = { $name } 是由别处填入的占位符
note-docker-least = Docker 至少为容器预留 6 MiB；“{ $name }”不足此数
note-twice = “{ $name }”在这里出现了两次；以最后一次为准
note-treated-as-tcp = 协议“{ $value }”按 tcp 处理
note-no-effect = { $path } 会被接受，但在本实验室中不起作用
note-request-size = 请求大于 { $most } 字节
note-document-size = 文档有 { $bytes } 字节；任务定义最多 { $most } 字节

## What is wrong with JSON; the second of a pair says what stood there instead
syntax-expected = 应为{ $what }，{ $found }
syntax-either = { $one } 或 { $other }
syntax-value = 一个值
syntax-end = 文档结尾
syntax-name = 双引号中的字段名
syntax-name-after-comma = 逗号后的字段名
syntax-colon = 字段名后的 { $sign }
syntax-digit = 一个数字
syntax-leading-zeros = 没有前导零的数字
syntax-digit-after-point = 小数点后的数字
syntax-digit-in-exponent = 指数中的数字
syntax-quote = 结束的双引号
syntax-quote-on-line = 本行内结束的双引号
syntax-no-control = 文本中没有控制字符
syntax-escape = 反斜杠后为 " \ / b f n r t u 之一
syntax-hex = \u 后的四个十六进制数字
syntax-surrogate = 应为完整的代理对
syntax-depth = 嵌套深于 { $most } 层
syntax-found = 却是 { $sign }
syntax-found-end = 文档到此结束
syntax-found-single-quote = 却是单引号；JSON 文本要用双引号
syntax-found-comment = 却是注释；JSON 没有注释
syntax-found-curly-quote = 却是弯引号；JSON 文本要用直的双引号

## What was done to a paste, each beside the field it was done to
pasted-fence = 已去掉文档外的代码围栏
pasted-placeholder-dropped = { $name }，由别处填在值之后
pasted-placeholder-quoted = { $name } 没有引号；已加上
pasted-comments = 注释（{ $count }）；JSON 没有注释
pasted-commas = 右括号前的逗号（{ $count }）
pasted-family-container = 原来没有；“{ $family }”取自第一个容器
pasted-family-arn = “{ $family }”取自 taskDefinitionArn
pasted-only-described = DescribeTaskDefinition 的答复里才有它；请求里没有
pasted-null = null；未设置的字段应省略
pasted-null-entry = null 不是一项
pasted-empty-list = 空列表
pasted-empty-text = 空文本；未设置的字段应省略
pasted-empty-object = 空对象
pasted-list-in-string = 列表写在了 JSON 字符串里
pasted-renamed = 这个字段在这里叫 { $name }
pasted-belongs-to-task = 它属于任务，不在这里；请写在 containerDefinitions 旁边
pasted-no-such-field = RegisterTaskDefinition 在这里没有这个字段
pasted-pairs = 名称对象已改成 name 与 value 的列表
pasted-intrinsic = CloudFormation 函数；以 { $value } 代替
pasted-became = { $old } 已改为 { $new }
pasted-in-string = 文档写在了 JSON 字符串里
pasted-list-of-one = 已去掉唯一一个文档外的列表
pasted-bare-list = 单独的容器列表已被包好；请自行补上任务级别的设置
pasted-wrapper = 已去掉 DescribeTaskDefinition 答复的外层
pasted-tags = 写在任务定义旁边的标签已移入其中
pasted-beside = 它写在任务定义旁边，不是其中一部分
pasted-one-container = 单独一个容器定义：已被包好
pasted-template = 取自 CloudFormation 模板
pasted-others = 模板中还有 { $count } 个任务定义
pasted-properties = CloudFormation 资源的属性：这里的名称以小写字母开头

## Why a paste could not be read
pasted-size = 文本有 { $bytes } 字节；实验室最多读取 { $most }
pasted-a-text = 一段文本不是任务定义
pasted-no-object = 任务定义是一个 JSON 对象
pasted-strange-list = 一个列表，其中的内容不是容器定义
pasted-service = 这是服务，不是任务定义；请用服务自己的表单
pasted-compose = 这是 Docker Compose 文件，不是任务定义
pasted-beanstalk = 这是单容器的 Elastic Beanstalk 文件，没有定义
pasted-kubernetes = 这是 Kubernetes 清单，不是任务定义
pasted-describe-tasks = 这是 DescribeTasks 的答复；请粘贴 describe-task-definition 的答复

# What is accepted and changes nothing, and why.
note-idle = { $member } 在本实验室中不起作用：{ $why }
idle-process = 模拟的进程按镜像所描述的那样行事；它不读参数，也不读文件
idle-kernel = 没有模拟内核
idle-names = 容器内不做名称解析
idle-labels = 会保存并原样返回；没有规则读它
idle-mesh = 没有模拟服务网格
idle-logs = 日志不会离开模拟的账户
idle-gpu = GPU 按整个计数
idle-one = 它只有一个合法的值
idle-volume = 对不读文件的进程来说，只有卷里存的是谁的数据才重要
idle-gone = 它属于 AWS 不再接受的字段
idle-fault = 故障来自本实验室的外部干预
idle-trust = 没有模拟沙箱

## Beside what may stand at the cursor
detail-text = 文本
detail-whole = 整数
detail-number = 数字
detail-boolean = true 或 false
detail-moment = 时刻
detail-duration = 时长
detail-health = true、false 或一个时间段
detail-list = 列表
detail-object = 对象
detail-map = 名称与文本
detail-required = { $kind }，必填
detail-container = 容器
detail-volume = 卷
detail-query = 集群查询
detail-memory = MiB，Fargate 配 { $cpu } CPU

## A scenario file, an exercise or a link that is wrong. "found" is one of the next six.
found-null = 空值（null）
found-boolean = 布尔值
found-number = 数字
found-text = 文本
found-list = 列表
found-object = 对象
fault-at = { $path }：{ $message }
fault-wanted = 应为：{ $what }
fault-perhaps = 也许是 { $name }
fault-json = 不是 JSON：{ $why }
fault-yaml = 不是 YAML：{ $why }
fault-bytes = 文本长 { $count } 字节
fault-missing = 缺少 { $name }
fault-unfit = 缺失，或类型不对
fault-unfit-kind = { $found }不能用在这里
fault-unknown = 不认识“{ $value }”
fault-nothing-called = 没有名为 { $name } 的东西
fault-no-field = 没有字段“{ $field }”
fault-no-text = { $found }不是文本
fault-no-list = { $found }不是列表
fault-no-scenario = { $found }不是场景
fault-no-step = { $found }不是步骤
fault-no-request = { $found }不是请求
fault-no-exercise = { $found }不是练习
fault-no-goal = { $found }不是目标
fault-no-answer = { $found }不能描述一个错误答案
fault-no-row = { $value } 不是清单中的一行
fault-format = 不认识格式 { $format }
fault-seed = { $value } 不能用作种子
fault-no-duration = { $value } 不是时长
fault-too-long = { $value } 太长
fault-too-many = 太多：{ $count }
fault-too-few = 太少：{ $count }
fault-after-end = { $at } 在运行结束之后
fault-back-in-time = { $at } 在时间上倒退了
fault-no-call = “{ $call }”不是本实验室认识的调用
fault-no-label-above = 上面没有步骤标为“{ $label }”
fault-label = “{ $label }”不能用作标签
fault-twice = “{ $name }”用了两次
fault-not-of-start = { $name } 属于练习，不属于它的开端
fault-words-of-time = 目标中的时间词：{ $count } 个；必须恰好有一个
fault-expression = “{ $at }”处：{ $why }
fault-want-object = 含有 { $fields } 的对象
fault-want-name = 一个简短的名称，写成文本
fault-want-whole = 不小于 0 的整数
fault-want-duration = 时长，例如 90s、1m30s、1h 或 250ms
fault-want-week = 最多 168h，即七天
fault-want-milliseconds = 毫秒数，最多七天
fault-want-most = 最多 { $most }
fault-want-least = 至少 { $least }
fault-want-each = 每个选项一个：共 { $count } 个
fault-want-up-to = 不晚于 { $end }
fault-want-later = { $at } 或更晚
fault-want-reference = 花括号内写标签和路径；要写这段文字本身，用两个美元符号
fault-want-label = 1 到 64 个字母、数字、- 和 _
fault-want-label-above = 上面某个步骤的标签；目前还没有
fault-want-own-name = 一个不与别的重复的名称
fault-want-digest = 32 个十六进制数字
fault-want-calls = 允许发出的调用
fault-want-slug = 小写字母、数字和 -
fault-want-nothing = 什么都不写；{ $word } 不带它
fault-want-solutions = 由调用列表组成的列表
fault-want-idea = 错误想法的 id
reference-open = “{ $text }”开始了一个引用，却没有结束
reference-no-label = 引用“{ $text }”没有以标签开头
reference-no-response = { $text }：步骤“{ $label }”没有得到响应
reference-nothing = { $text }：“{ $label }”的响应中，这里什么都没有
reference-no-piece = { $text }：较长的字符串中只能放文本和数字
reference-simple = “{ $text }”不只是名称、点和 [n]，而这里只能读取这些
reference-path = 无法读取路径：{ $why }

## A link
link-form = 本实验室的链接以 { $prefix } 开头；这个以 { $begins } 开头
link-long = 链接长 { $bytes } 字节；上限为 { $limit }
link-letters = 链接已损坏：不是 base64url
link-deflate = 链接已损坏：无法解压
link-big = 链接的内容超过 { $limit } 字节
link-wrong = 链接有误
link-unknown-scenario = 这里没有场景“{ $name }”
link-other-engine = 由版本 { $theirs } 生成；这里是版本 { $ours }
link-refused-now = { $at } 的 { $call } 现在被拒绝：{ $code }：{ $message }
link-other-digest = 这次运行与分享的那次不同：摘要是 { $ours }，原来是 { $theirs }

## What an exercise does not let its player do
denied-call = 这道练习要求不用 { $call } 来解
denied-field = 这道练习不改动 { $call } 的 { $field }

## What the lab refuses in its own name; "things" names what there is too much of
refuse-most = 在本实验室中，{ $things }数量最多为 { $most }
things-alarms = 警报
things-providers = 容量提供程序
things-desired = 所需任务
things-group-instances = 一个组的实例
things-groups = Auto Scaling 组
things-instances = 容器实例
things-messages = 一个队列中的消息
things-metrics = 指标
things-policies = 一个角色的策略
things-scaling-policies = 一个目标的扩缩策略
things-queues = 队列
things-revisions = 任务定义的修订版
things-actions = 一个目标的计划操作
things-services = 服务
things-tags = 一个资源的标签
things-network = 网络中的对象
things-storage = 文件系统和挂载目标
things-tasks = 任务
things-roles = 角色
things-stores = 密钥、参数和日志组
things-repositories = 存储库
things-images = 一个存储库中的镜像
things-points = 一条曲线上的数据点
refuse-range = { $key } 是 { $low } 到 { $high } 的整数
refuse-least = { $key } 必须至少为 { $low }
refuse-no-call = 本实验室不应答 { $name }
refuse-meant = { $what }；{ $hint }
refuse-no-read = { $name } 不是读取操作
refuse-no-task = 没有任务 { $name }
refuse-no-instance = 没有容器实例 { $name }
refuse-no-container = 任务没有容器 { $name }
refuse-not-running = 容器 { $name } 没有在运行
refuse-no-cluster = 没有这个集群
refuse-no-queue = 没有队列 { $name }
refuse-no-spot-task = { $name } 不是 FARGATE_SPOT 上的任务
refuse-no-spot-instance = { $name } 不是 Auto Scaling 组的 Spot 实例
refuse-definition-gone = 任务的定义已被删除
refuse-no-zone = availabilityZones 必须至少列出一个可用区
refuse-zone = 这个区域没有可用区 { $zone }；有的是 { $known }
refuse-zone-works = 可用区 { $name } 没有发生故障
refuse-instance-type = 本实验室不认识实例类型 { $type }；认识的有 { $known }
refuse-no-image = image 不能为空
refuse-image-tag = imageTag 由 1 到 300 个字母、数字和 _.- 组成
refuse-own-registry = registryId 是另一个账户的编号，共 12 位数字
refuse-request-path = 路径以 / 开头；路径和主机名一样，最多 256 个字符
refuse-service-or-door = service 和 loadBalancer 只给一个，不要都给
refuse-classic-door = Classic Load Balancer 没有规则；请设置它的服务的流量
refuse-no-listener = { $name } 没有在那里监听
refuse-until-before-from = healthy.until 必须晚于 healthy.from
refuse-no-service = 请给出 service，或维度 ClusterName 和 ServiceName
refuse-point-back = 各点在时间上必须向前；{ $name } 不是
refuse-no-metric = 本实验室没有服务指标 { $name }；有的是 CPUUtilization、MemoryUtilization、RequestCountPerTarget 和 RunningTaskCount；别的指标都要有自己的命名空间
refuse-one-instance-port = 本实验室只给 Classic Load Balancer 一个实例端口
refuse-no-setting = 本实验室只认识账户设置 awsvpcTrunking，不认识 { $name }
