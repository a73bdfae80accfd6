### What the checker of texts says in its own name, Vietnamese: hints beside AWS's sentences, mends,
### notes, what is wrong with JSON, what was done to a paste. Fetched when a text is first edited.
### One line for each message and no selectors: the terminal reads this file too.

## Hints: what would be right
hint-meant = có phải ý bạn là "{ $word }"?
hint-example = ví dụ { $code }
hint-literal = { $code }
hint-write = hãy viết { $value }
hint-one-of = một trong { $values }
hint-from-to = một số nguyên từ { $low } đến { $high }
hint-name = tối đa 255 chữ cái, chữ số, dấu gạch nối và dấu gạch dưới
hint-placeholder = { $name } là chỗ giữ sẵn để thứ khác điền vào; { $write }
hint-placeholder-write = { $name } là chỗ giữ sẵn để một công cụ khác điền vào. Ở đây cần có: { $write }
hint-no-null = bỏ trường này đi; null không phải là giá trị ở đây
hint-no-such-field = API không có trường này ở đây; hãy xóa nó
hint-remove = hãy xóa nó
hint-only-described = DescribeTaskDefinition trả lời kèm trường này; muốn đăng ký thì xóa nó
hint-belongs-to-container = "{ $name }" thuộc về container: chuyển nó vào containerDefinitions[0]
hint-belongs-to-task = "{ $name }" thuộc về tác vụ: chuyển nó ra cạnh containerDefinitions

## Hints: what a value looks like
hint-a-text = một văn bản trong dấu nháy kép
hint-a-duration = một khoảng thời gian như "90s"
hint-a-whole-number = một số nguyên không có dấu nháy
hint-a-number = một số không có dấu nháy
hint-a-boolean = true hoặc false
hint-a-moment = một thời điểm
hint-a-list = một danh sách: { $shape }
hint-a-map = một đối tượng gồm các văn bản: { $shape }
hint-an-object = một đối tượng: { $shape }
hint-health = true, false hoặc { $shape }

## Hints: sizes
hint-no-such-cpu = không có kích cỡ { $cpu } đơn vị CPU; { $pair }
hint-cpu-takes = { $cpu } CPU nhận { $memories }; { $pair }
hint-nearest-pair = cặp hợp lệ gần nhất: { $cpu } CPU với { $memory } MiB
hint-mib = { $values } MiB
hint-mib-steps = { $first } đến { $last } MiB theo bậc { $step }
hint-cpu-at-least = ít nhất 128 đơn vị CPU
hint-cpu-at-most = nhiều nhất 196608 đơn vị CPU
hint-cpu-written = đơn vị CPU bằng chữ số như "256", hoặc "1 vCPU"
hint-memory-written = MiB bằng chữ số như "512", hoặc "2 GB"
hint-cpu-sum = các container yêu cầu { $used }, tác vụ có { $cpu }
hint-memory-sum = các container đặt trước { $used } MiB, tác vụ có { $memory }
hint-some-memory = ví dụ "memory": 512, hoặc "memory" ở cấp tác vụ
hint-positive-mib = một số MiB dương
hint-below-reservation = { $limit } thấp hơn mức đặt trước { $soft }
hint-task-memory = tác vụ có { $memory } MiB
hint-cpu-least = 0 đơn vị CPU trở lên

## Hints: the task
hint-ten-containers = một tác vụ có nhiều nhất 10 container, tác vụ này có { $count }
hint-one-essential = ít nhất một container phải thiết yếu; bỏ trống cũng là thiết yếu
hint-member-of = định nghĩa tác vụ chỉ nhận memberOf; hãy đặt nó ở dịch vụ
hint-external-modes = bridge, host hoặc none
hint-withdrawn = Elastic Inference đã bị ngừng; hãy xóa trường này
hint-ask-fargate = hãy xóa nó, hoặc yêu cầu FARGATE trong requiresCompatibilities
hint-no-instances = hãy xóa chúng; Fargate không có phiên bản nào để chọn
hint-no-volumes = tác vụ không có "volumes"; hãy thêm một volume tên này
hint-volumes = các volume của tác vụ là: { $names }

