# Words of groups of instances, capacity providers, schedules, and of the forms and charts of scaling; fetched
# when a run first has one of them, or when the charts or a scaling form are first opened.

## Events
ev-group = nhóm Auto Scaling { $group }: { $min } đến { $max } phiên bản
ev-group-desired = Công suất mong muốn của { $group } nay là { $count } (do { $by } đặt)
group-by-user = bạn
group-by-bounds = giới hạn của nhóm
group-by-provider = tính năng điều chỉnh quy mô được quản lý
group-by-policy = chính sách điều chỉnh quy mô riêng của nhóm
ev-group-launches = { $group } khởi chạy { $instance } ở { $zone }
ev-group-launches-spot = { $group } khởi chạy Spot Instance { $instance } ở { $zone }
ev-group-relieves = { $group } cân bằng lại: khởi chạy { $instance } ở { $zone } trước khi một phiên bản ở { $from } rời đi
ev-group-in-service = { $instance } đã vào phục vụ trong { $group }
ev-group-waits = { $instance } rút tác vụ trước khi rời { $group }
ev-group-victim = { $group } thu hẹp: { $instance } phải đi
ev-group-interrupted = EC2 sẽ lấy lại Spot Instance { $instance } của { $group } lúc { $at }
ev-group-left-scale-in = { $group } chấm dứt { $instance }: thu hẹp
ev-group-left-unhealthy = { $group } thay { $instance }: không khỏe mạnh
ev-group-left-spot = { $group } đã mất { $instance }: Spot bị gián đoạn
ev-group-left-user = { $group } chấm dứt { $instance }, theo yêu cầu
ev-provider = nhà cung cấp công suất { $provider }
ev-provider-chosen = tác vụ tiếp theo của { $who } đến { $provider }
ev-reservation = { $provider }: CapacityProviderReservation là { $value } %, cần { $m } trên { $n }
ev-resized = điều chỉnh quy mô được quản lý của { $provider } đưa nhóm từ { $from } đến { $to }
ev-resized-enough = điều chỉnh quy mô được quản lý của { $provider } giữ nhóm ở { $from }: cần { $wanted }
ev-resized-bound = điều chỉnh quy mô được quản lý của { $provider } cần { $wanted }, nhưng nhóm vẫn ở { $from }
ev-seated = { $task } đã chờ { $instance }
ev-scheduled = { $action } đặt giới hạn của { $service } là { $min } và { $max }: { $from } thành { $to }
ev-scheduled-same = { $action } đặt giới hạn của { $service } là { $min } và { $max }: vẫn là { $from }
ev-scheduled-held = { $action } đến giờ mà không thay đổi gì ở { $service }

## Why: instances
why-launch-question = Vì sao { $group } khởi chạy { $instance }, và vì sao ở { $zone }?
why-launch-short = Hiện có { $active } trên { $desired } phiên bản. *{ $zone } có ít nhất*, nên phiên bản tiếp theo khởi chạy ở đó.
why-launch-relieves = { $from } có nhiều hơn *{ $zone }* ít nhất hai. Một phiên bản được khởi chạy ở đây trước; rồi một phiên bản của { $from } mới rời đi.
why-victim-question = Vì sao chính { $instance } phải rời { $group }?
why-victim = { $group } có { $active } và cần { $desired }. *{ $instance }* ở { $zone }, vùng có nhiều nhất, và chính sách chấm dứt chọn nó trước.
why-spot-question = Điều gì xảy ra với { $instance }, phiên bản mà EC2 lấy lại?
why-spot-managed = Nó mất lúc { $at }. Tính năng rút được quản lý đưa *{ $instance }* vào DRAINING ngay bây giờ, nên các tác vụ của nó khởi động ở nơi khác khi còn thời gian.
why-spot-agent = Nó mất lúc { $at }. Agent đưa *{ $instance }* vào DRAINING khi nhận báo trước, nên các tác vụ của nó khởi động ở nơi khác khi còn thời gian.
why-spot-no = Nó mất lúc { $at }, và không có gì rút tác vụ khỏi *{ $instance }*: các tác vụ của nó chạy đến lúc đó rồi mất cùng một lúc.
why-left-question = Vì sao { $instance } đã rời { $group }?
why-left-scale-in = Việc thu hẹp đã chọn *{ $instance }*. Nó rời đi khi trên đó không còn tác vụ nào phải kết thúc trước, hoặc đi ngay nếu nhóm không chờ tác vụ nào.
why-left-unhealthy = *{ $instance }* không chạy, tức là không khỏe mạnh ngay lập tức. Nó được thay mà không chờ thời gian nghỉ nào.
why-left-spot = Hai phút báo trước cho *{ $instance }* đã hết.
why-left-user = Có người yêu cầu *{ $instance }* rời đi.
fact-members = Phiên bản
fact-ready = Agent đăng ký
fact-zones-failed = Vùng đang hỏng
fact-protected = Được bảo vệ khỏi thu hẹp
fact-gone-at = Mất lúc
fact-drains = Rút tác vụ
fact-ec2-state = EC2 cho biết
fact-age = Tuổi
fact-draining-since = Rút từ
machine-spot = { $type }, Spot
machine-on-demand = { $type }, On-Demand
drains-managed = do tính năng rút được quản lý của nhà cung cấp công suất
drains-agent = do ECS_ENABLE_SPOT_INSTANCE_DRAINING của agent
drains-no = cả tính năng rút được quản lý lẫn thiết lập của agent đều không bật
ec2-pending = vẫn đang khởi động
ec2-running = đang chạy
ec2-stopped = đã dừng
ec2-terminated = đã chấm dứt
rung-zone-fewest = vùng có ít phiên bản nhất
rung-zone-most = vùng có nhiều phiên bản nhất trong đó một phiên bản được rời đi
rung-default = Default: ít phút nhất đến giờ tính phí tiếp theo
rung-oldest = OldestInstance: nhiều phút tuổi nhất
rung-newest = NewestInstance: ít phút tuổi nhất
rung-next-hour = ClosestToNextInstanceHour: ít phút nhất đến giờ đó
rung-indifferent = một chính sách không phân biệt được chúng
rung-lowest-id = id nhỏ nhất, do phòng thí nghiệm này chọn

