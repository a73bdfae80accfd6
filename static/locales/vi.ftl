### Taskyard, Vietnamese. Ids are named after the place where they are read.
### *so* is bold, `so` is code. Identifiers, AWS's sentences and times come in as they are.

## Page
brand = Taskyard
brand-home = Taskyard, bắt đầu lại
app-loading = Đang khởi động cụm…
page-title = Taskyard, phòng thí nghiệm học Amazon ECS
app-failed = Không mở được lượt chạy này
app-again = Mở bài học đầu tiên
open-bad-slug = “{ $slug }” không phải là tên bài học: chỉ dùng chữ thường, chữ số và dấu gạch nối.
no-question = Ta yêu cầu cụm này điều gì?
close = Đóng
more = { " " }+{ $count }
plain = { $value }
crash-title = Phòng thí nghiệm đã dừng
crash-text = Có gì đó trong mô phỏng đã phạm vào chính quy tắc của nó. Lượt chạy đến lúc này không mất: hãy sao chép liên kết này rồi mở lại.
crash-link = Liên kết đến lượt chạy tới lúc này
tool-edit = Sửa
tool-learn = Bài tập
tool-open = Mở
embed-open = Mở trong phòng thí nghiệm
tool-share = Chia sẻ
tool-help = Trợ giúp
tool-narrate = Đọc các thay đổi
tool-theme = Đổi giao diện
language-name = Ngôn ngữ
language-partial = Một số chữ chưa được dịch; chúng hiện bằng tiếng Anh.
picker-title = Chọn bài học
levers-title = Tác động
inspect-title = Trình xem chi tiết
inspect-open = Xem chi tiết
inspect-one = Xem chi tiết { $name }
intent-name = Ý định
intent-title = Điều bạn yêu cầu
answer-accepted = { $call } được chấp nhận
answer-refused = { $call } bị từ chối: { $code }. { $message }
phone-views = Khung nhìn
phone-cluster = Cụm
phone-edit = Sửa
phone-why = Vì sao

notices-name = Thông báo
notice-differs = Lượt chạy được chia sẻ cho kết quả khác ở đây: { $what }
notice-refused = bị từ chối, { $code }:

## Share and help
share-title = Chia sẻ lượt chạy này
share-text = Liên kết chứa bài học và mọi lệnh gọi bạn đã thực hiện, nên ai mở cũng thấy đúng lượt chạy này.
share-link = Liên kết
share-copy = Sao chép
share-copied = Đã sao chép
share-not-copied = Trình duyệt không cho phép; hãy chọn liên kết rồi tự sao chép.
share-digest = Mã băm của vết chạy:
share-exercise = Biến lượt chạy này thành bài tập
help-title = Trợ giúp
help-text = Thay đổi yêu cầu ở bên trái, theo dõi cụm ở giữa, đọc lý do ở bên phải. Thời gian chạy ở bên dưới: hành động trong quá khứ sẽ tạo một nhánh và không mất gì cả.
help-keys = Phím tắt
help-space = phát hoặc tạm dừng (khi đang ở khung cụm hoặc dòng thời gian)
help-arrows = sự kiện sau và trước; trong khung cụm là tác vụ sau và trước
help-pages = quyết định sau và trước
help-jk = sự kiện trước và sau
help-ends = đầu và cuối
help-f6 = chuyển từ khu vực này sang khu vực khác
help-undo = hoàn tác; kèm Shift là làm lại
help-apply = áp dụng phần sửa
help-inspect = xem chi tiết thứ đang chọn
help-escape = bỏ chọn
help-facts = Những gì chúng tôi đơn giản hóa, theo từng quy tắc
help-honest = Phòng thí nghiệm này là mô phỏng. Mỗi quy tắc cho biết nó *có trong tài liệu*, *do quan sát* hay *do giả định*. Không liên kết với AWS.

## Service strip and gauge
strip-none = Chưa có dịch vụ nào
strip-none-hint = Hãy tạo một dịch vụ: khung bên trái gửi yêu cầu đó đến cụm.
strip-name = Dịch vụ { $service }
strip-focus = : xem dịch vụ này
strip-why = Vì sao?
policies-title = Quy mô và triển khai
strip-desired = mong muốn *{ $value }*
strip-minimum = tối thiểu *{ $value } %*
strip-maximum = tối đa *{ $value } %*
service-inactive = không có lần triển khai nào
service-rolling = r{ $old } → r{ $new }, cập nhật cuốn chiếu đã { $span }
service-starting = r{ $new }, đang khởi động đã { $span }
service-steady = chạy r{ $new }
watch-freed = tối thiểu { $minimum } % hoặc tối đa { $maximum } % sẽ giúp nó tiến tiếp
watch-breaker = bộ ngắt mạch: { $failures } trên { $threshold } tác vụ thất bại
watch-alarms = cảnh báo đang theo dõi: { $names }
watch-alarms-until = cảnh báo được theo dõi đến { $until }: { $names }
watch-alarms-ignored = có cảnh báo đã kêu từ trước: lần triển khai này bỏ qua { $names }
watch-rollback = r{ $failed } thất bại: quay về r{ $to }
watch-shift = { $stage }: nhóm tác vụ mới nhận { $share } % lưu lượng thật
watch-shift-paused = { $stage }: một hook đang chờ trả lời, nhóm tác vụ mới nhận { $share } % lưu lượng thật
watch-rebalancing = một tác vụ chuyển từ { $from } sang { $to }
watch-protected = { $count } { $count ->
   *[other] tác vụ
 } được bảo vệ khỏi việc thu hẹp
