### Taskyard, English. Ids are named after the place where they are read.
### *so* is bold, `so` is code. Identifiers, AWS's sentences and times come in as they are.

## Page
brand = Taskyard
brand-home = Taskyard, start again
app-loading = Starting the cluster…
page-title = Taskyard, a learning lab for Amazon ECS
app-failed = This run could not be opened
app-again = Open the first lesson
open-bad-slug = “{ $slug }” is no name of a lesson: small letters, digits and hyphens.
no-question = What are we asking of this cluster?
close = Close
more = { " " }+{ $count }
plain = { $value }
crash-title = The lab has stopped
crash-text = Something in the simulation broke a rule of its own. The run so far is not lost: copy this link and open it again.
crash-link = Link to the run so far
tool-edit = Edit
tool-learn = Exercises
tool-open = Open
embed-open = Open in the lab
tool-share = Share
tool-help = Help
tool-narrate = Narrate changes
tool-theme = Change theme
language-name = Language
language-partial = Some words are not translated yet; they are in English.
picker-title = Choose a lesson
levers-title = Levers
inspect-title = Inspector
inspect-open = Inspect
inspect-one = Inspect { $name }
intent-name = Intent
intent-title = What you ask for
answer-accepted = { $call } accepted
answer-refused = { $call } refused: { $code }. { $message }
phone-views = View
phone-cluster = Cluster
phone-edit = Edit
phone-why = Why

notices-name = Notices
notice-differs = The shared run came out differently here: { $what }
notice-refused = refused, { $code }:

## Share and help
share-title = Share this run
share-text = The link holds the lesson and every call you made, so whoever opens it sees the same run.
share-link = Link
share-copy = Copy
share-copied = Copied
share-not-copied = The browser did not allow it; select the link and copy it.
share-digest = Digest of the trace:
share-exercise = Make this run an exercise
help-title = Help
help-text = Change what you ask for on the left, watch the cluster in the middle, read the reason on the right. Time runs below: acting in the past makes a branch and nothing is lost.
help-keys = Keys
help-space = play or pause (stage or timeline in focus)
help-arrows = next and previous event; inside the stage, next and previous task
help-pages = next and previous decision
help-jk = previous and next event
help-ends = begin and end
help-f6 = from region to region
help-undo = undo; with Shift, redo
help-apply = apply the edit
help-inspect = inspect what is picked
help-escape = let go of what is picked
help-facts = What we simplify, rule by rule
help-honest = The lab is a simulation. Rules say whether they are *documented*, *observed* or *assumed*. Not affiliated with AWS.

## Service strip and gauge
strip-none = No service yet
strip-none-hint = Create one: the panel on the left asks the cluster for it.
strip-name = Service { $service }
strip-focus = : look at this service
strip-why = Why?
policies-title = Scaling and deployment
strip-desired = desired *{ $value }*
strip-minimum = minimum *{ $value } %*
strip-maximum = maximum *{ $value } %*
service-inactive = no deployment
service-rolling = r{ $old } → r{ $new }, rolling for { $span }
service-starting = r{ $new }, starting for { $span }
service-steady = runs r{ $new }
watch-freed = a minimum of { $minimum } % or a maximum of { $maximum } % lets it move
watch-breaker = circuit breaker: { $failures } of { $threshold } failed tasks
watch-alarms = alarms watched: { $names }
watch-alarms-until = alarms watched until { $until }: { $names }
watch-alarms-ignored = an alarm rang before: this deployment ignores { $names }
watch-rollback = r{ $failed } failed: back to r{ $to }
watch-shift = { $stage }: the new fleet has { $share } % of production
watch-shift-paused = { $stage }: a hook waits for an answer, the new fleet has { $share } % of production
watch-rebalancing = a task moves from { $from } to { $to }
watch-protected = { $count } { $count ->
    [one] task is
   *[other] tasks are
 } protected from scale-in
service-failed = deployment of r{ $new } failed
gauge-occupying = occupying
gauge-healthy = healthy
gauge-desired = desired
gauge-wanted = wanted
gauge-ceiling = ceiling { $count }
gauge-floor = floor { $count }
gauge-of = = { $percent } % of { $desired }
gauge-from = from { $raw }
gauge-name = Corridor of service { $service }: healthy { $healthy }, floor { $floor }. Occupying { $occupying }, ceiling { $ceiling }. Desired { $desired }.
gauge-name-flag = Corridor of service { $service }: healthy { $healthy }, floor { $floor }. Occupying { $occupying }, ceiling { $ceiling }. Desired { $desired }. ECS is held: { $flag }.
gauge-asks-for-none = asks for no tasks
gauge-below = { $count } below the floor
gauge-both-until = at both walls until { $count } { $count ->
    [one] task is healthy
   *[other] tasks are healthy
 }
