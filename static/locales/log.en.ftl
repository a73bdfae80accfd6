### What the sentences of ECS in the event log mean; the sentences themselves are always English.

log-gloss-steady = As many tasks as wanted run and count as healthy, and no deployment is under way.
log-gloss-completed = Every task runs the new revision: this deployment is over.
log-gloss-started = Tasks were placed and begin to start; they do not count as healthy yet.
log-gloss-replaced = New tasks take the place of unhealthy ones, which are stopped when the new ones are healthy.
log-gloss-stopped = These running tasks were told to stop; they still hold their CPU and memory until they have stopped.
log-gloss-stopped-pending = Tasks that had not come to run yet were taken back.
log-gloss-registered = The load balancer knows these tasks now and begins to check them.
log-gloss-deregistered = The load balancer sends these tasks no new requests.
log-gloss-draining = Open connections may end first; only then do the tasks stop.
log-gloss-unhealthy-target = The load balancer's health check failed too often: the task will be replaced.
log-gloss-unhealthy-container = The container's own health check failed too often: the task will be replaced.
log-gloss-no-place = No instance can take the task. ECS tries again when something changes.
log-gloss-inconsistent = Tasks start and die again and again, so ECS waits longer before each new try.
log-gloss-blocked = Stopping one task would go below the minimum, starting one would go above the maximum: the deployment stands still.
log-gloss-start-failed = A task found its place and yet could not start.
log-gloss-failed = This deployment will not go on.
log-gloss-rolling-back = The last deployment that worked takes over again.
log-gloss-not-launched = Some tasks could not be launched; they count as failures of this deployment.
log-gloss-zones-uneven = One zone has at least two tasks more than another: ECS begins to move tasks.
log-gloss-zones-even = The zones' tasks differ by one at most: nothing needs to move.
log-gloss-zone-started = A task starts in the emptier zone first; one of the fuller zone stops afterwards.
log-gloss-zone-stopped = The zone that had too many tasks has one fewer now.
log-gloss-zone-no-place = The emptier zone has no room for another task, so nothing moves.
log-gloss-zone-given-up = ECS has stopped moving tasks between zones for now.
log-gloss-protected = Protected tasks may not be stopped, so the service keeps more tasks than wanted.
