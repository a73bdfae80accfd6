### What the checker of texts says in its own name, Russian: hints beside AWS's sentences, mends,
### notes, what is wrong with JSON, what was done to a paste. Fetched when a text is first edited.
### One line for each message and no selectors: the terminal reads this file too.

## Hints: what would be right
hint-meant = может быть, "{ $word }"?
hint-example = например, { $code }
hint-literal = { $code }
hint-write = напишите { $value }
hint-one-of = одно из { $values }
hint-from-to = целое число от { $low } до { $high }
hint-name = не длиннее 255 знаков: латинские буквы, цифры, дефисы и подчёркивания
hint-placeholder = { $name } — заполнитель, на его место что-то подставляют; { $write }
hint-placeholder-write = { $name } — заполнитель, на его место что-то подставляет другой инструмент. Здесь должно стоять { $write }
hint-no-null = уберите поле; null здесь не значение
hint-no-such-field = в API такого поля здесь нет; уберите его
hint-remove = уберите его
hint-only-described = DescribeTaskDefinition так отвечает; чтобы зарегистрировать, уберите его
hint-belongs-to-container = "{ $name }" относится к контейнеру: перенесите в containerDefinitions[0]
hint-belongs-to-task = "{ $name }" относится к задаче: перенесите на уровень containerDefinitions

## Hints: what a value looks like
hint-a-text = текст в двойных кавычках
hint-a-duration = длительность, например "90s"
hint-a-whole-number = целое число без кавычек
hint-a-number = число без кавычек
hint-a-boolean = true или false
hint-a-moment = момент времени
hint-a-list = список: { $shape }
hint-a-map = объект из текстов: { $shape }
hint-an-object = объект: { $shape }
hint-health = true, false или { $shape }

## Hints: sizes
hint-no-such-cpu = размера с CPU { $cpu } (единиц) не бывает; { $pair }
hint-cpu-takes = к CPU { $cpu } подходит { $memories }; { $pair }
hint-nearest-pair = ближайшая допустимая пара: CPU { $cpu } и { $memory } MiB
hint-mib = { $values } MiB
hint-mib-steps = от { $first } до { $last } MiB с шагом { $step }
hint-cpu-at-least = не меньше 128 единиц CPU
hint-cpu-at-most = не больше 196608 единиц CPU
hint-cpu-written = единицы CPU цифрами, например "256", или "1 vCPU"
hint-memory-written = MiB цифрами, например "512", или "2 GB"
hint-cpu-sum = контейнеры просят { $used }, а у задачи { $cpu }
hint-memory-sum = контейнеры резервируют { $used } MiB, а у задачи { $memory }
hint-some-memory = например, "memory": 512 или "memory" на уровне задачи
hint-positive-mib = положительное число MiB
hint-below-reservation = { $limit } меньше резерва { $soft }
hint-task-memory = у задачи { $memory } MiB
hint-cpu-least = 0 или больше единиц CPU

## Hints: the task
hint-ten-containers = в задаче не больше 10 контейнеров, а здесь { $count }
hint-one-essential = хотя бы один контейнер должен быть обязательным; без этого поля он обязателен
hint-member-of = определение задачи принимает только memberOf; задайте это сервису
hint-external-modes = bridge, host или none
hint-withdrawn = Elastic Inference больше не предоставляется; уберите поле
hint-ask-fargate = уберите его или попросите FARGATE в requiresCompatibilities
hint-no-instances = уберите их; у Fargate нет инстансов, из которых можно выбирать
hint-no-volumes = у задачи нет "volumes"; добавьте том с этим именем
hint-volumes = тома задачи: { $names }

## Hints: a container
hint-real-image = ECS примет это как есть, а загрузка не удастся. Назовите настоящий образ
hint-digest = дайджест — это sha256: и 64 шестнадцатеричные цифры
hint-drop-links = у контейнеров такой задачи общий localhost; уберите links
hint-secrets-role = агент получает секреты с ролью выполнения
hint-env-name = имя объекта кончается на .env, например app.env
hint-timeout-fargate = на Fargate от 2 до 120 секунд
hint-timeout = 0 или больше секунд
hint-cmd-shell-first = поставьте "CMD-SHELL" первым
hint-waits-for-itself = { $name } ждёт сам себя, напрямую или через других
hint-links-to-itself = { $name } ссылается сам на себя, напрямую или через других
hint-not-essential = задайте { $name } "essential": false
hint-give-health-check = дайте { $name } healthCheck или используйте START
hint-log-streams = Fargate называет потоки журналов так: префикс/контейнер/id-задачи
hint-port = порт от 1 до 65535
hint-host-port = порт от 0 (динамический) до 65535
hint-port-range = FIRST-LAST, где 1 <= FIRST < LAST <= 65535
hint-same-port = { $port } или совсем без hostPort
hint-free-port = hostPort 0 берёт свободный порт
hint-shared-ports = у контейнеров в этом сетевом режиме общий набор портов

