import { acknowledgementWriter } from '../../notify/acknowledgement/write-acknowledgement.ts'
import { ratingFooter } from '../rating-footer.ts'
import { digestParts } from '../digest-parts.ts'
import { followFigures } from '../follow-figures.ts'
import { notifiersOf } from '../notifiers-of.ts'
import type { House } from '../open-house.ts'
import type { Parts } from '../parts.ts'
import { runTasks, type RunningTasks } from '../run-tasks.ts'

/** Runs side effects, and keeps the figures up to date. */
export async function playTasks(house: House, parts: Parts): Promise<RunningTasks> {
  const { database, deps, adapters, helpdesks, vault, log } = house
  const running = parts.opened(
    'tasks',
    await runTasks(
      {
        ...deps,
        ...digestParts(house),
        adapters,
        helpdesks,
        vault,
        notifiers: notifiersOf(house),
        writeAcknowledgement: acknowledgementWriter(house.environment.baseUrl, house.secrets.offerLinkSecret),
        askRating: ratingFooter(house.environment.baseUrl, house.secrets.offerLinkSecret),
      },
      database.pool,
      log,
    ),
    (it) => it.stop(),
  )
  parts.opened('figures', followFigures(deps, log), (it) => it.stop())
  return running
}
