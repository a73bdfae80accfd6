### Exercises and practice, Vietnamese. Fetched when they are first opened; vi.ftl speaks of the lab.

## The player
tab-exercise = Bài tập
exercise-about = Cấp { $level } · khoảng { $minutes } phút · tính đến { $end }
exercise-english = Bằng tiếng Anh: phần này đã thay đổi sau khi được dịch.
exercise-allowed = Bạn được gọi
exercise-call = Lệnh gọi
exercise-calls-left = Chưa có dịch vụ nào: các lệnh gọi nằm ở khung “Điều bạn yêu cầu”.
exercise-request = Yêu cầu, dạng JSON
exercise-labels = Các tên này thay cho những phần của câu trả lời trước đó. Yêu cầu có thể dùng nguyên như vậy:
exercise-make = Thực hiện lệnh gọi
exercise-goals = Mục tiêu theo thời gian
exercise-hints = Gợi ý
exercise-again = Bắt đầu lại
exercise-all = Bắt đầu lại từ con số không
exercise-left = Quay lại lượt chạy trước
exercise-back = Hoàn tác lệnh gọi cuối
par-own = Lượt chạy này
par-solution = Một lời giải
par-edits = Lệnh gọi
par-cost = Chi phí đến khi giải xong
par-disruption = Tác vụ thiếu, tính bằng tác vụ-giây
make-text = Kịch bản là phần khởi đầu của bài tập, các lệnh gọi của bạn là lời giải, và kết quả của chúng là các mục tiêu. Hãy đặt cả hai tệp vào một thư mục rồi để `taskyard check` chứng minh; sau đó viết lời văn và thêm các câu trả lời sai.
make-no-calls = Chưa được: trong lượt chạy này bạn chưa thực hiện lệnh gọi nào, nên chưa có gì để giải.
make-no-effect = Chưa được: lượt chạy kết thúc y như khi không có các lệnh gọi của bạn, nên không có mục tiêu nào để đạt.
make-faults = Chưa được. Kết quả kiểm tra bài tập đã ghi:
exercise-show = Xem một lời giải
exercise-next = Tiếp theo: { $title }
exercise-map = Mọi bài tập
exercise-debrief = Bài này nói về điều gì
exercise-sources = Nguồn
exercise-solved =
    Đạt mọi mục tiêu, với { $calls ->
       *[other] { $calls } lệnh gọi
    }. Cách ngắn nhất chúng tôi biết cần { $par }.
goals-met = đạt { $met } trên { $all }
goal-not-yet = chưa đạt
goal-holding = đang giữ, { $length }
goal-met = đạt lúc { $at }
goal-violated = vi phạm lúc { $at }
goal-now = hiện là { $value }
goal-go = Đến { $at }
hint-nudge = Gợi mở
hint-rule = Quy tắc
hint-move = Nước đi
hint-open = Mở
rung-take = Đưa vào ô, lúc { $at }
answer-came = Kết quả trả về
predict-title = Trước khi phát
predict-number = Con số của bạn
predict-moment = Thời điểm: { $at }
predict-order = Xếp theo thứ tự
predict-place = Đặt các bóng mờ vào chỗ
predict-up = { $what }: sớm hơn
predict-down = { $what }: muộn hơn
predict-more = { $what }: thêm một
predict-less = { $what }: bớt một
predict-on-stage = Bấm vào một phiên bản trên khung cụm để đặt một bóng mờ ở đó, hoặc dùng các nút này.
predict-ghosts = Bóng mờ trên { $what }: { $count }
predict-here = bạn { $yours }, cụm { $cluster }
predict-ruler = Con số của bạn trên thước
predict-said = Bạn nói { $number }
predict-mark = Thời điểm của bạn
predict-mark-you = bạn: { $at }
predict-mark-cluster = cụm: { $at }
predict-you = Bạn
predict-cluster = Cụm
predict-parted = khác biệt đầu tiên
predict-sure = Bạn chắc đến đâu?
predict-guess = Đoán
predict-think = Nghĩ vậy
predict-certain = Chắc chắn
predict-lock = Chốt và xem
predict-skip = Cho tôi xem luôn
predict-waiting = Đã chốt. Lượt chạy sẽ cho thấy.
predict-watch = Xem lượt chạy được hỏi
predict-shown = Cụm: *{ $cluster }*.
predict-same = Bạn và cụm cùng ý: *{ $cluster }*.
predict-differs = Bạn và cụm khác nhau, thấy được lúc { $at }.

## The map
home-title = Bài tập
home-progress = { $done } trên { $all } bài tập
home-go = Học tiếp
home-practice = Câu hỏi được tạo mới mỗi lần, đáp án do bộ máy mô phỏng tính ra. Câu bạn trả lời sai sẽ quay lại đúng lúc.
home-review = Bắt đầu ôn tập
home-levels = Các cấp độ
home-exams-says = Số bài tập đã làm cho từng mục tiêu. Con số này không dự đoán kết quả thi.
home-minutes = { $minutes } phút
home-done = xong
home-exams = Mục tiêu kỳ thi
home-of = { $done } trên { $all }
home-sandbox = Sân thử nghiệm
level-first-boot = Khởi động lần đầu
level-blueprints = Bản thiết kế và cổng
level-placement = Sắp đặt
level-network = Mạng
level-storage = Container và lưu trữ
level-identity = Danh tính và image
level-rolling = Cập nhật cuốn chiếu
level-scaling = Điều chỉnh quy mô
level-events = Sự kiện
level-kubernetes = Kubernetes và lựa chọn
ideas-title = Lại đến hạn
ideas-about = Những ý sai mà bạn đã cho là đúng. Mỗi ý sẽ có một câu hỏi mới.
ideas-none = Hôm nay không có ý sai nào đến hạn.
idea-seen = { $days ->
        [0] gặp lần cuối hôm nay
        [1] gặp lần cuối hôm qua
       *[other] gặp lần cuối { $days } ngày trước
    }
