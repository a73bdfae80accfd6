### What the sentences of ECS in the event log mean, Traditional Chinese (Taiwan).

log-gloss-steady = 所需數量的任務都在執行並計為健康，沒有正在進行的部署。
log-gloss-completed = 所有任務都在執行新的修訂版：這次部署結束了。
log-gloss-started = 任務已放置並開始啟動；它們還不計為健康。
log-gloss-replaced = 新任務接替不健康的任務；等新任務健康後，舊的才被停止。
log-gloss-stopped = 這些執行中的任務被要求停止；真正停下之前，仍占著 CPU 和記憶體。
log-gloss-stopped-pending = 還沒執行起來的任務被撤回了。
log-gloss-registered = 負載平衡器現在知道了這些任務，並開始檢查它們。
log-gloss-deregistered = 負載平衡器不再把新請求送給這些任務。
log-gloss-draining = 先讓既有的連線結束，任務隨後才停止。
log-gloss-unhealthy-target = 負載平衡器的健康檢查失敗次數過多：任務將被替換。
log-gloss-unhealthy-container = 容器自己的健康檢查失敗次數過多：任務將被替換。
log-gloss-no-place = 沒有執行個體能接收這個任務。情況有變化時 ECS 會再試。
log-gloss-inconsistent = 任務一再啟動又結束，所以 ECS 每次重試前都等得更久。
log-gloss-blocked = 停一個任務會低於下限，啟動一個會超過上限：部署停住了。
log-gloss-start-failed = 任務找到了位置，卻沒能啟動。
log-gloss-failed = 這次部署不會再繼續。
log-gloss-rolling-back = 由上一個成功的部署重新接手。
log-gloss-not-launched = 有些任務沒能啟動；它們計為這次部署的失敗。
log-gloss-zones-uneven = 一個可用區域比另一個至少多兩個任務：ECS 開始移動任務。
log-gloss-zones-even = 各可用區域的任務數最多相差一個：無須移動。
log-gloss-zone-started = 先在較空的可用區域啟動一個任務；較滿的可用區域隨後停掉一個。
log-gloss-zone-stopped = 任務過多的可用區域現在少了一個。
log-gloss-zone-no-place = 較空的可用區域放不下更多任務，所以什麼也不移動。
log-gloss-zone-given-up = ECS 暫時停止在可用區域之間移動任務。
log-gloss-protected = 受保護的任務不能停止，所以服務保留的任務多於所需。
