import type { Task } from 'graphile-worker'
import { handOverShifts } from '../src/workflows/dispatch/hand-over-shifts.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

/** Shifts end: their open work passes on. */
export function handOverShiftsTask(deps: Deps): Task {
  return async () => {
    await handOverShifts(deps)
  }
}
