### Taskyard, Russian. Ids are named after the place where they are read.
### *so* is bold, `so` is code. Identifiers, AWS's sentences and times come in as they are.

## Page
brand = Taskyard
brand-home = Taskyard, начать заново
app-loading = Кластер запускается…
page-title = Taskyard, учебная лаборатория Amazon ECS
app-failed = Не удалось открыть этот прогон
app-again = Открыть первый урок
open-bad-slug = «{ $slug }» не может быть именем урока: только строчные латинские буквы, цифры и дефисы.
no-question = Чего мы хотим от этого кластера?
close = Закрыть
more = { " " }+{ $count }
plain = { $value }
crash-title = Лаборатория остановилась
crash-text = Что-то в симуляции нарушило её собственное правило. Прогон не потерян: скопируйте эту ссылку и откройте её снова.
crash-link = Ссылка на прогон до этого места
tool-edit = Правка
tool-learn = Упражнения
tool-open = Открыть
embed-open = Открыть в лаборатории
tool-share = Поделиться
tool-help = Справка
tool-narrate = Озвучивать изменения
tool-theme = Сменить тему
language-name = Язык
language-partial = Часть слов ещё не переведена, они на английском.
picker-title = Выберите урок
levers-title = Рычаги
inspect-title = Инспектор
inspect-open = Осмотреть
inspect-one = Осмотреть { $name }
intent-name = Намерение
intent-title = Чего вы хотите
answer-accepted = { $call }: принято
answer-refused = { $call }: отказ, { $code }. { $message }
phone-views = Вид
phone-cluster = Кластер
phone-edit = Правка
phone-why = Почему

notices-name = Уведомления
notice-differs = Здесь присланный прогон пошёл иначе: { $what }
notice-refused = отказ, { $code }:

## Share and help
share-title = Поделиться прогоном
share-text = В ссылке записаны урок и все ваши вызовы, поэтому каждый, кто её откроет, увидит тот же прогон.
share-link = Ссылка
share-copy = Скопировать
share-copied = Скопировано
share-not-copied = Браузер не разрешил; выделите ссылку и скопируйте её.
share-digest = Контрольная сумма трассы:
share-exercise = Сделать из прогона упражнение
help-title = Справка
help-text = Слева меняйте то, чего вы хотите, в середине наблюдайте за кластером, справа читайте причину. Внизу идёт время: действие в прошлом создаёт ветку, и ничего не теряется.
help-keys = Клавиши
help-space = пуск или пауза (когда фокус на кластере или шкале времени)
help-arrows = следующее и предыдущее событие; внутри кластера — следующая и предыдущая задача
help-pages = следующее и предыдущее решение
help-jk = предыдущее и следующее событие
help-ends = начало и конец
help-f6 = из области в область
help-undo = отменить; с Shift — повторить
help-apply = применить правку
help-inspect = осмотреть выбранное
help-escape = снять выделение
help-facts = Что мы упрощаем, правило за правилом
help-honest = Эта лаборатория — симуляция. У каждого правила сказано, откуда оно: *по документации*, *по наблюдениям* или *предположение*. Проект не связан с AWS.

## Service strip and gauge
strip-none = Сервисов пока нет
strip-none-hint = Создайте сервис: панель слева попросит об этом кластер.
strip-name = Сервис { $service }
strip-focus = : показать этот сервис
strip-why = Почему?
policies-title = Масштаб и развёртывание
strip-desired = желаемое *{ $value }*
strip-minimum = минимум *{ $value } %*
strip-maximum = максимум *{ $value } %*
service-inactive = развёртывания нет
service-rolling = r{ $old } → r{ $new }, обновляется уже { $span }
service-starting = r{ $new }, запускается уже { $span }
service-steady = работает r{ $new }
watch-freed = развёртывание сдвинется при минимуме { $minimum } % или максимуме { $maximum } %
watch-breaker = предохранитель: { $failures } из { $threshold } { $threshold ->
    [one] неудачной задачи
    [few] неудачных задач
    [many] неудачных задач
   *[other] неудачных задач
 }
watch-alarms = под наблюдением тревоги: { $names }
watch-alarms-until = под наблюдением до { $until } тревоги: { $names }
watch-alarms-ignored = тревога сработала ещё раньше: это развёртывание не учитывает { $names }
watch-rollback = r{ $failed } не удалась: возврат к r{ $to }
watch-shift = { $stage }: новый набор задач получает { $share } % рабочего трафика
watch-shift-paused = { $stage }: хук ждёт ответа, новый набор задач получает { $share } % рабочего трафика
watch-rebalancing = задача переезжает из { $from } в { $to }
watch-protected = { $count } { $count ->
    [one] задача защищена
    [few] задачи защищены
    [many] задач защищены
   *[other] задачи защищены
 } от сокращения
service-failed = развёртывание r{ $new } не удалось
gauge-occupying = занято
gauge-healthy = исправных
gauge-desired = желаемое
gauge-wanted = ещё нужно
gauge-ceiling = потолок { $count }
gauge-floor = пол { $count }
gauge-of = = { $percent } % от { $desired }
gauge-from = из { $raw }
gauge-name = Коридор сервиса { $service }: исправных { $healthy }, пол { $floor }. Занято { $occupying }, потолок { $ceiling }. Желаемое { $desired }.
gauge-name-flag = Коридор сервиса { $service }: исправных { $healthy }, пол { $floor }. Занято { $occupying }, потолок { $ceiling }. Желаемое { $desired }. ECS стоит: { $flag }.
gauge-asks-for-none = задач не требуется
gauge-below = на { $count } ниже пола
gauge-both-until = у обеих стен, пока не { $count ->
    [one] станет исправной { $count } задача
    [few] станут исправными { $count } задачи
    [many] станут исправными { $count } задач
   *[other] станут исправными { $count } задачи
 }