## Why: capacity providers
why-reservation-question = { $provider } cần bao nhiêu phiên bản?
why-resize-question = Điều chỉnh quy mô được quản lý của { $provider } làm gì với kích thước của nhóm?
why-provider-question = Nhà cung cấp công suất nào nhận tác vụ tiếp theo của { $who }?
fact-n = N, phiên bản đã đăng ký
fact-busy = Có tác vụ trên đó
fact-waiting = Tác vụ đang chờ
fact-hopeless = Tác vụ mà không loại phiên bản nào của nhóm chứa được
fact-m = M, phiên bản cần có
fact-cpr = CapacityProviderReservation
fact-target-capacity = Công suất mục tiêu
fact-wanted-size = Kích thước cần có
fact-was-capacity = Công suất mong muốn trước đó
fact-half = Nhiều nhất một nửa rời đi
fact-bounds = Giới hạn
fact-warming = Đang khởi động ấm
fact-becomes = Trở thành
fact-alarm = Cảnh báo
fact-decided-by = Quyết định bởi
need = { $tasks }, mỗi phiên bản { $each }: { $instances } phiên bản
m-added = N { $n } + { $added } = { $m } (cần { $need }, bước từ { $minimum } đến { $maximum })
m-busy = { $m }, những phiên bản có tác vụ
m-hopeless = { $m }, giữ nguyên: không khởi chạy gì cho tác vụ không vừa ở đâu cả
resize-alarm-high = mức đặt trước cao hơn mục tiêu, 1 điểm dữ liệu trên 1
resize-alarm-low = mức đặt trước thấp hơn mục tiêu, 15 điểm dữ liệu trên 15
half = { $from } − { $most } = { $to } trong phút này
warming = { $count }, phiên bản cuối đến { $until }; chúng được tính là công suất đã có sẵn
bounds-within = { $minimum } đến { $maximum }, nằm trong giới hạn
bounds-raised = { $minimum } đến { $maximum }, nâng lên mức tối thiểu
bounds-cut = { $minimum } đến { $maximum }, cắt xuống mức tối đa
provider-share = { $tasks } tác vụ, base { $base }, weight { $weight }; phần của nó trừ số tác vụ: { $lag }/{ $sum } tác vụ
provider-by-base = base chưa đầy; weight chưa được tính
provider-by-lag = bên nào kém phần của mình nhiều nhất; nếu bằng nhau thì bên đứng trước