## Hints: a container
hint-real-image = ECS nhận nguyên như vậy; lần kéo sẽ thất bại. Hãy nêu một image có thật
hint-digest = digest là sha256: và 64 chữ số thập lục phân
hint-drop-links = container của tác vụ như vậy dùng chung localhost; hãy bỏ links
hint-secrets-role = agent lấy bí mật bằng vai trò thực thi
hint-env-name = tên đối tượng kết thúc bằng .env, ví dụ app.env
hint-timeout-fargate = 2 đến 120 giây trên Fargate
hint-timeout = 0 giây trở lên
hint-cmd-shell-first = đặt "CMD-SHELL" ở đầu
hint-waits-for-itself = { $name } chờ chính nó, qua container khác hoặc trực tiếp
hint-links-to-itself = { $name } liên kết đến chính nó, qua container khác hoặc trực tiếp
hint-not-essential = đặt "essential": false cho { $name }
hint-give-health-check = cho { $name } một healthCheck, hoặc dùng START
hint-log-streams = Fargate đặt tên luồng nhật ký theo prefix/container/task-id
hint-port = một cổng từ 1 đến 65535
hint-host-port = một cổng từ 0 (động) đến 65535
hint-port-range = FIRST-LAST với 1 <= FIRST < LAST <= 65535
hint-same-port = { $port }, hoặc bỏ hostPort đi
hint-free-port = hostPort 0 nhận một cổng trống
hint-shared-ports = container ở chế độ mạng này dùng chung một bộ cổng

## Hints: what was pasted is something else
hint-terraform = đây là mã Terraform; hãy dán danh sách trong container_definitions dưới dạng JSON
hint-yaml = trông như YAML; hãy dán dạng JSON của định nghĩa tác vụ
hint-web-page = trông như một trang web; hãy dán chính phần JSON

## Mends, on a button
fix-use = Dùng { $insert }
fix-remove = Xóa { $name }
fix-add = Thêm { $field }
fix-add-volume = Thêm volume { $name }
fix-make-essential = Đặt { $name } là thiết yếu

## Notes: AWS says nothing, the lab does
note-command-begins = Lệnh kiểm tra tình trạng bắt đầu bằng CMD hoặc CMD-SHELL
note-placeholder = { $name } là chỗ giữ sẵn để thứ khác điền vào
note-docker-least = Docker dành ít nhất 6 MiB cho một container; '{ $name }' nhận ít hơn
note-twice = "{ $name }" xuất hiện hai lần ở đây; lần cuối được tính
note-treated-as-tcp = giao thức '{ $value }' được coi là tcp
note-no-effect = { $path } được chấp nhận và không có tác dụng trong phòng thí nghiệm này
note-request-size = Yêu cầu lớn hơn { $most } byte
note-document-size = Tài liệu có { $bytes } byte; một định nghĩa tác vụ được có { $most }

## What is wrong with JSON; the second of a pair says what stood there instead
syntax-expected = cần { $what }, { $found }
syntax-either = { $one } hoặc { $other }
syntax-value = một giá trị
syntax-end = kết thúc tài liệu
syntax-name = một tên trường trong dấu nháy kép
syntax-name-after-comma = một tên trường sau dấu phẩy
syntax-colon = { $sign } sau tên trường
syntax-digit = một chữ số
syntax-leading-zeros = một số không có các số 0 ở đầu
syntax-digit-after-point = một chữ số sau dấu chấm
syntax-digit-in-exponent = một chữ số trong số mũ
syntax-quote = một dấu nháy kép đóng
syntax-quote-on-line = một dấu nháy kép đóng trên dòng này
syntax-no-control = văn bản không có ký tự điều khiển
syntax-escape = một trong các ký tự " \ / b f n r t u sau dấu gạch chéo ngược
syntax-hex = bốn chữ số thập lục phân sau \u
syntax-surrogate = cần trọn một cặp surrogate
syntax-depth = lồng sâu hơn { $most } cấp
syntax-found = lại gặp { $sign }
syntax-found-end = tài liệu lại kết thúc
syntax-found-single-quote = lại gặp dấu nháy đơn; văn bản JSON nằm trong dấu nháy kép
syntax-found-comment = lại gặp chú thích; JSON không có chú thích
syntax-found-curly-quote = lại gặp dấu nháy cong; văn bản JSON nằm trong dấu nháy kép thẳng