gauge-cannot-both = нельзя ни остановить, ни запустить
gauge-cannot-stop = нельзя остановить { $revision }: исправных { $floor }, это пол
gauge-cannot-start = нельзя запустить { $revision }: { $ceiling } — это потолок

## States
state-provisioning = подготовка, не в счёт
state-pending = ожидание, не в счёт
state-activating = активация, не в счёт
state-running = выполняется, пока не в счёт
state-healthy = выполняется, учтена как исправная
state-unhealthy = выполняется, но неисправна
state-told-to-stop = выполняется, получила команду остановиться
state-deactivating = деактивация
state-stopping = останавливается
state-deprovisioning = освобождение ресурсов
state-failed = остановлена из-за сбоя
state-stopped = остановлена, как и хотели
state-unplaced = нужна, но не размещена
key-name = Обозначения состояний
key-waiting = ждёт
key-healthy = исправна
key-not-counted = пока не в счёт
key-leaving = уходит
key-failed = сбой
key-stopped = остановлена
key-unplaced = не размещена

## Stage
stage-name = Кластер { $cluster }
cost-now = сейчас { $hour } в час, за этот прогон { $run }
cost-what = Что
cost-hour = В час
cost-run = За прогон
cost-prices = On-Demand в us-east-1, цены на { $month }. Не учтены: передача данных, единицы ёмкости, журналы, диски, адреса.
stage-empty = В этом кластере нет ни инстансов, ни задач. Добавьте инстансы контейнеров рычагом.
zone-count = { $service } { $count }
zone-failed = отказ
find-name = Найти инстансы
find-hint = Инстанс, тип, зона, задача или сервис
find-refused = Только те, что отклонили последнюю задачу
find-count = { $found } из { $instances } { $instances ->
    [one] инстанса
    [few] инстансов
    [many] инстансов
   *[other] инстансов
 }
line-name = Инстанс { $instance }, { $kind }, зона { $zone }, CPU занят на { $cpu } %, память на { $memory } %, { $tasks } { $tasks ->
    [one] задача
    [few] задачи
    [many] задач
   *[other] задачи
 }
histogram-name = Инстансы по доле занятого, { $what }, от 0 до 100 % в десять шагов: { $counts }
zone-fargate = Fargate, инстансов здесь нет
instance-empty = Задач нет
instance-name = Инстанс { $instance }, { $kind }, зона { $zone }, { $agent }
agent-ok = агент в порядке
agent-off = агент отключён
agent-draining = освобождается
agent-registering = регистрируется
agent-registration-failed = регистрация не удалась
agent-stopped = остановлен
card-ports = Порты
card-interfaces = Интерфейсы
card-images = Образы
card-volumes = Тома
meter-cpu = CPU
meter-memory = Память
meter-cpu-free = свободно *{ $free }* из { $total }
meter-memory-free = свободно *{ $free }* из { $total } MiB
port-taken = порт { $port } { $task }
port-free = порт { $port } свободен
eni = ENI { $used } из { $total }
verdict-short = *{ $check }* −{ $short }
verdict-word = *{ $check }*: { $word }
verdict-closest = ближе всех
chip-name = { $task } r{ $revision }, { $who }, { $state }, инстанс { $instance }, зона { $zone }
chip-name-fargate = { $task } r{ $revision }, { $who }, { $state }, Fargate, зона { $zone }
chip-name-stopped = { $task } r{ $revision }, { $who }, { $state }, код выхода { $code }
chip-name-failed = { $task } код { $code }, { $who }, r{ $revision }, { $state }
chip-exit = код { $code }
chip-quiet-name = , учтено исправных: { $healthy }; показать этот сервис
chip-unplaced = ×{ $count } r{ $revision }, { $who }, нужно, но не размещено после { $attempts } { $attempts ->
    [one] попытки
    [few] попыток
    [many] попыток
   *[other] попыток
 }
tray-name = Ждущие и остановленные задачи
tray-waiting-title = Ждут
tray-nothing = Никто не ждёт
tray-waiting-next = *{ $attempts } { $attempts ->
    [one] попытка
    [few] попытки
    [many] попыток
   *[other] попытки
 }* с { $since }, следующая в { $next }. В ECS записи о задаче ещё нет.
tray-stopped-title = Остановлены
tray-none-stopped = Пока таких нет
tray-stopped-wished = в { $at }, как и хотели
tray-stopped-failed = в { $at }, из-за сбоя

## Checks and margins
check-status = Состояние
check-agent = Агент
check-attribute = Атрибут
check-cpu = CPU
check-memory = Память
check-ports = Порт
check-gpu = GPU
check-eni = ENI
check-location = Зона
check-member-of = memberOf
check-distinct-instance = Distinct
lack-draining = освобождается
lack-inactive = не активен
lack-off = отключён
lack-missing = нет
lack-short = мало
lack-taken = занят
lack-too-many = слишком много
lack-full = нет мест
lack-elsewhere = другая
lack-unmet = не выполнено
lack-second = вторая копия
cell-draining = не берёт задач
cell-status = сейчас { $status }
cell-disconnected = отключён
cell-attribute = нет { $name }
cell-attribute-value = { $name } не { $value }
cell-has = есть { $count }
cell-by = у { $task }
cell-reserved = зарезервирован
cell-port-limit = не больше { $limit }
cell-eni = заняты все { $slots }
cell-zone = в { $zone }
cell-clause = { $clause }
cell-distinct = одна уже есть
cell-short = −{ $short }
cell-room = +{ $count }
cell-free = свободен
cell-unused = не занят
cell-ok = ок
cell-passes = проходит:
cell-fails = не проходит:
needs = нужно { $what }
size = { $cpu } { $cpu ->
    [one] единица
    [few] единицы
    [many] единиц
   *[other] единицы
 } CPU, { $memory } MiB

