### Exercises and practice, Simplified Chinese. Fetched when they are first opened; zh-Hans.ftl speaks of the lab.

## The player
tab-exercise = 练习
exercise-about = 第 { $level } 级 · 约 { $minutes } 分钟 · 计到 { $end } 为止
exercise-english = 此处为英文：这一部分在翻译之后有改动。
exercise-allowed = 你可以调用
exercise-call = 调用
exercise-calls-left = 还没有服务：要发的调用在“你的要求”面板里。
exercise-request = 请求，JSON 格式
exercise-labels = 它们代表先前答复的各个部分。请求里可以照原样使用：
exercise-make = 发出调用
exercise-goals = 目标随时间的情况
exercise-hints = 提示
exercise-again = 重新开始
exercise-all = 全部从头开始
exercise-left = 回到之前的运行
exercise-back = 撤销我的上一个调用
par-own = 这次运行
par-solution = 一种解法
par-edits = 调用数
par-cost = 解出前的费用
par-disruption = 缺少的任务，按任务·秒计
make-text = 场景是它的开端，你的调用是它的解法，由此得到的结果是它的目标。把两个文件放进一个文件夹，让 `taskyard check` 来验证；然后写好文字，再加上错误的做法。
make-no-calls = 还不行：你在这次运行中没有发出调用，所以没有什么要解的。
make-no-effect = 还不行：没有你的调用，运行的结局也一样，所以没有目标可达成。
make-faults = 还不行。检查录下的练习，结果是：
exercise-show = 查看一种解法
exercise-next = 下一个：{ $title }
exercise-map = 所有练习
exercise-debrief = 这一题讲的是什么
exercise-sources = 来源
exercise-solved = 所有目标都已达成，共用了 { $calls } 个调用。我们所知的最短解法是 { $par } 个。
goals-met = 已达成 { $met } / { $all }
goal-not-yet = 尚未达成
goal-holding = 保持中，{ $length }
goal-met = { $at } 达成
goal-violated = { $at } 违反
goal-now = 现在 { $value }
goal-go = 跳到 { $at }
hint-nudge = 点拨
hint-rule = 规则
hint-move = 做法
hint-open = 打开
rung-take = 放进输入框，在 { $at }
answer-came = 返回的内容
predict-title = 播放之前
predict-number = 你的数字
predict-moment = 时刻：{ $at }
predict-order = 排出顺序
predict-place = 放置虚影
predict-up = { $what }：提前
predict-down = { $what }：推后
predict-more = { $what }：加一个
predict-less = { $what }：减一个
predict-on-stage = 点击集群图中的实例，把虚影放上去；也可以用这些按钮。
predict-ghosts = { $what } 上的虚影：{ $count }
predict-here = 你 { $yours }，集群 { $cluster }
predict-ruler = 标尺上你的数字
predict-said = 你说 { $number }
predict-mark = 你的时刻
predict-mark-you = 你：{ $at }
predict-mark-cluster = 集群：{ $at }
predict-you = 你
predict-cluster = 集群
predict-parted = 第一处不同
predict-sure = 你有多大把握？
predict-guess = 猜的
predict-think = 大概
predict-certain = 确定
predict-lock = 锁定并观看
predict-skip = 直接看结果
predict-waiting = 已锁定。运行会给出答案。
predict-watch = 观看题目所问的那次运行
predict-shown = 集群：*{ $cluster }*。
predict-same = 你和集群一致：*{ $cluster }*。
predict-differs = 你和集群不一致，这是 { $at } 时的情况。

## The map
home-title = 练习
home-progress = 已完成 { $done } / { $all } 个练习
home-go = 继续
home-practice = 题目每次重新生成，答案由引擎算出。答错的会适时再次出现。
home-review = 开始复习
home-levels = 级别
home-exams-says = 每个考试目标已完成的练习数。这不预测考试结果。
home-minutes = { $minutes } 分钟
home-done = 已完成
home-exams = 考试目标
home-of = { $done } / { $all }
home-sandbox = 沙盒
level-first-boot = 初次启动
level-blueprints = 蓝图与端口
level-placement = 放置
level-network = 网络
level-storage = 容器与存储
level-identity = 身份与镜像
level-rolling = 滚动更新
level-scaling = 扩缩
level-events = 事件
level-kubernetes = Kubernetes 与选型