## What was done to a paste, each beside the field it was done to
pasted-fence = đã bỏ hàng rào mã quanh tài liệu
pasted-placeholder-dropped = { $name }, chỗ để thứ khác điền vào sau một giá trị
pasted-placeholder-quoted = { $name } không có dấu nháy; đã thêm dấu nháy
pasted-comments = chú thích ({ $count }); JSON không có chú thích
pasted-commas = dấu phẩy trước ngoặc đóng ({ $count })
pasted-family-container = chưa có; đã lấy "{ $family }" từ container đầu tiên
pasted-family-arn = đã lấy "{ $family }" từ taskDefinitionArn
pasted-only-described = DescribeTaskDefinition trả lời kèm trường này; yêu cầu thì không có
pasted-null = null; trường không đặt thì bỏ đi
pasted-null-entry = null không phải là một mục
pasted-empty-list = một danh sách trống
pasted-empty-text = một văn bản trống; trường không đặt thì bỏ đi
pasted-empty-object = một đối tượng trống
pasted-list-in-string = danh sách nằm trong một chuỗi JSON
pasted-renamed = ở đây trường này tên là { $name }
pasted-belongs-to-task = nó thuộc về tác vụ, không phải ở đây; hãy đặt nó cạnh containerDefinitions
pasted-no-such-field = RegisterTaskDefinition không có trường này ở đây
pasted-pairs = một đối tượng theo tên đã thành danh sách name và value
pasted-intrinsic = một hàm CloudFormation; { $value } đứng thay chỗ nó
pasted-became = { $old } đã thành { $new }
pasted-in-string = tài liệu nằm trong một chuỗi JSON
pasted-list-of-one = đã bỏ danh sách bao quanh tài liệu duy nhất
pasted-bare-list = một danh sách container trần đã được bọc lại; hãy tự thêm các thiết lập ở cấp tác vụ
pasted-wrapper = đã bỏ lớp bọc của câu trả lời DescribeTaskDefinition
pasted-tags = các thẻ nằm cạnh định nghĩa tác vụ đã được chuyển vào trong
pasted-beside = nó nằm cạnh định nghĩa tác vụ và không thuộc về định nghĩa
pasted-one-container = chỉ một định nghĩa container: đã được bọc lại
pasted-template = lấy ra từ một mẫu CloudFormation
pasted-others = { $count } định nghĩa tác vụ nữa của mẫu
pasted-properties = thuộc tính của một tài nguyên CloudFormation: ở đây tên bắt đầu bằng chữ thường

## Why a paste could not be read
pasted-size = Văn bản có { $bytes } byte; phòng thí nghiệm đọc { $most }
pasted-a-text = một văn bản không phải là định nghĩa tác vụ
pasted-no-object = định nghĩa tác vụ là một đối tượng JSON
pasted-strange-list = một danh sách những thứ không phải định nghĩa container
pasted-service = đây là dịch vụ, không phải định nghĩa tác vụ; hãy dùng biểu mẫu của chính dịch vụ
pasted-compose = đây là tệp Docker Compose, không phải định nghĩa tác vụ
pasted-beanstalk = đây là tệp Elastic Beanstalk một container, không có định nghĩa
pasted-kubernetes = đây là manifest Kubernetes, không phải định nghĩa tác vụ
pasted-describe-tasks = đây là câu trả lời của DescribeTasks; hãy dán câu trả lời của describe-task-definition

# What is accepted and changes nothing, and why.
note-idle = { $member } không có tác dụng trong phòng thí nghiệm này: { $why }
idle-process = một tiến trình mô phỏng hoạt động như image của nó quy định; nó không đọc đối số và không đọc tệp
idle-kernel = không mô phỏng nhân hệ điều hành
idle-names = tên không được phân giải bên trong container
idle-labels = được giữ lại và trả về; không quy tắc nào đọc nó
idle-mesh = không mô phỏng service mesh
idle-logs = nhật ký không rời tài khoản mô phỏng
idle-gpu = GPU được tính nguyên chiếc
idle-one = nó chỉ có một giá trị hợp lệ
idle-volume = với một tiến trình không đọc tệp, chỉ có ý nghĩa là volume chứa dữ liệu của ai
idle-gone = nó là một phần của trường mà AWS không còn chấp nhận
idle-fault = sự cố đến từ mục Tác động của phòng thí nghiệm
idle-trust = không mô phỏng sandbox

## Beside what may stand at the cursor
detail-text = văn bản
detail-whole = số nguyên
detail-number = số
detail-boolean = true hoặc false
detail-moment = thời điểm
detail-duration = khoảng thời gian
detail-health = true, false hoặc một khoảng từ lúc này đến lúc kia
detail-list = danh sách
detail-object = đối tượng
detail-map = tên và văn bản
detail-required = { $kind }, bắt buộc
detail-container = container
detail-volume = volume
detail-query = truy vấn cụm
detail-memory = MiB, Fargate với { $cpu } CPU