gauge-cannot-both = cannot stop, cannot start
gauge-cannot-stop = cannot stop { $revision }: { $floor } healthy is the floor
gauge-cannot-start = cannot start { $revision }: { $ceiling } is the ceiling

## States
state-provisioning = provisioning, not counted
state-pending = pending, not counted
state-activating = activating, not counted
state-running = running, not counted yet
state-healthy = running, counted healthy
state-unhealthy = running but unhealthy
state-told-to-stop = running, told to stop
state-deactivating = deactivating
state-stopping = stopping
state-deprovisioning = deprovisioning
state-failed = stopped by a failure
state-stopped = stopped as wished
state-unplaced = wanted but unplaced
key-name = Key of states
key-waiting = waiting
key-healthy = healthy
key-not-counted = not counted yet
key-leaving = leaving
key-failed = failed
key-stopped = stopped
key-unplaced = unplaced

## Stage
stage-name = Cluster { $cluster }
cost-now = { $hour } an hour now, { $run } in this run
cost-what = What
cost-hour = An hour
cost-run = This run
cost-prices = On-Demand in us-east-1, prices of { $month }. Not counted: data transfer, capacity units, logs, disks, addresses.
stage-empty = This cluster has no instances and no tasks. Add container instances with a lever.
zone-count = { $service } { $count }
zone-failed = failed
find-name = Find instances
find-hint = Instance, type, zone, task or service
find-refused = Only those that refused the last task
find-count = { $found } of { $instances } instances
line-name = Instance { $instance }, { $kind }, zone { $zone }, CPU { $cpu } % used, memory { $memory } % used, { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
 }
histogram-name = Instances by { $what } in use, from 0 to 100 % in ten steps: { $counts }
zone-fargate = Fargate, no instance to draw
instance-empty = No tasks
instance-name = Instance { $instance }, { $kind }, zone { $zone }, { $agent }
agent-ok = agent ok
agent-off = agent disconnected
agent-draining = draining
agent-registering = registering
agent-registration-failed = registration failed
agent-stopped = stopped
card-ports = Ports
card-interfaces = Interfaces
card-images = Images
card-volumes = Volumes
meter-cpu = CPU
meter-memory = Memory
meter-cpu-free = *{ $free }* free of { $total }
meter-memory-free = *{ $free }* free of { $total } MiB
port-taken = port { $port } { $task }
port-free = port { $port } free
eni = ENI { $used } of { $total }
verdict-short = *{ $check }* −{ $short }
verdict-word = *{ $check }* { $word }
verdict-closest = closest
chip-name = { $task } r{ $revision }, { $who }, { $state }, instance { $instance }, zone { $zone }
chip-name-fargate = { $task } r{ $revision }, { $who }, { $state }, Fargate, zone { $zone }
chip-name-stopped = { $task } r{ $revision }, { $who }, { $state }, exit code { $code }
chip-name-failed = { $task } exit { $code }, { $who }, r{ $revision }, { $state }
chip-exit = exit { $code }
chip-quiet-name = , { $healthy } counted healthy; look at this service
chip-unplaced = ×{ $count } r{ $revision }, { $who }, wanted but unplaced after { $attempts } { $attempts ->
    [one] attempt
   *[other] attempts
 }
tray-name = Waiting and stopped tasks
tray-waiting-title = Waiting
tray-nothing = Nothing waits
tray-waiting-next = *{ $attempts } { $attempts ->
    [one] attempt
   *[other] attempts
 }* since { $since }, next { $next }. ECS has no task record yet.
tray-stopped-title = Stopped
tray-none-stopped = None yet
tray-stopped-wished = at { $at }, as wished
tray-stopped-failed = at { $at }, by a failure

