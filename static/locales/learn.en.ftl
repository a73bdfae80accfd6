### Exercises and practice, English. Fetched when they are first opened; en.ftl speaks of the lab.

## The player
tab-exercise = Exercise
exercise-about = Level { $level } · about { $minutes } min · counts until { $end }
exercise-allowed = You may call
exercise-call = Call
exercise-request = Request, as JSON
exercise-labels = In a request a name in ${"{"} {"}"} with a path stands for a part of an earlier answer. Names here:
exercise-make = Make the call
exercise-goals = Goals over time
exercise-hints = Hints
exercise-again = Start again
exercise-back = Undo my last call
exercise-show = Show a solution
exercise-next = Next: { $title }
exercise-map = All exercises
exercise-debrief = What this was about
exercise-sources = Sources
exercise-solved =
    Every goal is met, with { $calls ->
        [one] { $calls } call
       *[other] { $calls } calls
    }. The shortest way we know takes { $par }.
goals-met = { $met } of { $all } met
goal-not-yet = not yet
goal-holding = holding, { $length }
goal-met = met at { $at }
goal-violated = violated at { $at }
goal-now = now { $value }
goal-go = Go to { $at }
hint-nudge = A nudge
hint-rule = The rule
hint-move = The move
hint-open = Open
predict-title = Before you play
predict-number = Your number
predict-sure = How sure are you?
predict-guess = Guess
predict-think = Think so
predict-certain = Certain
predict-lock = Lock and watch
predict-skip = Just show me
predict-waiting = Locked. The run will show it.
predict-shown = The cluster: *{ $cluster }*.
predict-same = You and the cluster agree: *{ $cluster }*.
predict-differs = You: *{ $yours }*. The cluster: *{ $cluster }*, at { $at }.

## The map
home-title = Exercises
home-progress = { $done } of { $all } exercises
home-next = Go on with { $title }
home-minutes = { $minutes } min
home-done = done
home-exams = Exam objectives
home-of = { $done } of { $all }
home-sandbox = Sandbox
level-first-boot = First boot
level-blueprints = Blueprints and ports
level-placement = Placement
level-network = Network
level-storage = Containers and storage
level-identity = Identity and images
level-rolling = Rolling updates
level-scaling = Scaling
level-events = Events
level-kubernetes = Kubernetes and choosing

## Practice
practice-title = Practice
practice-due = { $due ->
        [0] Nothing is due; these are extra
        [one] { $due } question is due
       *[other] { $due } questions are due
    }
