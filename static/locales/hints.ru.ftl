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
hint-placeholder-write = { $name } — заполнитель, на его место что-то подставляют; напишите { $write }
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
idle-gone = поле, в котором оно стоит, отклоняется
idle-fault = сбои вызывают рычаги лаборатории
idle-trust = песочница не моделируется