## Checks and margins
check-status = State
check-agent = Agent
check-attribute = Attribute
check-cpu = CPU
check-memory = Memory
check-ports = Port
check-gpu = GPU
check-eni = ENI
check-location = Zone
check-member-of = memberOf
check-distinct-instance = Distinct
lack-draining = draining
lack-inactive = not active
lack-off = off
lack-missing = missing
lack-short = short
lack-taken = taken
lack-too-many = too many
lack-full = full
lack-elsewhere = elsewhere
lack-unmet = unmet
lack-second = second copy
cell-draining = takes no tasks
cell-status = is { $status }
cell-disconnected = disconnected
cell-attribute = lacks { $name }
cell-attribute-value = { $name } is not { $value }
cell-has = has { $count }
cell-by = by { $task }
cell-reserved = reserved
cell-port-limit = limit { $limit }
cell-eni = all { $slots } used
cell-zone = in { $zone }
cell-clause = { $clause }
cell-distinct = one is there
cell-short = −{ $short }
cell-room = +{ $count }
cell-free = free
cell-unused = unused
cell-ok = ok
cell-passes = passes:
cell-fails = fails:
needs = needs { $what }
size = { $cpu } CPU units, { $memory } MiB

## Why
why-name = Why
why-tabs = Explain
tab-why = Why
tab-charts = Charts
tab-events = Events
why-empty = Nothing to explain yet
why-empty-hint = Pick a task, an instance or a tick on the timeline.
why-task-question = Why is { $task } on { $place }?
why-task-fargate = Fargate has no instances to choose from; the zone is { $zone }.
why-unplaced-question = { $count ->
    [one] Why is one r{ $revision } task not placed?
   *[other] Why are { $count } r{ $revision } tasks not placed?
 }
why-nowhere-question = Why is a task of { $who } not placed?
why-only-one = *{ $instance }* is the only one of { $considered } that passed every check.
why-tied = { $feasible } passed every check. { $tied } were equal to the end, and chance chose *{ $instance }*.
why-ranked = { $feasible } passed every check. *{ $instance }* came first by { $rung }.
why-passed = { $feasible } passed every check; *{ $instance }* came first.
why-no-instances = The cluster has no container instance to ask.
why-closest-memory = No instance has { $needed } MiB to give. *{ $instance } is closest: { $short } MiB short.*
why-closest-cpu = No instance has { $needed } CPU units to give. *{ $instance } is closest: { $short } units short.*
why-closest-port = Host port { $port } is taken on every instance. *{ $instance } is closest.*
why-near-memory = No instance passes every check. *{ $instance } is closest: { $short } MiB short.*
why-near-cpu = No instance passes every check. *{ $instance } is closest: { $short } CPU units short.*
why-near-port = No instance passes every check. *{ $instance } is closest: port { $port } is taken.*
why-closest = No instance passes every check. *{ $instance } is closest: { $check }, { $detail }.*
why-nowhere = No instance can take it.
ev-path-blocked = { $goal } does not arrive: { $hop }
path-check = the health check of { $group } for { $task }
path-pull = the pull of { $image } at { $service }
path-mount = the mount of { $name }
why-trust-question = Why does ECS start no more tasks of { $service }?
why-trust-gone = It cannot assume the role { $role } for them: the role does not exist.
why-trust-shut = It cannot assume the role { $role } for them: its trust policy does not let ecs-tasks.amazonaws.com in.
why-path-question = Why does { $goal } not arrive?
fact-hop = Lets through
fact-hop-refuses = Refuses
fact-volume = Volume
volume-found = { $volume }: as an earlier task left it
volume-empty = { $volume }: empty
hop-zone = { $balancer } has a subnet in { $zone }
hop-no-zone = { $balancer } has no subnet in { $zone }
hop-leaves = { $who } may send to { $to } on port { $port } ({ $groups })
hop-no-leave = { $groups } of { $who } lets nothing out to { $to } on port { $port }
hop-enters = { $groups } of { $who } admits port { $port } from { $from }
hop-no-enter = { $groups } of { $who } does not admit port { $port } from { $from }
hop-route = { $table } of { $subnet } leads to { $via }
hop-no-route = { $table }, the route table of { $subnet }, has no route out
hop-dead-route = { $table }, the route table of { $subnet }, leads to { $via }, which is not attached
hop-address = { $who } has a public address
hop-no-address = { $who } has no public address for the internet gateway
hop-endpoint = { $id } answers for { $service }
why-stopped-question = Why did { $task } stop?
why-stopping-question = Why is { $task } stopping?
why-pass-question = What did the scheduler of { $service } decide?
why-service-question = What is { $service } doing?
why-service-idle = No decision has been needed yet.
why-instance-question = What is left on { $instance }?
why-instance-answer = { $tasks ->
    [0] No task
    [one] One task
   *[other] { $tasks } tasks
 }; *{ $cpu } CPU units* and *{ $memory } MiB* are free.
