# Words of groups of instances, capacity providers, schedules, and of the forms and charts of scaling; fetched
# when a run first has one of them, or when the charts or a scaling form are first opened.

## Events
ev-group = группа Auto Scaling { $group }: от { $min } до { $max } { $max ->
    [one] инстанса
    [few] инстансов
    [many] инстансов
   *[other] инстансов
 }
ev-group-desired = желаемая ёмкость { $group } теперь { $count } (кто задал: { $by })
group-by-user = вы
group-by-bounds = границы группы
group-by-provider = управляемое масштабирование
group-by-policy = собственная политика масштабирования группы
ev-group-launches = { $group } запускает { $instance } в { $zone }
ev-group-launches-spot = { $group } запускает инстанс Spot { $instance } в { $zone }
ev-group-relieves = { $group } выравнивает зоны: запускает { $instance } в { $zone }, и лишь потом уйдёт один из { $from }
ev-group-in-service = { $instance } работает в { $group }
ev-group-waits = { $instance } освобождается, прежде чем покинуть { $group }
ev-group-victim = { $group } сокращается: уходит { $instance }
ev-group-interrupted = EC2 заберёт инстанс Spot { $instance } из { $group } в { $at }
ev-group-left-scale-in = { $group } удаляет { $instance }: сокращение
ev-group-left-unhealthy = { $group } заменяет { $instance }: неисправен
ev-group-left-spot = { $group } теряет { $instance }: прерывание Spot
ev-group-left-user = { $group } удаляет { $instance }, как и просили
ev-provider = поставщик мощностей { $provider }
ev-provider-chosen = следующую задачу { $who } получает { $provider }
ev-reservation = { $provider }: CapacityProviderReservation равна { $value } %, нужно { $m }, есть { $n }
ev-resized = управляемое масштабирование { $provider } переводит группу с { $from } на { $to }
ev-resized-enough = управляемое масштабирование { $provider } оставляет группу на { $from }: столько и нужно, { $wanted }
ev-resized-bound = управляемому масштабированию { $provider } нужно { $wanted }, но группа остаётся на { $from }
ev-seated = { $task } ждала { $instance }
ev-scheduled = { $action } ставит { $service } границы { $min } и { $max }: было { $from }, стало { $to }
ev-scheduled-same = { $action } ставит { $service } границы { $min } и { $max }: остаётся { $from }
ev-scheduled-held = { $action }: время пришло, но для { $service } ничего не меняется

## Why: instances
why-launch-question = Почему { $group } запускает { $instance } и почему в { $zone }?
why-launch-short = Инстансов { $active } из { $desired }. *Меньше всего их в { $zone }*, поэтому следующий запускается там.
why-launch-relieves = В { $from } хотя бы на два больше, чем в *{ $zone }*. Сначала один запускается здесь, и только потом уходит один из { $from }.
why-victim-question = Почему { $group } покидает именно { $instance }?
why-victim = У { $group } инстансов { $active }, а нужно { $desired }. *{ $instance }* — в { $zone }, где их больше всего, и политика завершения берёт его первым.
why-spot-question = Что будет с { $instance }, который забирает EC2?
why-spot-managed = Он исчезнет в { $at }. Управляемое освобождение уже сейчас переводит *{ $instance }* в DRAINING, и его задачи запускаются в других местах, пока есть время.
why-spot-agent = Он исчезнет в { $at }. Агент по предупреждению переводит *{ $instance }* в DRAINING, и его задачи запускаются в других местах, пока есть время.
why-spot-no = Он исчезнет в { $at }, и никто не освобождает *{ $instance }*: его задачи работают до этого момента и пропадают разом.
why-left-question = Почему { $instance } покинул { $group }?
why-left-scale-in = Сокращение выбрало *{ $instance }*. Он ушёл, когда на нём не осталось задач, которые сначала должны закончиться, или сразу, если группа их не ждёт.
why-left-unhealthy = *{ $instance }* не работал, а это сразу считается неисправностью. Его заменяют, не дожидаясь никакого периода ожидания.
why-left-spot = Две минуты предупреждения для *{ $instance }* истекли.
why-left-user = Кто-то попросил убрать *{ $instance }*.
fact-members = Инстансы
fact-ready = Агент регистрируется
fact-zones-failed = Зоны, которые отказали
fact-protected = Защищены от сокращения
fact-gone-at = Исчезнет в
fact-drains = Освобождение
fact-ec2-state = EC2 говорит
fact-age = Возраст
fact-draining-since = Освобождается с
machine-spot = { $type }, Spot
machine-on-demand = { $type }, On-Demand
drains-managed = управляемое, от поставщика мощностей
drains-agent = через ECS_ENABLE_SPOT_INSTANCE_DRAINING агента
drains-no = ни управляемое освобождение, ни настройка агента не включены
ec2-pending = ещё запускается
ec2-running = работает
ec2-stopped = остановлен
ec2-terminated = удалён
rung-zone-fewest = зона, где инстансов меньше всего
rung-zone-most = зона, где больше всего инстансов, из которых один может уйти
rung-default = Default: меньше всего минут до следующего часа оплаты
rung-oldest = OldestInstance: больше всего минут возраста
rung-newest = NewestInstance: меньше всего минут возраста
rung-next-hour = ClosestToNextInstanceHour: меньше всего минут до него
rung-indifferent = политика, которая их не различает
rung-lowest-id = наименьший id, так решает эта лаборатория

