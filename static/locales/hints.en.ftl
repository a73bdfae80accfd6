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
hint-placeholder-write = { $name } is a placeholder that something else fills in; write { $write }
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
idle-gone = the field that holds it is refused
idle-fault = faults come from the lab's levers
idle-trust = no sandbox is simulated