## Why
why-name = Почему
why-tabs = Объяснение
tab-why = Почему
tab-charts = Графики
tab-events = События
why-empty = Объяснять пока нечего
why-empty-hint = Выберите задачу, инстанс или отметку на шкале времени.
why-task-question = Почему { $task } на { $place }?
why-task-fargate = У Fargate нет инстансов, из которых можно выбирать; зона — { $zone }.
why-unplaced-question = { $count ->
    [one] Почему не размещена { $count } задача r{ $revision }?
    [few] Почему не размещены { $count } задачи r{ $revision }?
    [many] Почему не размещены { $count } задач r{ $revision }?
   *[other] Почему не размещены { $count } задачи r{ $revision }?
 }
why-nowhere-question = Почему не размещена задача { $who }?
why-only-one = Из { $considered } { $considered ->
    [one] инстанса
    [few] инстансов
    [many] инстансов
   *[other] инстансов
 } все проверки прошёл только *{ $instance }*.
why-tied = { $feasible } { $feasible ->
    [one] инстанс прошёл
    [few] инстанса прошли
    [many] инстансов прошли
   *[other] инстанса прошли
 } все проверки. { $tied } из них { $tied ->
    [one] остался наравне
    [few] остались равны
    [many] остались равны
   *[other] остались равны
 } до конца, и случай выбрал *{ $instance }*.
why-ranked = { $feasible } { $feasible ->
    [one] инстанс прошёл
    [few] инстанса прошли
    [many] инстансов прошли
   *[other] инстанса прошли
 } все проверки. *{ $instance }* стал первым по правилу «{ $rung }».
why-passed = { $feasible } { $feasible ->
    [one] инстанс прошёл
    [few] инстанса прошли
    [many] инстансов прошли
   *[other] инстанса прошли
 } все проверки; *{ $instance }* стал первым.
why-no-instances = В кластере нет ни одного инстанса контейнеров, спрашивать некого.
why-closest-memory = Ни один инстанс не может дать { $needed } MiB. *Ближе всех { $instance }: не хватает { $short } MiB.*
why-closest-cpu = Ни один инстанс не может дать { $needed } { $needed ->
    [one] единицу
    [few] единицы
    [many] единиц
   *[other] единицы
 } CPU. *Ближе всех { $instance }: не хватает { $short } { $short ->
    [one] единицы
    [few] единиц
    [many] единиц
   *[other] единиц
 }.*
why-closest-port = Порт хоста { $port } занят на каждом инстансе. *Ближе всех { $instance }.*
why-near-memory = Ни один инстанс не проходит все проверки. *Ближе всех { $instance }: не хватает { $short } MiB.*
why-near-cpu = Ни один инстанс не проходит все проверки. *Ближе всех { $instance }: не хватает { $short } { $short ->
    [one] единицы
    [few] единиц
    [many] единиц
   *[other] единиц
 } CPU.*
why-near-port = Ни один инстанс не проходит все проверки. *Ближе всех { $instance }: порт { $port } занят.*
why-closest = Ни один инстанс не проходит все проверки. *Ближе всех { $instance }: { $check }, { $detail }.*
why-nowhere = Ни один инстанс не может её принять.
ev-path-blocked = { $goal } не проходит: { $hop }
path-check = проверка работоспособности { $group } для { $task }
path-pull = загрузка { $image } из { $service }
path-mount = монтирование { $name }
why-trust-question = Почему ECS больше не запускает задач { $service }?
why-trust-gone = Принять для них роль { $role } он не может: такой роли нет.
why-trust-shut = Принять для них роль { $role } он не может: её политика доверия не допускает ecs-tasks.amazonaws.com.
why-path-question = Почему не проходит { $goal }?
fact-hop = Пропускает
fact-hop-refuses = Не пропускает
fact-volume = Том
volume-found = { $volume }: в том виде, в каком его оставила прежняя задача
volume-empty = { $volume }: пуст
hop-zone = у { $balancer } есть подсеть в { $zone }
hop-no-zone = у { $balancer } нет подсети в { $zone }
hop-leaves = { $who } может слать в { $to } на порт { $port } ({ $groups })
hop-no-leave = { $groups } у { $who } ничего не выпускает в { $to } на порт { $port }
hop-enters = { $groups } у { $who } впускает на порт { $port } из { $from }
hop-no-enter = { $groups } у { $who } не впускает на порт { $port } из { $from }
hop-route = { $table } подсети { $subnet } ведёт в { $via }
hop-no-route = в { $table }, таблице маршрутов подсети { $subnet }, нет маршрута наружу
hop-dead-route = { $table }, таблица маршрутов подсети { $subnet }, ведёт в { $via }, а этот выход ни к чему не подключён
hop-address = у { $who } есть публичный адрес
hop-no-address = у { $who } нет публичного адреса для интернет-шлюза
hop-endpoint = { $id } отвечает за { $service }
why-stopped-question = Почему остановилась { $task }?
why-stopping-question = Почему останавливается { $task }?
why-pass-question = Что решил планировщик сервиса { $service }?
why-service-question = Что делает { $service }?
why-service-idle = Решений пока не требовалось.
why-instance-question = Что осталось на { $instance }?
why-instance-answer = { $tasks ->
    [0] Задач нет
    [one] { $tasks } задача
    [few] { $tasks } задачи
    [many] { $tasks } задач
   *[other] { $tasks } задачи
 }; свободно *{ $cpu } { $cpu ->
    [one] единица
    [few] единицы
    [many] единиц
   *[other] единицы
 } CPU* и *{ $memory } MiB*.
