### Exercises and practice, Russian. Fetched when they are first opened; ru.ftl speaks of the lab.

## The player
tab-exercise = Упражнение
exercise-about = Уровень { $level } · около { $minutes } мин · засчитывается до { $end }
exercise-english = На английском: эта часть изменилась после перевода.
exercise-allowed = Можно вызывать
exercise-call = Вызов
exercise-request = Запрос в JSON
exercise-labels = Имя в ${"{"} {"}"} с путём обозначает в запросе часть более раннего ответа. Имена здесь:
exercise-make = Сделать вызов
exercise-goals = Условия во времени
exercise-hints = Подсказки
exercise-again = Начать заново
exercise-back = Отменить мой последний вызов
exercise-show = Показать решение
exercise-next = Дальше: { $title }
exercise-map = Все упражнения
exercise-debrief = О чём это было
exercise-sources = Источники
exercise-solved =
    Все условия выполнены за { $calls ->
        [one] { $calls } вызов
        [few] { $calls } вызова
        [many] { $calls } вызовов
       *[other] { $calls } вызова
    }. Самый короткий известный нам путь: { $par }.
goals-met = выполнено { $met } из { $all }
goal-not-yet = пока нет
goal-holding = держится, { $length }
goal-met = выполнено в { $at }
goal-violated = нарушено в { $at }
goal-now = сейчас { $value }
goal-go = Перейти к { $at }
hint-nudge = Намёк
hint-rule = Правило
hint-move = Ход
hint-open = Открыть
predict-title = Прежде чем запускать
predict-number = Ваше число
predict-sure = Насколько вы уверены?
predict-guess = Наугад
predict-think = Скорее да
predict-certain = Точно
predict-lock = Закрепить и смотреть
predict-skip = Просто покажите
predict-waiting = Закреплено. Прогон покажет.
predict-shown = Кластер: *{ $cluster }*.
predict-same = Вы и кластер согласны: *{ $cluster }*.
predict-differs = Вы: *{ $yours }*. Кластер: *{ $cluster }*, в { $at }.

## The map
home-title = Упражнения
home-progress = { $done } из { $all } { $all ->
    [one] упражнения
    [few] упражнений
    [many] упражнений
   *[other] упражнений
 }
home-next = Продолжить: { $title }
home-minutes = { $minutes } мин
home-done = сделано
home-exams = Темы экзаменов
home-of = { $done } из { $all }
home-sandbox = Песочница
level-first-boot = Первый запуск
level-blueprints = Чертежи и порты
level-placement = Размещение
level-network = Сеть
level-storage = Контейнеры и хранение
level-identity = Доступ и образы
level-rolling = Поэтапные обновления
level-scaling = Масштабирование
level-events = События
level-kubernetes = Kubernetes и выбор

## Practice
practice-title = Тренировка
practice-due = { $due ->
        [0] Повторять сейчас нечего; это сверх плана
        [one] К повторению { $due } вопрос
        [few] К повторению { $due } вопроса
        [many] К повторению { $due } вопросов
       *[other] К повторению { $due } вопроса
    }
practice-choose = Выберите одно
practice-right = Именно так.
practice-other = По правилу: *{ $right }*.
practice-next = Следующий вопрос
practice-exercise = Увидеть в действии
q-node = { $id }: зона { $zone }, осталось { $cpu } { $cpu ->
    [one] единица
    [few] единицы
    [many] единиц
   *[other] единицы
 } CPU и { $memory } MiB, { $tasks } { $tasks ->
    [one] задача
    [few] задачи
    [many] задач
   *[other] задачи
 } web
q-room = { $id }: осталось { $cpu } { $cpu ->
    [one] единица
    [few] единицы
    [many] единиц
   *[other] единицы
 } CPU и { $memory } MiB
q-holds = { $id }, зона { $zone }: { $tasks }
q-attributes = { $id }: { $type }, stack { $stack }
q-host = { $id }: { $cpu } { $cpu ->
    [one] единица
    [few] единицы
    [many] единиц
   *[other] единицы
 } CPU, { $memory } MiB, занятые порты TCP: { $port }, stack { $stack }, { $status }, агент подключён: { $agent }
