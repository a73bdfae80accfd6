### What the checker of texts says in its own name, English: hints beside AWS's sentences, mends,
### notes, what is wrong with JSON, what was done to a paste. Fetched when a text is first edited.
### One line for each message and no selectors: the terminal reads this file too.

## Hints: what would be right
hint-meant = did you mean "{ $word }"?
hint-example = for example { $code }
hint-literal = { $code }
hint-write = write { $value }
hint-one-of = one of { $values }
hint-from-to = a whole number from { $low } to { $high }
hint-name = up to 255 letters, digits, hyphens and underscores
hint-placeholder = { $name } is a placeholder that something else fills in; { $write }
hint-placeholder-write = { $name } is a placeholder that another tool fills in. What belongs here: { $write }
hint-no-null = leave the field out; null is not a value here
hint-no-such-field = the API has no such field here; remove it
hint-remove = remove it
hint-only-described = DescribeTaskDefinition answers with it; to register, remove it
hint-belongs-to-container = "{ $name }" belongs to a container: move it into containerDefinitions[0]
hint-belongs-to-task = "{ $name }" belongs to the task: move it beside containerDefinitions

## Hints: what a value looks like
hint-a-text = a text in double quotes
hint-a-duration = a duration such as "90s"
hint-a-whole-number = a whole number without quotes
hint-a-number = a number without quotes
hint-a-boolean = true or false
hint-a-moment = a moment
hint-a-list = a list: { $shape }
hint-a-map = an object of texts: { $shape }
hint-an-object = an object: { $shape }
hint-health = true, false, or { $shape }

## Hints: sizes
hint-no-such-cpu = there is no size of { $cpu } CPU units; { $pair }
hint-cpu-takes = { $cpu } CPU takes { $memories }; { $pair }
hint-nearest-pair = nearest legal pair: { $cpu } CPU with { $memory } MiB
hint-mib = { $values } MiB
hint-mib-steps = { $first } to { $last } MiB in steps of { $step }
hint-cpu-at-least = at least 128 CPU units
hint-cpu-at-most = at most 196608 CPU units
hint-cpu-written = CPU units in digits such as "256", or "1 vCPU"
hint-memory-written = MiB in digits such as "512", or "2 GB"
hint-cpu-sum = the containers ask for { $used }, the task has { $cpu }
hint-memory-sum = the containers reserve { $used } MiB, the task has { $memory }
hint-some-memory = for example "memory": 512, or a task-level "memory"
hint-positive-mib = a positive number of MiB
hint-below-reservation = { $limit } is below the reservation { $soft }
hint-task-memory = the task has { $memory } MiB
hint-cpu-least = 0 or more CPU units

## Hints: the task
hint-ten-containers = a task has at most 10 containers, this one has { $count }
hint-one-essential = one container at least must be essential, as it is when unset
hint-member-of = a task definition takes memberOf only; give it to the service
hint-external-modes = bridge, host or none
hint-withdrawn = Elastic Inference was withdrawn; remove the field
hint-ask-fargate = remove it, or ask for FARGATE in requiresCompatibilities
hint-no-instances = remove them; Fargate has no instances to choose from
hint-no-volumes = the task has no "volumes"; add one of this name
hint-volumes = the task's volumes are: { $names }

## Hints: a container
hint-real-image = ECS takes it as it stands; the pull would fail. Name a real image
hint-digest = a digest is sha256: and 64 hexadecimal digits
hint-drop-links = containers of such a task share localhost; drop the links
hint-secrets-role = the agent fetches secrets with the execution role
hint-env-name = the object's name ends in .env, for example app.env
hint-timeout-fargate = 2 to 120 seconds on Fargate
hint-timeout = 0 or more seconds
hint-cmd-shell-first = put "CMD-SHELL" first
hint-waits-for-itself = { $name } waits for itself, over others or directly
hint-links-to-itself = { $name } links to itself, over others or directly
hint-not-essential = set "essential": false on { $name }
hint-give-health-check = give { $name } a healthCheck, or use START
hint-log-streams = Fargate names its log streams prefix/container/task-id
hint-port = a port from 1 to 65535
hint-host-port = a port from 0 (dynamic) to 65535
hint-port-range = FIRST-LAST with 1 <= FIRST < LAST <= 65535
hint-same-port = { $port }, or leave hostPort out
hint-free-port = hostPort 0 takes a free port
hint-shared-ports = containers of this network mode share one set of ports