why-scaling-question = Что решило отслеживание целевого значения для { $service }?
why-step-question = Почему ступенчатое масштабирование так поступило с { $service }?
why-event-question = Что произошло в { $at }?
why-event-quiet = Внутренний учёт лаборатории.
why-event-message = ECS сообщил владельцу сервиса:
stop-only-one = Других задач, из которых можно выбрать, не было.
stop-pending = Она ещё не дошла до RUNNING, а остальные уже дошли.
stop-unhealthy = Она была неисправна, а остальные исправны.
stop-strategy = Её выбрала стратегия размещения: { $rung }.
stop-chosen = Её выбрал планировщик.
stop-draw = { $count ->
    [one] { $count } задача была наравне; эту выбрал случай.
    [few] { $count } задачи были равны; эту выбрал случай.
    [many] { $count } задач были равны; эту выбрал случай.
   *[other] { $count } задачи были равны; эту выбрал случай.
 }
stop-oldest = { $count } { $count ->
    [one] задача была наравне
    [few] задачи были равны
    [many] задач были равны
   *[other] задачи были равны
 }; эта работала дольше всех.
stop-lowest = { $count } { $count ->
    [one] задача была наравне
    [few] задачи были равны
    [many] задач были равны
   *[other] задачи были равны
 } до конца; у этой наименьший номер.
stop-exited = Её обязательный контейнер завершился с *кодом выхода { $code }*.
stop-exited-unknown = Её обязательный контейнер завершился.
stop-failed-to-start = До работы она так и не дошла.
stop-user = Кто-то вызвал StopTask.
stop-scheduler = Её остановил планировщик сервиса.
stop-host = Её хост исчез.
stop-unknown = Она получила команду остановиться.
exit-code = { $container }: *{ $code }*
matrix-title = Проверки
matrix-note = проводятся все, сначала худшие
matrix-caption = Инстансы по проверкам; каждая ячейка проходит или нет, с запасом или нехваткой
matrix-instance = Инстанс
matrix-rejects = отклоняет
matrix-count = *{ $count }* из { $of }
matrix-more = и ещё { $count } { $count ->
    [one] инстанс
    [few] инстанса
    [many] инстансов
   *[other] инстанса
 }
matrix-chosen = выбран
ladder-title = Порядок
ladder-left = осталось { $count } из { $of }
ladder-not-reached = не дошло: осталось 0 из { $of }
rung-spread-zone = spread по зонам, сначала где меньше всего
rung-spread-instance = spread по инстансам, сначала где меньше всего
rung-spread = spread по { $field }, сначала где меньше всего
rung-binpack-cpu = binpack по CPU, сначала где остаток меньше
rung-binpack-memory = binpack по памяти, сначала где остаток меньше
rung-random = random
rung-draw = ничья: случай по зерну
flip-title = Ближайший перелом
flip-note = самая малая правка, которая меняет ответ
flip-none = Ни одна правка поблизости не поможет.
flip-free = + $0.00/ч
flip-try = Попробовать в ветке
flip-wait = Просто подождать до { $at }
flip-wait-gain = Тогда ECS найдёт место без всякой правки.
flip-memory = Память { $from } → { $to } MiB
flip-cpu = CPU { $from } → { $to } { $to ->
    [one] единица
    [few] единицы
    [many] единиц
   *[other] единицы
 }
flip-port = Динамический порт хоста вместо { $port }
flip-distinct = Без distinctInstance
flip-member-of = Без memberOf { $expression }
flip-instance = Ещё один { $kind }
flip-gain = { $instance } проходит все проверки. Тогда место есть для { $fit } из { $count } { $count ->
    [one] ждущей задачи
    [few] ждущих задач
    [many] ждущих задач
   *[other] ждущих задач
 }.
flip-gain-all = { $instance } проходит все проверки. { $count ->
    [1] Тогда место есть и для ждущей задачи.
    [one] Тогда место есть для всех ждущих задач, их { $count }.
    [few] Тогда место есть для всех { $count } ждущих задач.
    [many] Тогда место есть для всех { $count } ждущих задач.
   *[other] Тогда место есть для всех { $count } ждущих задач.
 }
flip-instance-all = { $fit ->
    [1] Размещает ждущую задачу.
    [one] Размещает все ждущие задачи, их { $fit }.
    [few] Размещает все { $fit } ждущие задачи.
    [many] Размещает все { $fit } ждущих задач.
   *[other] Размещает все { $fit } ждущих задач.
 }
flip-instance-some = Размещает { $fit }; ещё { $left } { $left ->
    [one] ждёт
    [few] ждут
    [many] ждут
   *[other] ждут
 }.
facts-title = Факты
fact-state = Состояние
fact-definition = Определение задачи
fact-size = Просит
fact-created = Создана
fact-running-since = RUNNING с
fact-target = Исправность цели
fact-stop-code = Код остановки
fact-exit = Код выхода
fact-desired = Желаемое
fact-healthy-floor = Исправных
fact-occupying-ceiling = Занято
fact-wanted = Ещё запустить
fact-stops = Останавливает
fact-type = Тип
fact-zone = Зона
fact-agent = Агент
fact-cpu = Свободно CPU
fact-memory = Свободно памяти
fact-enis = Свободно мест ENI
fact-ports = Занятые порты
fact-attributes = Атрибуты
fact-metric = Метрика
fact-target-value = Целевое значение
fact-threshold = Порог тревоги
fact-above = Сверх порога
fact-running = Работает
fact-formula = Формула
fact-before-bounds = До учёта границ
fact-was = Желаемое до этого
fact-cooldown = Период ожидания до
pair-floor = { $count }, пол { $limit }
pair-ceiling = { $count }, потолок { $limit }
pair-of = { $left } из { $total }
formula = ⌈{ $running } × { $metric } / { $target }⌉ = { $result }
chain-title = Как до этого дошло
chain-note = от первой причины
certainty-documented = по документации
certainty-observed = по наблюдениям
certainty-assumed = предположение
page-placement = AWS: размещение задач
page-strategies = AWS: стратегии размещения
page-deployment = AWS: поэтапное обновление
page-lifecycle = AWS: жизненный цикл задачи
page-stopped = AWS: коды остановки задач
page-scaling = AWS: отслеживание целевого значения
page-services = AWS: сервисы
page-instances = AWS: состояния инстансов

