import './start/let-garbage-die-young.ts'
import { readEnvironment } from './environment.ts'
import { explanation } from './start/explanation.ts'
import { greeting } from './start/greeting.ts'
import { createLog } from './start/log.ts'
import { startSundial, type Sundial } from './start/start-sundial.ts'

/** The composition root: reads the environment, starts this node, and ends it when it is told to. */
const log = createLog(process.env)

try {
  const sundial = await startSundial({
    environment: readEnvironment(process.env),
    variables: process.env,
    log,
    onProgress: (step) => process.stderr.write(`  ${step} ...\n`),
  })
  process.stdout.write(await greeting(sundial))
  endOnSignals(sundial)
} catch (error) {
  // Whatever is left behind of the start must not keep a supervisor from beginning anew.
  process.stderr.write(`${explanation(error)}\n`, () => process.exit(1))
}

/** A second signal ends at once. */
function endOnSignals(sundial: Sundial): void {
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ending) process.exit(1)
      ending = true
      void sundial.stop().then(() => process.exit(0))
    })
}