q-t1 = Сервис хочет { $desired } { $desired ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 }, сейчас все исправны, а minimumHealthyPercent равен { $minimum }. Сколько исправных задач самое меньшее может оставить поэтапное обновление?
q-t1-why = { $minimum } % от { $desired } с округлением вверх: { $floor }.
q-t2 = Сервис хочет { $desired } { $desired ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 }, а maximumPercent равен { $maximum }. Сколько их может быть одновременно RUNNING или PENDING во время поэтапного обновления?
q-t2-why = { $maximum } % от { $desired } с округлением вниз: { $ceiling }.
q-t3 = Сервис из { $desired } { $desired ->
    [one] исправной задачи
    [few] исправных задач
    [many] исправных задач
   *[other] исправных задач
 } обновляют с { $minimum }/{ $maximum }. Всего в кластере есть место для { $room } { $room ->
    [one] его задачи
    [few] его задач
    [many] его задач
   *[other] его задач
 }, и каждая новая задача сразу исправна. За сколько волн запускаются новые задачи? 0 значит, что обновление никогда не закончится.
q-t3-why = Пол { $floor }, потолок { $ceiling }, место для { $room }: { $waves } { $waves ->
    [one] волна
    [few] волны
    [many] волн
   *[other] волны
 }.
q-t4 = У сервиса из { $desired } { $desired ->
    [one] задачи
    [few] задач
    [many] задач
   *[other] задач
 } minimumHealthyPercent равен 100. При каком наименьшем maximumPercent поэтапное обновление сдвинется с места?
q-t4-why = Он должен допускать на одну задачу больше: { $maximum } % от { $desired } с округлением вниз — это больше, чем { $desired }.
q-t5 = Какой инстанс получит следующую задачу (256 единиц CPU, 512 MiB) при binpack по { $field }?
q-t5-why = Из тех, кто может её вместить, у { $id } остаток { $field } наименьший.
q-t6 = Какой инстанс получит следующую задачу web при spread по { $fields }, именно в таком порядке? Место есть на всех.
q-t6-why = По { $fields } у { $id } меньше всего задач.
q-t7 = Две зоны, в каждой { $zone } { $zone ->
    [one] пустой инстанс
    [few] пустых инстанса
    [many] пустых инстансов
   *[other] пустых инстанса
 }; инстанс вмещает { $holds } { $holds ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 }. { $tasks ->
    [one] Размещают { $tasks } задачу
    [few] Размещают { $tasks } задачи
    [many] Размещают { $tasks } задач
   *[other] Размещают { $tasks } задачи
 } со стратегией { $chain }. Как они лягут по зонам и инстансам, начиная с самого заполненного?
q-t7-why = Решает { $first }; { $second } спрашивают только среди тех, кого он счёл равными.
q-t8 = Сервис без стратегии размещения сокращается с { $from } { $from ->
    [one] задачи
    [few] задач
    [many] задач
   *[other] задач
 } до { $to }. С какого инстанса уходит задача?
q-t8-why = Зона, где задач больше всего, а в ней инстанс, где их больше всего: { $id }.
q-t9 = Сколько задач по { $cpu } { $cpu ->
    [one] единице
    [few] единицы
    [many] единиц
   *[other] единицы
 } CPU и { $memory } MiB поместится на этих инстансах вместе?
q-t9-why = Считайте на каждом инстансе по тому, что кончится раньше: всего { $count }.
q-t10 = { $count } { $count ->
    [one] пустой инстанс
    [few] пустых инстанса
    [many] пустых инстансов
   *[other] пустых инстанса
 }, на каждом 2048 единиц CPU и 3907 MiB. Сервис хочет { $desired } { $desired ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 } по 256 единиц CPU и { $memory } MiB с портом хоста 8080. Сколько их будет работать?
q-t10-why = На инстансе порт достаётся одной задаче: { $running } на { $count } { $count ->
    [one] инстанс
    [few] инстанса
    [many] инстансов
   *[other] инстанса
 }.