## Scheduler's passes
pass-start = { $service } запускает { $count } { $count ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 }: занято { $occupying }, потолок { $ceiling }
pass-replace = { $service } запускает { $count } { $count ->
    [one] замену
    [few] замены
    [many] замен
   *[other] замены
 }: занято { $occupying }, потолок { $ceiling }
pass-stop-old = { $service } останавливает { $count } { $count ->
    [one] старую задачу
    [few] старые задачи
    [many] старых задач
   *[other] старые задачи
 }: исправных { $healthy }, пол { $floor }
pass-stop-pending = { $service } отменяет { $count } { $count ->
    [one] ожидающую задачу
    [few] ожидающие задачи
    [many] ожидающих задач
   *[other] ожидающие задачи
 }
pass-stop-draining = { $service } уводит { $count } { $count ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 } с освобождаемых инстансов
pass-stop-unhealthy = { $service } останавливает { $count } { $count ->
    [one] неисправную задачу
    [few] неисправные задачи
    [many] неисправных задач
   *[other] неисправные задачи
 }
pass-stop-revision = { $service } останавливает { $count } { $count ->
    [one] задачу
    [few] задачи
    [many] задач
   *[other] задачи
 } одной ревизии
pass-scale-in = { $service } сокращается на { $count }
pass-complete = развёртывание { $service } завершено
pass-steady = сервису { $service } делать нечего
pass-wait-starting = { $service } ждёт, пока { $count } { $count ->
    [one] задача станет исправной
    [few] задачи станут исправными
    [many] задач станут исправными
   *[other] задачи станут исправными
 }: исправных { $healthy }, пол { $floor }
pass-wait-room = { $service } ждёт: { $count ->
    [one] для { $count } задачи
    [few] для { $count } задач
    [many] для { $count } задач
   *[other] для { $count } задачи
 } в кластере нет места
pass-wait-back-off = { $service } ждёт: задачам раз за разом не удаётся запуститься
pass-wait-failed = { $service } ждёт: его развёртывание не удалось
pass-wait-shifting = { $service } ждёт: пока переключается трафик, работают оба набора задач
pass-wait-baking = { $service } ждёт: тревоги его развёртывания ещё остаются под наблюдением
pass-wait-protected = { $service } ждёт: { $count } { $count ->
    [one] лишняя задача защищена
    [few] лишние задачи защищены
    [many] лишних задач защищены
   *[other] лишние задачи защищены
 }
pass-stuck-floor = { $service } застрял: задачу остановить нельзя, исправных { $healthy }, а пол { $floor }
pass-stuck-ceiling = { $service } застрял: задачу запустить нельзя, занято { $occupying }, а потолок { $ceiling }
pass-stuck-both = { $service } застрял: между полом { $floor } и потолком { $ceiling } нельзя ни остановить, ни запустить
scale-out = отслеживание целевого значения увеличивает { $service } с { $from } до { $to }: метрика { $metric }, целевое значение { $target }
scale-in = отслеживание целевого значения сокращает { $service } с { $from } до { $to }: метрика { $metric }, целевое значение { $target }
scale-not = отслеживание целевого значения оставляет { $service } на { $from }: { $reason }
scale-quiet = Ни одна из тревог не требует перемен.
step-scaled = ступенчатое масштабирование переводит { $service } с { $from } на { $to }: метрика { $metric }, порог { $threshold }
step-not = ступенчатое масштабирование оставляет { $service } на { $from }: { $reason }

## Events
ev-command = Вы: `{ $call }` { $summary }
ev-cluster = создан кластер { $name }
ev-definition = зарегистрировано определение { $name }
ev-definition-gone = снято с регистрации определение { $name }
ev-image = образ { $image } теперь ведёт себя иначе
ev-traffic = трафик движется к отметке { $rate } (запросов в секунду)
ev-metric-pinned = метрика закреплена
ev-metric-free = метрика снова свободна
ev-zone-failed = отказала зона { $zone }
ev-zone-restored = зона { $zone } вернулась
ev-instance = { $instance } присоединился, { $kind } в { $zone }
ev-instance-active = { $instance } принимает задачи
ev-instance-draining = { $instance } освобождается
ev-instance-status = { $instance } теперь { $status }
ev-agent-on = агент { $instance } подключён
ev-agent-off = агент { $instance } отключён
ev-instance-running = { $instance } снова работает
ev-instance-stopped = { $instance } остановлен
ev-instance-terminated = { $instance } удалён
ev-service = создан сервис { $service }, желаемое { $desired }
ev-service-updated = сервис { $service } обновлён
ev-service-status = сервис { $service }: { $status }
ev-desired-user = желаемое число задач { $service } — { $count }
ev-desired-policy = политика масштабирования задаёт { $service }: { $count }
ev-desired-scheduled = действие по расписанию задаёт { $service }: { $count }
ev-desired-daemon = { $service } хочет по задаче на каждом из { $count } { $count ->
    [one] инстанса
    [few] инстансов
    [many] инстансов
   *[other] инстансов
 }