practice-choose = Choose one
practice-right = That is it.
practice-other = The rule says *{ $right }*.
practice-next = Next question
practice-exercise = See it happen
q-node = { $id }: zone { $zone }, { $cpu } CPU units and { $memory } MiB left, { $tasks } tasks of web
q-room = { $id }: { $cpu } CPU units and { $memory } MiB left
q-holds = { $id }, zone { $zone }: { $tasks }
q-attributes = { $id }: { $type }, stack { $stack }
q-host = { $id }: { $cpu } CPU units, { $memory } MiB, TCP ports in use: { $port }, stack { $stack }, { $status }, agent connected: { $agent }
q-t1 = A service wants { $desired } tasks, all of them healthy, with minimumHealthyPercent { $minimum }. What is the fewest that a rolling update may leave healthy?
q-t1-why = { $minimum } % of { $desired }, rounded up: { $floor }.
q-t2 = A service wants { $desired } tasks with maximumPercent { $maximum }. How many may be RUNNING or PENDING at once during a rolling update?
q-t2-why = { $maximum } % of { $desired }, rounded down: { $ceiling }.
q-t3 = A service of { $desired } healthy tasks is updated with { $minimum }/{ $maximum }. The cluster has room for { $room } tasks of it in all, and every new task is healthy at once. In how many waves are new tasks started? 0 means that the update never finishes.
q-t3-why = The floor is { $floor }, the ceiling { $ceiling }, the room { $room }: { $waves } waves.
q-t4 = A service of { $desired } tasks has minimumHealthyPercent 100. What is the smallest maximumPercent with which a rolling update moves?
q-t4-why = It must allow one task more: { $maximum } % of { $desired }, rounded down, is more than { $desired }.
q-t5 = Which instance takes the next task (256 CPU units, 512 MiB) with binpack on { $field }?
q-t5-why = Of those that can hold it, { $id } has the least { $field } left.
q-t6 = Which instance takes the next task of web with spread over { $fields }, in this order? All have room.
q-t6-why = By { $fields }, { $id } has the fewest tasks.
q-t7 = Two zones with { $zone } empty instances each; an instance holds { $holds } tasks. { $tasks } tasks are placed with { $chain }. How do they lie, by zone and instance, the fullest first?
q-t7-why = { $first } decides; { $second } is asked only among those it finds equal.
q-t8 = A service without a placement strategy scales in from { $from } tasks to { $to }. From which instance does a task go?
q-t8-why = The zone with most tasks, and in it the instance with most: { $id }.
q-t9 = How many tasks of { $cpu } CPU units and { $memory } MiB fit on these instances together?
q-t9-why = Count per instance, by whichever runs out first: { $count } in all.
q-t10 = { $count } empty instances with 2048 CPU units and 3907 MiB each. A service wants { $desired } tasks of 256 CPU units and { $memory } MiB with host port 8080. How many run?
q-t10-why = One task per instance can have the port: { $running } of { $count } instances.
q-t11 = A task needs 512 CPU units, 1024 MiB, host port 8080 and the attribute stack = prod. It is not placed. What stands in the way?
q-t11-why = On every instance the same check fails, and all others pass.
q-t12 = Which expression selects exactly { $list }?
q-t12-why = `{ $expression }` is true of { $list } and of no other.
q-t14 = A Fargate task with { $cpu } CPU units needs { $need } MiB at least. What is the smallest memory that is sold with it, in MiB?
q-t14-why = With { $cpu } CPU units memory goes from { $least } to { $most }; the first step that is enough is { $memory }.
q-t17 = { $tasks } tasks run at { $metric } % CPU; target tracking aims at { $target } % and may go up to { $most } tasks. Which count does it set next? (Model: in proportion.)
q-t17-why = { $tasks } × { $metric } / { $target }, rounded up, is { $free }; within the maximum: { $count }.
q-t18 = { $tasks } tasks; an alarm at { $threshold } %. Steps: from 0 to { $width }: +1, from { $width } to { $double }: +{ $second }, from { $double }: +{ $third }. The metric is { $metric } %. What is the new count?
q-t18-why = The metric is { $difference } above the threshold: { $count } tasks.
q-t19 = { $tasks } tasks read a queue with { $visible } messages; a message takes { $millis } ms and may wait { $latency } s. How many tasks keep that?
q-t19-why = One task may have { $each } messages before it; { $visible } need { $count } tasks.
a-cpu = CPU
a-memory = memory
a-port = a taken port
a-attribute = a missing attribute
a-agent = agents that are not connected
a-draining = instances that are draining
q-idea = { $model ->
        [a-deployment-always-finishes] An update does not always finish: floor and ceiling can hold it.
        [all-at-once] All at once needs twice the room, and a ceiling of 200 %.
        [all-that-fits] A service never runs more than it wants.
        [always-double] Twice as many is only the default, 200 %.
        [always-the-first-step] The step is chosen by the size of the breach.
        [and-or-swapped] “and” narrows, “or” widens.
        [any-field] Binpack looks at one field, the one it names.
        [any-mix-works-on-fargate] Fargate sells memory in steps of its own for each CPU value.
        [binpack-balances] Binpack crowds; spread balances.
        [bounds-are-absolute] Bounds of a step count from the threshold.
        [ceiling-rounds-up] The ceiling is rounded down.
        [constraints-come-first] The attribute is there; look at what differs.
        [cpu-is-always-the-metric] The queue grows whatever the CPU says.
        [double] The count follows the proportion, not a doubling.
        [emptiest-instance-first] The zone comes first, then the instance with most tasks.
        [equals-takes-patterns] == compares whole values; =~ takes patterns.
        [exact-capacity] The adjustment is added to the present count.
        [fewest-on-one-instance] Fields are compared in the order in which they are named.
        [filters-come-last] An instance that cannot hold the task is never ranked.
        [first-in-the-list] The order of the list means nothing.
        [floor-rounds-down] The floor is rounded up.
        [fullest-instance-first] The zone comes first, then the instance with most tasks.
        [hundred-is-enough] At 100 % nothing can be added, and nothing may be stopped.
        [instances-share-their-room] A task lies on one instance; what is left on two is not one place.
        [largest-of-the-row] That is enough, but not the smallest.
        [latency-is-the-target] The target is messages per task: latency divided by time per message.
        [maximum-comes-on-top] The maximum counts old and new tasks together.
        [maximum-is-of-new-tasks] The maximum counts old and new tasks together.
        [memory-alone-decides] Which memory is sold depends on the CPU value.
        [minimum-says-how-many-stop] The minimum says how many stay, not how many go.
        [never-more-than-desired] The maximum is a percentage of the desired count and may exceed it.
        [newest-goes-first] Balance between zones comes before age.
        [newest-instance] The age of an instance means nothing.
        [no-room-no-move] Where the floor leaves slack, ECS stops first and then starts.
        [not-is-everything-else] “not” selects the others.
        [nothing-may-stop] Below 100 % something may stop, if rounding leaves it.
        [oldest-goes-first] Balance between zones comes before age.
        [on-top-of-what-runs] The result is the whole count, not what is added.
        [one-at-a-time] ECS moves as many at once as floor and ceiling allow.
        [one-attribute-says-enough] One condition also selects others.
        [one-is-enough] The floor follows the percentage.
        [one-more-than-instances] The port is taken once per instance.
        [one-per-instance] Several copies fit on one instance.
        [one-percent-is-enough] Tasks are whole: a hundredth of a task is none.
        [one-port-in-the-cluster] Each instance has a port 8080 of its own.
        [one-step-to-spare] That is enough, but not the smallest.
        [only-cpu-counts] Memory runs out too.
        [only-double-is-safe] 200 % works, but less does too.
        [only-memory-counts] CPU units run out too.
        [only-the-first-counts] Where the first finds several equal, the second decides.
        [only-the-last-counts] The first decides before the last is asked.
        [patterns-match-anywhere] A pattern is held against the whole value.
        [ports-are-free] A fixed host port is taken once per instance.
        [ports-come-first] The port is free; look at what differs.
        [room-does-not-matter] What the ceiling allows must also find room.
        [rounded-down] Half a task does not work: it is rounded up.
        [smallest-zone-first] The zone with most tasks gives one up.
        [somebody-drains] The instances are ACTIVE.
        [spread-means-over-zones] Spread evens out the field it names, first the first.
        [spread-packs] Spread over instances seeks the emptiest.
        [spread-seeks-company] Spread seeks the fewest, not the most.
        [stack-is-a-type] That attribute has other values.
        [steps-add-up] Only one step applies.
        [straight-to-the-maximum] The proportion asks for less than the maximum.
        [the-agent-is-lost] The agents are connected.
        [the-maximum-does-not-bind] The count stays within the maximum.
        [the-nearest-will-do] That is less than is needed.
        [the-order-does-not-matter] Strategies are asked in their order.
        [the-upper-edge-is-in] A step's upper bound belongs to the next step.
        [two-per-cpu] That is one of the sizes, but not what is asked for.
        [unplaced-means-no-cpu] There is CPU enough.
        [unplaced-means-no-memory] There is memory enough.
       *[other] Another model.
    }