idea-ask = Hỏi tôi

## Practice
practice-title = Luyện tập
practice-due = { $due ->
        [0] Chưa có câu nào đến hạn; đây là phần thêm
       *[other] { $due } câu hỏi đến hạn
    }
practice-choose = Chọn một
practice-right = Đúng rồi.
practice-other = Theo quy tắc: *{ $right }*.
practice-next = Câu tiếp theo
practice-exercise = Xem điều đó diễn ra
practice-pages = Các trang học
practice-leech = Bạn đã trả lời sai câu này nhiều lần. Tự tay làm sẽ giúp hơn là bị hỏi lại.
practice-retry = Thử lại những câu sai ({ $count })
proof-same = Lượt chạy cũng cho kết quả như vậy.
proof-other = Trong lượt chạy là *{ $run }*.
proof-works = Đã chạy thử với lựa chọn này: được.
proof-more = Đã chạy thử với lựa chọn này: cũng được, nhưng *{ $run }* là đủ.
proof-fails = Đã chạy thử với lựa chọn này: không được.
proof-open = Mở lượt chạy này
plan-title = Kế hoạch của bạn
plan-exam = Kỳ thi
plan-none = không có
plan-date = Ngày
plan-left = { $days ->
        [0] Kỳ thi là hôm nay hoặc đã qua
       *[other] Còn { $days } ngày; không câu nào bị dời quá ngày đó
    }
plan-export = Lưu tiến độ thành tệp
plan-import = Đọc tệp tiến độ
plan-imported = { $count ->
       *[other] Đã đọc { $count } mục
    }{ $broken ->
        [0] .
       *[other] ; { $broken } mục hỏng và bị bỏ qua.
    }
plan-refused = Đây không phải là tệp tiến độ: { $why }
plan-large = Tệp này quá lớn so với một tệp tiến độ.

## Mock exams
exam-title = Thi thử
exam-about = { $count } câu hỏi theo tỷ lệ các lĩnh vực của kỳ thi, mỗi lần tạo mới. Đây là câu hỏi của chúng tôi, không phải của kỳ thi.
exam-time = Thời gian
exam-time-usual = như kỳ thi
exam-time-more = thêm { $percent } %
exam-time-none = không tính giờ
exam-minutes = { $minutes } phút
exam-number = Câu { $number } trên { $all }
exam-left = còn { $left }
exam-more = Thêm 5 phút
exam-before = Câu trước
exam-finish = { $open ->
        [0] Nộp bài
       *[other] Nộp bài (còn { $open } câu trống)
    }
exam-score = đúng { $right } trên { $all }
exam-domain = Lĩnh vực { $domain }: { $right } trên { $all }
exam-honest = Đây là tỷ lệ câu đúng, không phải điểm quy đổi của kỳ thi.
exam-retry = Thử lại những câu sai
exam-leave = Bài thi khác