## A scenario file, an exercise or a link that is wrong. "found" is one of the next six.
found-null = null
found-boolean = true hoặc false
found-number = một số
found-text = văn bản
found-list = một danh sách
found-object = một đối tượng
fault-at = { $path }: { $message }
fault-wanted = cần: { $what }
fault-perhaps = có lẽ là { $name }
fault-json = không phải JSON: { $why }
fault-yaml = không phải YAML: { $why }
fault-bytes = văn bản dài { $count } byte
fault-missing = thiếu { $name }
fault-unfit = nó thiếu, hoặc sai kiểu
fault-unfit-kind = { $found } không thuộc về chỗ này
fault-unknown = không biết "{ $value }"
fault-nothing-called = không có gì tên là { $name }
fault-no-field = không có trường "{ $field }"
fault-no-text = { $found } không phải là văn bản
fault-no-list = { $found } không phải là danh sách
fault-no-scenario = { $found } không phải là kịch bản
fault-no-step = { $found } không phải là bước
fault-no-request = { $found } không phải là yêu cầu
fault-no-exercise = { $found } không phải là bài tập
fault-no-goal = { $found } không phải là mục tiêu
fault-no-answer = một câu trả lời sai đã biết là một đối tượng, còn đây là { $found }
fault-no-row = { $value } không phải là số của dòng nào trong bảng kê
fault-format = không biết định dạng { $format }
fault-seed = { $value } không phải là seed
fault-no-duration = { $value } không phải là khoảng thời gian
fault-too-long = { $value } quá dài
fault-too-many = quá nhiều: { $count }
fault-too-few = quá ít: { $count }
fault-after-end = { $at } nằm sau khi lượt chạy kết thúc
fault-back-in-time = { $at } lùi ngược thời gian
fault-no-call = phòng thí nghiệm này không biết lệnh gọi "{ $call }"
fault-no-label-above = không bước nào ở trên mang nhãn "{ $label }"
fault-label = "{ $label }" không phải là nhãn
fault-twice = "{ $name }" được dùng hai lần
fault-not-of-start = { $name } thuộc về bài tập, không thuộc về phần khởi đầu
fault-words-of-time = số từ chỉ thời gian của mục tiêu: { $count }; cần đúng một
fault-expression = { $why }, tại "{ $at }"
fault-want-object = một đối tượng có { $fields }
fault-want-name = một tên ngắn, dạng văn bản
fault-want-whole = một số nguyên từ 0
fault-want-duration = một khoảng thời gian như 90s, 1m30s, 1h hoặc 250ms
fault-want-week = nhiều nhất 168h, tức bảy ngày
fault-want-milliseconds = mili giây, nhiều nhất bảy ngày
fault-want-most = nhiều nhất { $most }
fault-want-least = ít nhất { $least }
fault-want-each = mỗi lựa chọn một cái: { $count }
fault-want-up-to = muộn nhất là { $end }
fault-want-later = { $at } hoặc muộn hơn
fault-want-reference = một nhãn và một đường dẫn trong ngoặc nhọn, hoặc hai dấu đô la nếu muốn chính văn bản đó
fault-want-label = 1 đến 64 chữ cái, chữ số, - và _
fault-want-label-above = nhãn của một bước ở trên; hiện chưa có nhãn nào
fault-want-own-name = một tên riêng
fault-want-digest = 32 chữ số thập lục phân
fault-want-calls = các lệnh gọi được phép
fault-want-slug = chữ thường, chữ số và -
fault-want-nothing = bỏ trường này: mục tiêu dùng { $word } không có giới hạn như vậy
fault-want-solutions = một danh sách gồm các danh sách lệnh gọi
fault-want-idea = id của suy nghĩ sai
reference-open = "{ $text }" mở một tham chiếu mà không đóng lại
reference-no-label = tham chiếu "{ $text }" không bắt đầu bằng một nhãn
reference-no-response = { $text }: bước "{ $label }" không cho câu trả lời nào
reference-nothing = { $text }: câu trả lời của "{ $label }" không có gì ở đó
reference-no-piece = { $text }: chỉ văn bản và số mới đặt được vào trong một chuỗi dài hơn
reference-simple = "{ $text }" không chỉ gồm tên, dấu chấm và [n], mà ở đây chỉ đọc chừng đó
reference-path = không đọc được đường dẫn: { $why }

