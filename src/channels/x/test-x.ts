import { z } from 'zod'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { NotCalled, VOUCH } from '../../network/network.ts'
import { broken, doubtful, works, type Finding } from '../port/finding.ts'
import { XRefuses, type XApi } from './x-api.ts'
import type { XSettings } from './x-settings.ts'

const me = z.object({ data: z.object({ username: z.string() }) })

/** Whose keys they are, and whether direct messages may be read. */
export async function testX(api: XApi, { direct_messages }: XSettings): Promise<readonly Finding[]> {
  try {
    const { data } = me.parse(await api.get('users/me'))
    if (direct_messages) await api.get('dm_events', { max_results: '1' })
    return [works(`the keys are those of @${data.username}`)]
  } catch (error) {
    if (error instanceof ComeBackLater)
      return [doubtful(error.message, 'Try again later, or ask less often: poll_seconds.')]
    return [broken((error as Error).message, mendOf(error))]
  }
}

function mendOf(error: unknown): string {
  if (error instanceof NotCalled) return VOUCH
  if (error instanceof XRefuses && error.status === 401)
    return 'Make the keys and the access token of the app anew in the developer console, and set the variables.'
  if (error instanceof XRefuses && error.status === 403)
    return 'Give the app read, write and direct messages, make the access token anew, and see what its plan includes.'
  return 'Check the network of this machine and api_url.'
}
