# Words of groups of instances, capacity providers, schedules, and of the forms and charts of scaling; fetched
# when a run first has one of them, or when the charts or a scaling form are first opened.

## Events
ev-group = Auto Scaling group { $group }: { $min } to { $max } instances
ev-group-desired = Desired capacity of { $group } is now { $count } (set by: { $by })
group-by-user = you
group-by-bounds = the group's bounds
group-by-provider = managed scaling
group-by-policy = the group's own scaling policy
ev-group-launches = { $group } launches { $instance } in { $zone }
ev-group-launches-spot = { $group } launches the Spot Instance { $instance } in { $zone }
ev-group-relieves = { $group } rebalances: it launches { $instance } in { $zone } before one of { $from } goes
ev-group-in-service = { $instance } is in service in { $group }
ev-group-waits = { $instance } drains before it leaves { $group }
ev-group-victim = { $group } scales in: { $instance } goes
ev-group-interrupted = EC2 takes the Spot Instance { $instance } of { $group } back at { $at }
ev-group-left-scale-in = { $group } terminates { $instance }: scale-in
ev-group-left-unhealthy = { $group } replaces { $instance }: unhealthy
ev-group-left-spot = { $group } has lost { $instance }: Spot interruption
ev-group-left-user = { $group } terminates { $instance }, as asked
ev-provider = capacity provider { $provider }
ev-provider-chosen = the next task of { $who } goes to { $provider }
ev-reservation = { $provider }: CapacityProviderReservation is { $value } %, { $m } needed of { $n }
ev-resized = managed scaling of { $provider } takes the group from { $from } to { $to }
ev-resized-enough = managed scaling of { $provider } leaves the group at { $from }: { $wanted } wanted
ev-resized-bound = managed scaling of { $provider } wants { $wanted }, but the group stays at { $from }
ev-seated = { $task } waited for { $instance }
ev-scheduled = { $action } sets the bounds of { $service } to { $min } and { $max }: { $from } becomes { $to }
ev-scheduled-same = { $action } sets the bounds of { $service } to { $min } and { $max }: it stays at { $from }
ev-scheduled-held = { $action } is due and changes nothing at { $service }

## Why: instances
why-launch-question = Why does { $group } launch { $instance }, and why in { $zone }?
why-launch-short = { $active } of { $desired } instances are there. *{ $zone } has the fewest*, so the next one starts there.
why-launch-relieves = { $from } has at least two more than *{ $zone }*. One is launched here first; only then one of { $from } goes.
why-victim-question = Why is { $instance } the one that leaves { $group }?
why-victim = { $group } has { $active } and wants { $desired }. *{ $instance }* is in { $zone }, which has most, and the termination policy takes it first.
why-spot-question = What happens to { $instance }, which EC2 takes back?
why-spot-managed = It is gone at { $at }. Managed draining sets *{ $instance }* to DRAINING now, so its tasks start elsewhere while there is time.
why-spot-agent = It is gone at { $at }. The agent sets *{ $instance }* to DRAINING on the notice, so its tasks start elsewhere while there is time.
why-spot-no = It is gone at { $at }, and nothing drains *{ $instance }*: its tasks run until then and are lost at once.
why-left-question = Why did { $instance } leave { $group }?
why-left-scale-in = Scale-in chose *{ $instance }*. It left when no task was on it any more that has to end first, or at once where the group waits for none.
why-left-unhealthy = *{ $instance }* was not running, which is unhealthy at once. It is replaced without waiting for any cooldown.
why-left-spot = The two minutes of notice for *{ $instance }* were over.
why-left-user = Somebody asked for *{ $instance }* to go.
fact-members = Instances
fact-ready = Agent registers
fact-zones-failed = Zones that are down
fact-protected = Protected from scale-in
fact-gone-at = Gone at
fact-drains = Draining
fact-ec2-state = EC2 says
fact-age = Age
fact-draining-since = Draining since
machine-spot = { $type }, Spot
machine-on-demand = { $type }, On-Demand
drains-managed = by managed draining of the capacity provider
drains-agent = by ECS_ENABLE_SPOT_INSTANCE_DRAINING of the agent
drains-no = neither managed draining nor the agent's setting is on
ec2-pending = still starting
ec2-running = running
ec2-stopped = stopped
ec2-terminated = terminated
rung-zone-fewest = zone with fewest instances
rung-zone-most = zone with most instances of which one may go
rung-default = Default: fewest minutes to its next billing hour
rung-oldest = OldestInstance: most minutes of age
rung-newest = NewestInstance: fewest minutes of age
rung-next-hour = ClosestToNextInstanceHour: fewest minutes to it
rung-indifferent = a policy that tells these not apart
rung-lowest-id = lowest id, a choice of this lab