## Why: capacity providers
why-reservation-question = Сколько инстансов нужно { $provider }?
why-resize-question = Что управляемое масштабирование { $provider } делает с размером группы?
why-provider-question = Какой поставщик мощностей получит следующую задачу { $who }?
fact-n = N, зарегистрированные инстансы
fact-busy = Из них с задачами
fact-waiting = Ждущие задачи
fact-hopeless = Задачи, которые не вместит ни один тип инстанса группы
fact-m = M, нужные инстансы
fact-cpr = CapacityProviderReservation
fact-target-capacity = Целевая мощность
fact-wanted-size = Нужный размер
fact-was-capacity = Желаемая ёмкость до этого
fact-half = Уходит не больше половины
fact-bounds = Границы
fact-warming = Прогреваются
fact-becomes = Становится
fact-alarm = Тревога
fact-decided-by = Что решило
need = { $tasks }, по { $each } на инстанс: { $instances } { $instances ->
    [one] инстанс
    [few] инстанса
    [many] инстансов
   *[other] инстанса
 }
m-added = N { $n } + { $added } = { $m } (нужно { $need }, шаги от { $minimum } до { $maximum })
m-busy = { $m }, те, на которых есть задачи
m-hopeless = { $m }, без перемен: ради задач, которые нигде не поместятся, ничего не запускают
resize-alarm-high = резервирование выше целевого значения, 1 точка данных из 1
resize-alarm-low = резервирование ниже целевого значения, 15 точек данных из 15
half = { $from } − { $most } = { $to } за эту минуту
warming = { $count }, последний до { $until }; они уже считаются имеющейся ёмкостью
bounds-within = от { $minimum } до { $maximum }, внутри них
bounds-raised = от { $minimum } до { $maximum }, поднято до минимума
bounds-cut = от { $minimum } до { $maximum }, урезано до максимума
provider-share = { $tasks } { $tasks ->
    [one] задача
    [few] задачи
    [many] задач
   *[other] задачи
 }, base { $base }, weight { $weight }; доля минус задачи: { $lag }/{ $sum } задачи
provider-by-base = base ещё не заполнен; веса пока не в счёт
provider-by-lag = кто больше всех отстал от своей доли; из равных — тот, кто раньше