## Hints: what was pasted is something else
hint-terraform = this is Terraform code; paste the list inside container_definitions as JSON
hint-yaml = this looks like YAML; paste the JSON form of the task definition
hint-web-page = this looks like a web page; paste the JSON itself

## Mends, on a button
fix-use = Use { $insert }
fix-remove = Remove { $name }
fix-add = Add { $field }
fix-add-volume = Add the volume { $name }
fix-make-essential = Make { $name } essential

## Notes: AWS says nothing, the lab does
note-command-begins = A health check command begins with CMD or CMD-SHELL
note-placeholder = { $name } is a placeholder that something else fills in
note-docker-least = Docker reserves at least 6 MiB for a container; '{ $name }' gets less
note-twice = "{ $name }" stands here twice; the last one counts
note-treated-as-tcp = protocol '{ $value }' is treated as tcp
note-no-effect = { $path } is accepted and has no effect in this lab
note-request-size = The request is larger than { $most } bytes
note-document-size = The document has { $bytes } bytes; a task definition may have { $most }

## What is wrong with JSON; the second of a pair says what stood there instead
syntax-expected = expected { $what }, { $found }
syntax-either = { $one } or { $other }
syntax-value = a value
syntax-end = the end of the document
syntax-name = a field name in double quotes
syntax-name-after-comma = a field name after the comma
syntax-colon = { $sign } after the field name
syntax-digit = a digit
syntax-leading-zeros = a number without leading zeros
syntax-digit-after-point = a digit after the point
syntax-digit-in-exponent = a digit in the exponent
syntax-quote = a closing double quote
syntax-quote-on-line = a closing double quote on this line
syntax-no-control = no control character in text
syntax-escape = one of " \ / b f n r t u after a backslash
syntax-hex = four hexadecimal digits after \u
syntax-surrogate = expected a whole surrogate pair
syntax-depth = nested deeper than { $most } levels
syntax-found = found { $sign }
syntax-found-end = the document ends
syntax-found-single-quote = found a single quote; JSON text stands in double quotes
syntax-found-comment = found a comment; JSON has none
syntax-found-curly-quote = found a curly quote; JSON text stands in straight double quotes

## What was done to a paste, each beside the field it was done to
pasted-fence = the code fence around the document was taken away
pasted-placeholder-dropped = { $name }, which something else fills in after a value
pasted-placeholder-quoted = { $name } stood without quotes; it was quoted
pasted-comments = comments ({ $count }); JSON has none
pasted-commas = commas before a closing bracket ({ $count })
pasted-family-container = there was none; "{ $family }" was taken from the first container
pasted-family-arn = "{ $family }" was taken from taskDefinitionArn
pasted-only-described = DescribeTaskDefinition answers with it; a request does not have it
pasted-null = null; a field that is not set is left out
pasted-null-entry = null is no entry
pasted-empty-list = an empty list
pasted-empty-text = an empty text; a field that is not set is left out
pasted-empty-object = an empty object
pasted-list-in-string = the list stood inside a JSON string
pasted-renamed = the field is called { $name } here
pasted-belongs-to-task = it belongs to the task, not here; set it beside containerDefinitions
pasted-no-such-field = RegisterTaskDefinition has no such field here
pasted-pairs = an object of names became a list of name and value
pasted-intrinsic = a CloudFormation function; { $value } stands in its place
pasted-became = { $old } became { $new }
pasted-in-string = the document stood inside a JSON string
pasted-list-of-one = the list around the one document was taken away
pasted-bare-list = a bare list of containers was wrapped; add the task-level settings by hand
pasted-wrapper = the wrapper of a DescribeTaskDefinition answer was taken away
pasted-tags = the tags that stood beside the task definition moved into it
pasted-beside = it stood beside the task definition and is no part of it
pasted-one-container = one container definition alone: it was wrapped
pasted-template = taken out of a CloudFormation template
pasted-others = { $count } more task definitions of the template
pasted-properties = the properties of a CloudFormation resource: names begin in lower case here

