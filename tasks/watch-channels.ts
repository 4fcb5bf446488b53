import type { Task } from 'graphile-worker'
import { watchChannels } from '../src/workflows/channels/watch-channels.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

/** A broken or silent channel is noticed before its customers are neglected. */
export function watchChannelsTask(deps: Pick<Deps, 'store' | 'newId'>): Task {
  return async () => {
    await watchChannels(deps)
  }
}