ev-desired-bounds = границы масштабируемой цели задают { $service }: { $count }
ev-deployment = началось развёртывание { $definition } в { $service }
ev-deployment-completed = развёртывание { $service } завершено
ev-rolled-back = { $service } откатывается к r{ $revision }
ev-stage = { $service } переходит к { $stage }
ev-deployment-failed = развёртывание { $service } не удалось
ev-deployment-gone = старого развёртывания { $service } больше нет
ev-placed = *{ $task }* идёт на *{ $instance }*, один из { $feasible } { $feasible ->
    [one] прошедшего
    [few] прошедших
    [many] прошедших
   *[other] прошедших
 }
ev-placed-only = *{ $task }* идёт на *{ $instance }*, единственный прошедший
ev-unplaced = задаче { $who } нигде нет места
ev-unplaced-short = задаче { $who } нигде нет места; ближе всех { $instance }: { $check }, не хватает { $short }
ev-unplaced-check = задаче { $who } нигде нет места; ближе всех { $instance }, но не проходит { $check }
ev-task-status = { $task } ({ $who }): { $status }
ev-task-stop = { $task } ({ $who }) получает команду остановиться
ev-container-exit = контейнер задачи { $task } завершился с кодом выхода { $code }
ev-container-restart = контейнер задачи { $task } запускается снова
ev-task-counted = { $task } ({ $who }) учтена как исправная
ev-task-uncounted = { $task } ({ $who }) больше не считается исправной
ev-task-unhealthy = { $task } ({ $who }) признана неисправной
ev-target-group = создана целевая группа { $name }
ev-balancer = создан балансировщик нагрузки { $name }
ev-target-registered = { $task } зарегистрирована как цель
ev-target-healthy = { $task } — исправная цель: запросы до неё доходят
ev-target-unhealthy = { $task } — неисправная цель
ev-target-draining = { $task } выводится: новые запросы до неё не доходят
ev-target-gone = { $task } больше не цель
ev-scalable = { $service } может масштабироваться от { $min } до { $max }
ev-policy = отслеживание целевого значения { $service } держит { $target }
ev-alarm = { $side } тревога, порог { $threshold }: ALARM
ev-alarm-ok = { $side } тревога, порог { $threshold }: OK
ev-alarm-no-data = { $side } тревога, порог { $threshold }: INSUFFICIENT_DATA
alarm-high = верхняя
alarm-low = нижняя

ev-steady = *{ $service }*: достигнуто устойчивое состояние

## Log
log-name = События, сначала новые
log-wording = Изложение
log-story = Рассказ
log-ecs = ECS
log-json = JSON
log-service = Сервис
log-any-service = любой сервис
log-reason = Причина
log-any-reason = любая причина
log-decisions = решения
log-failures = сбои
log-calls = вызовы
log-messages = сообщения ECS
log-clear-task = Только { $task }; показать всё
log-empty = Пока ничего не произошло
log-older = и ещё { $count } { $count ->
    [one] более раннее
    [few] более ранних
    [many] более ранних
   *[other] более ранних
 }
log-jump = Перейти к { $at }
log-why = Почему, в { $at }?

## Charts
charts-empty = Пока нет сервиса, для которого строить график
chart-cpu = Загрузка CPU
chart-cpu-now = *{ $value }*
chart-cpu-target = *{ $value }*, целевое значение { $target } %
chart-running = Работающие задачи
chart-running-now = работает *{ $value }*, между полом и потолком
chart-table = Таблицей
col-time = Время
col-cpu = CPU %
col-running = Работает
col-desired = Желаемое
col-floor = Пол
col-ceiling = Потолок

## Timeline
time-name = Шкала времени
time-scrub = Время
time-start = В начало
time-previous-decision = Предыдущее решение
time-previous-event = Предыдущее событие
time-play = Пуск
time-pause = Пауза
time-next-event = Следующее событие
time-next-decision = Следующее решение
time-end = В конец проигранного
time-lanes = Показать все дорожки
time-speed = Скорость
time-speed-all = Все скорости
time-undo = Отменить
time-redo = Повторить
time-reset = Начать заново
time-branches = Ветки
time-not-played = ещё не проиграно
branch-first = ветка { $number }
branch-from = ветка { $number }, из { $from } в { $at }
lane-tasks = { $service } r{ $revision }
lane-most = до { $count }
lane-deployment = Развёртывание
lane-corridor = Пол, потолок
deploy-name = r{ $revision }, { $state }, с { $from } до { $until }
deploy-back-name = возврат к r{ $revision }, { $state }, с { $from } до { $until }
deploy-rolling = обновляется
deploy-shifting = трафик переключается
deploy-baking = идёт выдержка
deploy-completed = завершено
deploy-failed = не удалось
deploy-superseded = сменилось следующим
lane-scaling = Масштаб, тревоги
shade-alarm = { $alarm } в состоянии ALARM
shade-cooldown = Период ожидания
lane-edits = Мои правки
lane-decisions = Решения
tick-name = { $at }: { $what }
pin-name = { $at }: { $calls }
pin-more = { $call } +{ $count }
now-last = { $at }: { $what }
now-nothing = Нажмите «Пуск».
position = { $minutes } мин { $seconds } с, исправных { $healthy } из { $desired }, запускается { $starting }, не размещено { $unplaced }
position-empty = { $minutes } мин { $seconds } с
news = { $at }: { $running ->
    [0] { "" }
    [one] { $running } задача работает;
    [few] { $running } задачи работают;
    [many] { $running } задач работают;
   *[other] { $running } задачи работают;
 } { $healthy ->
    [0] { "" }
    [one] { $healthy } учтена как исправная;
    [few] { $healthy } учтены как исправные;
    [many] { $healthy } учтены как исправные;
   *[other] { $healthy } учтены как исправные;
 } { $stopped ->
    [0] { "" }
    [one] { $stopped } остановлена;
    [few] { $stopped } остановлены;
    [many] { $stopped } остановлено;
   *[other] { $stopped } остановлены;
 } { $failed ->
    [0] { "" }
    [one] { $failed } неисправна;
    [few] { $failed } неисправны;
    [many] { $failed } неисправны;
   *[other] { $failed } неисправны;
 } { $unplaced ->
    [0] { "" }
    [one] { $unplaced } не размещена;
    [few] { $unplaced } не размещены;
    [many] { $unplaced } не размещено;
   *[other] { $unplaced } не размещены;
 } { $steady ->
    [0] { "" }
   *[other] устойчивое состояние
 }