service-failed = lần triển khai r{ $new } đã thất bại
gauge-occupying = chiếm chỗ
gauge-healthy = khỏe mạnh
gauge-desired = mong muốn
gauge-wanted = đang cần
gauge-ceiling = trần { $count }
gauge-floor = sàn { $count }
gauge-of = = { $percent } % của { $desired }
gauge-from = từ { $raw }
gauge-name = Hành lang của dịch vụ { $service }: khỏe mạnh { $healthy }, sàn { $floor }. Chiếm chỗ { $occupying }, trần { $ceiling }. Mong muốn { $desired }.
gauge-name-flag = Hành lang của dịch vụ { $service }: khỏe mạnh { $healthy }, sàn { $floor }. Chiếm chỗ { $occupying }, trần { $ceiling }. Mong muốn { $desired }. ECS bị kẹt: { $flag }.
gauge-asks-for-none = không yêu cầu tác vụ nào
gauge-below = thiếu { $count } so với sàn
gauge-both-until = chạm cả sàn lẫn trần cho đến khi { $count } { $count ->
   *[other] tác vụ khỏe mạnh
 }
gauge-cannot-both = không thể dừng, không thể khởi động
gauge-cannot-stop = không thể dừng { $revision }: sàn là { $floor } khỏe mạnh
gauge-cannot-start = không thể khởi động { $revision }: trần là { $ceiling }

## States
state-provisioning = đang cấp phát, chưa tính
state-pending = đang chờ, chưa tính
state-activating = đang kích hoạt, chưa tính
state-running = đang chạy, chưa tính
state-healthy = đang chạy, được tính là khỏe mạnh
state-unhealthy = đang chạy nhưng không khỏe mạnh
state-told-to-stop = đang chạy, đã được lệnh dừng
state-deactivating = đang ngừng kích hoạt
state-stopping = đang dừng
state-deprovisioning = đang thu hồi
state-failed = đã dừng do lỗi
state-stopped = đã dừng theo ý muốn
state-unplaced = đang cần nhưng chưa có chỗ
key-name = Chú giải trạng thái
key-waiting = đang chờ
key-healthy = khỏe mạnh
key-not-counted = chưa tính
key-leaving = đang rời đi
key-failed = thất bại
key-stopped = đã dừng
key-unplaced = chưa có chỗ

## Stage
stage-name = Cụm { $cluster }
cost-now = { $hour } mỗi giờ lúc này, { $run } cho lượt chạy này
cost-what = Khoản
cost-hour = Một giờ
cost-run = Lượt chạy này
cost-prices = Giá On-Demand tại us-east-1, tháng { $month }. Chưa tính: truyền dữ liệu, đơn vị công suất, nhật ký, ổ đĩa, địa chỉ.
stage-empty = Cụm này chưa có phiên bản và tác vụ nào. Hãy thêm phiên bản container ở mục Tác động.
zone-count = { $service } { $count }
zone-failed = mất vùng
find-name = Tìm phiên bản
find-hint = Phiên bản, loại, vùng, tác vụ hoặc dịch vụ
find-refused = Chỉ những phiên bản đã từ chối tác vụ gần nhất
find-count = { $found } trên { $instances } phiên bản
line-name = Phiên bản { $instance }, { $kind }, vùng { $zone }, đã dùng { $cpu } % CPU, đã dùng { $memory } % bộ nhớ, { $tasks ->
   *[other] { $tasks } tác vụ
 }
histogram-name = Số phiên bản theo mức sử dụng { $what }, từ 0 đến 100 % chia mười bậc: { $counts }
zone-fargate = Fargate, không có phiên bản để vẽ
instance-empty = Không có tác vụ
instance-name = Phiên bản { $instance }, { $kind }, vùng { $zone }, { $agent }
agent-ok = agent bình thường
agent-off = agent mất kết nối
agent-draining = đang rút tác vụ
agent-registering = đang đăng ký
agent-registration-failed = đăng ký thất bại
agent-stopped = đã dừng
card-ports = Cổng
card-interfaces = Giao diện mạng
card-images = Image
card-volumes = Volume
meter-cpu = CPU
meter-memory = Bộ nhớ
meter-cpu-free = còn *{ $free }* trên { $total }
meter-memory-free = còn *{ $free }* trên { $total } MiB
port-taken = cổng { $port } { $task }
port-free = cổng { $port } trống
eni = ENI { $used } trên { $total }
verdict-short = *{ $check }* −{ $short }
verdict-word = *{ $check }* { $word }
verdict-closest = gần đạt nhất
chip-name = { $task } r{ $revision }, { $who }, { $state }, phiên bản { $instance }, vùng { $zone }
chip-name-fargate = { $task } r{ $revision }, { $who }, { $state }, Fargate, vùng { $zone }
chip-name-stopped = { $task } r{ $revision }, { $who }, { $state }, mã thoát { $code }
chip-name-failed = { $task } mã thoát { $code }, { $who }, r{ $revision }, { $state }
chip-exit = thoát { $code }
chip-quiet-name = , { $healthy } được tính là khỏe mạnh; xem dịch vụ này
chip-unplaced = ×{ $count } r{ $revision }, { $who }, đang cần nhưng chưa có chỗ sau { $attempts } { $attempts ->
   *[other] lần thử
 }
tray-name = Tác vụ đang chờ và đã dừng
tray-waiting-title = Đang chờ
tray-nothing = Không có gì đang chờ
tray-waiting-next = *{ $attempts } { $attempts ->
   *[other] lần thử
 }* từ { $since }, lần tới { $next }. ECS chưa có bản ghi tác vụ nào.
tray-stopped-title = Đã dừng
tray-none-stopped = Chưa có
tray-stopped-wished = lúc { $at }, theo ý muốn
tray-stopped-failed = lúc { $at }, do lỗi

