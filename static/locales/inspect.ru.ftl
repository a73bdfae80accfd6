# Words of the inspector and of the network and identity views, fetched when they are first opened.

insp-all = Всё, что здесь есть
insp-all-hint = Выберите что угодно, чтобы увидеть его таким, каково оно в этот момент.
insp-find = Найти по имени
insp-none-found = Здесь ничто так не называется.
insp-more = и ещё { $count }, которых нет в списке
insp-gone = В этот момент его нет. Передвиньте курсор или выберите что-нибудь другое.
insp-back = Назад
insp-index = Весь список
insp-now = В { $at }
insp-links = Связано с
insp-json = Что отвечает AWS
insp-traffic = Путь его трафика
insp-permissions = Какие разрешения нужны
insp-arrives = доходит
insp-refused = отказ
insp-ask-title = Можно ли приложению этот вызов?
insp-ask-action = Действие
insp-ask-resource = Ресурс
insp-ask-go = Спросить
insp-request-title = Куда попадёт этот запрос?
insp-request-host = Хост
insp-request-path = Путь
insp-request-go = Отправить
insp-yes = да
insp-no = нет
insp-implicit = подразумевается: всё доходит до всего

# Kinds of things
insp-cluster = Кластер
insp-service = Сервис
insp-definition = Определение задачи
insp-task = Задача
insp-tasks = Задачи
insp-container = Контейнер
insp-containers = Контейнеры
insp-instance = Инстанс контейнеров
insp-interface = Сетевой интерфейс
insp-volume = Том
insp-volumes = Тома
insp-file-system = Файловая система
insp-image = Образ
insp-repository = Репозиторий
insp-role = Роль IAM
insp-secret = Секрет
insp-parameter = Параметр
insp-log-group = Группа журналов
insp-vpc = VPC
insp-subnet = Подсеть
insp-route-table = Таблица маршрутов
insp-gateway = Интернет-шлюз
insp-nat = NAT-шлюз
insp-endpoint = Конечная точка VPC
insp-security-group = Группа безопасности
insp-load-balancer = Балансировщик нагрузки
insp-target-group = Целевая группа
insp-target = Цель
insp-queue = Очередь
insp-scaling-group = Группа Auto Scaling
insp-provider = Поставщик мощностей
insp-alarm = Тревога
insp-scaling-policy = Политика масштабирования
insp-task-set = Набор задач
insp-stability = Стабильность
insp-warmup = Прогрев инстанса
insp-decided = Последнее решение

# Facts of tasks, containers and instances
insp-desired = Желаемое
insp-health = Исправность
insp-launch = Тип запуска
insp-size = { $cpu } CPU, { $memory } MiB
insp-pulled = Образы загружены
insp-stopped = Остановка
insp-stopped-reason = Почему остановлена
insp-port = Порт
insp-port-of = { $host } на хосте ведёт к { $port }/{ $protocol } контейнера { $container }
insp-port-held = { $port } занят: { $who }
insp-pull = Загрузка
insp-restarts = Перезапуски
insp-digest = Дайджест
insp-essential = Обязательный
insp-limits = Пределы
insp-limits-of = { $cpu } CPU, жёсткий { $limit } MiB, мягкий { $soft } MiB
insp-depends = Ждёт
insp-ec2-id = Инстанс EC2
insp-gpus = Свободно GPU
insp-gpu = GPU
insp-gpu-held = { $gpu }: { $container } задачи { $task }
insp-trunk = Магистральный интерфейс
insp-of-service = Из сервиса
insp-on-instance = На инстансе
insp-execution-role = Роль выполнения
insp-task-role = Роль задачи
insp-instance-role = Роль инстанса
insp-images-on = Образы на диске
insp-address = Частный адрес
insp-public-address = Публичный адрес
insp-network = Сеть

# Volumes
insp-holds = Содержит
insp-written = то, что оставила задача
insp-untouched = пока ничего
insp-survives-stop = Переживает остановку задачи
insp-survives-instance = Переживает потерю инстанса
insp-survives-zone = Переживает потерю зоны
insp-held-by = Держит
insp-used-by = Используют
insp-mount-target = Цель монтирования
insp-mount-target-in = { $id } в { $zone }

