### Exercises and practice, English. Fetched when they are first opened; en.ftl speaks of the lab.

## The player
tab-exercise = Exercise
exercise-about = Level { $level } · about { $minutes } min · counts until { $end }
exercise-english = In English: this part changed after it was translated.
exercise-allowed = You may call
exercise-call = Call
exercise-calls-left = There is no service yet: the panel “What you ask for” has the calls.
exercise-request = Request, as JSON
exercise-labels = These stand for parts of earlier answers. A request may use them as they are:
exercise-make = Make the call
exercise-goals = Goals over time
exercise-hints = Hints
exercise-again = Start again
exercise-all = Start again from nothing
exercise-left = Back to the run before
exercise-back = Undo my last call
par-own = This run
par-solution = A solution
par-edits = Calls
par-cost = Cost until solved
par-disruption = Missing tasks, in task-seconds
make-text = The scenario is its start, your calls its solution, and what came of them its goals. Put both files into a folder and let `taskyard check` prove it; then word the texts and add wrong answers.
make-no-calls = Not yet: you have made no call in this run, so there is nothing to solve.
make-no-effect = Not yet: the run ends just as it would have without your calls, so there is no goal to reach.
make-faults = Not yet. The check of the recorded exercise says:
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
rung-take = Put it into the box, at { $at }
answer-came = What came back
predict-title = Before you play
predict-number = Your number
predict-moment = The moment: { $at }
predict-order = Put into order
predict-place = Place the ghosts
predict-up = { $what }: earlier
predict-down = { $what }: later
predict-more = { $what }: one more
predict-less = { $what }: one less
predict-on-stage = Click an instance on the stage to put a ghost there, or use these buttons.
predict-ghosts = Ghosts on { $what }: { $count }
predict-here = you { $yours }, the cluster { $cluster }
predict-ruler = Your number on the ruler
predict-said = You say { $number }
predict-mark = Your moment
predict-mark-you = you: { $at }
predict-mark-cluster = cluster: { $at }
predict-you = You
predict-cluster = The cluster
predict-parted = first difference
predict-sure = How sure are you?
predict-guess = Guess
predict-think = Think so
predict-certain = Certain
predict-lock = Lock and watch
predict-skip = Just show me
predict-waiting = Locked. The run will show it.
predict-watch = Watch the run that is asked about
predict-shown = The cluster: *{ $cluster }*.
predict-same = You and the cluster agree: *{ $cluster }*.
predict-differs = You and the cluster differ, as seen at { $at }.

## The map
home-title = Exercises
home-progress = { $done } of { $all } exercises
home-go = Go on
home-practice = Questions made anew each time, whose answers the engine computes. What you missed comes back in time.
home-review = Start a review
home-levels = Levels
home-exams-says = Exercises done for each objective. This predicts no result.
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

ideas-title = Due again
ideas-about = Ideas that you took for true. A fresh question asks about each of them.
ideas-none = No idea that you missed is due today.
idea-seen = { $days ->
        [0] last seen today
        [one] last seen yesterday
       *[other] last seen { $days } days ago
    }
idea-ask = Ask me

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
practice-pages = Pages of learning
practice-leech = You have missed this one several times. Doing it helps more than being asked again.
practice-retry = Try again what was missed ({ $count })
proof-same = The run says the same.
proof-other = In the run it is *{ $run }*.
proof-works = Played with this: it works.
proof-more = Played with this: it works too, but *{ $run }* is enough.
proof-fails = Played with this: it does not work.
proof-open = Open this run
plan-title = Your plan
plan-exam = Exam
plan-none = none
plan-date = Date
plan-left = { $days ->
        [0] The exam is today or over
        [one] { $days } day left; nothing is put off beyond it
       *[other] { $days } days left; nothing is put off beyond it
    }
plan-export = Save progress as a file
plan-import = Read a file of progress
plan-imported = { $count ->
        [one] Read { $count } entry
       *[other] Read { $count } entries
    }{ $broken ->
        [0] .
        [one] ; { $broken } was broken and left out.
       *[other] ; { $broken } were broken and left out.
    }
plan-refused = This is not a file of progress: { $why }
plan-large = This file is too large to be a file of progress.