ideas-title = 再次到期
ideas-about = 你曾信以为真的想法。每一个都有一道新题来问你。
ideas-none = 今天没有到期的错误想法。
idea-seen = { $days ->
        [0] 上次见到：今天
        [1] 上次见到：昨天
       *[other] 上次见到：{ $days } 天前
    }
idea-ask = 考考我

## Practice
practice-title = 练一练
practice-due = { $due ->
        [0] 没有到期的题；这些是额外的
       *[other] { $due } 道题到期
    }
practice-choose = 选择一项
practice-right = 答对了。
practice-other = 按规则应为 *{ $right }*。
practice-next = 下一题
practice-exercise = 看它实际发生
practice-pages = 学习页面
practice-leech = 这一题你已经答错好几次。亲手做一遍，比再问一遍更有用。
practice-retry = 重做答错的题（{ $count }）
proof-same = 实际运行也是如此。
proof-other = 实际运行中是 *{ $run }*。
proof-works = 照此运行：可行。
proof-more = 照此运行：也可行，但 *{ $run }* 就够了。
proof-fails = 照此运行：不可行。
proof-open = 打开这次运行
plan-title = 你的计划
plan-exam = 考试
plan-none = 无
plan-date = 日期
plan-left = { $days ->
    [0] 考试就在今天，或已经结束
   *[other] 还有 { $days } 天；复习不会排到考试之后
 }
plan-export = 把进度存为文件
plan-import = 读取进度文件
plan-imported = 已读取 { $count } 条记录{ $broken ->
    [0] 。
   *[other] ；其中 { $broken } 条已损坏，未采用。
 }
plan-refused = 这不是进度文件：{ $why }
plan-large = 这个文件太大，不可能是进度文件。

## Mock exams
exam-title = 模拟考试
exam-about = 共 { $count } 题，按考试各领域的比例组成，每次都重新生成。题目是我们自己出的，不是真题。
exam-time = 时间
exam-time-usual = 与考试相同
exam-time-more = 多 { $percent }%
exam-time-none = 不计时
exam-minutes = { $minutes } 分钟
exam-number = 第 { $number } 题，共 { $all } 题
exam-left = 剩余 { $left }
exam-more = 再加 5 分钟
exam-before = 上一题
exam-finish = { $open ->
    [0] 交卷
   *[other] 交卷（{ $open } 题未答）
 }
exam-score = 答对 { $right } / { $all }
exam-domain = 领域 { $domain }：{ $right } / { $all }
exam-honest = 这是答对的比例，不是考试换算后的分数。
exam-retry = 重做答错的题
exam-leave = 换一场考试