## Checks and margins
check-status = Trạng thái
check-agent = Agent
check-attribute = Thuộc tính
check-cpu = CPU
check-memory = Bộ nhớ
check-ports = Cổng
check-gpu = GPU
check-eni = ENI
check-location = Vùng
check-member-of = memberOf
check-distinct-instance = Riêng biệt
lack-draining = đang rút
lack-inactive = không hoạt động
lack-off = mất kết nối
lack-missing = không có
lack-short = thiếu
lack-taken = bị chiếm
lack-too-many = quá nhiều
lack-full = đầy
lack-elsewhere = ở nơi khác
lack-unmet = không thỏa
lack-second = bản thứ hai
cell-draining = không nhận tác vụ
cell-status = đang { $status }
cell-disconnected = mất kết nối
cell-attribute = không có { $name }
cell-attribute-value = { $name } không phải { $value }
cell-has = có { $count }
cell-by = do { $task } giữ
cell-reserved = dành riêng
cell-port-limit = giới hạn { $limit }
cell-eni = đã dùng hết { $slots }
cell-zone = ở { $zone }
cell-clause = { $clause }
cell-distinct = đã có một
cell-short = −{ $short }
cell-room = +{ $count }
cell-free = trống
cell-unused = chưa dùng
cell-ok = ổn
cell-passes = đạt:
cell-fails = không đạt:
needs = cần { $what }
size = { $cpu } đơn vị CPU, { $memory } MiB

## Why
why-name = Vì sao
why-tabs = Giải thích
tab-why = Vì sao
tab-charts = Biểu đồ
tab-events = Sự kiện
why-empty = Chưa có gì để giải thích
why-empty-hint = Hãy chọn một tác vụ, một phiên bản hoặc một vạch trên dòng thời gian.
why-task-question = Vì sao { $task } ở { $place }?
why-task-fargate = Fargate không có phiên bản nào để chọn; vùng là { $zone }.
why-unplaced-question = { $count ->
   *[other] Vì sao { $count } tác vụ r{ $revision } chưa được sắp đặt?
 }
why-nowhere-question = Vì sao một tác vụ của { $who } chưa được sắp đặt?
why-only-one = Trong { $considered } phiên bản, chỉ *{ $instance }* đạt mọi kiểm tra.
why-tied = { $feasible } phiên bản đạt mọi kiểm tra. { $tied } phiên bản ngang nhau đến cùng, và *{ $instance }* được chọn ngẫu nhiên.
why-ranked = { $feasible } phiên bản đạt mọi kiểm tra. *{ $instance }* đứng đầu theo { $rung }.
why-passed = { $feasible } phiên bản đạt mọi kiểm tra; *{ $instance }* đứng đầu.
why-no-instances = Cụm không có phiên bản container nào để hỏi.
why-closest-memory = Không phiên bản nào có { $needed } MiB để cấp. *{ $instance } gần đạt nhất: thiếu { $short } MiB.*
why-closest-cpu = Không phiên bản nào có { $needed } đơn vị CPU để cấp. *{ $instance } gần đạt nhất: thiếu { $short } đơn vị.*
why-closest-port = Cổng máy chủ { $port } đã bị chiếm trên mọi phiên bản. *{ $instance } gần đạt nhất.*
why-near-memory = Không phiên bản nào đạt mọi kiểm tra. *{ $instance } gần đạt nhất: thiếu { $short } MiB.*
why-near-cpu = Không phiên bản nào đạt mọi kiểm tra. *{ $instance } gần đạt nhất: thiếu { $short } đơn vị CPU.*
why-near-port = Không phiên bản nào đạt mọi kiểm tra. *{ $instance } gần đạt nhất: cổng { $port } đã bị chiếm.*
why-closest = Không phiên bản nào đạt mọi kiểm tra. *{ $instance } gần đạt nhất: { $check }, { $detail }.*
why-nowhere = Không phiên bản nào nhận được nó.
ev-path-blocked = { $goal } không đến nơi: { $hop }
path-check = lần kiểm tra tình trạng của { $group } cho { $task }
path-pull = lần kéo { $image } từ { $service }
path-mount = lần gắn { $name }
why-trust-question = Vì sao ECS không khởi động thêm tác vụ nào của { $service }?
why-trust-gone = Nó không đảm nhận được vai trò { $role } cho chúng: vai trò đó không tồn tại.
why-trust-shut = Nó không đảm nhận được vai trò { $role } cho chúng: chính sách tin cậy của vai trò không cho ecs-tasks.amazonaws.com vào.
why-path-question = Vì sao { $goal } không đến nơi?
fact-hop = Cho qua
fact-hop-refuses = Từ chối
fact-volume = Volume
volume-found = { $volume }: như tác vụ trước để lại
volume-empty = { $volume }: trống
hop-zone = { $balancer } có mạng con ở { $zone }
hop-no-zone = { $balancer } không có mạng con ở { $zone }
hop-leaves = { $who } được phép gửi đến { $to } qua cổng { $port } ({ $groups })
hop-no-leave = { $groups } của { $who } không cho gì ra { $to } qua cổng { $port }
hop-enters = { $groups } của { $who } cho phép cổng { $port } từ { $from }
hop-no-enter = { $groups } của { $who } không cho phép cổng { $port } từ { $from }
hop-route = { $table } của { $subnet } dẫn đến { $via }
hop-no-route = { $table }, bảng định tuyến của { $subnet }, không có tuyến nào ra ngoài
hop-dead-route = { $table }, bảng định tuyến của { $subnet }, dẫn đến { $via }, mà lối ra này chưa được gắn vào đâu
hop-address = { $who } có địa chỉ công cộng
hop-no-address = { $who } không có địa chỉ công cộng cho internet gateway
hop-endpoint = { $id } trả lời cho { $service }
why-stopped-question = Vì sao { $task } đã dừng?
why-stopping-question = Vì sao { $task } đang dừng?
why-pass-question = Bộ lập lịch của { $service } đã quyết định gì?
why-service-question = { $service } đang làm gì?
why-service-idle = Chưa cần quyết định nào.
why-instance-question = { $instance } còn lại gì?
why-instance-answer = { $tasks ->
    [0] Không có tác vụ nào
   *[other] { $tasks } tác vụ
 }; còn trống *{ $cpu } đơn vị CPU* và *{ $memory } MiB*.