## Mock exams
exam-title = Mock exam
exam-about = { $count } questions in the mix of the exam's domains, made anew each time. They are ours, not the exam's.
exam-time = Time
exam-time-usual = as in the exam
exam-time-more = { $percent } % more
exam-time-none = no clock
exam-minutes = { $minutes } min
exam-number = Question { $number } of { $all }
exam-left = { $left } left
exam-more = 5 minutes more
exam-before = Question before
exam-finish = { $open ->
        [0] Hand in
       *[other] Hand in ({ $open } open)
    }
exam-score = { $right } of { $all } right
exam-domain = Domain { $domain }: { $right } of { $all }
exam-honest = A share of right answers, not the exam's scaled score.
exam-retry = Try again what was missed
exam-leave = Another exam

## Corrections
corrections-title = Corrections
facts-about = What is often taught otherwise, and what is true. Where exams still expect the old answer, you choose which one you want to see.
facts-mode = Answers
facts-exam = as exams expect
facts-current = as it is now
facts-true-now = True now:
facts-exam-says = Exams may still expect:
facts-often-said = Often said:
facts-unchecked = From memory: look it up before you rely on it.
facts-source = Source
fact-1-old = A container runs on any operating system.
fact-1-new = Containers share the kernel of their host: operating system family and CPU architecture of the image must be those of the host (runtimePlatform).
fact-2-old = Amazon ECS is AWS's Docker Hub.
fact-2-new = Amazon ECS runs containers. The counterpart of Docker Hub is Amazon ECR.
fact-3-old = The instance profile fetches secrets that a task definition names.
fact-3-new = Secrets that a task definition names are fetched with the task execution role, on Fargate and on instances alike. The instance role registers the instance.
fact-4-old = Amazon S3 cannot be mounted as a file system; use Amazon EFS.
fact-4-new = Since April 2026 Amazon S3 Files gives a bucket as an NFS file system, and a task definition can mount it (s3filesVolumeConfiguration, with a task role).
fact-5-old = AWS App Runner and the Copilot CLI are the simple ways to start.
fact-5-new = App Runner takes no new customers since 30 April 2026, and Copilot's support ended on 12 June 2026. AWS points to Amazon ECS Express Mode or the CDK.
fact-6-old = A Classic Load Balancer works with Amazon ECS, only not with Fargate.
fact-6-new = A Classic Load Balancer works with no task in awsvpc mode. Services take Application, Network and Gateway Load Balancers.
fact-7-old = “ELB” is the one for high throughput and PrivateLink.
fact-7-new = The one for high throughput and PrivateLink is the Network Load Balancer. ELB is the name of the family.
fact-8-old = There is an agent on each container, and a task is a configuration file.
fact-8-new = There is one agent on each container instance. The configuration file is the task definition; a task is a running copy of it.
fact-9-old = minimumHealthyPercent 90 stops 10 % of the tasks; the other one is called max healthy percent.
fact-9-new = The floor is rounded up, the ceiling (maximumPercent) down. Four tasks with 90/100 never move. Defaults are 100 and 200.
fact-10-old = A Fargate cluster has one network interface, and its tasks share the port.
fact-10-new = On Fargate each task has its own network interface and private address, so all of them can use the same port.
fact-11-old = The instances must admit any port from the load balancer.
fact-11-new = The instances must admit the host's ephemeral range from the load balancer's group. Any port is an easy superset of it.
fact-12-old = hostPort 0 gives a random port.
fact-12-new = hostPort 0 gives a random port in bridge mode. In awsvpc and host mode it is blank or the same as containerPort.
fact-13-old = Fargate has 20 to 200 GB that belong to the containers.
fact-13-new = Fargate gives a task 20 GiB, and 21 to 200 GiB on request. The image takes its part, and the storage lives as long as the task.
fact-14-old = Bind mounts on an instance live as long as the instance.
fact-14-new = A bind mount on an instance lives as long as the instance only if it has a host path. Without one the files go with the task's containers.
fact-15-old = binpack packs by CPU and memory.
fact-15-new = binpack packs by CPU or by memory, as its field says; chain two for both. Without any strategy a service spreads over zones.
fact-16-old = Placement is for the EC2 launch type only.
fact-16-new = Fargate has no constraints and no strategies. Amazon ECS Managed Instances honour constraints.
fact-17-old = The ECS controller only rolls; blue/green is a matter of AWS CodeDeploy.
fact-17-new = Since July 2025 the ECS controller itself also deploys blue/green, and later linear and canary too, with a circuit breaker and alarms to roll back.
fact-18-old = Service auto scaling knows three metrics, one of them the load balancer's request count.
fact-18-new = Service auto scaling has three predefined metrics: CPU, memory and ALBRequestCountPerTarget, which is per minute and target. Any other CloudWatch metric can be given.
fact-19-old = Scale the Auto Scaling group on CPU.
fact-19-new = Placement goes by reservations. Managed scaling follows CapacityProviderReservation: instances needed by instances running, times 100.
fact-20-old = Whoever needs persistent storage chooses instances.
fact-20-new = Fargate tasks can use Amazon EFS and Amazon EBS volumes.
fact-21-old = An hourly task is an EventBridge rule with a schedule.
fact-21-new = Scheduled rules are the old way; EventBridge Scheduler is made for it. The bus is for events of any kind.
fact-22-old = Scale workers on the length of the queue.
fact-22-new = Scale on the backlog per task: visible messages by running tasks. The target is the wait you accept by the time a message takes.
fact-23-old = Scan on push is switched on for each repository.
fact-23-new = The registry's scanning configuration decides: basic, or enhanced with Amazon Inspector. The setting of the repository is deprecated.
fact-24-old = An event with the status Exited tells that a task died.
fact-24-new = A task that ends becomes STOPPED, and so does one that a deployment replaces. To hear of failures, match lastStatus STOPPED together with the exit code or the stopped reason.
fact-25-old = Clusters never share infrastructure.
fact-25-new = An instance belongs to one cluster. VPC, subnets and the account's quotas are shared.
fact-26-old = Nothing of Amazon ECS is open source.
fact-26-new = The control plane of Amazon ECS is not open source. Its container agent is.
fact-27-old = Kubernetes nodes run Docker Engine.
fact-27-new = Since Kubernetes 1.24 nodes do not run Docker Engine; those of Amazon EKS run containerd.
fact-28-old = Amazon EKS has three kinds of nodes, all in Auto Scaling groups.
fact-28-new = Amazon EKS has more kinds of nodes than three, EKS Auto Mode and Hybrid Nodes among them. Auto Mode, Karpenter and Fargate use no Auto Scaling group.
fact-30-old = Any CSI driver works on any node.
fact-30-new = Amazon EBS cannot be mounted by Pods on Fargate, and Amazon EFS on Fargate only with static provisioning.
fact-31-old = With Amazon ECS you must bring EC2 instances.
fact-31-new = EC2 instances are one of four capacities of Amazon ECS, beside Fargate, Managed Instances and Amazon ECS Anywhere.
fact-32-old = CPU and memory are required in a task definition.
fact-32-new = A task definition for Fargate needs CPU and memory for the task. On instances a memory value of the task or of each container is enough.
fact-33-old = The operations exam is SOA-C02.
fact-33-new = The operations exam is SOA-C03, AWS Certified CloudOps Engineer: it replaced SOA-C02 in September 2025.
q-w = One of these sentences needs no correction today. Which one?
q-w-exam = An exam would take one of these sentences as right. Which one?
q-w-why = The correction, with its source, stands below.
q-w-idea = True now: { $now }
q-w-early = It is true now, and later than what exams may still expect: { $old }
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
q-t13 = An Application Load Balancer in sg-alb listens on port 80. Its targets are containers in { $mode } network mode with containerPort { $container } and hostPort { $host }. Which is the smallest inbound rule with which they become healthy? (Protocol, ports, source.)
q-t13-why = { $mode ->
        [awsvpc] In awsvpc mode each task has a network interface of its own, and the port is the container's
       *[bridge] { $host ->
            [0] Host port 0 in bridge mode takes any port of the dynamic range
           *[other] In bridge mode the balancer meets the host port { $host }
        }
    }: { $rule }.