## Why: schedules and reasons
why-scheduled-question = Что действие по расписанию { $action } сделало с { $service }?
fact-schedule = Расписание
fact-bounds-before = Границы до этого
fact-sets-minimum = Ставит минимум
fact-sets-maximum = Ставит максимум
fact-held = Причина
fact-cooldowns = Периоды ожидания
bounds = от { $minimum } до { $maximum }
scheduled-no-cooldown = действия по расписанию ни одного не ждут
held-no-target = этот сервис больше не масштабируемая цель
held-suspended = масштабирование по расписанию у этой масштабируемой цели приостановлено
held-minimum-above = минимум оказался бы выше максимума
reason-flapping = перемена потребовала бы обратной перемены
reason-unscalable = сейчас этот сервис нельзя масштабировать
reason-at-maximum = максимум уже достигнут
reason-at-minimum = минимум уже достигнут
reason-at-desired = желаемое число уже такое, как требует формула, или перемена ещё идёт
reason-scale-in-disabled = в этой политике сокращение выключено
reason-deploying = идёт развёртывание: сокращение ждёт его конца
reason-other-disagrees = другая политика отслеживания целевого значения не согласна на сокращение
reason-cooldown = период ожидания после прошлой перемены не кончился
reason-suspended = в эту сторону масштабирование у масштабируемой цели приостановлено
reason-no-metric = нет точки данных, по которой считать
reason-other-larger = другая политика просит не меньше, а побеждает наибольшее

## Why: deployments
why-deployment-question = Что стало с ревизией { $revision } сервиса { $service }?
deploy-span = с { $from } до { $until }
deploy-by-breaker = предохранитель насчитал { $failures } { $failures ->
    [one] неудачу
    [few] неудачи
    [many] неудач
   *[other] неудачи
 } подряд; его порог — { $threshold }
deploy-by-alarm = тревога { $alarm } была в состоянии ALARM
deploy-by-you = вы его остановили
deploy-by-next = началось более новое развёртывание
deploy-by-hook = хук жизненного цикла ответил «нет» или ему никто не ответил
deploy-by-time = этап длился 24 часа

## Pages
page-steps = AWS: ступенчатое масштабирование
page-scheduled = AWS: масштабирование по расписанию
page-zone-balance = AWS: равновесие зон
page-termination = AWS: политики завершения
page-group-health = AWS: проверки работоспособности группы
page-spot = AWS: инстансы контейнеров Spot
page-managed-scaling = AWS: автомасштабирование кластера
page-providers = AWS: поставщики мощностей
page-group-tracking = AWS: отслеживание целевого значения для группы
page-task-sets = AWS: внешнее развёртывание
page-predictive = AWS: предиктивное масштабирование
page-managed-instances = AWS: Managed Instances

## Outcomes of a comparison
outcome-latency = Среднее время ответа
outcome-ms = { $mean } мс, самое большее { $longest } мс в { $at }
outcome-no-answers = ответов нет
outcome-cost = Стоимость всего прогона
outcome-cost-hour = Стоимость в конце
outcome-per-hour = { $price }/ч

## Charts
felt = отвечено на *{ $success } %* из { $rate } запросов в секунду, в среднем за { $latency } мс
felt-nothing = отвечено на *{ $success } %* из { $rate } запросов в секунду
chart-success = Запросы с ответом
chart-latency = Время ответа
chart-model = Это лаборатория придумала сама: из трафика, исправных задач и их CPU.
col-success = С ответом
col-latency = Время ответа
col-value = Значение
alarms-name = Тревоги по { $metric }
alarms-together = Все тревоги вместе
alarms-any = { $ringing } из { $all } в ALARM
alarm-rule-above = выше { $threshold } в { $points } из { $of } периодов по { $seconds } с
alarm-rule-at-least = { $threshold } или выше в { $points } из { $of } периодов по { $seconds } с
alarm-rule-below = ниже { $threshold } в { $points } из { $of } периодов по { $seconds } с
alarm-rule-at-most = { $threshold } или ниже в { $points } из { $of } периодов по { $seconds } с
alarm-found = за порогом { $breaching } из { $of } { $of ->
    [one] последней точки
    [few] последних точек
    [many] последних точек
   *[other] последних точек
 }, нужно { $needed }
alarm-state-ok = OK
alarm-state-alarm = ALARM
alarm-state-no-data = INSUFFICIENT_DATA
dot-breaching = { $at }: { $value } за порогом { $threshold }
dot-fine = { $at }: { $value }

