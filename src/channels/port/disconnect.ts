import { isShared } from '../../workflows/dispatch/announce-holder.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { Doors } from './doors.ts'
import { broken, type Finding } from './finding.ts'

/** What disconnecting asks of the house, each step once. */
export interface DisconnectSteps {
  /** Ends what runs for whoever waits there. */
  readonly settle: () => Promise<unknown>
  /** Nothing comes or goes through it from then on; false where it was gone already. */
  readonly remove: () => Promise<boolean>
  /** Forgets what came through it. */
  readonly forget: () => Promise<unknown>
}

/**
 * Leaves a channel. What runs beside a helpdesk ends here, for the work goes on there; the helpdesk is left clean last, so that nothing writes into it any more. What
 * came through the channel stays unless it is to be erased. Null where it was gone already; else what was taken away there, or has to be by hand.
 */
export async function disconnect(
  doors: Pick<Doors, 'of'>,
  channel: Channel,
  erase: boolean,
  { settle, remove, forget }: DisconnectSteps,
): Promise<readonly Finding[] | null> {
  const opened = doors.of(channel)
  if (isShared(channel.adapter)) await settle()
  if (!(await remove())) return null
  if (erase) await forget()
  if (opened.ok) return (await opened.door.leave?.()) ?? []
  return isShared(channel.adapter)
    ? [
        broken(
          `what we left there stays, for it cannot be reached: ${opened.problem}`,
          'Remove our webhook and the tag sundial_claimed in the helpdesk by hand.',
        ),
      ]
    : []
}