q-t15 = A Fargate task pulls an image of { $image } GiB (compressed) and writes { $data } GiB to its disk. What is the smallest ephemeralStorage.sizeInGiB? (Model: once unpacked, an image occupies three times its compressed size.)
q-t15-why = The image takes { $taken } GiB, the data { $data } GiB: { $size }.
q-t16 = { $event ->
        [task] The task stops, and another one starts on the same container instance. Which volume still has the files for it?
        [instance] The container instance is terminated, and the task starts on another one. Which volume still has the files for it?
       *[zone] The Availability Zone fails, and the task starts in another one. Which volume still has the files for it?
    }
q-t16-why = { $event ->
        [task] What belongs to the task goes with it; what belongs to the instance or to a file system stays.
       *[other] What belongs to the task or to the instance is gone; a file system of its own stays.
    }
q-t20 = A capacity provider with targetCapacity { $target } has { $instances } instances, each with tasks, and its CPU is nearly idle. { $waiting } tasks wait in PROVISIONING; an empty instance holds { $each } of them. How many instances does managed scaling ask for?
q-t20-why = { $needed } instances are needed and { $instances } are there: CapacityProviderReservation is { $metric } %. At a target of { $target } % that takes { $wanted }.
q-t21 = A service runs { $tasks } tasks with FARGATE (base { $base }, weight { $first }) and FARGATE_SPOT (weight { $second }). How do they split, FARGATE + FARGATE_SPOT?
q-t21-why = The base takes { $base } on FARGATE; the other { $rest } go by { $first } to { $second }: { $split }.
q-t22 = AccessDenied: not authorized to perform { $action } { $when ->
        [pulling] while the image is pulled.
        [secrets] while the secrets of the task definition are fetched.
        [logging] while the log stream is opened.
        [joining] while the instance joins the cluster.
       *[running] in the application's own log, long after it started.
    } Which role lacks the permission?
