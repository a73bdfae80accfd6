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
hint-placeholder-write = { $name } 是由别处填入的占位符；请写 { $write }
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
idle-gone = 包含它的字段会被拒绝
idle-fault = 故障来自本实验室的外部干预
idle-trust = 没有模拟沙箱
