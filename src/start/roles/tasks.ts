import { acknowledgementWriter } from '../../notify/acknowledgement/write-acknowledgement.ts'
import { takeArrivals } from '../../channels/port/take-arrivals.ts'
import { shopperChats } from '../../channels/shopper/shopper-chats.ts'
import { shopperVoice } from '../../channels/shopper/shopper-voice.ts'
import { ratingFooter } from '../rating-footer.ts'
import { digestParts } from '../digest-parts.ts'
import { followFigures } from '../follow-figures.ts'
import { holdLease } from '../hold-lease.ts'
import { notifiersOf } from '../notifiers-of.ts'
import type { House } from '../open-house.ts'
import type { Parts } from '../parts.ts'
import { runTasks, type RunningTasks } from '../run-tasks.ts'
import { followTurns } from '../traces/follow-turns.ts'

/** Runs side effects, keeps the figures up to date, and sends what has come of turns as traces where somebody takes them. */
export async function playTasks(house: House, parts: Parts): Promise<RunningTasks> {
  const { record, secrets, transport } = house
  const { database, deps, adapters, helpdesks, calendars, vault, log } = house
  const chats = parts.opened('mystery shoppers', shopperChats(house.environment.baseUrl), (it) => {
    it.close()
    return Promise.resolve()
  })
  const running = parts.opened(
    'tasks',
    await runTasks(
      {
        ...deps,
        ...digestParts(house),
        adapters,
        helpdesks,
        calendars,
        vault,
        shopper: shopperVoice({
          transport,
          key: secrets.replyTokenKey,
          sessionKey: secrets.chatSessionKey,
          chats,
          take: (channel, arrivals) =>
            takeArrivals({ ...deps, record, replyTokenKey: secrets.replyTokenKey }, channel, arrivals),
        }),
        notifiers: notifiersOf(house),
        writeAcknowledgement: acknowledgementWriter(house.environment.baseUrl, house.secrets.offerLinkSecret),
        askRating: ratingFooter(house.environment.baseUrl, house.secrets.offerLinkSecret),
      },
      database.direct,
      log,
    ),
    (it) => it.stop(),
  )
  parts.opened('figures', followFigures(deps, log), (it) => it.stop())
  if (house.environment.traces) await sendTraces(house, parts)
  return running
}

async function sendTraces({ database, tail, log }: House, parts: Parts): Promise<void> {
  const { turnSender } = await import('../traces/send-turns.ts') // megabytes that most do without
  const follow = () => followTurns({ tail, db: database.db, log, sender: turnSender() })
  parts.opened('traces', holdLease(database.url, 'traces', follow, log), (it) => it.release())
}