why-scaling-question = Tính năng theo dõi mục tiêu đã quyết định gì cho { $service }?
why-step-question = Vì sao chính sách theo bậc làm thế với { $service }?
why-event-question = Điều gì đã xảy ra lúc { $at }?
why-event-quiet = Việc ghi sổ nội bộ của phòng thí nghiệm.
why-event-message = ECS báo cho chủ dịch vụ:
stop-only-one = Không có tác vụ nào khác để chọn.
stop-pending = Nó chưa đạt RUNNING, các tác vụ khác thì đã đạt.
stop-unhealthy = Nó không khỏe mạnh, các tác vụ khác thì có.
stop-strategy = Nó được chọn theo chiến lược sắp đặt: { $rung }.
stop-chosen = Bộ lập lịch đã chọn nó.
stop-draw = { $count } tác vụ ngang nhau; nó được chọn ngẫu nhiên.
stop-oldest = { $count } tác vụ ngang nhau; nó đã chạy lâu nhất.
stop-lowest = { $count } tác vụ ngang nhau đến cùng; nó có số nhỏ nhất.
stop-exited = Container thiết yếu của nó kết thúc với *mã thoát { $code }*.
stop-exited-unknown = Container thiết yếu của nó đã kết thúc.
stop-failed-to-start = Nó chưa từng chạy được.
stop-user = Có người đã gọi StopTask.
stop-scheduler = Bộ lập lịch của dịch vụ đã dừng nó.
stop-host = Máy chủ của nó không còn nữa.
stop-unknown = Nó nhận lệnh dừng.
exit-code = { $container }: *{ $code }*
matrix-title = Kiểm tra
matrix-note = chạy tất cả, tệ nhất trước
matrix-caption = Phiên bản theo các kiểm tra; mỗi ô đạt hoặc không đạt kèm khoảng chênh
matrix-instance = Phiên bản
matrix-rejects = loại
matrix-count = *{ $count }* trên { $of }
matrix-more = và { $count } phiên bản nữa
matrix-chosen = được chọn
ladder-title = Xếp hạng
ladder-left = còn { $count } trên { $of }
ladder-not-reached = không xét đến: còn 0 trên { $of }
rung-spread-zone = spread theo vùng, ít nhất trước
rung-spread-instance = spread theo phiên bản, ít nhất trước
rung-spread = spread theo { $field }, ít nhất trước
rung-binpack-cpu = binpack theo CPU, còn ít nhất trước
rung-binpack-memory = binpack theo bộ nhớ, còn ít nhất trước
rung-random = random
rung-draw = ngang nhau: ngẫu nhiên, có seed
flip-title = Thay đổi gần nhất
flip-note = sửa ít nhất để đổi câu trả lời
flip-none = Không một thay đổi đơn lẻ nào trong tầm tay giúp được.
flip-free = + $0.00/h
flip-try = Thử ở nhánh mới
flip-wait = Chỉ cần đợi đến { $at }
flip-wait-gain = Khi đó ECS tìm được chỗ mà không cần sửa gì.
flip-memory = Bộ nhớ { $from } → { $to } MiB
flip-cpu = CPU { $from } → { $to } đơn vị
flip-port = Cổng máy chủ động thay cho { $port }
flip-distinct = Bỏ distinctInstance
flip-member-of = Bỏ memberOf { $expression }
flip-instance = Thêm một { $kind }
flip-gain = { $instance } đạt mọi kiểm tra. Khi đó { $fit } trên { $count } tác vụ đang chờ có chỗ.
flip-gain-all = { $instance } đạt mọi kiểm tra. { $count ->
   *[other] Khi đó { $count } tác vụ đang chờ đều có chỗ.
 }
flip-instance-all = { $fit ->
   *[other] Có chỗ cho toàn bộ { $fit } tác vụ đang chờ.
 }
flip-instance-some = Có chỗ cho { $fit }; { $left } vẫn phải chờ.
facts-title = Dữ kiện
fact-state = Trạng thái
fact-definition = Định nghĩa tác vụ
fact-size = Yêu cầu
fact-created = Tạo lúc
fact-running-since = RUNNING từ
fact-target = Tình trạng đích
fact-stop-code = Mã dừng
fact-exit = Mã thoát
fact-desired = Mong muốn
fact-healthy-floor = Khỏe mạnh
fact-occupying-ceiling = Chiếm chỗ
fact-wanted = Còn phải khởi động
fact-stops = Dừng
fact-type = Loại
fact-zone = Vùng
fact-agent = Agent
fact-cpu = CPU còn trống
fact-memory = Bộ nhớ còn trống
fact-enis = Khe ENI còn trống
fact-ports = Cổng đang giữ
fact-attributes = Thuộc tính
fact-metric = Chỉ số
fact-target-value = Mục tiêu
fact-threshold = Ngưỡng cảnh báo
fact-above = Vượt ngưỡng
fact-running = Đang chạy
fact-formula = Công thức
fact-before-bounds = Trước giới hạn
fact-was = Mong muốn trước đó
fact-cooldown = Thời gian nghỉ đến
pair-floor = { $count }, sàn { $limit }
pair-ceiling = { $count }, trần { $limit }
pair-of = { $left } trên { $total }
formula = ⌈{ $running } × { $metric } / { $target }⌉ = { $result }
chain-title = Diễn biến
chain-note = từ nguyên nhân đầu tiên
certainty-documented = có trong tài liệu
certainty-observed = do quan sát
certainty-assumed = do giả định
page-placement = AWS: sắp đặt tác vụ
page-strategies = AWS: chiến lược sắp đặt
page-deployment = AWS: cập nhật cuốn chiếu
page-lifecycle = AWS: vòng đời tác vụ
page-stopped = AWS: mã dừng của tác vụ
page-scaling = AWS: theo dõi mục tiêu
page-services = AWS: dịch vụ
page-instances = AWS: trạng thái phiên bản