## Why a paste could not be read
pasted-size = The text has { $bytes } bytes; the lab reads { $most }
pasted-a-text = a text is no task definition
pasted-no-object = a task definition is a JSON object
pasted-strange-list = a list of something that is no container definition
pasted-service = this is a service, not a task definition; use the service's own form
pasted-compose = this is a Docker Compose file, not a task definition
pasted-beanstalk = this is a single-container Elastic Beanstalk file, without definitions
pasted-kubernetes = this is a Kubernetes manifest, not a task definition
pasted-describe-tasks = this is an answer of DescribeTasks; paste that of describe-task-definition

# What is accepted and changes nothing, and why.
note-idle = { $member } has no effect in this lab: { $why }
idle-process = a simulated process behaves as its image says; it reads no arguments and no files
idle-kernel = no kernel is simulated
idle-names = names are not resolved inside a container
idle-labels = kept and given back; no rule reads it
idle-mesh = no service mesh is simulated
idle-logs = logs do not leave the simulated account
idle-gpu = GPUs are counted whole
idle-one = it has one legal value
idle-volume = only whose data a volume holds matters to a process that reads no files
idle-gone = it is part of a field that AWS no longer accepts
idle-fault = faults come from the lab's levers
idle-trust = no sandbox is simulated

## Beside what may stand at the cursor
detail-text = text
detail-whole = whole number
detail-number = number
detail-boolean = true or false
detail-moment = moment
detail-duration = duration
detail-health = true, false or a window
detail-list = list
detail-object = object
detail-map = names and texts
detail-required = { $kind }, required
detail-container = container
detail-volume = volume
detail-query = cluster query
detail-memory = MiB, Fargate with { $cpu } CPU

## A scenario file, an exercise or a link that is wrong. "found" is one of the next six.
found-null = null
found-boolean = true or false
found-number = a number
found-text = text
found-list = a list
found-object = an object
fault-at = { $path }: { $message }
fault-wanted = expected: { $what }
fault-perhaps = perhaps { $name }
fault-json = not JSON: { $why }
fault-yaml = not YAML: { $why }
fault-bytes = the text is { $count } bytes long
fault-missing = { $name } is missing
fault-unfit = it is missing, or of the wrong kind
fault-unfit-kind = { $found } does not belong here
fault-unknown = "{ $value }" is unknown
fault-nothing-called = there is nothing called { $name }
fault-no-field = there is no field "{ $field }"
fault-no-text = { $found } is not text
fault-no-list = { $found } is not a list
fault-no-scenario = { $found } is not a scenario
fault-no-step = { $found } is not a step
fault-no-request = { $found } is not a request
fault-no-exercise = { $found } is not an exercise
fault-no-goal = { $found } is not a goal
fault-no-answer = a known wrong answer is an object, and this is { $found }
fault-no-row = { $value } is not the number of a row of the inventory
fault-format = format { $format } is unknown
fault-seed = { $value } is not a seed
fault-no-duration = { $value } is not a duration
fault-too-long = { $value } is too long
fault-too-many = too many: { $count }
fault-too-few = too few: { $count }
fault-after-end = { $at } is after the end of the run
fault-back-in-time = { $at } goes back in time
fault-no-call = "{ $call }" is not a call this lab knows
fault-no-label-above = no step above is labelled "{ $label }"
fault-label = "{ $label }" is not a label
fault-twice = "{ $name }" is used twice
fault-not-of-start = { $name } belongs to the exercise, not to its start
fault-words-of-time = the goal's words of time: { $count }; it needs exactly one
fault-expression = { $why } at "{ $at }"
fault-want-object = an object with { $fields }
fault-want-name = a short name, as text
fault-want-whole = a whole number from 0
fault-want-duration = a duration such as 90s, 1m30s, 1h or 250ms
fault-want-week = at most 168h, seven days
fault-want-milliseconds = milliseconds, seven days at most
fault-want-most = at most { $most }
fault-want-least = at least { $least }
fault-want-each = one for each option: { $count }
fault-want-up-to = up to { $end }
fault-want-later = { $at } or later
fault-want-reference = a label and a path inside the braces, or two dollar signs for the text itself
fault-want-label = 1 to 64 letters, digits, - and _
fault-want-label-above = a label given to a step above; there is none yet
fault-want-own-name = a name of its own
fault-want-digest = 32 hexadecimal digits
fault-want-calls = the calls that may be made
fault-want-slug = lowercase letters, digits and -
fault-want-nothing = to leave it out: a goal with { $word } has no such limit
fault-want-solutions = a list of lists of calls
fault-want-idea = the wrong idea's id
reference-open = "{ $text }" opens a reference and never closes it
reference-no-label = the reference "{ $text }" does not begin with a label
reference-no-response = { $text }: the step "{ $label }" gave no response
reference-nothing = { $text }: nothing is there in the response of "{ $label }"
reference-no-piece = { $text }: only text and numbers fit inside a longer string
reference-simple = "{ $text }" is more than names, dots and [n], which is all that is read here
reference-path = the path cannot be read: { $why }