## A link
link-form = liên kết của phòng thí nghiệm này bắt đầu bằng { $prefix }; liên kết này bắt đầu bằng { $begins }
link-long = liên kết dài { $bytes } byte; giới hạn là { $limit }
link-letters = liên kết bị hỏng: nó không phải là base64url
link-deflate = liên kết bị hỏng: không giải nén được
link-big = liên kết chứa hơn { $limit } byte
link-wrong = liên kết có lỗi
link-unknown-scenario = ở đây không có kịch bản "{ $name }"
link-other-engine = được tạo bằng bản phát hành { $theirs }; đây là bản phát hành { $ours }
link-refused-now = { $call } lúc { $at } nay bị từ chối: { $code }: { $message }
link-other-digest = lượt chạy này không phải lượt chạy được chia sẻ: mã băm { $ours }, trước là { $theirs }

## What an exercise does not let its player do
denied-call = bài tập này phải giải mà không dùng { $call }
denied-field = bài tập này để nguyên { $field } của { $call }

## What the lab refuses in its own name; "things" names what there is too much of
refuse-most = Phòng thí nghiệm này nhận nhiều nhất { $most } { $things }
things-alarms = cảnh báo
things-providers = nhà cung cấp công suất
things-desired = tác vụ mong muốn
things-group-instances = phiên bản trong một nhóm
things-groups = nhóm Auto Scaling
things-instances = phiên bản container
things-messages = thông điệp trong một hàng đợi
things-metrics = chỉ số
things-policies = chính sách của một vai trò
things-scaling-policies = chính sách điều chỉnh quy mô của một đối tượng
things-queues = hàng đợi
things-revisions = bản sửa đổi định nghĩa tác vụ
things-actions = hành động theo lịch của một đối tượng
things-services = dịch vụ
things-tags = thẻ trên một tài nguyên
things-network = thành phần trong một mạng
things-storage = hệ thống tệp và đích gắn
things-tasks = tác vụ
things-roles = vai trò
things-stores = bí mật, tham số và nhóm nhật ký
things-repositories = kho lưu trữ
things-images = image trong một kho lưu trữ
things-points = điểm của một đường biểu diễn
refuse-range = { $key } là một số nguyên từ { $low } đến { $high }
refuse-least = { $key } phải ít nhất là { $low }
refuse-no-call = Phòng thí nghiệm này không trả lời { $name }
refuse-meant = { $what }; { $hint }
refuse-no-read = { $name } không phải là lệnh gọi để đọc
refuse-no-task = Không có tác vụ { $name }
refuse-no-instance = Không có phiên bản container { $name }
refuse-no-container = Tác vụ không có container { $name }
refuse-not-running = Container { $name } không đang chạy
refuse-no-cluster = Không có cụm như vậy
refuse-no-queue = Không có hàng đợi { $name }
refuse-no-fargate-task = { $name } không phải là tác vụ chạy trên Fargate
refuse-no-spot-task = { $name } không phải là tác vụ trên FARGATE_SPOT
refuse-no-spot-instance = { $name } không phải là Spot Instance của một nhóm Auto Scaling
refuse-definition-gone = Định nghĩa của tác vụ này đã bị xóa
refuse-no-zone = availabilityZones phải nêu ít nhất một vùng
refuse-zone = Khu vực này không có vùng sẵn sàng { $zone }; nó có { $known }
refuse-zone-works = Vùng sẵn sàng { $name } không bị hỏng
refuse-instance-type = Phòng thí nghiệm này không biết loại phiên bản { $type }; nó biết { $known }
refuse-no-image = image không được để trống
refuse-image-tag = imageTag có 1 đến 300 chữ cái, chữ số và _.-
refuse-own-registry = registryId là số của một tài khoản khác, 12 chữ số
refuse-request-path = đường dẫn bắt đầu bằng / và, cũng như host, có nhiều nhất 256 ký tự
refuse-service-or-door = hãy cho service hoặc loadBalancer, không cho cả hai
refuse-classic-door = Classic Load Balancer không có quy tắc listener; hãy đặt lưu lượng cho dịch vụ phía sau nó bằng service thay cho loadBalancer
refuse-no-listener = { $name } không lắng nghe ở đó
refuse-until-before-from = healthy.until phải nằm sau healthy.from
refuse-no-service = hãy cho service, hoặc các chiều ClusterName và ServiceName
refuse-point-back = các điểm phải tiến theo thời gian; { $name } thì không
refuse-no-metric = Phòng thí nghiệm này không có chỉ số { $name } của dịch vụ; nó có CPUUtilization, MemoryUtilization, RequestCountPerTarget và RunningTaskCount; chỉ số khác cần một namespace riêng
refuse-one-instance-port = Phòng thí nghiệm này cho Classic Load Balancer một cổng phiên bản
refuse-no-setting = Phòng thí nghiệm này biết thiết lập tài khoản awsvpcTrunking, không biết { $name }
refuse-no-code-deploy = { $name } không có bộ điều khiển triển khai CODE_DEPLOY
refuse-deploying = Một lần triển khai của { $name } đang diễn ra rồi
refuse-not-deploying = Không có lần triển khai nào của { $name } đang diễn ra
refuse-other-group = targetGroup phải là một nhóm đích khác với nhóm đang dùng
refuse-all-at-once = Phía sau Network Load Balancer chỉ có thể dùng CodeDeployDefault.ECSAllAtOnce
refuse-subnet-attribute = Phòng thí nghiệm này chỉ sửa MapPublicIpOnLaunch
refuse-one-endpoint = Phòng thí nghiệm này mỗi lần chỉ xóa một VPC endpoint
refuse-transport = Phòng thí nghiệm này không biết giao thức IP { $name }; nó biết tcp, udp và -1
refuse-service-connect = Phòng thí nghiệm này chưa có Service Connect; hãy bỏ nó đi hoặc đặt enabled thành false
refuse-namespace = Phòng thí nghiệm này điều chỉnh quy mô namespace ecs, không phải { $name }
refuse-predictive = Phòng thí nghiệm này dự đoán theo PredefinedMetricPairSpecification: ECSServiceCPUUtilization, ECSServiceMemoryUtilization hoặc ALBRequestCount
refuse-launch-type = Phòng thí nghiệm này chưa có kiểu khởi chạy { $name }; hãy dùng EC2 hoặc FARGATE
refuse-balancer-kind = Phòng thí nghiệm này chỉ có bộ cân bằng tải application và network
refuse-one-action = Phòng thí nghiệm này nhận đúng một hành động trong { $key }
refuse-action = Listener của phòng thí nghiệm này chuyển tiếp, chuyển hướng hoặc trả lời cố định
refuse-rule-condition = Quy tắc của phòng thí nghiệm này xét path-pattern và host-header
refuse-no-type = Phòng thí nghiệm này không biết loại phiên bản { $name }
refuse-period = { $key } trong phòng thí nghiệm này là bội số của 60 và nhiều nhất là 86400
refuse-own-metric = { $name } trong phòng thí nghiệm này do AWS công bố
refuse-metric-query = Phòng thí nghiệm này trả lời truy vấn có MetricStat, không trả lời phép toán chỉ số
refuse-tracked = Phòng thí nghiệm này không theo dõi { $name }; nó theo dõi ECSServiceAverageCPUUtilization, ECSServiceAverageMemoryUtilization và ALBRequestCountPerTarget
refuse-metric-math = Phòng thí nghiệm này đọc phép toán chỉ số gồm bốn phép tính số học và dấu ngoặc, trên các số và id của chỉ số, ví dụ m1 / (m2 + 1)
refuse-target-attribute = Phòng thí nghiệm này không dùng thuộc tính nhóm đích { $name }
refuse-controller = Phòng thí nghiệm này giữ dịch vụ với bộ điều khiển triển khai mà nó được tạo cùng
refuse-provider-kind = Hãy cho autoScalingGroupProvider hoặc managedInstancesProvider, một trong hai
refuse-other-launch = Phòng thí nghiệm này giữ dịch vụ trên EC2 hoặc trên Fargate; chiến lược không được đổi từ bên này sang bên kia
refuse-time-zone = Phòng thí nghiệm này không biết múi giờ { $name }; độ lệch cố định là Etc/GMT+9, Etc/GMT-2 và tương tự
refuse-group-policy = Phòng thí nghiệm này chỉ có kiểu chính sách TargetTrackingScaling cho nhóm
refuse-group-metric = Phòng thí nghiệm này chỉ biết chỉ số định sẵn ASGAverageCPUUtilization cho nhóm
refuse-archive = Phòng thí nghiệm này không có lớp lưu trữ archive: hành động của quy tắc là expire