## Scheduler's passes
pass-start = { $service } khởi động { $count } { $count ->
   *[other] tác vụ
 }: chiếm chỗ { $occupying }, trần { $ceiling }
pass-replace = { $service } khởi động { $count } { $count ->
   *[other] tác vụ thay thế
 }: chiếm chỗ { $occupying }, trần { $ceiling }
pass-stop-old = { $service } dừng { $count } { $count ->
   *[other] tác vụ cũ
 }: khỏe mạnh { $healthy }, sàn { $floor }
pass-stop-pending = { $service } hủy { $count } { $count ->
   *[other] tác vụ đang chờ
 }
pass-stop-draining = { $service } chuyển { $count } { $count ->
   *[other] tác vụ
 } khỏi các phiên bản đang rút tác vụ
pass-stop-unhealthy = { $service } dừng { $count } { $count ->
   *[other] tác vụ không khỏe mạnh
 }
pass-stop-revision = { $service } dừng { $count } tác vụ của một bản sửa đổi
pass-scale-in = { $service } thu hẹp bớt { $count }
pass-complete = đợt cập nhật của { $service } đã hoàn tất
pass-steady = { $service } không có gì phải làm
pass-wait-starting = { $service } chờ { $count } { $count ->
   *[other] tác vụ
 } trở nên khỏe mạnh: khỏe mạnh { $healthy }, sàn { $floor }
pass-wait-room = { $service } chờ: { $count } { $count ->
   *[other] tác vụ không tìm được
 } chỗ trong cụm
pass-wait-back-off = { $service } chờ: tác vụ liên tục không khởi động được
pass-wait-failed = { $service } chờ: lần triển khai của nó đã thất bại
pass-wait-shifting = { $service } chờ: cả hai nhóm tác vụ cùng tồn tại trong lúc chuyển lưu lượng
pass-wait-baking = { $service } chờ: cảnh báo của lần triển khai còn được theo dõi thêm một lúc
pass-wait-protected = { $service } chờ: { $count } tác vụ thừa { $count ->
   *[other] đang được
 } bảo vệ
pass-stuck-floor = { $service } bị kẹt: không thể dừng tác vụ nào, { $healthy } khỏe mạnh đã là sàn { $floor }
pass-stuck-ceiling = { $service } bị kẹt: không thể khởi động tác vụ nào, { $occupying } đã là trần { $ceiling }
pass-stuck-both = { $service } bị kẹt: sàn { $floor } và trần { $ceiling } không chừa chỗ để dừng hay khởi động
scale-out = theo dõi mục tiêu mở rộng { $service } theo chiều ngang từ { $from } lên { $to }: chỉ số { $metric }, mục tiêu { $target }
scale-in = theo dõi mục tiêu thu hẹp { $service } từ { $from } xuống { $to }: chỉ số { $metric }, mục tiêu { $target }
scale-not = theo dõi mục tiêu giữ { $service } ở { $from }: { $reason }
scale-quiet = Không cảnh báo nào yêu cầu thay đổi.
step-scaled = chính sách theo bậc đưa { $service } từ { $from } đến { $to }: chỉ số { $metric }, ngưỡng { $threshold }
step-not = chính sách theo bậc giữ { $service } ở { $from }: { $reason }

## Events
ev-command = Bạn: `{ $call }` { $summary }
ev-cluster = đã tạo cụm { $name }
ev-definition = đã đăng ký { $name }
ev-definition-gone = đã hủy đăng ký { $name }
ev-image = từ giờ image { $image } hoạt động khác đi
ev-traffic = lưu lượng hướng tới { $rate } yêu cầu mỗi giây
ev-metric-pinned = đã ghim chỉ số
ev-metric-free = chỉ số lại được thả tự do
ev-zone-failed = vùng { $zone } gặp sự cố
ev-zone-restored = vùng { $zone } đã trở lại
ev-instance = { $instance } đã tham gia, { $kind } ở { $zone }
ev-instance-active = { $instance } nhận tác vụ
ev-instance-draining = { $instance } đang rút tác vụ
ev-instance-status = { $instance } ở trạng thái { $status }
ev-agent-on = agent của { $instance } đã kết nối
ev-agent-off = agent của { $instance } mất kết nối
ev-instance-running = { $instance } chạy trở lại
ev-instance-stopped = { $instance } đã dừng
ev-instance-terminated = { $instance } đã bị chấm dứt
ev-service = đã tạo dịch vụ { $service }, mong muốn { $desired }
ev-service-updated = đã cập nhật dịch vụ { $service }
ev-service-status = dịch vụ { $service } ở trạng thái { $status }
ev-desired-user = số lượng mong muốn của { $service } là { $count }
ev-desired-policy = một chính sách điều chỉnh quy mô đặt { $service } thành { $count }
ev-desired-scheduled = một hành động theo lịch đặt { $service } thành { $count }
ev-desired-daemon = { $service } cần một tác vụ trên mỗi phiên bản trong số { $count }
ev-desired-bounds = giới hạn của đối tượng điều chỉnh quy mô đặt { $service } thành { $count }
ev-deployment = bắt đầu triển khai { $definition } vào { $service }
ev-deployment-completed = lần triển khai của { $service } đã hoàn tất
ev-rolled-back = { $service } quay lui về r{ $revision }
ev-stage = { $service } bước vào { $stage }
ev-deployment-failed = lần triển khai của { $service } đã thất bại
ev-deployment-gone = lần triển khai cũ của { $service } không còn nữa
ev-placed = *{ $task }* đến *{ $instance }*, một trong { $feasible } phiên bản đạt
ev-placed-only = *{ $task }* đến *{ $instance }*, phiên bản duy nhất đạt
ev-unplaced = một tác vụ của { $who } không vừa chỗ nào
ev-unplaced-short = một tác vụ của { $who } không vừa chỗ nào; { $instance } gần đạt nhất, { $check } thiếu { $short }
ev-unplaced-check = một tác vụ của { $who } không vừa chỗ nào; { $instance } gần đạt nhất nhưng không đạt { $check }
ev-task-status = { $task } của { $who } ở trạng thái { $status }
ev-task-stop = { $task } của { $who } nhận lệnh dừng
ev-container-exit = một container của { $task } kết thúc với mã thoát { $code }
ev-container-restart = một container của { $task } khởi động lại
ev-task-counted = { $task } của { $who } được tính là khỏe mạnh
ev-task-uncounted = { $task } của { $who } không còn được tính là khỏe mạnh
ev-task-unhealthy = { $task } của { $who } bị phát hiện không khỏe mạnh
ev-target-group = đã tạo nhóm đích { $name }
ev-balancer = đã tạo bộ cân bằng tải { $name }
ev-target-registered = { $task } đã được đăng ký làm đích
ev-target-healthy = { $task } là đích khỏe mạnh: yêu cầu đến được nó
ev-target-unhealthy = { $task } là đích không khỏe mạnh
ev-target-draining = { $task } đang rút kết nối: không yêu cầu mới nào đến nó
ev-target-gone = { $task } không còn là đích
ev-scalable = { $service } có thể điều chỉnh quy mô từ { $min } đến { $max }
ev-policy = chính sách theo dõi mục tiêu của { $service } nhắm tới { $target }
ev-alarm = cảnh báo { $side } ở { $threshold }: ALARM
ev-alarm-ok = cảnh báo { $side } ở { $threshold }: OK
ev-alarm-no-data = cảnh báo { $side } ở { $threshold }: INSUFFICIENT_DATA
alarm-high = cao
alarm-low = thấp