## Why: capacity providers
why-reservation-question = How many instances does { $provider } need?
why-resize-question = What does managed scaling of { $provider } make of the group's size?
why-provider-question = Which capacity provider takes the next task of { $who }?
fact-n = N, registered instances
fact-busy = With a task on them
fact-waiting = Tasks that wait
fact-hopeless = Tasks that no instance type of the group holds
fact-m = M, instances needed
fact-cpr = CapacityProviderReservation
fact-target-capacity = Target capacity
fact-wanted-size = Size wanted
fact-was-capacity = Desired capacity before
fact-half = At most half goes
fact-bounds = Bounds
fact-warming = Warming up
fact-becomes = Becomes
fact-alarm = Alarm
fact-decided-by = Decided by
need = { $tasks }, { $each } to an instance: { $instances } { $instances ->
    [one] instance
   *[other] instances
 }
m-added = N { $n } + { $added } = { $m } (need { $need }, steps { $minimum } to { $maximum })
m-busy = { $m }, those with a task
m-hopeless = { $m }, as it is: nothing is launched for tasks that fit nowhere
resize-alarm-high = reservation above the target, 1 datapoint of 1
resize-alarm-low = reservation below the target, 15 datapoints of 15
half = { $from } − { $most } = { $to } in this minute
warming = { $count }, the last until { $until }; they count as capacity that is already there
bounds-within = { $minimum } to { $maximum }, within them
bounds-raised = { $minimum } to { $maximum }, raised to the minimum
bounds-cut = { $minimum } to { $maximum }, cut to the maximum
provider-share = { $tasks } { $tasks ->
    [one] task
   *[other] tasks
 }, base { $base }, weight { $weight }; its share less its tasks: { $lag }/{ $sum } of a task
provider-by-base = the base is not filled yet; weights do not count
provider-by-lag = who is furthest behind its share; of equals the earlier

## Why: schedules and reasons
why-scheduled-question = What did the scheduled action { $action } do to { $service }?
fact-schedule = Schedule
fact-bounds-before = Bounds before
fact-sets-minimum = Sets the minimum
fact-sets-maximum = Sets the maximum
fact-held = Reason
fact-cooldowns = Cooldowns
bounds = { $minimum } to { $maximum }
scheduled-no-cooldown = scheduled actions wait for none
held-no-target = the service is no scalable target any more
held-suspended = scheduled scaling is suspended on the scalable target
held-minimum-above = its minimum would lie above the maximum
reason-flapping = the change would call for its own opposite
reason-unscalable = the service cannot be scaled now
reason-at-maximum = the maximum is already reached
reason-at-minimum = the minimum is already reached
reason-at-desired = the desired count is already what the formula asks for, or the change is under way
reason-scale-in-disabled = scale-in is switched off in this policy
reason-deploying = a deployment is in progress: scale-in waits for it
reason-other-disagrees = another target tracking policy does not agree to scale in
reason-cooldown = the cooldown of the last change is not over
reason-suspended = scaling in this direction is suspended on the scalable target
reason-no-metric = there is no datapoint to compute with
reason-other-larger = another policy asks for at least as many, and the largest wins

## Why: deployments
why-deployment-question = What became of revision { $revision } of { $service }?
deploy-span = { $from } to { $until }
deploy-by-breaker = the circuit breaker counted { $failures } failures in a row; its threshold is { $threshold }
deploy-by-alarm = the alarm { $alarm } was in ALARM
deploy-by-you = you stopped it
deploy-by-next = a newer deployment began
deploy-by-hook = a lifecycle hook said no, or nobody answered it
deploy-by-time = a stage lasted 24 hours

## Pages
page-steps = AWS: step scaling
page-scheduled = AWS: scheduled scaling
page-zone-balance = AWS: balance of zones
page-termination = AWS: termination policies
page-group-health = AWS: health checks of a group
page-spot = AWS: Spot container instances
page-managed-scaling = AWS: cluster auto scaling
page-providers = AWS: capacity providers
page-group-tracking = AWS: target tracking of a group
page-task-sets = AWS: external deployment
page-predictive = AWS: predictive scaling
page-managed-instances = AWS: Managed Instances

## Outcomes of a comparison
outcome-latency = Mean response time
outcome-ms = { $mean } ms, at most { $longest } ms at { $at }
outcome-no-answers = no answers
outcome-cost = Cost of the whole run
outcome-cost-hour = Cost at the end
outcome-per-hour = { $price }/h

## Charts
felt = *{ $success } %* of { $rate } requests a second answered, after { $latency } ms on average
felt-nothing = *{ $success } %* of { $rate } requests a second answered
chart-success = Requests answered
chart-latency = Response time
chart-model = Made up by this lab from traffic, healthy tasks and their CPU.
col-success = Answered
col-latency = Response time
col-value = Value
alarms-name = Alarms on { $metric }
alarms-together = All alarms together
alarms-any = { $ringing } of { $all } in ALARM
alarm-rule-above = above { $threshold } in { $points } of { $of } periods of { $seconds } s
alarm-rule-at-least = at or above { $threshold } in { $points } of { $of } periods of { $seconds } s
alarm-rule-below = below { $threshold } in { $points } of { $of } periods of { $seconds } s
alarm-rule-at-most = at or below { $threshold } in { $points } of { $of } periods of { $seconds } s
alarm-found = { $breaching } of the last { $of } { $breaching ->
    [one] breaches
   *[other] breach
 }, { $needed } needed