## Why: schedules and reasons
why-scheduled-question = Hành động theo lịch { $action } đã làm gì với { $service }?
fact-schedule = Lịch
fact-bounds-before = Giới hạn trước đó
fact-sets-minimum = Đặt mức tối thiểu
fact-sets-maximum = Đặt mức tối đa
fact-held = Lý do
fact-cooldowns = Thời gian nghỉ
bounds = { $minimum } đến { $maximum }
scheduled-no-cooldown = hành động theo lịch không chờ thời gian nghỉ nào
held-no-target = dịch vụ không còn là đối tượng điều chỉnh quy mô
held-suspended = việc điều chỉnh theo lịch đang tạm ngưng ở đối tượng điều chỉnh quy mô
held-minimum-above = mức tối thiểu sẽ nằm trên mức tối đa
reason-flapping = thay đổi này sẽ kéo theo chính thay đổi ngược lại
reason-unscalable = hiện không điều chỉnh quy mô dịch vụ được
reason-at-maximum = đã đạt mức tối đa
reason-at-minimum = đã đạt mức tối thiểu
reason-at-desired = số lượng mong muốn đã đúng như công thức đòi hỏi, hoặc thay đổi đang diễn ra
reason-scale-in-disabled = chính sách này tắt việc thu hẹp
reason-deploying = một lần triển khai đang diễn ra: việc thu hẹp phải chờ
reason-other-disagrees = một chính sách theo dõi mục tiêu khác không đồng ý thu hẹp
reason-cooldown = thời gian nghỉ của lần thay đổi trước chưa hết
reason-suspended = việc điều chỉnh theo chiều này đang tạm ngưng ở đối tượng điều chỉnh quy mô
reason-no-metric = không có điểm dữ liệu nào để tính
reason-other-larger = một chính sách khác đòi ít nhất cũng chừng đó, và số lớn nhất thắng

## Why: deployments
why-deployment-question = Bản sửa đổi { $revision } của { $service } đã ra sao?
deploy-span = từ { $from } đến { $until }
deploy-by-breaker = bộ ngắt mạch đã đếm { $failures } lần thất bại liên tiếp; ngưỡng của nó là { $threshold }
deploy-by-alarm = cảnh báo { $alarm } đã ở ALARM
deploy-by-you = bạn đã dừng nó
deploy-by-next = một lần triển khai mới hơn đã bắt đầu
deploy-by-hook = một hook vòng đời đã nói không, hoặc không ai trả lời nó
deploy-by-time = một giai đoạn kéo dài 24 giờ

## Pages
page-steps = AWS: điều chỉnh quy mô theo bậc
page-scheduled = AWS: điều chỉnh quy mô theo lịch
page-zone-balance = AWS: cân bằng giữa các vùng
page-termination = AWS: chính sách chấm dứt
page-group-health = AWS: kiểm tra tình trạng của nhóm
page-spot = AWS: phiên bản container Spot
page-managed-scaling = AWS: tự động điều chỉnh quy mô cụm
page-providers = AWS: nhà cung cấp công suất
page-group-tracking = AWS: theo dõi mục tiêu của nhóm
page-task-sets = AWS: triển khai bên ngoài
page-predictive = AWS: điều chỉnh quy mô theo dự đoán
page-managed-instances = AWS: Managed Instances

## Outcomes of a comparison
outcome-latency = Thời gian phản hồi trung bình
outcome-ms = { $mean } ms, nhiều nhất { $longest } ms lúc { $at }
outcome-no-answers = không có câu trả lời
outcome-cost = Chi phí của cả lượt chạy
outcome-cost-hour = Chi phí lúc cuối
outcome-per-hour = { $price }/giờ

## Charts
felt = trả lời *{ $success } %* của { $rate } yêu cầu mỗi giây, trung bình sau { $latency } ms
felt-nothing = trả lời *{ $success } %* của { $rate } yêu cầu mỗi giây
chart-success = Yêu cầu được trả lời
chart-latency = Thời gian phản hồi
chart-model = Phòng thí nghiệm này tự đặt ra từ lưu lượng, tác vụ khỏe mạnh và CPU của chúng.
col-success = Được trả lời
col-latency = Thời gian phản hồi
col-value = Giá trị
alarms-name = Cảnh báo trên { $metric }
alarms-together = Mọi cảnh báo cùng nhau
alarms-any = { $ringing } trên { $all } ở ALARM
alarm-rule-above = trên { $threshold } trong { $points } trên { $of } chu kỳ { $seconds } s
alarm-rule-at-least = từ { $threshold } trở lên trong { $points } trên { $of } chu kỳ { $seconds } s
alarm-rule-below = dưới { $threshold } trong { $points } trên { $of } chu kỳ { $seconds } s
alarm-rule-at-most = từ { $threshold } trở xuống trong { $points } trên { $of } chu kỳ { $seconds } s
alarm-found = { $breaching } trong { $of } lần gần nhất { $breaching ->
   *[other] vượt ngưỡng
 }, cần { $needed }
alarm-state-ok = OK
alarm-state-alarm = ALARM
alarm-state-no-data = INSUFFICIENT_DATA
dot-breaching = { $at }: { $value } vượt ngưỡng { $threshold }
dot-fine = { $at }: { $value }