## Hints: what was pasted is something else
hint-terraform = это код Terraform; вставьте список из container_definitions в виде JSON
hint-yaml = похоже на YAML; вставьте определение задачи в виде JSON
hint-web-page = похоже на веб-страницу; вставьте сам JSON

## Mends, on a button
fix-use = Взять { $insert }
fix-remove = Убрать { $name }
fix-add = Добавить { $field }
fix-add-volume = Добавить том { $name }
fix-make-essential = Сделать { $name } обязательным

## Notes: AWS says nothing, the lab does
note-command-begins = Команда проверки работоспособности начинается с CMD или CMD-SHELL
note-placeholder = { $name } — заполнитель, на его место что-то подставляют
note-docker-least = Docker резервирует контейнеру не меньше 6 MiB; '{ $name }' получает меньше
note-twice = "{ $name }" стоит здесь дважды; считается последнее
note-treated-as-tcp = протокол '{ $value }' считается tcp
note-no-effect = { $path } принимается, но в этой лаборатории ни на что не влияет
note-request-size = Запрос слишком велик: байтов может быть не больше { $most }
note-document-size = Байтов в документе: { $bytes }; в определении задачи их может быть { $most }

## What is wrong with JSON; the second of a pair says what stood there instead
syntax-expected = ожидается: { $what }; { $found }
syntax-either = { $one } или { $other }
syntax-value = значение
syntax-end = конец документа
syntax-name = имя поля в двойных кавычках
syntax-name-after-comma = имя поля после запятой
syntax-colon = { $sign } после имени поля
syntax-digit = цифра
syntax-leading-zeros = число без нулей впереди
syntax-digit-after-point = цифра после точки
syntax-digit-in-exponent = цифра в показателе степени
syntax-quote = закрывающая двойная кавычка
syntax-quote-on-line = закрывающая двойная кавычка на этой строке
syntax-no-control = текст без управляющих символов
syntax-escape = после обратной косой черты — один из знаков " \ / b f n r t u
syntax-hex = четыре шестнадцатеричные цифры после \u
syntax-surrogate = ожидается целая суррогатная пара
syntax-depth = слишком глубокая вложенность: уровней может быть не больше { $most }
syntax-found = здесь { $sign }
syntax-found-end = документ кончается
syntax-found-single-quote = здесь одинарная кавычка; текст в JSON стоит в двойных
syntax-found-comment = здесь комментарий; в JSON их нет
syntax-found-curly-quote = здесь типографская кавычка; текст в JSON стоит в прямых двойных

## What was done to a paste, each beside the field it was done to
pasted-fence = ограждение кода вокруг документа убрано
pasted-placeholder-dropped = { $name } после значения; на это место что-то подставляют
pasted-placeholder-quoted = { $name } стояло без кавычек; взято в кавычки
pasted-comments = комментарии ({ $count }); в JSON их нет
pasted-commas = запятые перед закрывающей скобкой ({ $count })
pasted-family-container = его не было; "{ $family }" взято у первого контейнера
pasted-family-arn = "{ $family }" взято из taskDefinitionArn
pasted-only-described = DescribeTaskDefinition так отвечает; в запросе этого нет
pasted-null = null; поле, которое не задано, пропускают
pasted-null-entry = null — не элемент списка
pasted-empty-list = пустой список
pasted-empty-text = пустой текст; поле, которое не задано, пропускают
pasted-empty-object = пустой объект
pasted-list-in-string = список стоял внутри строки JSON
pasted-renamed = здесь это поле называется { $name }
pasted-belongs-to-task = относится к задаче; задайте его на уровне containerDefinitions
pasted-no-such-field = у RegisterTaskDefinition здесь такого поля нет
pasted-pairs = объект с именами превращён в список пар name и value
pasted-intrinsic = функция CloudFormation; на её месте стоит { $value }
pasted-became = { $old } превращено в { $new }
pasted-in-string = документ стоял внутри строки JSON
pasted-list-of-one = список вокруг единственного документа убран
pasted-bare-list = голый список контейнеров обёрнут; настройки задачи добавьте вручную
pasted-wrapper = обёртка ответа DescribeTaskDefinition убрана
pasted-tags = теги, стоявшие рядом с определением задачи, перенесены в него
pasted-beside = стояло рядом с определением задачи и к нему не относится
pasted-one-container = определение одного контейнера: обёрнуто
pasted-template = взято из шаблона CloudFormation
pasted-others = ещё определения задач из шаблона: { $count }
pasted-properties = свойства ресурса CloudFormation: здесь имена начинаются со строчной буквы

