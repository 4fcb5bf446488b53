import type { Task } from 'graphile-worker'
import { followJoined } from '../src/workflows/pay/follow-joined.ts'
import { settleClaims } from '../src/workflows/pay/settle-claims.ts'
import { settleStandby } from '../src/workflows/pay/settle-standby.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

/** Books what was earned since. */
export function settlePayTask(deps: Deps): Task {
  return async () => {
    await settleClaims(deps)
    await settleStandby(deps)
    await followJoined(deps)
  }
}