## Corrections
corrections-title = 勘误
facts-about = 哪些常被教成另一个样子，实情又是什么。考试仍然期待旧答案的地方，由你选择看哪一个。
facts-mode = 答案
facts-exam = 考试的期待
facts-current = 现在的实情
facts-true-now = 现在的实情：
facts-exam-says = 考试可能仍期待：
facts-often-said = 常见说法：
facts-unchecked = 凭记忆写下：采信之前请先查证。
facts-source = 来源
fact-1-old = 容器可以在任何操作系统上运行。
fact-1-new = 容器共用主机的内核：镜像的操作系统系列和 CPU 架构必须与主机一致（runtimePlatform）。
fact-2-old = Amazon ECS 就是 AWS 的 Docker Hub。
fact-2-new = Amazon ECS 运行容器。与 Docker Hub 对应的是 Amazon ECR。
fact-3-old = 任务定义中列出的密钥由实例配置文件获取。
fact-3-new = 无论在 Fargate 还是在实例上，任务定义中列出的密钥都用任务执行角色获取。实例角色负责注册实例。
fact-4-old = Amazon S3 不能挂载为文件系统；请用 Amazon EFS。
fact-4-new = 自 2026 年 4 月起，Amazon S3 Files 可把存储桶作为 NFS 文件系统提供，任务定义可以挂载它（s3filesVolumeConfiguration，需要任务角色）。
fact-5-old = AWS App Runner 和 Copilot CLI 是最简单的入门方式。
fact-5-new = App Runner 自 2026 年 4 月 30 日起不再接受新客户，Copilot 的支持已于 2026 年 6 月 12 日结束。AWS 建议使用 Amazon ECS Express Mode 或 CDK。
fact-6-old = Classic Load Balancer 可与 Amazon ECS 搭配，只是不能用于 Fargate。
fact-6-new = 凡是 awsvpc 模式的任务，都不能用 Classic Load Balancer。服务可以使用 Application、Network 和 Gateway Load Balancer。
fact-7-old = “ELB”就是用于高吞吐量和 PrivateLink 的那一种。
fact-7-new = 用于高吞吐量和 PrivateLink 的是 Network Load Balancer。ELB 是整个家族的名称。
fact-8-old = 每个容器上都有一个代理，任务是一个配置文件。
fact-8-new = 每个容器实例上有一个代理。配置文件是任务定义；任务是它的一份运行副本。
fact-9-old = minimumHealthyPercent 为 90 会停掉 10% 的任务；另一个叫 max healthy percent。
fact-9-new = 下限向上取整，上限（maximumPercent）向下取整。四个任务配 90/100 永远动不了。默认值是 100 和 200。
fact-10-old = 一个 Fargate 集群只有一个网络接口，其中的任务共用端口。
fact-10-new = 在 Fargate 上，每个任务都有自己的网络接口和私有地址，所以都能使用同一个端口。
fact-11-old = 实例必须允许负载均衡器访问所有端口。
fact-11-new = 实例只须允许负载均衡器的安全组访问主机的临时端口范围。放行所有端口只是省事的超集。
fact-12-old = hostPort 为 0 会得到随机端口。
fact-12-new = 在 bridge 模式下，hostPort 为 0 会得到随机端口。在 awsvpc 和 host 模式下，它要么留空，要么与 containerPort 相同。
fact-13-old = Fargate 有 20 到 200 GB 归容器使用。
fact-13-new = Fargate 给每个任务 20 GiB，可按要求提供 21 到 200 GiB。镜像会占去一部分，这些存储与任务同生共死。
fact-14-old = 实例上的绑定挂载与实例同寿命。
fact-14-new = 实例上的绑定挂载，只有指定了主机路径时才与实例同寿命。没有主机路径时，文件随任务的容器一起消失。
fact-15-old = binpack 同时按 CPU 和内存装箱。
fact-15-new = binpack 按 CPU 或按内存装箱，由它的 field 决定；两者都要就串联两条。没有任何策略时，服务会在各可用区之间分散。
fact-16-old = 放置只适用于 EC2 启动类型。
fact-16-new = Fargate 没有约束，也没有策略。Amazon ECS Managed Instances 会遵守约束。
fact-17-old = ECS 控制器只会滚动；蓝/绿部署要靠 AWS CodeDeploy。
fact-17-new = 自 2025 年 7 月起，ECS 控制器自己也能做蓝/绿部署，后来又有线性和金丝雀部署，并可用断路器和警报回滚。
fact-18-old = 服务自动扩缩只认三个指标，其中之一是负载均衡器的请求数。
fact-18-new = 服务自动扩缩有三个预定义指标：CPU、内存和 ALBRequestCountPerTarget，后者按每分钟、每个目标计。也可以指定任何其他 CloudWatch 指标。
fact-19-old = 让 Auto Scaling 组按 CPU 扩缩。
fact-19-new = 放置看的是预留。托管扩缩跟随 CapacityProviderReservation：需要的实例数除以运行中的实例数，再乘 100。
fact-20-old = 需要持久存储就得选实例。
fact-20-new = Fargate 任务可以使用 Amazon EFS 和 Amazon EBS 卷。
fact-21-old = 每小时一次的任务就是带计划的 EventBridge 规则。
fact-21-new = 计划规则是旧办法；EventBridge Scheduler 专为此而设。事件总线用于各种事件。
fact-22-old = 按队列长度扩缩工作任务。
fact-22-new = 按每个任务的积压扩缩：可见消息数除以运行中的任务数。目标值是你能接受的等待时间除以一条消息的处理时间。
fact-23-old = 推送时扫描是在每个存储库上开启的。
fact-23-new = 怎样扫描镜像，由注册表的扫描配置决定：基本扫描，或借助 Amazon Inspector 的增强扫描。存储库上的设置已被弃用。
fact-24-old = 状态为 Exited 的事件表示任务挂了。
fact-24-new = 结束的任务会变为 STOPPED，被部署换下的任务也一样。要得知失败，就把 lastStatus STOPPED 与退出代码或停止原因一起匹配。
fact-25-old = 集群之间从不共用基础设施。
fact-25-new = 一个实例只属于一个集群。VPC、子网和账户配额则是共用的。
fact-26-old = Amazon ECS 没有任何部分是开源的。
fact-26-new = Amazon ECS 的控制平面不是开源的。它的容器代理是开源的。
fact-27-old = Kubernetes 节点运行 Docker Engine。
fact-27-new = 自 Kubernetes 1.24 起，节点不再运行 Docker Engine；Amazon EKS 的节点运行 containerd。
fact-28-old = Amazon EKS 有三种节点，都在 Auto Scaling 组中。
fact-28-new = Amazon EKS 的节点不止三种，还有 EKS Auto Mode 和 Hybrid Nodes 等。Auto Mode、Karpenter 和 Fargate 都不用 Auto Scaling 组。
fact-30-old = 任何 CSI 驱动程序都能用在任何节点上。
fact-30-new = Fargate 上的 Pod 不能挂载 Amazon EBS，Amazon EFS 在 Fargate 上也只支持静态预置。
fact-31-old = 用 Amazon ECS 就必须自备 EC2 实例。
fact-31-new = EC2 实例只是 Amazon ECS 的四种容量之一，另外还有 Fargate、Managed Instances 和 Amazon ECS Anywhere。
fact-32-old = 任务定义中必须写 CPU 和内存。
fact-32-new = 用于 Fargate 的任务定义，要在任务级别写 CPU 和内存。在实例上，只要任务或每个容器有内存值就够了。
fact-33-old = 运维考试是 SOA-C02。
fact-33-new = 运维考试是 SOA-C03，即 AWS Certified CloudOps Engineer：它在 2025 年 9 月取代了 SOA-C02。
q-w = 在今天看来，这些句子中只有一句不需要更正。是哪一句？
q-w-exam = 这些句子中，哪一句会被考试视为正确？
q-w-why = 更正及其出处见下方。
q-w-idea = 现在的实情：{ $now }
q-w-early = 现在的实情已是如此，但考试可能仍期待较早的答案：{ $old }
q-node = { $id }：可用区 { $zone }，剩余 { $cpu } 个 CPU 单位和 { $memory } MiB，{ $tasks } 个 web 任务
q-room = { $id }：剩余 { $cpu } 个 CPU 单位和 { $memory } MiB
q-holds = { $id }，可用区 { $zone }：{ $tasks }
q-attributes = { $id }：{ $type }，stack { $stack }
q-host = { $id }：{ $cpu } 个 CPU 单位，{ $memory } MiB，已用的 TCP 端口：{ $port }，stack { $stack }，{ $status }，代理已连接：{ $agent }
q-t1 = 一个服务要 { $desired } 个任务，全部健康，minimumHealthyPercent 为 { $minimum }。滚动更新期间，健康任务最少可以剩几个？
q-t1-why = { $desired } 的 { $minimum }%，向上取整：{ $floor }。
q-t2 = 一个服务要 { $desired } 个任务，maximumPercent 为 { $maximum }。滚动更新期间，同时处于 RUNNING 或 PENDING 的任务最多可以有几个？
q-t2-why = { $desired } 的 { $maximum }%，向下取整：{ $ceiling }。
q-t3 = 一个服务有 { $desired } 个健康任务，用 { $minimum }/{ $maximum } 更新。集群总共放得下它的 { $room } 个任务，每个新任务都立即变为健康。新任务分几批启动？0 表示更新永远无法完成。
q-t3-why = 下限是 { $floor }，上限是 { $ceiling }，空间是 { $room }：{ $waves } 批。
q-t4 = 一个服务有 { $desired } 个任务，minimumHealthyPercent 为 100。maximumPercent 最小是多少，滚动更新才能推进？
q-t4-why = 它必须允许多一个任务：{ $desired } 的 { $maximum }%，向下取整后大于 { $desired }。
q-t5 = 按 { $field } binpack 时，下一个任务（256 个 CPU 单位，512 MiB）由哪个实例接下？
q-t5-why = 在放得下它的实例中，{ $id } 剩余的 { $field } 最少。
q-t6 = 依次按 { $fields } spread 时，web 的下一个任务由哪个实例接下？所有实例都放得下。
q-t6-why = 按 { $fields } 来看，{ $id } 的任务最少。
q-t7 = 两个可用区各有 { $zone } 个空实例；一个实例放得下 { $holds } 个任务。用 { $chain } 放置 { $tasks } 个任务。按可用区和实例来看，它们如何分布（最满的在前）？
q-t7-why = 由 { $first } 决定；只有在它认为相同的实例之间，才轮到 { $second }。
q-t8 = 一个没有放置策略的服务从 { $from } 个任务横向缩减到 { $to } 个。哪个实例上的任务会被停止？
q-t8-why = 先看任务最多的可用区，再看其中任务最多的实例：{ $id }。
q-t9 = 这些实例加起来，放得下多少个 { $cpu } 个 CPU 单位、{ $memory } MiB 的任务？
q-t9-why = 逐个实例计算，看哪一项先用完：共 { $count } 个。
q-t10 = { $count } 个空实例，各有 2048 个 CPU 单位和 3907 MiB。一个服务要 { $desired } 个任务，每个 256 个 CPU 单位、{ $memory } MiB，使用主机端口 8080。会运行几个？
q-t10-why = 每个实例只有一个任务能占用该端口：{ $count } 个实例上运行 { $running } 个。
q-t11 = 一个任务需要 512 个 CPU 单位、1024 MiB、主机端口 8080 和属性 stack = prod。它没有被放置。是什么挡住了它？
q-t11-why = 在每个实例上没有通过的都是同一项检查，其他检查都通过了。
q-t12 = 哪个表达式恰好选中 { $list }？
q-t12-why = `{ $expression }` 对 { $list } 成立，对其他实例都不成立。
q-t14 = 一个有 { $cpu } 个 CPU 单位的 Fargate 任务至少需要 { $need } MiB。与之搭配出售的最小内存是多少 MiB？
q-t14-why = 有 { $cpu } 个 CPU 单位时，内存从 { $least } 到 { $most }；第一个够用的档位是 { $memory }。
q-t17 = { $tasks } 个任务的 CPU 为 { $metric }%；目标跟踪的目标值是 { $target }%，最多可到 { $most } 个任务。它接下来设定的数量是多少？（模型：按比例。）
q-t17-why = { $tasks } × { $metric } / { $target }，向上取整，得 { $free }；限制在最大值以内：{ $count }。
q-t18 = { $tasks } 个任务；警报阈值为 { $threshold }%。步进：从 0 到 { $width }：+1，从 { $width } 到 { $double }：+{ $second }，从 { $double } 起：+{ $third }。指标为 { $metric }%。新的数量是多少？
q-t18-why = 指标比阈值高 { $difference }：{ $count } 个任务。
q-t19 = { $tasks } 个任务读取一个有 { $visible } 条消息的队列；处理一条消息需 { $millis } ms，最多可等 { $latency } s。多少个任务才能做到？
q-t19-why = 一个任务前面可以排 { $each } 条消息；{ $visible } 条需要 { $count } 个任务。
q-t13 = 一个 Application Load Balancer 在 sg-alb 中，监听端口 80。它的目标是 { $mode } 网络模式的容器，containerPort 为 { $container }，hostPort 为 { $host }。让它们变为健康所需的最小入站规则是哪一条？（协议、端口、来源。）
q-t13-why = { $mode ->
        [awsvpc] 在 awsvpc 模式下，每个任务都有自己的网络接口，端口就是容器的端口
       *[bridge] { $host ->
            [0] 在 bridge 模式下，主机端口 0 会取动态范围中的任意端口
           *[other] 在 bridge 模式下，负载均衡器访问的是主机端口 { $host }
        }
    }：{ $rule }。