## Why a paste could not be read
pasted-size = Байтов в тексте: { $bytes }; лаборатория читает { $most }
pasted-a-text = текст — не определение задачи
pasted-no-object = определение задачи — это объект JSON
pasted-strange-list = список чего-то, что не является определением контейнера
pasted-service = это сервис, а не определение задачи; возьмите форму самого сервиса
pasted-compose = это файл Docker Compose, а не определение задачи
pasted-beanstalk = это файл Elastic Beanstalk для одного контейнера, определений в нём нет
pasted-kubernetes = это манифест Kubernetes, а не определение задачи
pasted-describe-tasks = это ответ DescribeTasks; вставьте ответ describe-task-definition

# What is accepted and changes nothing, and why.
note-idle = { $member } в этой лаборатории ни на что не влияет: { $why }
idle-process = смоделированный процесс ведёт себя так, как сказано в его образе; ни аргументов, ни файлов он не читает
idle-kernel = ядро ОС не моделируется
idle-names = имена внутри контейнера не разрешаются
idle-labels = значение хранится и возвращается; ни одно правило его не читает
idle-mesh = service mesh не моделируется
idle-logs = журналы не покидают смоделированный аккаунт
idle-gpu = GPU считаются целиком
idle-one = допустимое значение только одно
idle-volume = процесс файлов не читает, поэтому важно только то, чьи данные на томе
idle-gone = это часть поля, которое AWS больше не принимает
idle-fault = сбои вызывают рычаги лаборатории
idle-trust = песочница не моделируется

## Beside what may stand at the cursor
detail-text = текст
detail-whole = целое число
detail-number = число
detail-boolean = true или false
detail-moment = момент времени
detail-duration = длительность
detail-health = true, false или промежуток
detail-list = список
detail-object = объект
detail-map = имена и тексты
detail-required = { $kind }, обязательно
detail-container = контейнер
detail-volume = том
detail-query = запрос к кластеру
detail-memory = MiB, Fargate с CPU { $cpu }

## A scenario file, an exercise or a link that is wrong. "found" is one of the next six.
found-null = null
found-boolean = true или false
found-number = число
found-text = текст
found-list = список
found-object = объект
fault-at = { $path }: { $message }
fault-wanted = ожидается: { $what }
fault-perhaps = возможно, { $name }
fault-json = не JSON: { $why }
fault-yaml = не YAML: { $why }
fault-bytes = длина текста в байтах: { $count }
fault-missing = не хватает { $name }
fault-unfit = этого нет или это не того вида
fault-unfit-kind = здесь этому не место: { $found }
fault-unknown = значение "{ $value }" неизвестно
fault-nothing-called = нет ничего с именем { $name }
fault-no-field = поля "{ $field }" не бывает
fault-no-text = это не текст, а { $found }
fault-no-list = это не список, а { $found }
fault-no-scenario = это не сценарий, а { $found }
fault-no-step = это не шаг, а { $found }
fault-no-request = это не запрос, а { $found }
fault-no-exercise = это не упражнение, а { $found }
fault-no-goal = это не условие, а { $found }
fault-no-answer = известный неверный ответ — это объект, а здесь { $found }
fault-no-row = { $value } — не номер строки перечня
fault-format = формат { $format } неизвестен
fault-seed = { $value } — не зерно
fault-no-duration = { $value } — не длительность
fault-too-long = { $value } — слишком длинно
fault-too-many = слишком много: { $count }
fault-too-few = слишком мало: { $count }
fault-after-end = { $at } — это после конца прогона
fault-back-in-time = { $at } возвращает время назад
fault-no-call = вызова "{ $call }" эта лаборатория не знает
fault-no-label-above = ни у одного шага выше нет метки "{ $label }"
fault-label = "{ $label }" — не метка
fault-twice = "{ $name }" стоит дважды
fault-not-of-start = { $name } принадлежит упражнению, а не его началу
fault-words-of-time = слов о времени у этого условия: { $count }; нужно ровно одно
fault-expression = { $why }; место: "{ $at }"
fault-want-object = объект с полями { $fields }
fault-want-name = короткое имя, текстом
fault-want-whole = целое число от 0
fault-want-duration = длительность, например 90s, 1m30s, 1h или 250ms
fault-want-week = не больше 168h, то есть семи суток
fault-want-milliseconds = миллисекунды, не больше семи суток
fault-want-most = не больше { $most }
fault-want-least = не меньше { $least }
fault-want-each = по одному на каждый вариант: { $count }
fault-want-up-to = не позже { $end }
fault-want-later = { $at } или позже
fault-want-reference = в скобках — метка и путь, а для самого текста — два знака доллара
fault-want-label = от 1 до 64 знаков: латинские буквы, цифры, - и _
fault-want-label-above = метка шага, который стоит выше; таких пока нет
fault-want-own-name = собственное имя
fault-want-digest = 32 шестнадцатеричные цифры
fault-want-calls = вызовы, которые разрешены
fault-want-slug = строчные латинские буквы, цифры и -
fault-want-nothing = без этого поля: у условия с { $word } такого предела нет
fault-want-solutions = список списков вызовов
fault-want-idea = id неверного представления
reference-open = "{ $text }" открывает ссылку и не закрывает её
reference-no-label = ссылка "{ $text }" не начинается с метки
reference-no-response = { $text }: шаг "{ $label }" не дал ответа
reference-nothing = { $text }: в ответе шага "{ $label }" там ничего нет
reference-no-piece = { $text }: внутрь более длинной строки входят только текст и числа
reference-simple = в "{ $text }" есть не только имена, точки и [n], а больше здесь ничего не читают
reference-path = путь прочитать нельзя: { $why }