## Policies and deployments: forms beside their calls
policies-of = Что есть у { $service }
policies-none = Пока ни политики, ни расписания.
policies-new = Новое
policies-calls = Что отправляется
policies-apply = Применить
policies-remove = Удалить { $name }
policies-none-to-send = Ничего не изменено.
policies-broken = Это не JSON.
policies-sent = Готово. «Отменить» вернёт всё назад.
policies-more-steps = Ещё ступень
policies-fewer-steps = На ступень меньше
policy-tracking = Отслеживание цели
policy-step = Ступени
policy-scheduled = Расписание
policy-deployment = Развёртывание
policy-min = Самое меньшее задач
policy-max = Самое большее задач
policy-name = Имя
policy-metric = Метрика
policy-label = Балансировщик нагрузки и целевая группа
policy-target = Целевое значение
policy-out = Период ожидания после увеличения, с
policy-in = Период ожидания после сокращения, с
policy-no-in = Никогда не сокращать
policy-adjustment = Вид перемены
policy-cooldown = Период ожидания, с
policy-step-from = Ступень { $number } от (считая от порога)
policy-step-to = Ступень { $number } до
policy-step-by = Ступень { $number } меняет на
policy-alarm = Тревога
policy-comparison = Как CPU сравнивают с порогом
policy-threshold = Порог, %
policy-periods = Минут подряд
policy-action = Имя расписания
policy-schedule = Когда: at(), rate() или cron()
policy-zone = Часовой пояс
policy-strategy = Стратегия
policy-bake = Выдержка, минут
policy-breaker = Предохранитель
policy-rollback = Откатить, когда он сработает
policy-alarms = Тревоги для отката, через запятую
policy-percent = Доля сначала или за шаг, %
policy-pause = Пауза после этого, минут
policy-yes = да
policy-no = нет

## Task sets
ev-controller = развёртывания { $service } с этого момента ведёт { $controller }
ev-task-set = у { $service } новый набор задач { $set } из { $definition }
ev-task-set-keeps = набор задач { $set } держит { $count ->
    [one] { $count } задачу
    [few] { $count } задачи
    [many] { $count } задач
   *[other] { $count } задачи
  }: { $scale } % от { $desired }, с округлением вверх
ev-task-set-primary = набор задач { $set } теперь PRIMARY
ev-task-set-active = набор задач { $set } — ACTIVE
ev-task-set-draining = набор задач { $set } удалён: его задачи выводятся
ev-task-set-steady = набор задач { $set } достиг устойчивого состояния
ev-task-set-moves = набор задач { $set } приходит в устойчивое состояние
ev-task-set-gone = набора задач { $set } больше нет
ev-code-deploy-replaces = CodeDeploy поднимает { $green } рядом с { $blue }
ev-code-deploy-shifts = CodeDeploy перевёл { $share } % трафика на { $green }
ev-code-deploy-keeps = весь трафик на { $green }; CodeDeploy держит { $blue } ещё { $keep }
ev-code-deploy-done = CodeDeploy закончил: { $blue } уходит
ev-code-deploy-failed = у CodeDeploy не получилось: весь трафик снова на { $blue }
why-task-set-question = Почему набор задач { $set } держит столько задач?
fact-scale = Доля

## Predictive scaling
ev-forecast-policy = для { $service } теперь строится прогноз; масштабировать по нему ничего не будут
ev-forecast-policy-scales = для { $service } теперь строится прогноз, и сервис масштабируют по нему
ev-forecast-hour = нагрузка { $service } за последний час: { $load }
ev-forecast-raises = прогноз на { $hour } поднимает { $service } с { $from } до { $to }
ev-forecast-stays = прогноз на { $hour } просит для { $service } не меньше { $floor }: остаётся { $from }
why-forecast-question = Чего прогноз требует от { $service }?
fact-hour = Начало часа
fact-days = Записано предыдущих дней
fact-mean-load = Средняя нагрузка в этот час
fact-forecast-floor = Не меньше

## Managed Instances
ev-managed = { $provider } сам находит инстансы
ev-managed-type = { $provider } запускает { $type }: он вмещает { $holds } из { $waiting } { $waiting ->
    [one] ждущей задачи
   *[other] ждущих задач
  }
ev-managed-old = { $provider } заменяет { $instance }: старше ему быть нельзя
ev-managed-idle = { $provider } отпускает { $instance }: он простаивает уже достаточно долго
why-managed-question = Почему { $provider } запускает { $type }?
fact-held-by-it = Вмещает
fact-price = Цена
fact-types = Подходящих типов
fact-next-type = Следующий по цене