q-t11 = Задаче нужно 512 единиц CPU, 1024 MiB, порт хоста 8080 и атрибут stack = prod. Она не размещена. Что мешает?
q-t11-why = На каждом инстансе не проходит одна и та же проверка, а все остальные проходят.
q-t12 = Какое выражение выбирает ровно { $list }?
q-t12-why = `{ $expression }` верно для { $list } и больше ни для кого.
q-t14 = Задаче Fargate с { $cpu } { $cpu ->
    [one] единицей
    [few] единицами
    [many] единицами
   *[other] единицами
 } CPU нужно не меньше { $need } MiB. Какой наименьший объём памяти из доступных при таком CPU подойдёт, в MiB?
q-t14-why = С { $cpu } { $cpu ->
    [one] единицей
    [few] единицами
    [many] единицами
   *[other] единицами
 } CPU память бывает от { $least } до { $most }; первая достаточная ступень — { $memory }.
q-t17 = { $tasks } { $tasks ->
    [one] задача работает
    [few] задачи работают
    [many] задач работают
   *[other] задачи работают
 } при { $metric } % CPU; отслеживание целевого значения держит { $target } % и может дойти до { $most } { $most ->
    [one] задачи
    [few] задач
    [many] задач
   *[other] задач
 }. Какое число задач оно задаст следующим? (Модель: пропорционально.)
q-t17-why = { $tasks } × { $metric } / { $target } с округлением вверх — это { $free }; в пределах максимума: { $count }.
q-t18 = { $tasks } { $tasks ->
    [one] задача
    [few] задачи
    [many] задач
   *[other] задачи
 }; тревога на { $threshold } %. Ступени: от 0 до { $width }: +1, от { $width } до { $double }: +{ $second }, от { $double }: +{ $third }. Метрика { $metric } %. Каким станет число задач?
q-t18-why = Метрика на { $difference } выше порога: { $count } { $count ->
    [one] задача
    [few] задачи
    [many] задач
   *[other] задачи
 }.
q-t19 = { $tasks } { $tasks ->
    [one] задача читает
    [few] задачи читают
    [many] задач читают
   *[other] задачи читают
 } очередь, в которой { $visible } { $visible ->
    [one] сообщение
    [few] сообщения
    [many] сообщений
   *[other] сообщения
 }; на сообщение уходит { $millis } мс, а ждать оно может { $latency } с. Сколько задач в это укладываются?
q-t19-why = Перед одной задачей может стоять { $each } { $each ->
    [one] сообщение
    [few] сообщения
    [many] сообщений
   *[other] сообщения
 }; на { $visible } хватит { $count } { $count ->
    [one] задачи
    [few] задач
    [many] задач
   *[other] задач
 }.
q-t13 = Application Load Balancer в sg-alb слушает порт 80. Его цели — контейнеры в сетевом режиме { $mode } с containerPort { $container } и hostPort { $host }. Какого самого узкого правила для входящего трафика достаточно, чтобы они стали исправными? (Протокол, порты, источник.)
q-t13-why = { $mode ->
        [awsvpc] В режиме awsvpc у каждой задачи свой сетевой интерфейс, и порт — это порт контейнера
       *[bridge] { $host ->
            [0] Порт хоста 0 в режиме bridge берёт любой порт динамического диапазона
           *[other] В режиме bridge балансировщик обращается к порту хоста { $host }
        }
    }: { $rule }.
q-t15 = Задача Fargate загружает образ в { $image } GiB (сжатый) и пишет на свой диск { $data } GiB. Каким самое меньшее должен быть ephemeralStorage.sizeInGiB? (Модель: образ занимает свой сжатый размер и ещё два таких после распаковки.)
q-t15-why = Образ занимает { $taken } GiB, данные — { $data } GiB: { $size }.
q-t16 = { $event ->
        [task] Задача останавливается, и на том же инстансе контейнеров запускается другая. Какой том сохранит для неё файлы?
        [instance] Инстанс контейнеров удаляют, и задача запускается на другом. Какой том сохранит для неё файлы?
       *[zone] Зона доступности отказывает, и задача запускается в другой. Какой том сохранит для неё файлы?
    }
q-t16-why = { $event ->
        [task] Что принадлежит задаче, уходит вместе с ней; что принадлежит инстансу или файловой системе, остаётся.
       *[other] Того, что принадлежало задаче или инстансу, больше нет; отдельная файловая система остаётся.
    }
