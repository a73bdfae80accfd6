### What the sentences of ECS in the event log mean, Simplified Chinese.

log-gloss-steady = 所需数量的任务都在运行并计为健康，没有正在进行的部署。
log-gloss-completed = 所有任务都在运行新的修订版：这次部署结束了。
log-gloss-started = 任务已放置并开始启动；它们还不计为健康。
log-gloss-replaced = 新任务接替不健康的任务；等新任务健康后，旧的才被停止。
log-gloss-stopped = 这些运行中的任务被要求停止；真正停下之前，仍占着 CPU 和内存。
log-gloss-stopped-pending = 还没运行起来的任务被撤回了。
log-gloss-registered = 负载均衡器现在知道了这些任务，并开始检查它们。
log-gloss-deregistered = 负载均衡器不再把新请求发给这些任务。
log-gloss-draining = 先让已有的连接结束，任务随后才停止。
log-gloss-unhealthy-target = 负载均衡器的健康检查失败次数过多：任务将被替换。
log-gloss-unhealthy-container = 容器自己的健康检查失败次数过多：任务将被替换。
log-gloss-no-place = 没有实例能接收这个任务。情况有变化时 ECS 会再试。
log-gloss-inconsistent = 任务一再启动又退出，所以 ECS 每次重试前都等得更久。
log-gloss-blocked = 停一个任务会低于下限，启动一个会超过上限：部署停住了。
log-gloss-start-failed = 任务找到了位置，却没能启动。
log-gloss-failed = 这次部署不会再继续。
log-gloss-rolling-back = 由上一个成功的部署重新接手。
log-gloss-not-launched = 有些任务没能启动；它们计为这次部署的失败。
log-gloss-zones-uneven = 一个可用区比另一个至少多两个任务：ECS 开始移动任务。
log-gloss-zones-even = 各可用区的任务数最多相差一个：无需移动。
log-gloss-zone-started = 先在较空的可用区启动一个任务；较满的可用区随后停掉一个。
log-gloss-zone-stopped = 任务过多的可用区现在少了一个。
log-gloss-zone-no-place = 较空的可用区放不下更多任务，所以什么也不移动。
log-gloss-zone-given-up = ECS 暂时停止在可用区之间移动任务。
log-gloss-protected = 受保护的任务不能停止，所以服务保留的任务多于所需。