## The left panel: form, editor, apply

intent-show = Показать
intent-show-form = Форма
intent-show-json = JSON
intent-show-both = Всё
intent-close = Закрыть
intent-none = Нет выбранного сервиса. Откройте сценарий, в котором он есть.
intent-image = Образ
intent-host-port = Порт хоста
intent-container-port = Порт контейнера
intent-cpu = CPU
intent-memory = Память
intent-memory-reservation = Резерв памяти
intent-desired = Желаемое число
intent-minimum = Минимум исправных
intent-maximum = Максимум
intent-strategy = Стратегия размещения
intent-breaker = Предохранитель
breaker-off = выключен
breaker-stop = останавливает неудачное развёртывание
breaker-rollback = останавливает и откатывает
intent-container = Контейнер
intent-launch-type = Тип запуска
intent-launch-fixed = Задан при создании сервиса
unit-cpu = ед.
unit-mib = MiB
unit-percent = %
intent-was = было { $value }
intent-less = { $field }: меньше, { $value }
intent-more = { $field }: больше, { $value }
intent-port-none = Порт не сопоставлен
intent-port-dynamic = Динамический: ECS выбирает свободный порт
intent-reservation-counts = При размещении считается memoryReservation, { $mib } MiB
intent-size = { $value }
intent-size-other = { $value }, недопустимый размер
intent-locked = В JSON ошибка. Сначала исправьте её там.
intent-product = { $desired } × { $percent } % = { $raw },
intent-floor = пол { $count }
intent-ceiling = потолок { $count }
intent-no-corridor = Ни пола, ни потолка: не хватает числа
strategy-default = По умолчанию для сервиса: spread по зонам, затем по инстансам
strategy-spread-az = Spread по зонам
strategy-spread-az-instance = Spread по зонам, затем по инстансам
strategy-spread-az-binpack = Spread по зонам, затем binpack по памяти
strategy-binpack-memory = Binpack по памяти
strategy-binpack-cpu = Binpack по CPU
strategy-random = Random
strategy-own = Как написано в JSON

editor-documents = Документ
editor-task = Определение задачи
editor-service = Сервис
editor-task-draft = Определение задачи *{ $next }*, черновик поверх { $now }
editor-task-runs = Определение задачи *{ $now }*, как оно работает
editor-service-draft = Сервис *{ $name }*, черновик обновления
editor-service-runs = Сервис *{ $name }*, как он работает
editor-label-task = Определение задачи, JSON
editor-label-service = Обновление сервиса, JSON
editor-empty = Вставьте определение задачи
editor-lines = +{ $added } −{ $removed }
editor-rich = Умный редактор
editor-rich-says = Цвета, подсказки при вводе и подчёркнутые ошибки. Загружается, когда вы включите его или войдёте в текст.
editor-rich-failed = Умный редактор загрузить не удалось; простой работает.
editor-full = Во весь экран
editor-full-leave = Выйти из полного экрана
editor-checks = Что не так с текстом
editor-line = строка { $line }
editor-more = и ещё { $count }
severity-error = Ошибка
severity-warning = Предупреждение
severity-note = Замечание

paste-title = Вставленное превращено в запрос на регистрацию
paste-replaced = Оно заняло место всего текста: вместе они не составляют JSON.
paste-undo = Отменить вставку
paste-keep = Понятно

apply-nothing = В { $name } ничего не изменено
apply-changes = { $changes } { $changes ->
    [one] изменение
    [few] изменения
    [many] изменений
   *[other] изменения
 }
apply-errors = { $errors } { $errors ->
    [one] ошибка
    [few] ошибки
    [many] ошибок
   *[other] ошибки
 }
apply-changes-errors = { $changes }, { $errors }
apply-discard = Сбросить
apply-at = Применить в { $time }
apply-why-not-errors = Сначала исправьте ошибки.
apply-why-not-same = Применять нечего: изменений нет.
apply-review = Что изменится в { $time }
apply-review-new = Регистрирует *{ $next }* и направляет `{ $service }` на неё. { $now } остаётся как есть.
apply-review-service = Обновляет `{ $service }`; определение задачи остаётся { $now }.
apply-review-calls = Вызовы
apply-confirm = Применить в { $time }
apply-back = Править дальше
apply-fold = { $count } { $count ->
    [one] строка
    [few] строки
    [many] строк
   *[other] строки
 } без изменений
apply-added = добавлено
apply-removed = удалено
apply-done = Применено в { $time }.
apply-refused = Отказ:
intent-never-walls = Это развёртывание никогда не начнётся: { $floor ->
    [one] { $floor } задача должна оставаться исправной
    [few] { $floor } задачи должны оставаться исправными
    [many] { $floor } задач должны оставаться исправными
   *[other] { $floor } задачи должны оставаться исправными
 } (пол { $floor }), а существовать может не больше { $ceiling } (потолок { $ceiling }). Нужно одно место над потолком (максимум { $maximum } %) или на одну задачу ниже пола (минимум { $minimum } %).
intent-never-port = { $definition } никогда не запустится: порт хоста { $port } занят на каждом из { $instances } { $instances ->
    [one] инстанса
    [few] инстансов
    [many] инстансов
   *[other] инстансов
 }, а пол { $floor } не отпускает ни одной старой задачи. Нужен ещё один инстанс, динамический порт хоста или минимум пониже.