## A link
link-form = ссылка этой лаборатории начинается с { $prefix }, а эта — с { $begins }
link-long = длина ссылки в байтах: { $bytes }; предел: { $limit }
link-letters = ссылка повреждена: это не base64url
link-deflate = ссылка повреждена: её не удаётся распаковать
link-big = в ссылке больше байтов, чем можно; предел: { $limit }
link-wrong = в ссылке ошибка
link-unknown-scenario = сценария "{ $name }" здесь нет
link-other-engine = сделано в версии { $theirs }, а здесь версия { $ours }
link-refused-now = на { $call } в { $at } теперь отказ: { $code }: { $message }
link-other-digest = это не тот прогон, которым поделились: контрольная сумма { $ours }, была { $theirs }

## What an exercise does not let its player do
denied-call = это упражнение решают без { $call }
denied-field = в этом упражнении { $field } в { $call } не меняют

## What the lab refuses in its own name; "things" names what there is too much of
refuse-most = Эта лаборатория принимает не больше { $most } { $things }
things-alarms = тревог
things-providers = поставщиков мощностей
things-desired = желаемых задач
things-group-instances = инстансов одной группы
things-groups = групп Auto Scaling
things-instances = инстансов контейнеров
things-messages = сообщений в одной очереди
things-metrics = метрик
things-policies = политик у одной роли
things-scaling-policies = политик масштабирования у одной цели
things-queues = очередей
things-revisions = ревизий определений задач
things-actions = действий по расписанию у одной цели
things-services = сервисов
things-tags = тегов у одного ресурса
things-network = сетевых объектов
things-storage = файловых систем и целей монтирования
things-tasks = задач
things-roles = ролей
things-stores = секретов, параметров и групп журналов
things-repositories = репозиториев
things-images = образов в одном репозитории
things-points = точек кривой
refuse-range = { $key } — целое число от { $low } до { $high }
refuse-least = { $key } не может быть меньше { $low }
refuse-no-call = На { $name } эта лаборатория не отвечает
refuse-meant = { $what }; { $hint }
refuse-no-read = { $name } — не вызов для чтения
refuse-no-task = Задачи { $name } нет
refuse-no-instance = Инстанса контейнеров { $name } нет
refuse-no-container = У задачи нет контейнера { $name }
refuse-not-running = Контейнер { $name } не работает
refuse-no-cluster = Такого кластера нет
refuse-no-queue = Очереди { $name } нет
refuse-no-fargate-task = { $name } — не задача, работающая на Fargate
refuse-no-spot-task = { $name } — не задача на FARGATE_SPOT
refuse-no-spot-instance = { $name } — не инстанс Spot из группы Auto Scaling
refuse-definition-gone = Определение этой задачи удалено
refuse-no-zone = В availabilityZones нужна хотя бы одна зона
refuse-zone = Зоны доступности { $zone } в этом регионе нет; есть { $known }
refuse-zone-works = Зона доступности { $name } и так работает
refuse-instance-type = Типа инстанса { $type } эта лаборатория не знает; знает она { $known }
refuse-no-image = Поле image не может быть пустым
refuse-image-tag = imageTag — от 1 до 300 знаков: латинские буквы, цифры и _.-
refuse-own-registry = registryId — это номер другого аккаунта, 12 цифр
refuse-request-path = путь начинается с / и, как и хост, не длиннее 256 знаков
refuse-service-or-door = укажите service или loadBalancer, но не оба
refuse-classic-door = У Classic Load Balancer нет правил слушателя; задайте трафик сервиса за ним, указав service вместо loadBalancer
refuse-no-listener = { $name } там не слушает
refuse-until-before-from = healthy.until должно быть позже, чем healthy.from
refuse-no-service = укажите service или измерения ClusterName и ServiceName
refuse-point-back = точки должны идти вперёд во времени, а { $name } нарушает это
refuse-no-metric = Метрики сервиса { $name } в этой лаборатории нет; есть CPUUtilization, MemoryUtilization, RequestCountPerTarget и RunningTaskCount; любой другой нужно собственное пространство имён
refuse-one-instance-port = В этой лаборатории у Classic Load Balancer один порт инстанса
refuse-no-setting = Эта лаборатория знает настройку аккаунта awsvpcTrunking, а { $name } — нет
refuse-no-code-deploy = У { $name } нет контроллера развёртывания CODE_DEPLOY
refuse-deploying = Развёртывание { $name } уже идёт
refuse-not-deploying = Сейчас у { $name } развёртывание не идёт
refuse-other-group = targetGroup должна быть не той целевой группой, которая уже в работе
refuse-all-at-once = За Network Load Balancer возможен только CodeDeployDefault.ECSAllAtOnce
refuse-subnet-attribute = Эта лаборатория меняет только MapPublicIpOnLaunch
refuse-one-endpoint = Эта лаборатория удаляет по одной конечной точке VPC за раз
refuse-transport = Эта лаборатория не знает IP-протокола { $name }; она знает tcp, udp и -1
refuse-service-connect = В этой лаборатории ещё нет Service Connect; уберите его или задайте enabled: false
refuse-namespace = Эта лаборатория масштабирует пространство имён ecs, а не { $name }
refuse-predictive = В этой лаборатории прогноз строится по PredefinedMetricPairSpecification: ECSServiceCPUUtilization, ECSServiceMemoryUtilization или ALBRequestCount
refuse-launch-type = В этой лаборатории ещё нет типа запуска { $name }; возьмите EC2 или FARGATE
refuse-balancer-kind = В этой лаборатории есть только балансировщики нагрузки application и network
refuse-one-action = Эта лаборатория принимает в { $key } ровно одно действие
refuse-action = Слушатели этой лаборатории пересылают, перенаправляют или дают готовый ответ
refuse-rule-condition = Правила этой лаборатории смотрят на path-pattern и host-header
refuse-no-type = Эта лаборатория не знает типа инстанса { $name }
refuse-period = { $key } в этой лаборатории кратно 60 и не больше 86400
refuse-own-metric = { $name } в этой лаборатории публикует AWS
refuse-metric-query = Эта лаборатория отвечает на запросы с MetricStat, но не на выражения из метрик
refuse-tracked = Эта лаборатория не отслеживает { $name }; она отслеживает ECSServiceAverageCPUUtilization, ECSServiceAverageMemoryUtilization и ALBRequestCountPerTarget
refuse-metric-math = Эта лаборатория читает выражения из метрик с четырьмя арифметическими действиями и скобками, из чисел и id метрик, например m1 / (m2 + 1)
refuse-target-attribute = Эта лаборатория не использует атрибут целевой группы { $name }
refuse-controller = В этой лаборатории сервис остаётся с тем контроллером развёртывания, с которым создан
refuse-provider-kind = Укажите autoScalingGroupProvider или managedInstancesProvider, одно из двух
refuse-other-launch = В этой лаборатории сервис остаётся на EC2 или на Fargate; стратегия не может перевести его с одного на другое
refuse-time-zone = Эта лаборатория не знает часового пояса { $name }; постоянные смещения — это Etc/GMT+9, Etc/GMT-2 и так далее
refuse-group-policy = Для групп в этой лаборатории есть только тип политики TargetTrackingScaling
refuse-group-metric = Для групп эта лаборатория знает только готовую метрику ASGAverageCPUUtilization
refuse-archive = В этой лаборатории нет архивного класса хранения: действие правила — expire