why-scaling-question = What did target tracking decide for { $service }?
why-step-question = Why did step scaling do that for { $service }?
why-event-question = What happened at { $at }?
why-event-quiet = Bookkeeping of the lab.
why-event-message = ECS told the service's owner:
stop-only-one = There was no other task to choose.
stop-pending = It had not reached RUNNING yet, the others had.
stop-unhealthy = It was unhealthy, the others were not.
stop-strategy = It was chosen by the placement strategy: { $rung }.
stop-chosen = The scheduler chose it.
stop-draw = { $count } tasks were equal; chance chose it.
stop-oldest = { $count } tasks were equal; it had run longest.
stop-lowest = { $count } tasks were equal to the end; it has the lowest number.
stop-exited = Its essential container ended with *exit code { $code }*.
stop-exited-unknown = Its essential container ended.
stop-failed-to-start = It never came to run.
stop-user = Somebody called StopTask.
stop-scheduler = The service's scheduler stopped it.
stop-host = Its host went away.
stop-unknown = It was told to stop.
exit-code = { $container }: *{ $code }*
matrix-title = Checks
matrix-note = all run, worst first
matrix-caption = Instances by checks; each cell passes or fails with its margin
matrix-instance = Instance
matrix-rejects = rejects
matrix-count = *{ $count }* of { $of }
matrix-more = and { $count } more instances
matrix-chosen = chosen
ladder-title = Ranking
ladder-left = { $count } of { $of } left
ladder-not-reached = not reached: 0 of { $of } left
rung-spread-zone = spread by zone, fewest first
rung-spread-instance = spread by instance, fewest first
rung-spread = spread by { $field }, fewest first
rung-binpack-cpu = binpack on CPU, least left first
rung-binpack-memory = binpack on memory, least left first
rung-random = random
rung-draw = tie: chance, seeded
flip-title = Nearest flip
flip-note = smallest edit that changes the answer
flip-none = No single edit within reach helps.
flip-free = + $0.00/h
flip-try = Try as branch
flip-wait = Only wait until { $at }
flip-wait-gain = ECS then finds a place without any edit.
flip-memory = Memory { $from } → { $to } MiB
flip-cpu = CPU { $from } → { $to } units
flip-port = Dynamic host port instead of { $port }
flip-distinct = Without distinctInstance
flip-member-of = Without memberOf { $expression }
flip-instance = One more { $kind }
flip-gain = { $instance } passes every check. { $fit } of { $count } waiting tasks then fit.
flip-gain-all = { $instance } passes every check. { $count ->
    [one] The task that waits then fits.
   *[other] All { $count } waiting tasks then fit.
 }
flip-instance-all = { $fit ->
    [one] Places the task that waits.
   *[other] Places all { $fit } that wait.
 }
flip-instance-some = Places { $fit }; { $left } still wait.
facts-title = Facts
fact-state = State
fact-definition = Task definition
fact-size = Asks for
fact-created = Created
fact-running-since = RUNNING since
fact-target = Target health
fact-stop-code = Stop code
fact-exit = Exit code
fact-desired = Desired
fact-healthy-floor = Healthy
fact-occupying-ceiling = Occupying
fact-wanted = Still to start
fact-stops = Stops
fact-type = Type
fact-zone = Zone
fact-agent = Agent
fact-cpu = CPU free
fact-memory = Memory free
fact-enis = ENI slots free
fact-ports = Ports held
fact-attributes = Attributes
fact-metric = Metric
fact-target-value = Target
fact-threshold = Threshold of the alarm
fact-above = Above the threshold
fact-running = Running
fact-formula = Formula
fact-before-bounds = Before bounds
fact-was = Desired before
fact-cooldown = Cooldown until
pair-floor = { $count }, floor { $limit }
pair-ceiling = { $count }, ceiling { $limit }
pair-of = { $left } of { $total }
formula = ⌈{ $running } × { $metric } / { $target }⌉ = { $result }
chain-title = How it came
chain-note = from the first cause
certainty-documented = documented
certainty-observed = observed
certainty-assumed = assumed
page-placement = AWS: task placement
page-strategies = AWS: placement strategies
page-deployment = AWS: rolling update
page-lifecycle = AWS: task life-cycle
page-stopped = AWS: stopped task codes
page-scaling = AWS: target tracking
page-services = AWS: services
page-instances = AWS: instance states

## Scheduler's passes
pass-start = { $service } starts { $count } { $count ->
    [one] task
   *[other] tasks
 }: occupying { $occupying }, ceiling { $ceiling }
pass-replace = { $service } starts { $count } { $count ->
    [one] replacement
   *[other] replacements
 }: occupying { $occupying }, ceiling { $ceiling }