alarm-state-ok = OK
alarm-state-alarm = ALARM
alarm-state-no-data = INSUFFICIENT_DATA
dot-breaching = { $at }: { $value } breaches { $threshold }
dot-fine = { $at }: { $value }

## Policies and deployments: forms beside their calls
policies-of = What { $service } has
policies-none = No policy and no schedule yet.
policies-new = New
policies-calls = What is sent
policies-apply = Apply
policies-remove = Remove { $name }
policies-none-to-send = Nothing is changed.
policies-broken = This is not JSON.
policies-sent = Done. Undo takes it back.
policies-more-steps = One more step
policies-fewer-steps = One step fewer
policy-tracking = Target tracking
policy-step = Step scaling
policy-scheduled = Schedule
policy-deployment = Deployment
policy-min = Fewest tasks
policy-max = Most tasks
policy-name = Name
policy-metric = Metric
policy-label = Load balancer and target group
policy-target = Target
policy-out = Scale-out cooldown, s
policy-in = Scale-in cooldown, s
policy-no-in = Never scale in
policy-adjustment = Kind of change
policy-cooldown = Cooldown, s
policy-step-from = Step { $number } from (counted from the threshold)
policy-step-to = Step { $number } to
policy-step-by = Step { $number } changes by
policy-alarm = Alarm
policy-comparison = How CPU is compared with the threshold
policy-threshold = Threshold, %
policy-periods = Minutes in a row
policy-action = Name of the schedule
policy-schedule = When: at(), rate() or cron()
policy-zone = Time zone
policy-strategy = Strategy
policy-bake = Bake time, minutes
policy-breaker = Circuit breaker
policy-rollback = Roll back when it trips
policy-alarms = Alarms that roll back, with commas
policy-percent = Share at first, or per step, %
policy-pause = Pause after it, minutes
policy-yes = yes
policy-no = no

## Task sets
ev-controller = { $controller } makes the deployments of { $service } from now on
ev-task-set = { $service } has a new task set { $set } of { $definition }
ev-task-set-keeps = Task set { $set } keeps { $count ->
    [one] { $count } task
   *[other] { $count } tasks
  }: { $scale } % of { $desired }, rounded up
ev-task-set-primary = Task set { $set } is PRIMARY now
ev-task-set-active = Task set { $set } is ACTIVE
ev-task-set-draining = Task set { $set } is deleted: its tasks drain
ev-task-set-steady = Task set { $set } has reached a steady state
ev-task-set-moves = Task set { $set } is stabilizing
ev-task-set-gone = Task set { $set } is gone
ev-code-deploy-replaces = CodeDeploy brings { $green } up beside { $blue }
ev-code-deploy-shifts = CodeDeploy has moved { $share } % of the traffic to { $green }
ev-code-deploy-keeps = All traffic is on { $green }; CodeDeploy keeps { $blue } for { $keep } more
ev-code-deploy-done = CodeDeploy is done: { $blue } goes
ev-code-deploy-failed = CodeDeploy has failed: all traffic is back on { $blue }
why-task-set-question = Why does task set { $set } keep so many tasks?
fact-scale = Scale

## Predictive scaling
ev-forecast-policy = { $service } is forecast from now on; nothing is scaled by it
ev-forecast-policy-scales = { $service } is forecast from now on, and scaled by the forecast
ev-forecast-hour = The last hour of { $service } had the load { $load }
ev-forecast-raises = The forecast for { $hour } raises { $service } from { $from } to { $to }
ev-forecast-stays = The forecast for { $hour } asks { $service } for at least { $floor }: it stays at { $from }
why-forecast-question = What does the forecast ask of { $service }?
fact-hour = Hour that begins at
fact-days = Earlier days on record
fact-mean-load = Mean load of that hour
fact-forecast-floor = At least

## Managed Instances
ev-managed = { $provider } finds instances by itself
ev-managed-type = { $provider } launches { $type }: it holds { $holds } of { $waiting ->
    [one] { $waiting } waiting task
   *[other] { $waiting } waiting tasks
  }
ev-managed-old = { $provider } replaces { $instance }: it is as old as it may get
ev-managed-idle = { $provider } lets { $instance } go: it has been idle for long enough
why-managed-question = Why does { $provider } launch { $type }?
fact-held-by-it = It holds
fact-price = Price
fact-types = Types that would do
fact-next-type = Next cheapest
