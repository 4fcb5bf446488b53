import type { Task } from 'graphile-worker'
import type { Deps } from '../src/workflows/ports/store.ts'
import { offerSlotsNightly } from '../src/workflows/slots/offer-slots-nightly.ts'

/** What brands are short of ahead is offered to freelance experts. */
export function offerSlotsTask(deps: Deps): Task {
  return async () => {
    await offerSlotsNightly(deps)
  }
}