pass-stop-old = { $service } stops { $count } old { $count ->
    [one] task
   *[other] tasks
 }: healthy { $healthy }, floor { $floor }
pass-stop-pending = { $service } cancels { $count } pending { $count ->
    [one] task
   *[other] tasks
 }
pass-stop-draining = { $service } moves { $count } { $count ->
    [one] task
   *[other] tasks
 } off draining instances
pass-stop-unhealthy = { $service } stops { $count } unhealthy { $count ->
    [one] task
   *[other] tasks
 }
pass-stop-revision = { $service } stops { $count } of one revision
pass-scale-in = { $service } scales in by { $count }
pass-complete = the rollout of { $service } is complete
pass-steady = { $service } has nothing to do
pass-wait-starting = { $service } waits for { $count } { $count ->
    [one] task
   *[other] tasks
 } to become healthy: healthy { $healthy }, floor { $floor }
pass-wait-room = { $service } waits: { $count } { $count ->
    [one] task finds
   *[other] tasks find
 } no room in the cluster
pass-wait-back-off = { $service } waits: tasks keep failing to start
pass-wait-failed = { $service } waits: its deployment has failed
pass-wait-shifting = { $service } waits: both fleets stand while traffic shifts
pass-wait-baking = { $service } waits: the alarms of its deployment are watched a while longer
pass-wait-protected = { $service } waits: { $count } surplus { $count ->
    [one] task is
   *[other] tasks are
 } protected
pass-stuck-floor = { $service } is stuck: it cannot stop a task, { $healthy } healthy is the floor of { $floor }
pass-stuck-ceiling = { $service } is stuck: it cannot start a task, { $occupying } is the ceiling of { $ceiling }
pass-stuck-both = { $service } is stuck: floor { $floor } and ceiling { $ceiling } leave no room to stop or to start
scale-out = target tracking scales { $service } out from { $from } to { $to }: metric { $metric }, target { $target }
scale-in = target tracking scales { $service } in from { $from } to { $to }: metric { $metric }, target { $target }
scale-not = target tracking leaves { $service } at { $from }: { $reason }
scale-quiet = Neither alarm asks for a change.
step-scaled = step scaling takes { $service } from { $from } to { $to }: metric { $metric }, threshold { $threshold }
step-not = step scaling leaves { $service } at { $from }: { $reason }

## Events
ev-command = You: `{ $call }` { $summary }
ev-cluster = cluster { $name } created
ev-definition = { $name } registered
ev-definition-gone = { $name } deregistered
ev-image = image { $image } behaves differently now
ev-traffic = traffic heads for { $rate } requests a second
ev-metric-pinned = metric pinned
ev-metric-free = metric free again
ev-zone-failed = zone { $zone } failed
ev-zone-restored = zone { $zone } is back
ev-instance = { $instance } joined, { $kind } in { $zone }
ev-instance-active = { $instance } takes tasks
ev-instance-draining = { $instance } is draining
ev-instance-status = { $instance } is { $status }
ev-agent-on = the agent of { $instance } is connected
ev-agent-off = the agent of { $instance } is disconnected
ev-instance-running = { $instance } runs again
ev-instance-stopped = { $instance } stopped
ev-instance-terminated = { $instance } terminated
ev-service = service { $service } created, desired { $desired }
ev-service-updated = service { $service } updated
ev-service-status = service { $service } is { $status }
ev-desired-user = desired count of { $service } is { $count }
ev-desired-policy = a scaling policy sets { $service } to { $count }
ev-desired-scheduled = a scheduled action sets { $service } to { $count }
ev-desired-daemon = { $service } wants a task on each of { $count } instances
ev-desired-bounds = the scalable target's bounds set { $service } to { $count }
ev-deployment = deployment of { $definition } to { $service } began
ev-deployment-completed = deployment of { $service } completed
ev-rolled-back = { $service } rolls back to r{ $revision }
ev-stage = { $service } enters { $stage }
ev-deployment-failed = deployment of { $service } failed
ev-deployment-gone = the old deployment of { $service } is gone
ev-placed = *{ $task }* goes to *{ $instance }*, one of { $feasible } that passed
ev-placed-only = *{ $task }* goes to *{ $instance }*, the only one that passed
ev-unplaced = a task of { $who } fits nowhere
ev-unplaced-short = a task of { $who } fits nowhere; { $instance } is closest, { $check } { $short } short
ev-unplaced-check = a task of { $who } fits nowhere; { $instance } is closest but fails on { $check }
ev-task-status = { $task } of { $who } is { $status }
ev-task-stop = { $task } of { $who } is told to stop
ev-container-exit = a container of { $task } ended with exit code { $code }
ev-container-restart = a container of { $task } starts again
ev-task-counted = { $task } of { $who } counts as healthy
ev-task-uncounted = { $task } of { $who } no longer counts as healthy
ev-task-unhealthy = { $task } of { $who } was found unhealthy
ev-target-group = target group { $name } created
ev-balancer = load balancer { $name } created
ev-target-registered = { $task } registered as a target
ev-target-healthy = { $task } is a healthy target: requests reach it
ev-target-unhealthy = { $task } is an unhealthy target
ev-target-draining = { $task } drains: no new requests reach it
ev-target-gone = { $task } is no longer a target
ev-scalable = { $service } may scale from { $min } to { $max }
ev-policy = target tracking of { $service } aims at { $target }
ev-alarm = { $side } alarm at { $threshold }: ALARM
ev-alarm-ok = { $side } alarm at { $threshold }: OK
ev-alarm-no-data = { $side } alarm at { $threshold }: INSUFFICIENT_DATA
alarm-high = high
alarm-low = low

