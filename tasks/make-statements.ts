import type { Task } from 'graphile-worker'
import { makeStatements } from '../src/workflows/pay/make-statements.ts'
import { settleClaims } from '../src/workflows/pay/settle-claims.ts'
import { settleStandby } from '../src/workflows/pay/settle-standby.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

/** Writes the statements of pay periods that are over, when everything of them is booked. */
export function makeStatementsTask(deps: Deps): Task {
  return async () => {
    await settleClaims(deps)
    await settleStandby(deps)
    await makeStatements(deps)
  }
}