ev-steady = *{ $service }* đã đạt trạng thái ổn định

## Log
log-name = Sự kiện, mới nhất trước
log-wording = Cách diễn đạt
log-story = Kể chuyện
log-ecs = ECS
log-json = JSON
log-service = Dịch vụ
log-any-service = mọi dịch vụ
log-reason = Lý do
log-any-reason = mọi lý do
log-decisions = quyết định
log-failures = lỗi
log-calls = lệnh gọi
log-messages = thông báo của ECS
log-clear-task = Chỉ { $task }; hiện tất cả
log-empty = Chưa có gì xảy ra
log-older = và { $count } sự kiện cũ hơn
log-jump = Đến { $at }
log-why = Vì sao, lúc { $at }?

## Charts
charts-empty = Chưa có dịch vụ nào để vẽ biểu đồ
chart-cpu = Mức sử dụng CPU
chart-cpu-now = *{ $value }*
chart-cpu-target = *{ $value }*, mục tiêu { $target } %
chart-running = Tác vụ đang chạy
chart-running-now = *{ $value }* đang chạy, giữa sàn và trần
chart-table = Dạng bảng
col-time = Thời gian
col-cpu = CPU %
col-running = Đang chạy
col-desired = Mong muốn
col-floor = Sàn
col-ceiling = Trần

## Timeline
time-name = Dòng thời gian
time-scrub = Thời gian
time-start = Về đầu
time-previous-decision = Quyết định trước
time-previous-event = Sự kiện trước
time-play = Phát
time-pause = Tạm dừng
time-next-event = Sự kiện sau
time-next-decision = Quyết định sau
time-end = Đến cuối phần đã phát
time-lanes = Hiện mọi làn
time-speed = Tốc độ
time-speed-all = Mọi tốc độ
time-undo = Hoàn tác
time-redo = Làm lại
time-reset = Bắt đầu lại
time-branches = Nhánh
time-not-played = chưa phát
branch-first = nhánh { $number }
branch-from = nhánh { $number }, từ { $from } lúc { $at }
lane-tasks = { $service } r{ $revision }
lane-most = tối đa { $count }
lane-deployment = Triển khai
lane-corridor = Sàn, trần
deploy-name = r{ $revision }, { $state }, từ { $from } đến { $until }
deploy-back-name = quay lại r{ $revision }, { $state }, từ { $from } đến { $until }
deploy-rolling = đang cập nhật
deploy-shifting = đang chuyển lưu lượng
deploy-baking = đang theo dõi thêm
deploy-completed = đã hoàn tất
deploy-failed = đã thất bại
deploy-superseded = đã nhường lần triển khai sau
lane-scaling = Quy mô, cảnh báo
shade-alarm = { $alarm } đang ALARM
shade-cooldown = Thời gian nghỉ
lane-edits = Tôi sửa
lane-decisions = Quyết định
tick-name = { $at }: { $what }
pin-name = { $at }: { $calls }
pin-more = { $call } +{ $count }
now-last = { $at }: { $what }
now-nothing = Bấm phát.
position = { $minutes } phút { $seconds } giây, { $healthy } trên { $desired } khỏe mạnh, { $starting } đang khởi động, { $unplaced } chưa có chỗ
position-empty = { $minutes } phút { $seconds } giây
news = { $at }: { $running ->
    [0] { "" }
   *[other] { $running } tác vụ đang chạy;
 } { $healthy ->
    [0] { "" }
   *[other] { $healthy } được tính là khỏe mạnh;
 } { $stopped ->
    [0] { "" }
   *[other] { $stopped } đã dừng;
 } { $failed ->
    [0] { "" }
   *[other] { $failed } không khỏe mạnh;
 } { $unplaced ->
    [0] { "" }
   *[other] { $unplaced } chưa được sắp đặt;
 } { $steady ->
    [0] { "" }
   *[other] trạng thái ổn định
 }

## The left panel: form, editor, apply