ev-steady = *{ $service }* has reached a steady state

## Log
log-name = Events, newest first
log-wording = Wording
log-story = Story
log-ecs = ECS
log-json = JSON
log-service = Service
log-any-service = any service
log-reason = Reason
log-any-reason = any reason
log-decisions = decisions
log-failures = failures
log-calls = calls
log-messages = ECS messages
log-clear-task = Only { $task }; show all
log-empty = Nothing happened yet
log-older = and { $count } older
log-jump = Go to { $at }
log-why = Why, at { $at }?

## Charts
charts-empty = No service to chart yet
chart-cpu = CPU utilisation
chart-cpu-now = *{ $value }*
chart-cpu-target = *{ $value }*, target { $target } %
chart-running = Running tasks
chart-running-now = *{ $value }* running, between floor and ceiling
chart-table = As a table
col-time = Time
col-cpu = CPU %
col-running = Running
col-desired = Desired
col-floor = Floor
col-ceiling = Ceiling

## Timeline
time-name = Timeline
time-scrub = Time
time-start = To the start
time-previous-decision = Previous decision
time-previous-event = Previous event
time-play = Play
time-pause = Pause
time-next-event = Next event
time-next-decision = Next decision
time-end = To the end of what was played
time-lanes = Show all lanes
time-speed = Speed
time-speed-all = All speeds
time-undo = Undo
time-redo = Redo
time-reset = Start over
time-branches = Branches
time-not-played = not played yet
branch-first = branch { $number }
branch-from = branch { $number }, from { $from } at { $at }
lane-tasks = { $service } r{ $revision }
lane-most = up to { $count }
lane-deployment = Deployment
lane-corridor = Floor, ceiling
deploy-name = r{ $revision }, { $state }, { $from } to { $until }
deploy-back-name = back to r{ $revision }, { $state }, { $from } to { $until }
deploy-rolling = rolling
deploy-shifting = traffic shifts
deploy-baking = baking
deploy-completed = completed
deploy-failed = failed
deploy-superseded = taken over by the next
lane-scaling = Scaling, alarms
shade-alarm = { $alarm } in ALARM
shade-cooldown = Cooldown
lane-edits = My edits
lane-decisions = Decisions
tick-name = { $at }: { $what }
pin-name = { $at }: { $calls }
pin-more = { $call } +{ $count }
now-last = { $at }: { $what }
now-nothing = Press play.
position = { $minutes } min { $seconds } s, { $healthy } of { $desired } healthy, { $starting } starting, { $unplaced } unplaced
position-empty = { $minutes } min { $seconds } s
news = { $at }: { $running ->
    [0] { "" }
    [one] one task running;
   *[other] { $running } tasks running;
 } { $healthy ->
    [0] { "" }
   *[other] { $healthy } counted healthy;
 } { $stopped ->
    [0] { "" }
   *[other] { $stopped } stopped;
 } { $failed ->
    [0] { "" }
   *[other] { $failed } unhealthy;
 } { $unplaced ->
    [0] { "" }
   *[other] { $unplaced } not placed;
 } { $steady ->
    [0] { "" }
   *[other] steady state
 }

## The left panel: form, editor, apply