q-t20 = У поставщика мощностей с targetCapacity { $target } есть { $instances } { $instances ->
    [one] инстанс
    [few] инстанса
    [many] инстансов
   *[other] инстанса
 }, на каждом есть задачи, а их CPU почти простаивает. { $waiting } { $waiting ->
    [one] задача ждёт
    [few] задачи ждут
    [many] задач ждут
   *[other] задачи ждут
 } в PROVISIONING; пустой инстанс вмещает { $each } { $each ->
    [one] такую
    [few] такие
    [many] таких
   *[other] такие
 }. Сколько инстансов запросит управляемое масштабирование?
q-t20-why = { $needed ->
        [one] Нужен { $needed } инстанс
        [few] Нужно { $needed } инстанса
        [many] Нужно { $needed } инстансов
       *[other] Нужно { $needed } инстанса
    }, есть { $instances }: CapacityProviderReservation равно { $metric } %. При целевом значении { $target } % на это уходит { $wanted }.
q-t21 = Сервис держит { $tasks } { $tasks ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 } на FARGATE (base { $base }, weight { $first }) и FARGATE_SPOT (weight { $second }). Как они делятся, FARGATE + FARGATE_SPOT?
q-t21-why = База забирает { $base } на FARGATE; остальные { $rest } делятся как { $first } к { $second }: { $split }.
q-t22 = AccessDenied: not authorized to perform { $action } — { $when ->
        [pulling] во время загрузки образа.
        [secrets] во время запроса секретов из определения задачи.
        [logging] при открытии потока журнала.
        [joining] когда инстанс присоединяется к кластеру.
       *[running] в журнале самого приложения, спустя долгое время после запуска.
    } Какой роли недостаёт разрешения?
q-t22-why = { $acts ->
        [a-role-execution] Этот вызов делает за задачу агент: нужна роль выполнения задачи.
        [a-role-task] Этот вызов делает приложение: нужна роль задачи.
       *[other] Вызов идёт от инстанса или от задачи на нём, у которой нет своей роли: нужна роль инстанса контейнеров.
    }
q-t23 = У репозитория такая политика жизненного цикла и такие образы. Какие образы она удалит?
q-t23-why = Правила действуют по приоритету, и что подошло под более раннее правило, то от более поздних защищено: { $list }.
q-on-ec2 = Задача работает на инстансе контейнеров
q-on-fargate = Задача работает на Fargate
q-role-execution = Роль выполнения задачи: { $policy }
q-role-task = Роль задачи: { $policy }
q-role-instance = Роль инстанса контейнеров: { $policy }
q-rule-count = Правило { $priority }: теги { $tags }, хранить не больше { $count } (imageCountMoreThan)
q-rule-days = Правило { $priority }: теги { $tags }, старше { $count } { $count ->
    [one] дня
    [few] дней
    [many] дней
   *[other] дней
 } (sinceImagePushed)