## Corrections
corrections-title = Đính chính
facts-about = Những điều hay được dạy khác đi, và điều đúng là gì. Ở chỗ kỳ thi vẫn chờ câu trả lời cũ, bạn chọn muốn thấy câu nào.
facts-mode = Câu trả lời
facts-exam = như kỳ thi chờ đợi
facts-current = như hiện nay
facts-true-now = Đúng hiện nay:
facts-exam-says = Kỳ thi có thể vẫn chờ:
facts-often-said = Hay được nói:
facts-unchecked = Viết theo trí nhớ: hãy tra lại trước khi dựa vào đó.
facts-source = Nguồn
fact-1-old = Container chạy trên mọi hệ điều hành.
fact-1-new = Container dùng chung nhân hệ điều hành với máy chủ: họ hệ điều hành và kiến trúc CPU của image phải là của máy chủ (runtimePlatform).
fact-2-old = Amazon ECS là Docker Hub của AWS.
fact-2-new = Amazon ECS chạy container. Thứ tương ứng với Docker Hub là Amazon ECR.
fact-3-old = Instance profile lấy các bí mật mà định nghĩa tác vụ nêu tên.
fact-3-new = Các bí mật mà định nghĩa tác vụ nêu tên được lấy bằng vai trò thực thi tác vụ, trên Fargate cũng như trên phiên bản. Vai trò phiên bản thì đăng ký phiên bản.
fact-4-old = Không thể gắn Amazon S3 như một hệ thống tệp; hãy dùng Amazon EFS.
fact-4-new = Từ tháng 4 năm 2026, Amazon S3 Files cung cấp một bucket dưới dạng hệ thống tệp NFS, và định nghĩa tác vụ có thể gắn nó (s3filesVolumeConfiguration, kèm vai trò tác vụ).
fact-5-old = AWS App Runner và Copilot CLI là những cách đơn giản để bắt đầu.
fact-5-new = App Runner không nhận khách hàng mới từ ngày 30 tháng 4 năm 2026, và Copilot hết được hỗ trợ vào ngày 12 tháng 6 năm 2026. AWS hướng người dùng sang Amazon ECS Express Mode hoặc CDK.
fact-6-old = Classic Load Balancer dùng được với Amazon ECS, chỉ không dùng được với Fargate.
fact-6-new = Classic Load Balancer không dùng được với tác vụ nào ở chế độ awsvpc. Dịch vụ nhận Application, Network và Gateway Load Balancer.
fact-7-old = “ELB” là loại dành cho thông lượng cao và PrivateLink.
fact-7-new = Loại dành cho thông lượng cao và PrivateLink là Network Load Balancer. ELB là tên của cả họ.
fact-8-old = Mỗi container có một agent, và tác vụ là một tệp cấu hình.
fact-8-new = Mỗi phiên bản container có một agent. Tệp cấu hình là định nghĩa tác vụ; tác vụ là một bản đang chạy của nó.
fact-9-old = minimumHealthyPercent 90 dừng 10 % số tác vụ; giá trị kia tên là max healthy percent.
fact-9-new = Sàn được làm tròn lên, trần (maximumPercent) làm tròn xuống. Bốn tác vụ với 90/100 không bao giờ nhúc nhích. Mặc định là 100 và 200.
fact-10-old = Một cụm Fargate có một giao diện mạng, và các tác vụ của nó dùng chung cổng.
fact-10-new = Trên Fargate, mỗi tác vụ có giao diện mạng và địa chỉ riêng tư của chính nó, nên tất cả đều có thể dùng cùng một cổng.
fact-11-old = Phiên bản phải cho phép mọi cổng từ bộ cân bằng tải.
fact-11-new = Các phiên bản phải cho phép dải cổng tạm thời của máy chủ từ nhóm của bộ cân bằng tải. “Mọi cổng” chỉ là lựa chọn bao trùm cho dễ.
fact-12-old = hostPort 0 cho một cổng ngẫu nhiên.
fact-12-new = hostPort 0 cho một cổng ngẫu nhiên ở chế độ bridge. Ở chế độ awsvpc và host, nó để trống hoặc giống containerPort.
fact-13-old = Fargate có 20 đến 200 GB thuộc về các container.
fact-13-new = Fargate cho một tác vụ 20 GiB, và 21 đến 200 GiB theo yêu cầu. Image chiếm phần của nó, và phần lưu trữ này sống lâu bằng tác vụ.
fact-14-old = Bind mount trên một phiên bản sống lâu bằng phiên bản đó.
fact-14-new = Bind mount trên một phiên bản chỉ sống lâu bằng phiên bản đó nếu có đường dẫn máy chủ. Không có thì các tệp mất theo container của tác vụ.
fact-15-old = binpack dồn theo CPU và bộ nhớ.
fact-15-new = binpack dồn theo CPU hoặc theo bộ nhớ, như trường field của nó nêu; muốn cả hai thì nối hai chiến lược. Không có chiến lược nào thì dịch vụ trải đều các vùng.
fact-16-old = Sắp đặt chỉ dành cho kiểu khởi chạy EC2.
fact-16-new = Fargate không có ràng buộc và không có chiến lược. Amazon ECS Managed Instances tuân theo ràng buộc.
fact-17-old = Bộ điều khiển ECS chỉ cập nhật cuốn chiếu; blue/green là việc của AWS CodeDeploy.
fact-17-new = Từ tháng 7 năm 2025, chính bộ điều khiển ECS cũng triển khai blue/green, về sau thêm cả linear và canary, với bộ ngắt mạch và cảnh báo để quay lui.
fact-18-old = Tính năng tự động điều chỉnh quy mô dịch vụ biết ba chỉ số, một trong đó là số yêu cầu của bộ cân bằng tải.
fact-18-new = Tính năng tự động điều chỉnh quy mô dịch vụ có ba chỉ số định sẵn: CPU, bộ nhớ và ALBRequestCountPerTarget, tính theo phút và theo đích. Có thể dùng bất kỳ chỉ số CloudWatch nào khác.
fact-19-old = Hãy điều chỉnh quy mô nhóm Auto Scaling theo CPU.
fact-19-new = Việc sắp đặt tính theo phần đặt trước. Điều chỉnh quy mô được quản lý đi theo CapacityProviderReservation: số phiên bản cần chia cho số phiên bản đang chạy, nhân 100.
fact-20-old = Ai cần lưu trữ lâu dài thì chọn phiên bản.
fact-20-new = Tác vụ Fargate có thể dùng Amazon EFS và Amazon EBS volume.
fact-21-old = Một tác vụ chạy mỗi giờ là một quy tắc EventBridge có lịch.
fact-21-new = Quy tắc theo lịch là cách cũ; EventBridge Scheduler được làm ra cho việc đó. Bus dành cho mọi loại sự kiện.
fact-22-old = Hãy điều chỉnh quy mô worker theo độ dài hàng đợi.
fact-22-new = Hãy điều chỉnh theo lượng tồn đọng trên mỗi tác vụ: số thông điệp hiển thị chia cho số tác vụ đang chạy. Mục tiêu là thời gian chờ bạn chấp nhận chia cho thời gian xử lý một thông điệp.
fact-23-old = Quét khi đẩy được bật cho từng kho lưu trữ.
fact-23-new = Cấu hình quét của registry quyết định: cơ bản, hoặc nâng cao với Amazon Inspector. Thiết lập ở kho lưu trữ không còn được khuyến nghị.
fact-24-old = Một sự kiện với trạng thái Exited cho biết một tác vụ đã chết.
fact-24-new = Tác vụ kết thúc thì chuyển sang STOPPED, và tác vụ bị một lần triển khai thay thế cũng vậy. Để biết về các thất bại, hãy khớp lastStatus STOPPED cùng với mã thoát hoặc lý do dừng.
fact-25-old = Các cụm không bao giờ dùng chung hạ tầng.
fact-25-new = Một phiên bản thuộc về một cụm. VPC, mạng con và hạn mức của tài khoản thì dùng chung.
fact-26-old = Amazon ECS không có gì là mã nguồn mở.
fact-26-new = Mặt phẳng điều khiển của Amazon ECS không phải là mã nguồn mở. Container agent của nó thì có.
fact-27-old = Node Kubernetes chạy Docker Engine.
fact-27-new = Từ Kubernetes 1.24, node không chạy Docker Engine; node của Amazon EKS chạy containerd.
fact-28-old = Amazon EKS có ba loại node, tất cả trong nhóm Auto Scaling.
fact-28-new = Amazon EKS có nhiều hơn ba loại node, trong đó có EKS Auto Mode và Hybrid Nodes. Auto Mode, Karpenter và Fargate không dùng nhóm Auto Scaling.
fact-30-old = CSI driver nào cũng chạy được trên mọi node.
fact-30-new = Pod trên Fargate không thể gắn Amazon EBS, và với Amazon EFS trên Fargate thì chỉ có cấp phát tĩnh.
fact-31-old = Với Amazon ECS bạn phải tự mang phiên bản EC2 đến.
fact-31-new = Phiên bản EC2 là một trong bốn loại công suất của Amazon ECS, bên cạnh Fargate, Managed Instances và Amazon ECS Anywhere.
fact-32-old = CPU và bộ nhớ là bắt buộc trong định nghĩa tác vụ.
fact-32-new = Định nghĩa tác vụ cho Fargate cần CPU và bộ nhớ cho tác vụ. Trên phiên bản, chỉ cần một giá trị bộ nhớ của tác vụ hoặc của từng container là đủ.
fact-33-old = Kỳ thi về vận hành là SOA-C02.
fact-33-new = Kỳ thi về vận hành là SOA-C03, AWS Certified CloudOps Engineer: nó thay SOA-C02 từ tháng 9 năm 2025.
q-w = Một trong các câu này hiện nay không cần sửa. Câu nào?
q-w-exam = Kỳ thi sẽ cho một trong các câu này là đúng. Câu nào?
q-w-why = Phần sửa lại, kèm nguồn, ở bên dưới.
q-w-idea = Đúng hiện nay: { $now }
q-w-early = Điều này đúng hiện nay, nhưng kỳ thi có thể vẫn chờ câu cũ: { $old }
q-node = { $id }: vùng { $zone }, còn { $cpu } đơn vị CPU và { $memory } MiB, { $tasks } tác vụ của web
q-room = { $id }: còn { $cpu } đơn vị CPU và { $memory } MiB
q-holds = { $id }, vùng { $zone }: { $tasks }
q-attributes = { $id }: { $type }, stack { $stack }
q-host = { $id }: { $cpu } đơn vị CPU, { $memory } MiB, cổng TCP đang dùng: { $port }, stack { $stack }, { $status }, agent kết nối: { $agent }
q-t1 = Một dịch vụ mong muốn { $desired } tác vụ, tất cả đều khỏe mạnh, với minimumHealthyPercent { $minimum }. Trong lúc cập nhật cuốn chiếu, số tác vụ khỏe mạnh nhỏ nhất được phép còn lại là bao nhiêu?
q-t1-why = { $minimum } % của { $desired }, làm tròn lên: { $floor }.
q-t2 = Một dịch vụ mong muốn { $desired } tác vụ với maximumPercent { $maximum }. Trong lúc cập nhật cuốn chiếu, nhiều nhất bao nhiêu tác vụ được RUNNING hoặc PENDING cùng lúc?
q-t2-why = { $maximum } % của { $desired }, làm tròn xuống: { $ceiling }.
q-t3 = Một dịch vụ có { $desired } tác vụ khỏe mạnh được cập nhật với { $minimum }/{ $maximum }. Cụm có chỗ cho tổng cộng { $room } tác vụ của nó, và mỗi tác vụ mới khỏe mạnh ngay. Tác vụ mới được khởi động trong bao nhiêu đợt? 0 nghĩa là lần cập nhật không bao giờ xong.
q-t3-why = Sàn là { $floor }, trần { $ceiling }, chỗ { $room }: { $waves } đợt.
q-t4 = Một dịch vụ { $desired } tác vụ có minimumHealthyPercent 100. maximumPercent nhỏ nhất để lần cập nhật cuốn chiếu tiến được là bao nhiêu?
q-t4-why = Nó phải cho phép thêm một tác vụ: { $maximum } % của { $desired }, làm tròn xuống, lớn hơn { $desired }.
q-t5 = Phiên bản nào nhận tác vụ tiếp theo (256 đơn vị CPU, 512 MiB) với binpack theo { $field }?
q-t5-why = Trong số những phiên bản chứa được nó, { $id } còn ít { $field } nhất.
q-t6 = Phiên bản nào nhận tác vụ tiếp theo của web với spread theo { $fields }, đúng thứ tự này? Tất cả đều còn chỗ.
q-t6-why = Theo { $fields }, { $id } có ít tác vụ nhất.
q-t7 = Hai vùng, mỗi vùng { $zone } phiên bản trống; một phiên bản chứa được { $holds } tác vụ. { $tasks } tác vụ được sắp đặt với { $chain }. Chúng nằm thế nào, theo vùng và phiên bản, đầy nhất trước?
q-t7-why = { $first } quyết định; { $second } chỉ được hỏi giữa những chỗ mà nó thấy ngang nhau.
q-t8 = Một dịch vụ không có chiến lược sắp đặt thu hẹp từ { $from } xuống { $to } tác vụ. Một tác vụ sẽ rời phiên bản nào?
q-t8-why = Vùng có nhiều tác vụ nhất, và trong đó phiên bản có nhiều nhất: { $id }.
q-t9 = Tổng cộng các phiên bản này chứa được bao nhiêu tác vụ { $cpu } đơn vị CPU và { $memory } MiB?
q-t9-why = Đếm từng phiên bản, theo thứ nào hết trước: tổng cộng { $count }.
q-t10 = { $count } phiên bản trống, mỗi phiên bản 2048 đơn vị CPU và 3907 MiB. Một dịch vụ mong muốn { $desired } tác vụ 256 đơn vị CPU và { $memory } MiB với cổng máy chủ 8080. Bao nhiêu tác vụ chạy?
q-t10-why = Mỗi phiên bản chỉ một tác vụ có được cổng đó: { $running } trên { $count } phiên bản.
q-t11 = Một tác vụ cần 512 đơn vị CPU, 1024 MiB, cổng máy chủ 8080 và thuộc tính stack = prod. Nó không được sắp đặt. Điều gì cản trở?
q-t11-why = Trên mọi phiên bản, cùng một kiểm tra không đạt, còn các kiểm tra khác đều đạt.
q-t12 = Biểu thức nào chọn đúng { $list }?
q-t12-why = `{ $expression }` đúng với { $list } và không đúng với phiên bản nào khác.
q-t14 = Một tác vụ Fargate với { $cpu } đơn vị CPU cần ít nhất { $need } MiB. Mức bộ nhớ nhỏ nhất được bán kèm là bao nhiêu, tính bằng MiB?
q-t14-why = Với { $cpu } đơn vị CPU, bộ nhớ đi từ { $least } đến { $most }; bậc đầu tiên đủ dùng là { $memory }.
q-t17 = { $tasks } tác vụ chạy ở mức { $metric } % CPU; theo dõi mục tiêu nhắm tới { $target } % và được tăng đến { $most } tác vụ. Tiếp theo nó đặt số lượng nào? (Model: theo tỷ lệ.)
q-t17-why = { $tasks } × { $metric } / { $target }, làm tròn lên, là { $free }; trong giới hạn tối đa: { $count }.
q-t18 = { $tasks } tác vụ; một cảnh báo ở { $threshold } %. Các bậc: từ 0 đến { $width }: +1, từ { $width } đến { $double }: +{ $second }, từ { $double }: +{ $third }. Chỉ số là { $metric } %. Số lượng mới là bao nhiêu?
q-t18-why = Chỉ số cao hơn ngưỡng { $difference }: { $count } tác vụ.
q-t19 = { $tasks } tác vụ đọc một hàng đợi có { $visible } thông điệp; xử lý một thông điệp mất { $millis } ms và nó được chờ tối đa { $latency } s. Cần bao nhiêu tác vụ để giữ được điều đó?
q-t19-why = Một tác vụ được có { $each } thông điệp đứng trước nó; { $visible } thông điệp cần { $count } tác vụ.
q-t13 = Một Application Load Balancer trong sg-alb lắng nghe ở cổng 80. Các đích của nó là container ở chế độ mạng { $mode } với containerPort { $container } và hostPort { $host }. Quy tắc chiều vào nhỏ nhất nào giúp chúng trở nên khỏe mạnh? (Giao thức, cổng, nguồn.)
q-t13-why = { $mode ->
        [awsvpc] Ở chế độ awsvpc, mỗi tác vụ có giao diện mạng của chính nó, và cổng là cổng của container
       *[bridge] { $host ->
            [0] Cổng máy chủ 0 ở chế độ bridge nhận một cổng bất kỳ trong dải cổng động
           *[other] Ở chế độ bridge, bộ cân bằng tải gặp cổng máy chủ { $host }
        }
    }: { $rule }.
