// Loaded into a node before anything else: SIGUSR2 makes its wall clock jump an hour on, the next an hour back from the truth, then it is right again.
const HOUR = 3_600_000
const jumps = [0, HOUR, -HOUR]
let at = 0
const TrueDate = Date
process.on('SIGUSR2', () => (at = (at + 1) % jumps.length))

const now = () => TrueDate.now() + jumps[at]
globalThis.Date = new Proxy(TrueDate, {
  construct: (target, given, created) =>
    given.length === 0
      ? Reflect.construct(target, [now()], created)
      : Reflect.construct(target, given, created),
  apply: () => new TrueDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
