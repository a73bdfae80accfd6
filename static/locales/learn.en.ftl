### Exercises and practice, English. Fetched when they are first opened; en.ftl speaks of the lab.

## The player
tab-exercise = Exercise
exercise-about = Level { $level } · about { $minutes } min · counts until { $end }
exercise-allowed = You may call
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
exercise-gone = This exercise could not be opened: { $reason }
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