q-t22-why = { $acts ->
        [a-role-execution] The agent makes this call for the task: the task execution role.
        [a-role-task] The application makes this call: the task role.
       *[other] The call comes from the instance, or from a task without a role of its own on it: the container instance role.
    }
q-t23 = A repository has this lifecycle policy and these images. Which images expire?
q-t23-why = Rules act by priority, and what matches an earlier rule is shielded from later ones: { $list }.
q-on-ec2 = The task runs on a container instance
q-on-fargate = The task runs on Fargate
q-role-execution = Task execution role: { $policy }
q-role-task = Task role: { $policy }
q-role-instance = Container instance role: { $policy }
q-rule-count = Rule { $priority }: tags { $tags }, keep at most { $count } (imageCountMoreThan)
q-rule-days = Rule { $priority }: tags { $tags }, older than { $count } days (sinceImagePushed)
q-image = { $name }: tag { $tag }, pushed { $days ->
        [one] { $days } day
       *[other] { $days } days
    } ago
a-bind = a bind mount without a host path
a-host-path = a bind mount of a host directory (sourcePath)
a-docker-task = a Docker volume of scope task
a-docker-shared = a Docker volume of scope shared
a-efs = an Amazon EFS file system
a-ebs = an Amazon EBS volume of the task
a-s3-files = an Amazon S3 Files file system
a-role-execution = the task execution role
a-role-task = the task role
a-role-instance = the container instance role
a-role-service = the service-linked role AWSServiceRoleForECS
a-cpu = CPU
a-memory = memory
a-port = a taken port
a-attribute = a missing attribute
a-agent = agents that are not connected
a-draining = instances that are draining
q-idea = { $model ->
        [a-bind-mount-lasts] Without a host path the files go with the task's containers.
        [a-deployment-always-finishes] An update does not always finish: floor and ceiling can hold it.
        [a-file-system-is-lost] A file system of its own outlives tasks, instances and zones.
        [all-at-once] All at once needs twice the room, and a ceiling of 200 %.
        [all-that-fits] A service never runs more than it wants.
        [always-double] Twice as many is only the default, 200 %.
        [always-the-dynamic-range] Only host port 0 in bridge mode uses the dynamic range.
        [always-the-first-step] The step is chosen by the size of the breach.
        [an-instance-for-each-task] Several tasks fit on one instance.
        [and-or-swapped] “and” narrows, “or” widens.
        [any-field] Binpack looks at one field, the one it names.
        [any-mix-works-on-fargate] Fargate sells memory in steps of its own for each CPU value.
        [anybody-may] It works, but lets everybody in, not only the balancer.
        [binpack-balances] Binpack crowds; spread balances.
        [both-have-the-base] Only one item of a strategy may have a base.
        [bounds-are-absolute] Bounds of a step count from the threshold.
        [ceiling-rounds-up] The ceiling is rounded down.
        [constraints-come-first] The attribute is there; look at what differs.
        [container-port-in-bridge] In bridge mode the host port is what others meet.
        [cpu-is-always-the-metric] The queue grows whatever the CPU says.
        [double] The count follows the proportion, not a doubling.
        [ecs-has-a-role-of-its-own] The service-linked role manages network interfaces and balancers, nothing inside the task.
        [emptiest-instance-first] The zone comes first, then the instance with most tasks.
        [equals-takes-patterns] == compares whole values; =~ takes patterns.
        [every-port] It works, but opens far more ports than are needed.
        [exact-capacity] The adjustment is added to the present count.
        [fewest-on-one-instance] Fields are compared in the order in which they are named.
        [filters-come-last] An instance that cannot hold the task is never ranked.
        [first-in-the-list] The order of the list means nothing.
        [floor-rounds-down] The floor is rounded up.
        [from-its-own-group] The connection comes from the balancer's group, not from the tasks' own.
        [fullest-instance-first] The zone comes first, then the instance with most tasks.
        [gigabytes-are-gibibytes] The size is in GiB, as the need is.
        [half-an-instance-will-do] Instances are whole: the result is rounded up.
        [hundred-is-enough] At 100 % nothing can be added, and nothing may be stopped.
        [images-stay-packed] An image takes more room once it is unpacked.
        [images-take-no-room] The image lies on the same disk as the data.
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
        [no-rule-shields] What matches an earlier rule is never touched by a later one.
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
        [only-the-base-is-first] After the base, weights share the rest.
        [only-the-first-counts] Where the first finds several equal, the second decides.
        [only-the-first-rule-counts] Later rules act on what no earlier rule matches.
        [only-the-last-counts] The first decides before the last is asked.
        [open-port-80] The balancer listens on 80; the targets do not.
        [patterns-match-anywhere] A pattern is held against the whole value.
        [ports-are-free] A fixed host port is taken once per instance.
        [ports-come-first] The port is free; look at what differs.
        [room-does-not-matter] What the ceiling allows must also find room.
        [rounded-down] Half a task does not work: it is rounded up.
        [shared-means-everywhere] Scope shared means shared on one instance.
        [smallest-zone-first] The zone with most tasks gives one up.
        [somebody-drains] The instances are ACTIVE.
        [spread-means-over-zones] Spread evens out the field it names, first the first.
        [spread-packs] Spread over instances seeks the emptiest.
        [spread-seeks-company] Spread seeks the fewest, not the most.
        [stack-is-a-type] That attribute has other values.
        [steps-add-up] Only one step applies.
        [straight-to-the-maximum] The proportion asks for less than the maximum.
        [task-scope-lasts] Scope task means: gone with the task.
        [the-agent-is-lost] The agents are connected.
        [the-base-falls-away] The base is filled first and counts.
        [the-base-is-left-out] The base is filled before weights count.
        [the-cpu-is-idle] Placement goes by reservations, not by use.
        [the-default-is-enough] 20 GiB, the default, do not hold it.
        [the-disk-follows] ECS makes a new EBS volume for each task and never attaches the old one again.
        [the-execution-role-does-it-all] The execution role is the agent's: image, secrets, logs.
        [the-host-lasts] The directory goes with its instance.
        [the-instance-role-does-it-all] The instance role is for the instance; a task with roles of its own does not use it.
        [the-last-rule-first] The smallest priority acts first.
        [the-listener-port] The balancer listens on 80; the targets do not.
        [the-maximum-does-not-bind] The count stays within the maximum.
        [the-most-is-safe] It is enough, but not the smallest, and you pay for it.
        [the-nearest-will-do] That is less than is needed.
        [the-newest-go] Count rules keep the newest; age counts from the push.
        [the-order-does-not-matter] Strategies are asked in their order.
        [the-target-is-left-out] A target below 100 % keeps spare instances.
        [the-task-role-does-it-all] The task role is the application's, once it runs.
        [the-upper-edge-is-in] A step's upper bound belongs to the next step.
        [two-per-cpu] That is one of the sizes, but not what is asked for.
        [unplaced-means-no-cpu] There is CPU enough.
        [unplaced-means-no-memory] There is memory enough.
        [untagged-images-match-too] A rule for tagged images leaves the untagged alone.
        [weights-are-counts] Weights are shares of what is left after the base.
       *[other] Another model.
    }