q-t15 = 一个 Fargate 任务拉取 { $image } GiB（压缩后）的镜像，并向磁盘写入 { $data } GiB。ephemeralStorage.sizeInGiB 最小是多少？（模型：解包后，镜像占用其压缩后大小的三倍。）
q-t15-why = 镜像占用 { $taken } GiB，数据占用 { $data } GiB：{ $size }。
q-t16 = { $event ->
        [task] 任务停止，另一个任务在同一个容器实例上启动。哪个卷还为它保留着那些文件？
        [instance] 容器实例被终止，任务在另一个实例上启动。哪个卷还为它保留着那些文件？
       *[zone] 可用区发生故障，任务在另一个可用区启动。哪个卷还为它保留着那些文件？
    }
q-t16-why = { $event ->
        [task] 属于任务的随任务而去；属于实例或文件系统的会留下。
       *[other] 属于任务或实例的都没有了；独立的文件系统会留下。
    }
q-t20 = 一个 targetCapacity 为 { $target } 的容量提供程序有 { $instances } 个实例，每个上面都有任务，CPU 几乎空闲。{ $waiting } 个任务在 PROVISIONING 中等待；一个空实例放得下 { $each } 个这样的任务。托管扩缩会要求多少个实例？
q-t20-why = 需要 { $needed } 个实例，现有 { $instances } 个：CapacityProviderReservation 为 { $metric }%。目标为 { $target }% 时，需要 { $wanted } 个。
q-t21 = 一个服务用 FARGATE（base { $base }，weight { $first }）和 FARGATE_SPOT（weight { $second }）运行 { $tasks } 个任务。FARGATE + FARGATE_SPOT 各分到多少？
q-t21-why = base 先在 FARGATE 上占 { $base } 个；其余 { $rest } 个按 { $first } 比 { $second } 分配：{ $split }。
q-t22 = AccessDenied: not authorized to perform { $action }，{ $when ->
        [pulling] 出现在拉取镜像时。
        [secrets] 出现在获取任务定义中的密钥时。
        [logging] 出现在打开日志流时。
        [joining] 出现在实例加入集群时。
       *[running] 出现在应用自己的日志里，那时它早已启动。
    }哪个角色缺少权限？