## A link
link-form = a link of this lab begins with { $prefix }; this one begins with { $begins }
link-long = the link is { $bytes } bytes long; the limit is { $limit }
link-letters = the link is damaged: it is not base64url
link-deflate = the link is damaged: it does not inflate
link-big = the link holds more than { $limit } bytes
link-wrong = the link is wrong
link-unknown-scenario = there is no scenario "{ $name }" here
link-other-engine = made with version { $theirs }; this is version { $ours }
link-refused-now = { $call } at { $at } is refused now: { $code }: { $message }
link-other-digest = this run is not the one that was shared: digest { $ours }, was { $theirs }

## What an exercise does not let its player do
denied-call = this exercise is to be solved without { $call }
denied-field = this exercise leaves { $field } of { $call } as it is

## What the lab refuses in its own name; "things" names what there is too much of
refuse-most = This lab takes at most { $most } { $things }
things-alarms = alarms
things-providers = capacity providers
things-desired = desired tasks
things-group-instances = instances of a group
things-groups = Auto Scaling groups
things-instances = container instances
things-messages = messages in a queue
things-metrics = metrics
things-policies = policies on a role
things-scaling-policies = scaling policies of a target
things-queues = queues
things-revisions = task definition revisions
things-actions = scheduled actions of a target
things-services = services
things-tags = tags on one resource
things-network = things in a network
things-storage = file systems and mount targets
things-tasks = tasks
things-roles = roles
things-stores = secrets, parameters and log groups
things-repositories = repositories
things-images = images in a repository
things-points = points of a curve
refuse-range = { $key } is a whole number from { $low } to { $high }
refuse-least = { $key } must be at least { $low }
refuse-no-call = This lab does not answer { $name }
refuse-meant = { $what }; { $hint }
refuse-no-read = { $name } is not a read
refuse-no-task = There is no task { $name }
refuse-no-instance = There is no container instance { $name }
refuse-no-container = The task has no container { $name }
refuse-not-running = The container { $name } is not running
refuse-no-cluster = There is no such cluster
refuse-no-queue = There is no queue { $name }
refuse-no-fargate-task = { $name } is no task that runs on Fargate
refuse-no-spot-task = { $name } is no task on FARGATE_SPOT
refuse-no-spot-instance = { $name } is no Spot Instance of an Auto Scaling group
refuse-definition-gone = The task's definition is deleted
refuse-no-zone = availabilityZones must name at least one zone
refuse-zone = This region has no Availability Zone { $zone }; it has { $known }
refuse-zone-works = The Availability Zone { $name } has not failed
refuse-instance-type = This lab does not know the instance type { $type }; it knows { $known }
refuse-no-image = image must not be empty
refuse-image-tag = imageTag has 1 to 300 letters, digits and _.-
refuse-own-registry = registryId is the number of another account, 12 digits
refuse-request-path = a path starts with / and, like a host, has at most 256 characters
refuse-service-or-door = give service or loadBalancer, not both
refuse-classic-door = A Classic Load Balancer has no listener rules; set the traffic of the service behind it with service in place of loadBalancer
refuse-no-listener = { $name } does not listen there
refuse-until-before-from = healthy.until must lie after healthy.from
refuse-no-service = give service, or dimensions ClusterName and ServiceName
refuse-point-back = points must go forward in time; { $name } does not
refuse-no-metric = This lab has no metric { $name } of a service; it has CPUUtilization, MemoryUtilization, RequestCountPerTarget and RunningTaskCount; any other needs a namespace of its own
refuse-one-instance-port = This lab gives a Classic Load Balancer one instance port
refuse-no-setting = This lab knows the account setting awsvpcTrunking, not { $name }
refuse-no-code-deploy = { $name } has no deployment controller CODE_DEPLOY
refuse-deploying = A deployment of { $name } is in progress already
refuse-not-deploying = No deployment of { $name } is in progress
refuse-other-group = targetGroup must be another target group than the one in use
refuse-all-at-once = Behind a Network Load Balancer only CodeDeployDefault.ECSAllAtOnce is possible
refuse-subnet-attribute = This lab modifies MapPublicIpOnLaunch only
refuse-one-endpoint = This lab deletes one VPC endpoint at a time
refuse-transport = This lab does not know the IP protocol { $name }; it knows tcp, udp and -1
refuse-service-connect = This lab has no Service Connect yet; leave it out or set enabled to false
refuse-namespace = This lab scales the namespace ecs, not { $name }
refuse-predictive = This lab forecasts with PredefinedMetricPairSpecification: ECSServiceCPUUtilization, ECSServiceMemoryUtilization or ALBRequestCount
refuse-launch-type = This lab has no launch type { $name } yet; use EC2 or FARGATE
refuse-balancer-kind = This lab has application and network load balancers only
refuse-one-action = This lab takes exactly one action in { $key }
refuse-action = Listeners of this lab forward, redirect or give a fixed response
refuse-rule-condition = Rules of this lab look at path-pattern and host-header
refuse-no-type = This lab does not know the instance type { $name }
refuse-period = { $key } is a multiple of 60 and at most 86400 in this lab
refuse-own-metric = { $name } is published by AWS in this lab
refuse-metric-query = This lab answers queries with MetricStat, not metric math
refuse-tracked = This lab does not track { $name }; it tracks ECSServiceAverageCPUUtilization, ECSServiceAverageMemoryUtilization and ALBRequestCountPerTarget
refuse-metric-math = This lab reads metric math with + - * / and parentheses over numbers and the ids of metrics, such as m1 / (m2 + 1)
refuse-target-attribute = This lab does not use the target group attribute { $name }
refuse-controller = This lab keeps a service with the deployment controller it was created with
refuse-provider-kind = Give autoScalingGroupProvider or managedInstancesProvider, one of the two
refuse-other-launch = This lab keeps a service on EC2 or on Fargate; its strategy may not change from one to the other
refuse-time-zone = This lab does not know the time zone { $name }; fixed offsets are Etc/GMT+9, Etc/GMT-2 and so on
refuse-group-policy = This lab has only the policy type TargetTrackingScaling for groups
refuse-group-metric = This lab knows only the predefined metric ASGAverageCPUUtilization for groups
refuse-archive = This lab has no archive storage class: a rule's action is expire