intent-show = Show
intent-show-form = Form
intent-show-json = JSON
intent-show-both = Both
intent-close = Close
intent-none = No service is in focus. Open a scenario that has one.
intent-image = Image
intent-host-port = Host port
intent-container-port = Container port
intent-cpu = CPU
intent-memory = Memory
intent-memory-reservation = Memory reservation
intent-desired = Desired
intent-minimum = Minimum healthy
intent-maximum = Maximum
intent-strategy = Placement strategy
intent-breaker = Circuit breaker
breaker-off = off
breaker-stop = stops a failing deployment
breaker-rollback = stops it and rolls back
intent-container = Container
intent-launch-type = Launch type
intent-launch-fixed = Fixed when the service was created
unit-cpu = units
unit-mib = MiB
unit-percent = %
intent-was = was { $value }
intent-less = { $field }: less, { $value }
intent-more = { $field }: more, { $value }
intent-port-none = No port is mapped
intent-port-dynamic = Dynamic: ECS picks a free port
intent-reservation-counts = Placement counts memoryReservation, { $mib } MiB
intent-size = { $value }
intent-size-other = { $value }, not a legal size
intent-locked = The JSON has an error. Mend it there first.
intent-product = { $desired } × { $percent } % = { $raw },
intent-floor = floor { $count }
intent-ceiling = ceiling { $count }
intent-no-corridor = No floor and ceiling: a number is missing
strategy-default = Service default: spread over zones, then instances
strategy-spread-az = Spread over zones
strategy-spread-az-instance = Spread over zones, then instances
strategy-spread-az-binpack = Spread over zones, then bin pack on memory
strategy-binpack-memory = Bin pack on memory
strategy-binpack-cpu = Bin pack on CPU
strategy-random = Random
strategy-own = As written in the JSON

editor-documents = Document
editor-task = Task definition
editor-service = Service
editor-task-draft = Task definition *{ $next }*, draft against { $now }
editor-task-runs = Task definition *{ $now }*, as it runs
editor-service-draft = Service *{ $name }*, draft of an update
editor-service-runs = Service *{ $name }*, as it runs
editor-label-task = Task definition, JSON
editor-label-service = Service update, JSON
editor-empty = Paste a task definition
editor-lines = +{ $added } −{ $removed }
editor-rich = Rich editor
editor-rich-says = Colours, completion and underlined mistakes. It is loaded when you switch it on or enter the text.
editor-rich-failed = The rich editor could not be loaded; the plain one works.
editor-full = Full screen
editor-full-leave = Leave full screen
editor-checks = What is wrong with the text
editor-line = line { $line }
editor-more = and { $count } more
severity-error = Error
severity-warning = Warning
severity-note = Note

paste-title = Your paste was made into a register request
paste-replaced = It took the place of the whole text: both together are no JSON.
paste-undo = Undo the paste
paste-keep = Got it

apply-nothing = No change to { $name }
apply-changes = { $changes ->
    [one] { $changes } change
   *[other] { $changes } changes
}
apply-errors = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}
apply-changes-errors = { $changes }, { $errors }
apply-discard = Discard
apply-at = Apply at { $time }
apply-why-not-errors = Mend the errors first.
apply-why-not-same = There is no change to apply.
apply-review = What changes at { $time }
apply-review-new = Registers *{ $next }* and points `{ $service }` at it. { $now } stays as it is.
apply-review-service = Updates `{ $service }`; its task definition stays { $now }.
apply-review-calls = Calls
apply-confirm = Apply at { $time }
apply-back = Keep editing
apply-fold = { $count ->
    [one] { $count } line unchanged
   *[other] { $count } lines unchanged
}
apply-added = added
apply-removed = removed
apply-done = Applied at { $time }.
apply-refused = Refused:
intent-never-walls = This deployment can never start: { $floor } tasks must stay healthy (floor { $floor }) and only { $ceiling } may exist (ceiling { $ceiling }). It needs one slot above the ceiling (a maximum of { $maximum } %) or one task below the floor (a minimum of { $minimum } %).
intent-never-port = { $definition } can never start: every one of the { $instances } instances holds host port { $port }, and the floor of { $floor } lets no old task go. It needs one more instance, a dynamic host port, or a lower minimum.

## Levers: what happens from outside