## Policies and deployments: forms beside their calls
policies-of = { $service } có gì
policies-none = Chưa có chính sách và lịch nào.
policies-new = Mới
policies-calls = Những gì được gửi
policies-apply = Áp dụng
policies-remove = Xóa { $name }
policies-none-to-send = Không có gì thay đổi.
policies-broken = Đây không phải là JSON.
policies-sent = Xong. Hoàn tác sẽ lấy lại như cũ.
policies-more-steps = Thêm một bậc
policies-fewer-steps = Bớt một bậc
policy-tracking = Theo dõi mục tiêu
policy-step = Theo bậc
policy-scheduled = Lịch
policy-deployment = Triển khai
policy-min = Ít tác vụ nhất
policy-max = Nhiều tác vụ nhất
policy-name = Tên
policy-metric = Chỉ số
policy-label = Bộ cân bằng tải và nhóm đích
policy-target = Mục tiêu
policy-out = Thời gian nghỉ sau khi mở rộng, s
policy-in = Thời gian nghỉ sau khi thu hẹp, s
policy-no-in = Không bao giờ thu hẹp
policy-adjustment = Kiểu thay đổi
policy-cooldown = Thời gian nghỉ, s
policy-step-from = Bậc { $number } từ (tính từ ngưỡng)
policy-step-to = Bậc { $number } đến
policy-step-by = Bậc { $number } thay đổi
policy-alarm = Cảnh báo
policy-comparison = Cách so CPU với ngưỡng
policy-threshold = Ngưỡng, %
policy-periods = Số phút liên tiếp
policy-action = Tên của lịch
policy-schedule = Khi nào: at(), rate() hoặc cron()
policy-zone = Múi giờ
policy-strategy = Chiến lược
policy-bake = Thời gian theo dõi thêm, phút
policy-breaker = Bộ ngắt mạch
policy-rollback = Quay lui khi nó ngắt
policy-alarms = Cảnh báo khiến quay lui, cách nhau dấu phẩy
policy-percent = Phần lúc đầu, hoặc mỗi bước, %
policy-pause = Nghỉ sau đó, phút
policy-yes = có
policy-no = không

## Task sets
ev-controller = từ giờ { $controller } thực hiện các lần triển khai của { $service }
ev-task-set = { $service } có tập tác vụ mới { $set } từ { $definition }
ev-task-set-keeps = tập tác vụ { $set } giữ { $count } tác vụ: { $scale } % của { $desired }, làm tròn lên
ev-task-set-primary = tập tác vụ { $set } nay là PRIMARY
ev-task-set-active = tập tác vụ { $set } ở trạng thái ACTIVE
ev-task-set-draining = tập tác vụ { $set } bị xóa: các tác vụ của nó được rút
ev-task-set-steady = tập tác vụ { $set } đã đạt trạng thái ổn định
ev-task-set-moves = tập tác vụ { $set } đang dần ổn định
ev-task-set-gone = tập tác vụ { $set } không còn nữa
ev-code-deploy-replaces = CodeDeploy dựng { $green } bên cạnh { $blue }
ev-code-deploy-shifts = CodeDeploy đã chuyển { $share } % lưu lượng sang { $green }
ev-code-deploy-keeps = toàn bộ lưu lượng ở { $green }; CodeDeploy giữ { $blue } thêm { $keep } nữa
ev-code-deploy-done = CodeDeploy đã xong: { $blue } rời đi
ev-code-deploy-failed = CodeDeploy đã thất bại: toàn bộ lưu lượng trở lại { $blue }
why-task-set-question = Vì sao tập tác vụ { $set } giữ chừng ấy tác vụ?
fact-scale = Tỷ lệ

## Predictive scaling
ev-forecast-policy = từ giờ { $service } được dự đoán; không có gì được điều chỉnh theo dự đoán
ev-forecast-policy-scales = từ giờ { $service } được dự đoán, và được điều chỉnh quy mô theo dự đoán
ev-forecast-hour = giờ vừa qua tải của { $service } là { $load }
ev-forecast-raises = dự đoán cho { $hour } nâng { $service } từ { $from } lên { $to }
ev-forecast-stays = dự đoán cho { $hour } yêu cầu { $service } ít nhất { $floor }: vẫn là { $from }
why-forecast-question = Dự đoán yêu cầu gì ở { $service }?
fact-hour = Giờ bắt đầu lúc
fact-days = Số ngày trước đó đã ghi
fact-mean-load = Tải trung bình của giờ ấy
fact-forecast-floor = Ít nhất

## Managed Instances
ev-managed = { $provider } tự tìm phiên bản
ev-managed-type = { $provider } khởi chạy { $type }: nó chứa được { $holds } trên { $waiting } tác vụ đang chờ
ev-managed-old = { $provider } thay { $instance }: nó đã đến tuổi tối đa
ev-managed-idle = { $provider } cho { $instance } đi: nó đã rảnh đủ lâu
why-managed-question = Vì sao { $provider } khởi chạy { $type }?
fact-held-by-it = Chứa được
fact-price = Giá
fact-types = Số loại phù hợp
fact-next-type = Loại rẻ tiếp theo