intent-show = Hiển thị
intent-show-form = Biểu mẫu
intent-show-json = JSON
intent-show-both = Cả hai
intent-close = Đóng
intent-none = Chưa chọn dịch vụ nào. Hãy mở một kịch bản có dịch vụ.
intent-image = Image
intent-host-port = Cổng máy chủ
intent-container-port = Cổng container
intent-cpu = CPU
intent-memory = Bộ nhớ
intent-memory-reservation = Bộ nhớ đặt trước
intent-desired = Mong muốn
intent-minimum = Khỏe mạnh tối thiểu
intent-maximum = Tối đa
intent-strategy = Chiến lược sắp đặt
intent-breaker = Bộ ngắt mạch
breaker-off = tắt
breaker-stop = dừng lần triển khai thất bại
breaker-rollback = dừng và quay lui
intent-container = Container
intent-launch-type = Kiểu khởi chạy
intent-launch-fixed = Cố định khi dịch vụ được tạo
unit-cpu = đơn vị
unit-mib = MiB
unit-percent = %
intent-was = trước là { $value }
intent-less = { $field }: bớt, { $value }
intent-more = { $field }: thêm, { $value }
intent-port-none = Không ánh xạ cổng nào
intent-port-dynamic = Động: ECS chọn một cổng trống
intent-reservation-counts = Sắp đặt tính theo memoryReservation, { $mib } MiB
intent-size = { $value }
intent-size-other = { $value }, không phải kích cỡ hợp lệ
intent-locked = JSON có lỗi. Hãy sửa ở đó trước.
intent-product = { $desired } × { $percent } % = { $raw },
intent-floor = sàn { $count }
intent-ceiling = trần { $count }
intent-no-corridor = Không có sàn và trần: thiếu một con số
strategy-default = Mặc định của dịch vụ: trải đều các vùng, rồi các phiên bản
strategy-spread-az = Trải đều các vùng
strategy-spread-az-instance = Trải đều các vùng, rồi các phiên bản
strategy-spread-az-binpack = Trải đều các vùng, rồi dồn theo bộ nhớ
strategy-binpack-memory = Dồn theo bộ nhớ
strategy-binpack-cpu = Dồn theo CPU
strategy-random = Ngẫu nhiên
strategy-own = Như viết trong JSON

editor-documents = Tài liệu
editor-task = Định nghĩa tác vụ
editor-service = Dịch vụ
editor-task-draft = Định nghĩa tác vụ *{ $next }*, bản nháp so với { $now }
editor-task-runs = Định nghĩa tác vụ *{ $now }*, như đang chạy
editor-service-draft = Dịch vụ *{ $name }*, bản nháp cập nhật
editor-service-runs = Dịch vụ *{ $name }*, như đang chạy
editor-label-task = Định nghĩa tác vụ, JSON
editor-label-service = Cập nhật dịch vụ, JSON
editor-empty = Dán một định nghĩa tác vụ
editor-lines = +{ $added } −{ $removed }
editor-rich = Trình soạn thảo đầy đủ
editor-rich-says = Tô màu, gợi ý hoàn thành và gạch chân lỗi. Được tải khi bạn bật lên hoặc bấm vào văn bản.
editor-rich-failed = Không tải được trình soạn thảo đầy đủ; bản đơn giản vẫn dùng được.
editor-full = Toàn màn hình
editor-full-leave = Thoát toàn màn hình
editor-checks = Những lỗi trong văn bản
editor-line = dòng { $line }
editor-more = và { $count } lỗi nữa
severity-error = Lỗi
severity-warning = Cảnh báo
severity-note = Lưu ý

paste-title = Nội dung bạn dán đã được chuyển thành yêu cầu đăng ký
paste-replaced = Nó đã thay toàn bộ văn bản: gộp cả hai lại thì không phải là JSON.
paste-undo = Hoàn tác việc dán
paste-keep = Đã hiểu

apply-nothing = { $name } không có thay đổi
apply-changes = { $changes ->
   *[other] { $changes } thay đổi
}
apply-errors = { $errors ->
   *[other] { $errors } lỗi
}
apply-changes-errors = { $changes }, { $errors }
apply-discard = Bỏ
apply-at = Áp dụng lúc { $time }
apply-why-not-errors = Hãy sửa lỗi trước.
apply-why-not-same = Không có thay đổi nào để áp dụng.
apply-review = Những gì thay đổi lúc { $time }
apply-review-new = Đăng ký *{ $next }* và trỏ `{ $service }` vào đó. { $now } giữ nguyên.
apply-review-service = Cập nhật `{ $service }`; định nghĩa tác vụ của nó vẫn là { $now }.
apply-review-calls = Lệnh gọi
apply-confirm = Áp dụng lúc { $time }
apply-back = Sửa tiếp
apply-fold = { $count ->
   *[other] { $count } dòng không đổi
}
apply-added = thêm
apply-removed = bớt
apply-done = Đã áp dụng lúc { $time }.
apply-refused = Bị từ chối:
intent-never-walls = Lần triển khai này không bao giờ bắt đầu được: { $floor } tác vụ phải luôn khỏe mạnh (sàn { $floor }) và chỉ { $ceiling } được tồn tại (trần { $ceiling }). Nó cần thêm một chỗ phía trên trần (tối đa { $maximum } %) hoặc bớt một tác vụ phía dưới sàn (tối thiểu { $minimum } %).
intent-never-port = { $definition } không bao giờ khởi động được: cả { $instances } phiên bản đều đang giữ cổng máy chủ { $port }, và sàn { $floor } không cho tác vụ cũ nào rời đi. Nó cần thêm một phiên bản, một cổng máy chủ động hoặc mức tối thiểu thấp hơn.

## Levers: what happens from outside