q-image = { $name }: тег { $tag }, отправлен { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    } назад
a-bind = bind mount без пути на хосте
a-host-path = bind mount каталога хоста (sourcePath)
a-docker-task = том Docker с областью task
a-docker-shared = том Docker с областью shared
a-efs = файловая система Amazon EFS
a-ebs = том Amazon EBS этой задачи
a-s3-files = файловая система Amazon S3 Files
a-role-execution = роль выполнения задачи
a-role-task = роль задачи
a-role-instance = роль инстанса контейнеров
a-role-service = связанная с сервисом роль AWSServiceRoleForECS
a-cpu = CPU
a-memory = память
a-port = занятый порт
a-attribute = отсутствующий атрибут
a-agent = неподключённые агенты
a-draining = освобождаемые инстансы
q-idea = { $model ->
        [a-bind-mount-lasts] Без пути на хосте файлы уходят вместе с контейнерами задачи.
        [a-deployment-always-finishes] Обновление заканчивается не всегда: его могут удержать пол и потолок.
        [a-file-system-is-lost] Отдельная файловая система переживает задачи, инстансы и зоны.
        [all-at-once] Для «всё сразу» нужно вдвое больше места и потолок 200 %.
        [all-that-fits] Сервис никогда не держит больше задач, чем хочет.
        [always-double] Вдвое больше — это лишь значение по умолчанию, 200 %.
        [always-the-dynamic-range] Динамический диапазон нужен только порту хоста 0 в режиме bridge.
        [always-the-first-step] Ступень выбирают по величине превышения.
        [an-instance-for-each-task] На один инстанс помещается несколько задач.
        [and-or-swapped] «and» сужает, «or» расширяет.
        [any-field] Binpack смотрит на одно поле — то, которое в нём названо.
        [any-mix-works-on-fargate] Для каждого значения CPU у Fargate свои ступени памяти.
        [anybody-may] Это работает, но впускает всех, а не только балансировщик.
        [binpack-balances] Binpack теснит; выравнивает spread.
        [both-have-the-base] База может быть только у одного элемента стратегии.
        [bounds-are-absolute] Границы ступени отсчитывают от порога.
        [ceiling-rounds-up] Потолок округляют вниз.
        [constraints-come-first] Атрибут есть; ищите, что отличается.
        [container-port-in-bridge] В режиме bridge снаружи виден порт хоста.
        [cpu-is-always-the-metric] Очередь растёт, что бы ни показывал CPU.
        [double] Число идёт за пропорцией, а не удваивается.
        [ecs-has-a-role-of-its-own] Связанная с сервисом роль управляет сетевыми интерфейсами и балансировщиками, но ничем внутри задачи.
        [emptiest-instance-first] Сначала зона, потом инстанс, где задач больше всего.
        [equals-takes-patterns] == сравнивает значения целиком; шаблоны понимает =~.
        [every-port] Это работает, но открывает куда больше портов, чем нужно.
        [exact-capacity] Поправку прибавляют к текущему числу.
        [fewest-on-one-instance] Поля сравнивают в том порядке, в каком они названы.
        [filters-come-last] Инстанс, который не вмещает задачу, в сравнении не участвует.
        [first-in-the-list] Порядок в списке ничего не значит.
        [floor-rounds-down] Пол округляют вверх.
        [from-its-own-group] Соединение приходит из группы балансировщика, а не из группы самих задач.
        [fullest-instance-first] Сначала зона, потом инстанс, где задач больше всего.
        [gigabytes-are-gibibytes] Размер указан в GiB, как и потребность.
        [half-an-instance-will-do] Инстансы бывают только целые: результат округляют вверх.
        [hundred-is-enough] При 100 % нельзя ничего добавить и ничего остановить.
        [images-stay-packed] После распаковки образ занимает больше места.
        [images-take-no-room] Образ лежит на том же диске, что и данные.
        [instances-share-their-room] Задача лежит на одном инстансе; остатки двух не складываются в одно место.
        [largest-of-the-row] Этого хватает, но это не наименьшее.
        [latency-is-the-target] Целевое значение — сообщений на задачу: задержка, делённая на время одного сообщения.
        [maximum-comes-on-top] В максимум входят старые и новые задачи вместе.
        [maximum-is-of-new-tasks] В максимум входят старые и новые задачи вместе.
        [memory-alone-decides] Какая память доступна, зависит от значения CPU.
        [minimum-says-how-many-stop] Минимум говорит, сколько остаётся, а не сколько уходит.
        [never-more-than-desired] Максимум — процент от желаемого числа и может его превышать.
        [newest-goes-first] Равновесие зон важнее возраста.
        [newest-instance] Возраст инстанса ничего не значит.
        [no-room-no-move] Где пол оставляет запас, ECS сначала останавливает, потом запускает.
        [no-rule-shields] Что подошло под более раннее правило, того более позднее не тронет.
        [not-is-everything-else] «not» выбирает остальных.
        [nothing-may-stop] Ниже 100 % кое-что остановить можно, если округление это оставляет.
        [oldest-goes-first] Равновесие зон важнее возраста.
        [on-top-of-what-runs] Результат — всё число целиком, а не прибавка.
        [one-at-a-time] ECS меняет сразу столько, сколько позволяют пол и потолок.
        [one-attribute-says-enough] Одно условие выбирает и других.
        [one-is-enough] Пол следует за процентом.
        [one-more-than-instances] На каждом инстансе порт можно занять один раз.
        [one-per-instance] На один инстанс помещается несколько копий.
        [one-percent-is-enough] Задачи бывают только целые: сотая доля задачи — это ни одной.
        [one-port-in-the-cluster] У каждого инстанса свой порт 8080.
        [one-step-to-spare] Этого хватает, но это не наименьшее.
        [only-cpu-counts] Память тоже кончается.
        [only-double-is-safe] 200 % работает, но хватит и меньшего.
        [only-memory-counts] Единицы CPU тоже кончаются.
        [only-the-base-is-first] После базы остаток делят веса.
        [only-the-first-counts] Где первая находит равных, решает вторая.
        [only-the-first-rule-counts] Более поздние правила действуют на то, что не подошло под более ранние.
        [only-the-last-counts] Первая решает раньше, чем спросят последнюю.
        [open-port-80] На 80 слушает балансировщик, а не цели.
        [patterns-match-anywhere] Шаблон прикладывают к значению целиком.
        [ports-are-free] Фиксированный порт хоста на инстансе можно занять один раз.
        [ports-come-first] Порт свободен; ищите, что отличается.
        [room-does-not-matter] Тому, что разрешает потолок, ещё нужно место.
        [rounded-down] Половина задачи не работает: округляют вверх.
        [shared-means-everywhere] Область shared означает: общий в пределах одного инстанса.
        [smallest-zone-first] Задачу отдаёт зона, где их больше всего.
        [somebody-drains] Инстансы в состоянии ACTIVE.
        [spread-means-over-zones] Spread выравнивает то поле, которое названо, и сначала первое.
        [spread-packs] Spread по инстансам ищет самый пустой.
        [spread-seeks-company] Spread ищет, где задач меньше всего, а не больше.
        [stack-is-a-type] У этого атрибута другие значения.
        [steps-add-up] Действует только одна ступень.
        [straight-to-the-maximum] Пропорция требует меньше максимума.
        [task-scope-lasts] Область task означает: исчезает вместе с задачей.
        [the-agent-is-lost] Агенты подключены.
        [the-base-falls-away] Базу заполняют первой, и она считается.
        [the-base-is-left-out] Базу заполняют раньше, чем начинают считать веса.
        [the-cpu-is-idle] Размещение идёт по резервам, а не по загрузке.
        [the-default-is-enough] 20 GiB по умолчанию этого не вместят.
        [the-disk-follows] ECS создаёт для каждой задачи новый том EBS и старый никогда не подключает снова.
        [the-execution-role-does-it-all] Роль выполнения — для агента: образ, секреты, журналы.
        [the-host-lasts] Каталог уходит вместе со своим инстансом.
        [the-instance-role-does-it-all] Роль инстанса — для инстанса; задача со своими ролями ею не пользуется.
        [the-last-rule-first] Первым действует наименьший приоритет.
        [the-listener-port] На 80 слушает балансировщик, а не цели.
        [the-maximum-does-not-bind] Число остаётся в пределах максимума.
        [the-most-is-safe] Этого хватает, но это не наименьшее, и за это платят.
        [the-nearest-will-do] Это меньше, чем нужно.
        [the-newest-go] Правила по числу хранят самые новые; возраст считают от отправки.
        [the-order-does-not-matter] Стратегии спрашивают в том порядке, в каком они стоят.
        [the-target-is-left-out] Целевое значение ниже 100 % держит запасные инстансы.
        [the-task-role-does-it-all] Роль задачи — для приложения, когда оно уже работает.
        [the-upper-edge-is-in] Верхняя граница ступени принадлежит следующей.
        [two-per-cpu] Такой размер бывает, но спрашивали не о нём.
        [unplaced-means-no-cpu] CPU хватает.
        [unplaced-means-no-memory] Памяти хватает.
        [untagged-images-match-too] Правило для образов с тегами не трогает образы без тегов.
        [weights-are-counts] Веса — это доли того, что осталось после базы.
       *[other] Другая модель.
    }