q-t22-why = { $acts ->
        [a-role-execution] 这个调用由代理替任务发出：任务执行角色。
        [a-role-task] 这个调用由应用发出：任务角色。
       *[other] 这个调用来自实例，或来自其上没有自己角色的任务：容器实例角色。
    }
q-t23 = 一个存储库有如下生命周期策略和镜像。哪些镜像会过期？
q-t23-why = 规则按优先级生效，匹配了前面规则的镜像不再受后面规则影响：{ $list }。
q-on-ec2 = 任务在容器实例上运行
q-on-fargate = 任务在 Fargate 上运行
q-role-execution = 任务执行角色：{ $policy }
q-role-task = 任务角色：{ $policy }
q-role-instance = 容器实例角色：{ $policy }
q-rule-count = 规则 { $priority }：标签 { $tags }，最多保留 { $count } 个（imageCountMoreThan）
q-rule-days = 规则 { $priority }：标签 { $tags }，早于 { $count } 天（sinceImagePushed）
q-image = { $name }：标签 { $tag }，{ $days } 天前推送
a-bind = 没有主机路径的绑定挂载
a-host-path = 主机目录的绑定挂载（sourcePath）
a-docker-task = 作用域为 task 的 Docker 卷
a-docker-shared = 作用域为 shared 的 Docker 卷
a-efs = Amazon EFS 文件系统
a-ebs = 任务的 Amazon EBS 卷
a-s3-files = Amazon S3 Files 文件系统
a-role-execution = 任务执行角色
a-role-task = 任务角色
a-role-instance = 容器实例角色
a-role-service = 服务相关角色 AWSServiceRoleForECS
a-cpu = CPU
a-memory = 内存
a-port = 端口被占用
a-attribute = 缺少属性
a-agent = 代理没有连接
a-draining = 实例正在排空
q-idea = { $model ->
        [a-bind-mount-lasts] 没有主机路径时，文件随任务的容器一起消失。
        [a-deployment-always-finishes] 更新不一定能完成：下限和上限可能把它卡住。
        [a-file-system-is-lost] 独立的文件系统比任务、实例和可用区活得更久。
        [all-at-once] 一次全换需要两倍的空间，以及 200% 的上限。
        [all-that-fits] 服务运行的任务从不超过它要的数量。
        [always-double] 两倍只是默认值，即 200%。
        [always-the-dynamic-range] 只有 bridge 模式下的主机端口 0 才用动态范围。
        [always-the-first-step] 用哪一步，取决于超出阈值多少。
        [an-instance-for-each-task] 一个实例上放得下好几个任务。
        [and-or-swapped] “and”收窄范围，“or”放宽范围。
        [any-field] binpack 只看一个字段，就是它指定的那个。
        [any-mix-works-on-fargate] Fargate 为每个 CPU 值规定了各自的内存档位。
        [anybody-may] 这可行，但放进了所有人，而不只是负载均衡器。
        [binpack-balances] binpack 求挤；spread 求匀。
        [both-have-the-base] 一个策略中只有一项可以有 base。
        [bounds-are-absolute] 步进的边界从阈值算起。
        [ceiling-rounds-up] 上限向下取整。
        [constraints-come-first] 属性是有的；看看哪里不同。
        [container-port-in-bridge] 在 bridge 模式下，外界访问的是主机端口。
        [cpu-is-always-the-metric] 不管 CPU 是多少，队列都在增长。
        [double] 数量按比例变化，不是翻倍。
        [ecs-has-a-role-of-its-own] 服务相关角色管理网络接口和负载均衡器，不管任务内部的事。
        [emptiest-instance-first] 先看可用区，再看任务最多的实例。
        [equals-takes-patterns] == 比较完整的值；=~ 才接受模式。
        [every-port] 这可行，但开放的端口远多于所需。
        [exact-capacity] 调整量是加在当前数量上的。
        [fewest-on-one-instance] 各字段按写出的顺序比较。
        [filters-come-last] 放不下任务的实例根本不参与排名。
        [first-in-the-list] 列表中的顺序没有意义。
        [floor-rounds-down] 下限向上取整。
        [from-its-own-group] 连接来自负载均衡器的组，而不是任务自己的组。
        [fullest-instance-first] 先看可用区，再看任务最多的实例。
        [gigabytes-are-gibibytes] 大小以 GiB 计，需要的量也是。
        [half-an-instance-will-do] 实例只能是整数：结果向上取整。
        [hundred-is-enough] 100% 时什么都不能加，也什么都不能停。
        [images-stay-packed] 镜像解包后占用更多空间。
        [images-take-no-room] 镜像与数据在同一个磁盘上。
        [instances-share-their-room] 一个任务只在一个实例上；两个实例的剩余凑不成一个位置。
        [largest-of-the-row] 这够用，但不是最小的。
        [latency-is-the-target] 目标值是每个任务的消息数：允许的等待时间除以每条消息的处理时间。
        [maximum-comes-on-top] 最大值把新旧任务一起计算。
        [maximum-is-of-new-tasks] 最大值把新旧任务一起计算。
        [memory-alone-decides] 能买到哪些内存，取决于 CPU 值。
        [minimum-says-how-many-stop] 最小值说的是留下多少，不是停掉多少。
        [never-more-than-desired] 最大值是所需数量的百分比，可以超过它。
        [newest-goes-first] 可用区之间的平衡比新旧更优先。
        [newest-instance] 实例的新旧没有意义。
        [no-room-no-move] 下限留有余地时，ECS 先停止，再启动。
        [no-rule-shields] 匹配了前面规则的，后面的规则不会再碰。
        [not-is-everything-else] “not”选中的是其他那些。
        [nothing-may-stop] 低于 100% 时可以停止一些，只要取整后还有余地。
        [oldest-goes-first] 可用区之间的平衡比新旧更优先。
        [on-top-of-what-runs] 结果是总数，不是增加的数量。
        [one-at-a-time] 下限和上限允许多少，ECS 就同时更换多少。
        [one-attribute-says-enough] 只用一个条件会把别的也选进来。
        [one-is-enough] 下限随百分比而定。
        [one-more-than-instances] 每个实例上，该端口只能被占用一次。
        [one-per-instance] 一个实例上放得下好几份。
        [one-percent-is-enough] 任务只能是整数：百分之一个任务等于没有。
        [one-port-in-the-cluster] 每个实例都有自己的端口 8080。
        [one-step-to-spare] 这够用，但不是最小的。
        [only-cpu-counts] 内存也会用完。
        [only-double-is-safe] 200% 可行，但更小的也可行。
        [only-memory-counts] CPU 单位也会用完。
        [only-the-base-is-first] base 之后，其余的按 weight 分配。
        [only-the-first-counts] 第一个策略认为几个相同时，由第二个决定。
        [only-the-first-rule-counts] 没有被前面规则匹配的，由后面的规则处理。
        [only-the-last-counts] 第一个策略先决定，然后才轮到最后一个。
        [open-port-80] 监听 80 的是负载均衡器，不是目标。
        [patterns-match-anywhere] 模式要与完整的值匹配。
        [ports-are-free] 固定的主机端口在每个实例上只能被占用一次。
        [ports-come-first] 端口空闲；看看哪里不同。
        [room-does-not-matter] 上限允许的任务，也要有地方放。
        [rounded-down] 半个任务不能工作：要向上取整。
        [shared-means-everywhere] 作用域 shared 指的是在一个实例上共享。
        [smallest-zone-first] 由任务最多的可用区让出一个。
        [somebody-drains] 这些实例都是 ACTIVE。
        [spread-means-over-zones] spread 按它指定的字段均分，先按第一个字段。
        [spread-packs] 按实例 spread 会去找最空的。
        [spread-seeks-company] spread 找的是最少的，不是最多的。
        [stack-is-a-type] 那个属性的值是另一类东西。
        [steps-add-up] 只有一步适用。
        [straight-to-the-maximum] 按比例算，要的比最大值少。
        [task-scope-lasts] 作用域 task 的意思是：随任务一起消失。
        [the-agent-is-lost] 代理都已连接。
        [the-base-falls-away] base 先填满，而且计算在内。
        [the-base-is-left-out] 先填满 base，weight 才起作用。
        [the-cpu-is-idle] 放置看的是预留量，不是使用量。
        [the-default-is-enough] 默认的 20 GiB 放不下。
        [the-disk-follows] ECS 为每个任务创建新的 EBS 卷，从不再附加旧的那个。
        [the-execution-role-does-it-all] 执行角色归代理使用：镜像、密钥、日志。
        [the-host-lasts] 这个目录随它的实例一起消失。
        [the-instance-role-does-it-all] 实例角色归实例使用；有自己角色的任务不用它。
        [the-last-rule-first] 优先级数字最小的先生效。
        [the-listener-port] 监听 80 的是负载均衡器，不是目标。
        [the-maximum-does-not-bind] 数量不会超过最大值。
        [the-most-is-safe] 这够用，但不是最小的，而且要为它付费。
        [the-nearest-will-do] 这比需要的少。
        [the-newest-go] 按数量的规则保留最新的；天数从推送时算起。
        [the-order-does-not-matter] 策略按书写的顺序依次使用。
        [the-target-is-left-out] 目标低于 100% 会留有备用实例。
        [the-task-role-does-it-all] 任务角色归应用使用，在它运行之后。
        [the-upper-edge-is-in] 一步的上界属于下一步。
        [two-per-cpu] 这是可选的大小之一，但不是题目要的。
        [unplaced-means-no-cpu] CPU 足够。
        [unplaced-means-no-memory] 内存足够。
        [untagged-images-match-too] 针对带标签镜像的规则，不管没有标签的镜像。
        [weights-are-counts] weight 是扣除 base 之后剩余部分的份额。
       *[other] 另一种想法。
    }