levers-of = Tác động lên { $name }
levers-instance = Phiên bản
levers-task = Tác vụ
levers-zone = Vùng sẵn sàng
levers-none = Chưa có gì để tác động.
levers-image = Hành vi của image
levers-image-says = Áp dụng cho container khởi động từ bây giờ.
levers-image-name = Image
levers-image-size = Kích thước
levers-image-starts = Khởi động trong
levers-image-exits = Thoát sau
levers-image-exits-hint = Để trống: chạy mãi
levers-image-unhealthy = Không qua được kiểm tra tình trạng
levers-image-apply = Đặt hành vi
levers-traffic = Lưu lượng
levers-traffic-now = hiện { $rate } yêu cầu mỗi giây
levers-traffic-rate = Yêu cầu mỗi giây
levers-traffic-set = Đặt
levers-metric = Ghim mức sử dụng CPU
levers-metric-says = Từ bây giờ thay mô hình tải bằng một giá trị cố định.
levers-metric-value = CPU
levers-metric-set = Ghim
levers-metric-clear = Bỏ ghim
levers-add = Thêm phiên bản
levers-add-type = Loại
levers-add-count = Bao nhiêu
levers-add-set = Thêm
levers-refused = Bị từ chối:
traffic-off = Tắt
traffic-off-says = Từ bây giờ không có yêu cầu nào.
traffic-calm = Nhẹ
traffic-calm-says = 20 yêu cầu mỗi giây.
traffic-double = Gấp đôi
traffic-double-says = Gấp hai lần mức hiện tại.
traffic-spike = Đột biến
traffic-spike-says = Gấp năm lần trong hai phút, rồi trở lại.
lever-fail-zone = Làm hỏng { $zone }
lever-fail-zone-says = Mọi phiên bản và tác vụ Fargate ở { $zone } mất cùng lúc.
lever-restore-zone = Khôi phục { $zone }
lever-restore-zone-says = Vùng trở lại; các phiên bản của nó đăng ký lại.
lever-fail-instance = Làm hỏng { $instance }
lever-fail-instance-says = Máy chết. Các tác vụ của nó dừng, và ECS khởi động tác vụ khác ở nơi còn chỗ.
lever-disconnect = Ngắt agent của { $instance }
lever-disconnect-says = Tác vụ của nó vẫn chạy, nhưng ECS không sắp đặt gì ở đó.
lever-reconnect = Kết nối lại agent của { $instance }
lever-reconnect-says = ECS lại có thể sắp đặt tác vụ ở đó.
lever-drain = Rút tác vụ khỏi { $instance }
lever-drain-says = ECS chuyển tác vụ của dịch vụ sang nơi khác và không sắp đặt gì ở đó.
lever-activate = Dùng lại { $instance }
lever-activate-says = Trở lại ACTIVE: có thể sắp đặt tác vụ ở đó.
lever-stop-task = Dừng { $task }
lever-stop-task-says = StopTask, như người vận hành làm: nó rút kết nối, nhận SIGTERM, và dịch vụ khởi động tác vụ khác.
lever-exit = Làm sập { $task }
lever-exit-says = Container thiết yếu của nó tự kết thúc với mã thoát 1.
expected-image = Cần có tên image
expected-duration = Một khoảng thời gian như 20s hoặc 1m30s
expected-exit-code = Một số từ 0 đến 255
expected-mib = Một số nguyên MiB
expected-rate = Một số từ 0 đến 1000000
expected-percent = Một tỷ lệ phần trăm từ 0 đến 1000
expected-count = Một số từ 1 đến 100

## Scenarios to open

picker-group-start = Bắt đầu ở đây
picker-group-placement = Sắp đặt tác vụ
picker-group-deploy = Triển khai an toàn
picker-group-scale = Quy mô và công suất
picker-group-reach = Mạng, image, danh tính, lưu trữ
picker-group-more = Khác
picker-now = đang mở
picker-kept = Các lượt chạy bạn đã rời
picker-kept-says = Không mất gì cả: các lượt chạy trước đây trong lần ghé này.
picker-kept-open = Quay lại { $title }, lúc { $time }
picker-file = Mở tệp kịch bản (JSON)
picker-file-says = Dạng JSON của kịch bản. Với tệp YAML, hãy chạy `taskyard run FILE` trong terminal: trang này không đọc được YAML.
picker-yaml = { $file } là YAML. Trang này chỉ đọc kịch bản dạng JSON; `taskyard run { $file }` đọc được tệp này trong terminal.
picker-large = { $file } lớn hơn 1 MiB, giới hạn cho một kịch bản.
picker-wrong = { $file } không phải là kịch bản.
picker-unreachable = Không tải được danh sách kịch bản: { $reason }
picker-loading = Đang tải danh sách

## What if: two branches side by side

compare-open = So sánh
compare-close = Quay lại một lượt chạy
compare-eyebrow = Nếu như? Rẽ nhánh lúc { $at }
compare-happened = Như đã xảy ra
compare-what-if = Nếu như
compare-no-edit = Ở đây không có gì thay đổi.
compare-more = { $count ->
   *[other] và { $count } phiên bản nữa không được liệt kê ở đây
 }
compare-clock = Một đồng hồ cho A và B
compare-one-clock = Hai lượt chạy dùng chung một đồng hồ và một seed. Đã phát đến { $until }.
compare-healthy = Tác vụ khỏe mạnh
compare-requests = Yêu cầu / s
compare-outcomes = Kết quả đến { $until }
compare-measure = Số đo
compare-first = Khác biệt đầu tiên
compare-first-at = { $at } khác biệt đầu tiên
compare-same = Đến giờ hai lượt chạy có cùng các sự kiện.
compare-nothing = không còn gì
compare-until = Đến { $at } hai lượt chạy có cùng các sự kiện, trừ chính phần sửa.
compare-keep = Giữ { $side }
outcome-finish = Thời gian hoàn tất
outcome-lowest = Khỏe mạnh ít nhất
outcome-most = RUNNING + PENDING nhiều nhất
outcome-failed = Yêu cầu thất bại
outcome-at = { $count } lúc { $at }
outcome-never = không hoàn tất
outcome-none = không có đợt cập nhật
outcome-same = như nhau
outcome-finishes = hoàn tất
outcome-finishes-not = không còn hoàn tất
requests-offered = gửi đến { $rate }
requests-served = phục vụ { $rate }