levers-of = Levers on { $name }
levers-instance = Instance
levers-task = Task
levers-zone = Availability Zones
levers-none = Nothing to act on yet.
levers-image = Image behaviour
levers-image-says = Holds for containers that start from now on.
levers-image-name = Image
levers-image-size = Size
levers-image-starts = Starts in
levers-image-exits = Exits after
levers-image-exits-hint = Empty: it stays up
levers-image-unhealthy = Fails its health checks
levers-image-apply = Set behaviour
levers-traffic = Traffic
levers-traffic-now = { $rate } requests a second now
levers-traffic-rate = Requests a second
levers-traffic-set = Set
levers-metric = Pin CPU utilisation
levers-metric-says = Overrules the load model with one value from now on.
levers-metric-value = CPU
levers-metric-set = Pin
levers-metric-clear = Let go
levers-add = More instances
levers-add-type = Type
levers-add-count = How many
levers-add-set = Add
levers-refused = Refused:
traffic-off = Off
traffic-off-says = No requests from now on.
traffic-calm = Calm
traffic-calm-says = 20 requests a second.
traffic-double = Double
traffic-double-says = Twice what flows now.
traffic-spike = Spike
traffic-spike-says = Five times as much for two minutes, then back.
lever-fail-zone = Fail { $zone }
lever-fail-zone-says = Every instance and Fargate task in { $zone } is lost at once.
lever-restore-zone = Restore { $zone }
lever-restore-zone-says = The zone comes back; its instances register again.
lever-fail-instance = Fail { $instance }
lever-fail-instance-says = The machine dies. Its tasks stop, and ECS starts others where they fit.
lever-disconnect = Disconnect the agent of { $instance }
lever-disconnect-says = Its tasks run on, but ECS places nothing there.
lever-reconnect = Reconnect the agent of { $instance }
lever-reconnect-says = ECS may place tasks there again.
lever-drain = Drain { $instance }
lever-drain-says = ECS moves its service tasks elsewhere and places none there.
lever-activate = Use { $instance } again
lever-activate-says = Back to ACTIVE: tasks may be placed there.
lever-stop-task = Stop { $task }
lever-stop-task-says = StopTask, as an operator does: it drains, gets SIGTERM, and the service starts another.
lever-exit = Crash { $task }
lever-exit-says = Its essential container ends by itself with exit code 1.
expected-image = An image name is needed
expected-duration = A duration such as 20s or 1m30s
expected-exit-code = A number from 0 to 255
expected-mib = A whole number of MiB
expected-rate = A number from 0 to 1,000,000
expected-percent = A percentage from 0 to 1,000
expected-count = A number from 1 to 100

## Scenarios to open

picker-group-start = Start here
picker-group-placement = Placing tasks
picker-group-deploy = Deploying safely
picker-group-scale = Scaling and capacity
picker-group-reach = Network, images, identity, storage
picker-group-more = More
picker-now = open now
picker-kept = Runs you left
picker-kept-says = Nothing is lost: your earlier runs of this visit.
picker-kept-open = Go back to { $title }, at { $time }
picker-file = Open a scenario file (JSON)
picker-file-says = The JSON form of a scenario. For a YAML file run `taskyard run FILE` in a terminal: this page has no YAML reader.
picker-yaml = { $file } is YAML. This page reads scenarios as JSON only; `taskyard run { $file }` reads it in a terminal.
picker-large = { $file } is larger than 1 MiB, the limit for a scenario.
picker-wrong = { $file } is not a scenario.
picker-unreachable = The list of scenarios could not be fetched: { $reason }
picker-loading = Fetching the list

## What if: two branches side by side

compare-open = Compare
compare-close = Back to one run
compare-eyebrow = What if? Branched at { $at }
compare-happened = As it happened
compare-what-if = What if
compare-no-edit = Nothing was changed here.
compare-more = { $count ->
    [one] and { $count } more instance that is not listed here
   *[other] and { $count } more instances that are not listed here
 }
compare-clock = One clock for A and B
compare-one-clock = Both runs share one clock and one seed. Played to { $until }.
compare-healthy = Healthy tasks
compare-requests = Requests / s
compare-outcomes = Outcomes by { $until }
compare-measure = Measure
compare-first = First difference
compare-first-at = { $at } first difference
compare-same = So far both runs have the same events.
compare-nothing = nothing more
compare-until = Until { $at } both runs have the same events, except the edit itself.
compare-keep = Keep { $side }
outcome-finish = Time to finish
outcome-lowest = Lowest healthy
outcome-most = Most RUNNING + PENDING
outcome-failed = Failed requests
outcome-at = { $count } at { $at }
outcome-never = does not finish
outcome-none = no rollout
outcome-same = same
outcome-finishes = finishes
outcome-finishes-not = no longer finishes
requests-offered = offered { $rate }
requests-served = served { $rate }