# Network
insp-answers-for = Отвечает за
insp-block = Адреса
insp-main-table = Главная таблица маршрутов
insp-maps-public = Даёт публичные адреса
insp-route = Маршрут
insp-route-to = { $to } через { $via }
insp-leads-through = Ведёт через
insp-admits = Впускает
insp-lets-out = Выпускает
insp-all-ports = всё, { $peer }
insp-ports = { $protocol } { $ports }, { $peer }
insp-names = Называет
insp-scheme = Схема
insp-rule = Правило
insp-rule-of = { $listener }, приоритет { $priority }: { $conditions } идёт в { $to }
insp-store = Хранилище инстанса
insp-store-of = { $size } GB на дисках самой машины, пропадает, когда инстанс останавливают. Контейнер добирается до них только через том с путём на хосте (задач с таким томом: { $tasks })
insp-platform = Версия платформы
insp-hands-tags = Передаёт теги от
insp-scanned = Образы сканируются
insp-caller = Ваши вызовы идут от этой роли
insp-taken = Берёт сейчас
insp-taken-by = порт { $port }, приоритет { $priority } ({ $to }): запросов в секунду { $rate }; всего { $count }
insp-taken-default = порт { $port }, всё остальное ({ $to }): запросов в секунду { $rate }; всего { $count }
insp-load = Нагрузка
insp-per-second = запросов в секунду: { $rate }
insp-load-of = { $group }, запросов в секунду: { $rate }
insp-default-of = { $listener }, всё остальное идёт в { $to }
insp-protocol = Протокол
insp-check = Проверка работоспособности
insp-check-of = { $path } раз в { $interval } с, исправна после { $healthy }, неисправна после { $unhealthy }
insp-delay = Задержка снятия с регистрации
insp-passes = Пройдено проверок подряд
insp-failures = Не пройдено проверок подряд
insp-registered = Регистрация
insp-drained = Вывод закончен

# Images, roles, queues, groups
insp-findings = Результаты сканирования
insp-behaves = Поведение
insp-behaves-plainly = как у образа, который никто не описал
insp-image-size = Размер в MiB
insp-image-of = { $digest }… { $tags }, { $size } MiB
insp-starts-in = Отвечает через
insp-exits = Завершается сам
insp-exits-with = через { $after } с кодом выхода { $code }
insp-architecture = Собран для
insp-missing = не существует
insp-cached-on = В кеше на
insp-tags = Теги
insp-policy = Политика
insp-lifecycle = Политика жизненного цикла
insp-arn = ARN
insp-trusts = Могут принять роль
insp-attached = Подключённая политика
insp-inline = Встроенная политика
insp-inline-of = { $name }: { $document }
insp-executes = Роль выполнения для
insp-acts-for = Роль задачи для
insp-network-mode = Сетевой режим
insp-compatible = Подходит для
insp-bounds = { $desired }, от { $min } до { $max }
insp-target-capacity = Целевая мощность
insp-managed = Управляемое масштабирование
insp-since = С момента
insp-threshold = Порог
insp-evaluates = Оценивает
insp-periods = { $points } из { $of } { $of ->
    [one] периода
    [few] периодов
    [many] периодов
   *[other] периодов
 }
insp-owner = Кем создана
insp-visible = Видимые сообщения
insp-in-flight = В обработке
insp-visibility = Тайм-аут видимости
insp-receives = Получений до очереди недоставленных
insp-dead-letters = Очередь недоставленных

# Ways, hop by hop
way-request = { $protocol } { $port } у { $balancer }: { $host }{ $path }
way-rule = его берёт правило с приоритетом { $priority }: { $conditions }
way-default = ни одно правило его не берёт: действие по умолчанию
way-redirect = балансировщик нагрузки отсылает клиента на { $url } ({ $code })
way-fixed = балансировщик нагрузки сам отвечает { $code }
way-target = в { $group } { $healthy } { $healthy ->
    [one] исправная цель
    [few] исправные цели
    [many] исправных целей
   *[other] исправные цели
 }, среди них { $task }