q-t15 = Một tác vụ Fargate kéo một image { $image } GiB (đã nén) và ghi { $data } GiB vào đĩa của nó. ephemeralStorage.sizeInGiB nhỏ nhất là bao nhiêu? (Model: khi đã giải nén, một image chiếm ba lần kích thước nén của nó.)
q-t15-why = Image chiếm { $taken } GiB, dữ liệu { $data } GiB: { $size }.
q-t16 = { $event ->
        [task] Tác vụ dừng, và một tác vụ khác khởi động trên cùng phiên bản container. Volume nào vẫn còn các tệp cho nó?
        [instance] Phiên bản container bị chấm dứt, và tác vụ khởi động trên một phiên bản khác. Volume nào vẫn còn các tệp cho nó?
       *[zone] Vùng sẵn sàng gặp sự cố, và tác vụ khởi động ở một vùng khác. Volume nào vẫn còn các tệp cho nó?
    }
q-t16-why = { $event ->
        [task] Thứ thuộc về tác vụ mất theo tác vụ; thứ thuộc về phiên bản hoặc một hệ thống tệp thì ở lại.
       *[other] Thứ thuộc về tác vụ hoặc phiên bản đã mất; một hệ thống tệp độc lập thì ở lại.
    }
q-t20 = Một nhà cung cấp công suất với targetCapacity { $target } có { $instances } phiên bản, phiên bản nào cũng có tác vụ, và CPU của chúng gần như rảnh. { $waiting } tác vụ chờ ở PROVISIONING; một phiên bản trống chứa được { $each } tác vụ như vậy. Tính năng điều chỉnh quy mô được quản lý yêu cầu bao nhiêu phiên bản?
q-t20-why = Cần { $needed } phiên bản và đang có { $instances }: CapacityProviderReservation là { $metric } %. Với mục tiêu { $target } %, cần { $wanted }.
q-t21 = Một dịch vụ chạy { $tasks } tác vụ với FARGATE (base { $base }, weight { $first }) và FARGATE_SPOT (weight { $second }). Chúng chia ra thế nào, FARGATE + FARGATE_SPOT?
q-t21-why = Base đưa { $base } vào FARGATE; { $rest } còn lại chia theo { $first } trên { $second }: { $split }.
q-t22 = AccessDenied: not authorized to perform { $action } { $when ->
        [pulling] trong lúc kéo image.
        [secrets] trong lúc lấy các bí mật của định nghĩa tác vụ.
        [logging] trong lúc mở luồng nhật ký.
        [joining] trong lúc phiên bản gia nhập cụm.
       *[running] trong nhật ký của chính ứng dụng, rất lâu sau khi nó khởi động.
    } Vai trò nào thiếu quyền?