## Levers: what happens from outside

levers-of = Рычаги: { $name }
levers-instance = Инстанс
levers-task = Задача
levers-zone = Зоны доступности
levers-none = Пока действовать не на что.
levers-image = Поведение образа
levers-image-says = Действует для контейнеров, которые запустятся с этого момента.
levers-image-name = Образ
levers-image-size = Размер
levers-image-starts = Запускается за
levers-image-exits = Завершается через
levers-image-exits-hint = Пусто: работает дальше
levers-image-unhealthy = Не проходит проверки работоспособности
levers-image-apply = Задать поведение
levers-traffic = Трафик
levers-traffic-now = сейчас запросов в секунду: { $rate }
levers-traffic-rate = Запросов в секунду
levers-traffic-set = Задать
levers-metric = Закрепить загрузку CPU
levers-metric-says = С этого момента вместо модели нагрузки действует одно значение.
levers-metric-value = CPU
levers-metric-set = Закрепить
levers-metric-clear = Отпустить
levers-add = Ещё инстансы
levers-add-type = Тип
levers-add-count = Сколько
levers-add-set = Добавить
levers-refused = Отказ:
traffic-off = Нет
traffic-off-says = С этого момента запросов нет.
traffic-calm = Спокойно
traffic-calm-says = 20 запросов в секунду.
traffic-double = Вдвое
traffic-double-says = Вдвое больше, чем идёт сейчас.
traffic-spike = Всплеск
traffic-spike-says = Впятеро больше на две минуты, потом обратно.
lever-fail-zone = Отказ { $zone }
lever-fail-zone-says = Все инстансы и задачи Fargate в { $zone } пропадают разом.
lever-restore-zone = Вернуть { $zone }
lever-restore-zone-says = Зона возвращается; её инстансы регистрируются снова.
lever-fail-instance = Отказ { $instance }
lever-fail-instance-says = Машина гибнет. Её задачи останавливаются, и ECS запускает другие там, где есть место.
lever-disconnect = Отключить агент { $instance }
lever-disconnect-says = Его задачи работают дальше, но ECS ничего там не размещает.
lever-reconnect = Подключить агент { $instance }
lever-reconnect-says = ECS снова может размещать там задачи.
lever-drain = Освободить { $instance }
lever-drain-says = ECS уводит его задачи сервисов в другие места и новых там не размещает.
lever-activate = Вернуть { $instance } в работу
lever-activate-says = Снова ACTIVE: задачи можно размещать.
lever-stop-task = Остановить { $task }
lever-stop-task-says = StopTask, как у оператора: задача выводится из-под запросов, получает SIGTERM, а сервис запускает другую.
lever-exit = Уронить { $task }
lever-exit-says = Её обязательный контейнер сам завершается с кодом выхода 1.
expected-image = Нужно имя образа
expected-duration = Длительность, например 20s или 1m30s
expected-exit-code = Число от 0 до 255
expected-mib = Целое число MiB
expected-rate = Число от 0 до 1 000 000
expected-percent = Процент от 0 до 1 000
expected-count = Число от 1 до 100

## Scenarios to open

picker-group-start = Начните здесь
picker-group-placement = Размещение задач
picker-group-deploy = Безопасное развёртывание
picker-group-scale = Масштаб и ёмкость
picker-group-reach = Сеть, образы, доступ, хранение
picker-group-more = Ещё
picker-now = сейчас открыт
picker-kept = Прогоны, которые вы оставили
picker-kept-says = Ничего не потеряно: ваши прежние прогоны за этот визит.
picker-kept-open = Вернуться к «{ $title }», { $time }
picker-file = Открыть файл сценария (JSON)
picker-file-says = Сценарий в виде JSON. Для файла YAML выполните в терминале `taskyard run FILE`: эта страница YAML не читает.
picker-yaml = { $file } — это YAML. Эта страница читает сценарии только в JSON; `taskyard run { $file }` прочитает его в терминале.
picker-large = { $file } больше 1 MiB — предела для сценария.
picker-wrong = { $file } — не сценарий.
picker-unreachable = Список сценариев получить не удалось: { $reason }
picker-loading = Список загружается

## What if: two branches side by side

compare-open = Сравнить
compare-close = Назад к одному прогону
compare-eyebrow = Что, если? Ветка от { $at }
compare-happened = Как было
compare-what-if = Что, если
compare-no-edit = Здесь ничего не меняли.
compare-more = и ещё { $count } { $count ->
    [one] инстанс, которого
    [few] инстанса, которых
    [many] инстансов, которых
   *[other] инстанса, которых
 } нет в этом списке
compare-clock = Одни часы для A и B
compare-one-clock = У обоих прогонов одни часы и одно зерно. Проиграно до { $until }.
compare-healthy = Исправные задачи
compare-requests = Запросы / с
compare-outcomes = Итоги к { $until }
compare-measure = Мера
compare-first = Первое различие
compare-first-at = { $at } первое различие
compare-same = Пока в обоих прогонах одни и те же события.
compare-nothing = больше ничего
compare-until = До { $at } в обоих прогонах одни и те же события, кроме самой правки.
compare-keep = Оставить { $side }
outcome-finish = Время до завершения
outcome-lowest = Минимум исправных
outcome-most = Максимум RUNNING + PENDING
outcome-failed = Неудачные запросы
outcome-at = { $count } в { $at }
outcome-never = не завершается
outcome-none = развёртывания нет
outcome-same = одинаково
outcome-finishes = завершается
outcome-finishes-not = больше не завершается
requests-offered = поступает { $rate }
requests-served = обслужено { $rate }