way-none-healthy = в { $group } нет исправных целей, поэтому пробуют все, среди них { $task }
way-no-target = в { $group } нет целей
way-mount-target = у файловой системы есть цель монтирования в { $zone }
way-no-mount-target = у файловой системы нет цели монтирования в { $zone }
way-permission = { $action } над { $resource }
way-anybody = права здесь не моделируются: разрешено всё
way-nobody = ни одна роль не даёт учётных данных
way-no-role = роли { $role } нет
way-role = спрашивает от имени роли { $role }
way-instance-role = своей роли нет: спрашивает от имени роли инстанса { $role }
way-trusted = ecs-tasks.amazonaws.com может принять { $role }
way-not-trusted = в политике доверия { $role } не назван ecs-tasks.amazonaws.com
way-allowed = { $policy }, заявление { $statement }, разрешает
way-denied = { $policy }, заявление { $statement }, запрещает
way-not-allowed = ни одно заявление { $role } не разрешает { $action }
way-silent = ни одно заявление { $role } не говорит о { $action }
way-repository-silent = политика репозитория об этом не говорит

# Levers on things
lever-delete = Удалить { $name }
lever-delete-says = Этого больше нет; у всех, кому оно нужно, с этого момента сбои.
lever-retire = Вывести из строя машину под { $name }
lever-retire-says = Fargate обслуживает машину под ней: задачу останавливают, а её сервис запускает другую.
lever-reclaim = Забрать { $name }
lever-reclaim-says = Ёмкость Spot забирают обратно: предупреждение за две минуты, потом конец.
lever-deregister = Снять с регистрации { $name }
lever-deregister-says = Инстанс покидает кластер, его задачи сервисов заменяют в других местах, машина работает дальше.
lever-redeploy = Развернуть { $name } заново
lever-redeploy-says = Каждую задачу заменяет новая той же ревизии.
lever-permission-says = Соединения, которым это нужно, больше не доходят.
lever-admit-no-more = Больше не впускать { $ports }
lever-let-out-no-more = Больше не выпускать { $ports }
lever-admit-all = Впускать всё
lever-admit-all-says = Любой порт откуда угодно: это всегда работает и никогда не правильно.
lever-no-route = Удалить маршрут к { $to }
lever-no-route-says = То, что шло этим путём, больше никуда не попадёт.
lever-detach = Отобрать { $name }
lever-caller = Делать все вызовы от имени { $name }
lever-caller-free = Снова разрешить себе всё
lever-caller-says = Тогда вашим вызовам нужны разрешения этой роли, а для ролей задач — iam:PassRole.
lever-policy-says = То, что разрешала только эта политика, с этого момента запрещено.
lever-image-gone-says = Следующая загрузка его не найдёт; работающие контейнеры свой образ сохраняют.
lever-image-missing = Его не существует
lever-image-throttled = Его реестр отвечает: слишком много запросов
lever-image-crashes = Он падает через 20 секунд
lever-image-sick = Он не проходит проверки работоспособности
lever-image-greedy = Он занимает больше памяти, чем можно
lever-image-no-command = Его команды нет в образе
lever-image-hangs = Его контейнеры так и не поднимаются
lever-image-arm = Он собран для arm64
lever-image-well = С ним снова всё хорошо
lever-messages-flood = { $rate } { $rate ->
    [one] сообщение
    [few] сообщения
    [many] сообщений
   *[other] сообщения
 } в секунду
lever-messages-none = Сообщений больше нет
lever-messages-says = С этого момента и пока вы не скажете иначе.
lever-worker-fails = { $name } не справляется ни с одним сообщением
lever-worker-well = { $name } снова обрабатывает сообщения
lever-worker-says = Необработанное сообщение возвращается, когда истекает его тайм-аут видимости.
lever-capacity-less = { $desired }, на один инстанс меньше
lever-capacity-more = { $desired }, на один инстанс больше
lever-capacity-says = Задаёт желаемую ёмкость вручную.