q-t22-why = { $acts ->
        [a-role-execution] Agent thực hiện lệnh gọi này thay cho tác vụ: vai trò thực thi tác vụ.
        [a-role-task] Ứng dụng thực hiện lệnh gọi này: vai trò tác vụ.
       *[other] Lệnh gọi đến từ phiên bản, hoặc từ một tác vụ trên đó không có vai trò riêng: vai trò phiên bản container.
    }
q-t23 = Một kho lưu trữ có chính sách vòng đời và các image sau. Những image nào hết hạn?
q-t23-why = Các quy tắc tác động theo mức ưu tiên, và những gì khớp với quy tắc trước được che khỏi các quy tắc sau: { $list }.
q-on-ec2 = Tác vụ chạy trên một phiên bản container
q-on-fargate = Tác vụ chạy trên Fargate
q-role-execution = Vai trò thực thi tác vụ: { $policy }
q-role-task = Vai trò tác vụ: { $policy }
q-role-instance = Vai trò phiên bản container: { $policy }
q-rule-count = Quy tắc { $priority }: thẻ { $tags }, giữ nhiều nhất { $count } (imageCountMoreThan)
q-rule-days = Quy tắc { $priority }: thẻ { $tags }, cũ hơn { $count } ngày (sinceImagePushed)
q-image = { $name }: thẻ { $tag }, đẩy lên { $days ->
       *[other] { $days } ngày
    } trước
a-bind = bind mount không có đường dẫn máy chủ
a-host-path = bind mount một thư mục của máy chủ (sourcePath)
a-docker-task = Docker volume có scope task
a-docker-shared = Docker volume có scope shared
a-efs = hệ thống tệp Amazon EFS
a-ebs = Amazon EBS volume của tác vụ
a-s3-files = hệ thống tệp Amazon S3 Files
a-role-execution = vai trò thực thi tác vụ
a-role-task = vai trò tác vụ
a-role-instance = vai trò phiên bản container
a-role-service = vai trò liên kết với dịch vụ AWSServiceRoleForECS
a-cpu = CPU
a-memory = bộ nhớ
a-port = cổng đã bị chiếm
a-attribute = thiếu một thuộc tính
a-agent = agent không kết nối
a-draining = phiên bản đang rút tác vụ
q-idea = { $model ->
        [a-bind-mount-lasts] Không có đường dẫn máy chủ thì các tệp mất theo container của tác vụ.
        [a-deployment-always-finishes] Một lần cập nhật không phải lúc nào cũng xong: sàn và trần có thể giữ nó lại.
        [a-file-system-is-lost] Một hệ thống tệp độc lập sống lâu hơn tác vụ, phiên bản và vùng.
        [all-at-once] Tất cả cùng lúc cần chỗ gấp đôi và trần 200 %.
        [all-that-fits] Dịch vụ không bao giờ chạy nhiều hơn mức nó muốn.
        [always-double] Gấp đôi chỉ là mặc định, 200 %.
        [always-the-dynamic-range] Chỉ cổng máy chủ 0 ở chế độ bridge mới dùng dải cổng động.
        [always-the-first-step] Bậc được chọn theo độ lớn của mức vượt ngưỡng.
        [an-instance-for-each-task] Nhiều tác vụ vừa trên một phiên bản.
        [and-or-swapped] “and” thu hẹp lại, “or” nới rộng ra.
        [any-field] Binpack chỉ xét một trường, trường mà nó nêu tên.
        [any-mix-works-on-fargate] Với mỗi giá trị CPU, Fargate bán bộ nhớ theo các bậc riêng.
        [anybody-may] Cách đó chạy được, nhưng cho mọi người vào, không chỉ bộ cân bằng tải.
        [binpack-balances] Binpack dồn lại; spread trải đều.
        [both-have-the-base] Chỉ một mục của chiến lược được có base.
        [bounds-are-absolute] Giới hạn của bậc tính từ ngưỡng.
        [ceiling-rounds-up] Trần được làm tròn xuống.
        [constraints-come-first] Thuộc tính thì có; hãy xem điều gì khác nhau.
        [container-port-in-bridge] Ở chế độ bridge, bên ngoài gặp cổng máy chủ.
        [cpu-is-always-the-metric] Hàng đợi cứ dài ra, CPU nói gì cũng vậy.
        [double] Số lượng đi theo tỷ lệ, không phải gấp đôi.
        [ecs-has-a-role-of-its-own] Vai trò liên kết với dịch vụ quản lý giao diện mạng và bộ cân bằng tải, không quản gì bên trong tác vụ.
        [emptiest-instance-first] Vùng xét trước, rồi đến phiên bản có nhiều tác vụ nhất.
        [equals-takes-patterns] == so sánh cả giá trị; =~ nhận mẫu.
        [every-port] Cách đó chạy được, nhưng mở nhiều cổng hơn mức cần rất nhiều.
        [exact-capacity] Mức điều chỉnh được cộng vào số lượng hiện tại.
        [fewest-on-one-instance] Các trường được so theo thứ tự được nêu tên.
        [filters-come-last] Phiên bản không chứa nổi tác vụ thì không bao giờ được xếp hạng.
        [first-in-the-list] Thứ tự trong danh sách không có ý nghĩa gì.
        [floor-rounds-down] Sàn được làm tròn lên.
        [from-its-own-group] Kết nối đến từ nhóm của bộ cân bằng tải, không phải từ nhóm của chính các tác vụ.
        [fullest-instance-first] Vùng xét trước, rồi đến phiên bản có nhiều tác vụ nhất.
        [gigabytes-are-gibibytes] Kích thước tính bằng GiB, nhu cầu cũng vậy.
        [half-an-instance-will-do] Phiên bản là số nguyên: kết quả được làm tròn lên.
        [hundred-is-enough] Ở mức 100 % không thêm được gì, và cũng không được dừng gì.
        [images-stay-packed] Image chiếm nhiều chỗ hơn sau khi giải nén.
        [images-take-no-room] Image nằm trên cùng đĩa với dữ liệu.
        [instances-share-their-room] Một tác vụ nằm trên một phiên bản; phần còn lại trên hai phiên bản không thành một chỗ.
        [largest-of-the-row] Vậy là đủ, nhưng không phải nhỏ nhất.
        [latency-is-the-target] Mục tiêu là số thông điệp mỗi tác vụ: độ trễ chia cho thời gian mỗi thông điệp.
        [maximum-comes-on-top] Mức tối đa tính chung tác vụ cũ và mới.
        [maximum-is-of-new-tasks] Mức tối đa tính chung tác vụ cũ và mới.
        [memory-alone-decides] Bộ nhớ nào được bán còn tùy giá trị CPU.
        [minimum-says-how-many-stop] Mức tối thiểu nói bao nhiêu ở lại, không phải bao nhiêu rời đi.
        [never-more-than-desired] Mức tối đa là phần trăm của số lượng mong muốn và có thể vượt con số đó.
        [newest-goes-first] Cân bằng giữa các vùng xét trước tuổi.
        [newest-instance] Tuổi của phiên bản không có ý nghĩa gì.
        [no-room-no-move] Khi sàn còn dư, ECS dừng trước rồi mới khởi động.
        [no-rule-shields] Những gì khớp với quy tắc trước thì quy tắc sau không bao giờ đụng đến.
        [not-is-everything-else] “not” chọn những phiên bản còn lại.
        [nothing-may-stop] Dưới 100 % thì có thể dừng bớt, nếu làm tròn xong còn dư.
        [oldest-goes-first] Cân bằng giữa các vùng xét trước tuổi.
        [on-top-of-what-runs] Kết quả là toàn bộ số lượng, không phải phần thêm vào.
        [one-at-a-time] ECS chuyển cùng lúc nhiều nhất mức mà sàn và trần cho phép.
        [one-attribute-says-enough] Chỉ một điều kiện sẽ chọn cả những phiên bản khác.
        [one-is-enough] Sàn đi theo tỷ lệ phần trăm.
        [one-more-than-instances] Mỗi phiên bản chỉ cho giữ cổng đó một lần.
        [one-per-instance] Nhiều bản sao vừa trên một phiên bản.
        [one-percent-is-enough] Tác vụ là số nguyên: một phần trăm của một tác vụ chẳng là gì.
        [one-port-in-the-cluster] Mỗi phiên bản có cổng 8080 của riêng mình.
        [one-step-to-spare] Vậy là đủ, nhưng không phải nhỏ nhất.
        [only-cpu-counts] Bộ nhớ cũng có thể hết.
        [only-double-is-safe] 200 % được, nhưng ít hơn cũng được.
        [only-memory-counts] Đơn vị CPU cũng có thể hết.
        [only-the-base-is-first] Sau base, các weight chia phần còn lại.
        [only-the-first-counts] Khi chiến lược đầu thấy nhiều chỗ ngang nhau, chiến lược thứ hai quyết định.
        [only-the-first-rule-counts] Các quy tắc sau tác động lên những gì chưa khớp quy tắc nào trước đó.
        [only-the-last-counts] Chiến lược đầu quyết định trước khi chiến lược cuối được hỏi.
        [open-port-80] Bộ cân bằng tải lắng nghe ở 80; các đích thì không.
        [patterns-match-anywhere] Mẫu được đối chiếu với toàn bộ giá trị.
        [ports-are-free] Mỗi phiên bản chỉ cho giữ một cổng máy chủ cố định một lần.
        [ports-come-first] Cổng còn trống; hãy xem điều gì khác nhau.
        [room-does-not-matter] Những gì trần cho phép còn phải có chỗ.
        [rounded-down] Nửa tác vụ không chạy được: phải làm tròn lên.
        [shared-means-everywhere] Scope shared nghĩa là dùng chung trên một phiên bản.
        [smallest-zone-first] Vùng có nhiều tác vụ nhất nhường bớt một.
        [somebody-drains] Các phiên bản đều ACTIVE.
        [spread-means-over-zones] Spread san đều trường mà nó nêu tên, trường đầu trước.
        [spread-packs] Spread theo phiên bản tìm phiên bản trống nhất.
        [spread-seeks-company] Spread tìm nơi ít nhất, không phải nhiều nhất.
        [stack-is-a-type] Thuộc tính đó mang giá trị khác.
        [steps-add-up] Chỉ một bậc được áp dụng.
        [straight-to-the-maximum] Tỷ lệ yêu cầu ít hơn mức tối đa.
        [task-scope-lasts] Scope task nghĩa là: mất theo tác vụ.
        [the-agent-is-lost] Các agent đều kết nối.
        [the-base-falls-away] Base được lấp trước và có tính.
        [the-base-is-left-out] Base được lấp trước khi tính đến weight.
        [the-cpu-is-idle] Việc sắp đặt tính theo phần đặt trước, không theo phần đang dùng.
        [the-default-is-enough] 20 GiB, mức mặc định, không chứa đủ.
        [the-disk-follows] ECS tạo một EBS volume mới cho mỗi tác vụ và không bao giờ gắn lại cái cũ.
        [the-execution-role-does-it-all] Vai trò thực thi là của agent: image, bí mật, nhật ký.
        [the-host-lasts] Thư mục mất theo phiên bản của nó.
        [the-instance-role-does-it-all] Vai trò phiên bản dành cho phiên bản; tác vụ có vai trò riêng thì không dùng nó.
        [the-last-rule-first] Mức ưu tiên nhỏ nhất tác động trước.
        [the-listener-port] Bộ cân bằng tải lắng nghe ở 80; các đích thì không.
        [the-maximum-does-not-bind] Số lượng luôn nằm trong mức tối đa.
        [the-most-is-safe] Vậy là đủ, nhưng không phải nhỏ nhất, và bạn phải trả tiền cho nó.
        [the-nearest-will-do] Vậy là ít hơn mức cần.
        [the-newest-go] Quy tắc đếm giữ những image mới nhất; tuổi tính từ lúc đẩy lên.
        [the-order-does-not-matter] Các chiến lược được hỏi theo thứ tự của chúng.
        [the-target-is-left-out] Mục tiêu dưới 100 % giữ sẵn phiên bản dư.
        [the-task-role-does-it-all] Vai trò tác vụ là của ứng dụng, khi nó đã chạy.
        [the-upper-edge-is-in] Giới hạn trên của một bậc thuộc về bậc kế tiếp.
        [two-per-cpu] Đó là một trong các kích cỡ, nhưng không phải cái được hỏi.
        [unplaced-means-no-cpu] CPU thì đủ.
        [unplaced-means-no-memory] Bộ nhớ thì đủ.
        [untagged-images-match-too] Quy tắc cho image có thẻ không đụng đến image không thẻ.
        [weights-are-counts] Weight là tỷ lệ chia phần còn lại sau base.
       *[other] Một mô hình khác.
    }
