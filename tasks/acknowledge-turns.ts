import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId, TurnId } from '../src/domain/ids.ts'
import { acknowledgeTurn, type AcknowledgeDeps } from '../src/workflows/acknowledgements/acknowledge-turn.ts'

const payload = z.object({ brand_id: z.uuid(), turn_ids: z.array(z.uuid()) })

/** Customers are told what is known of their waiting; who was told already is not told again. */
export function acknowledgeTurnsTask(deps: AcknowledgeDeps): Task {
  return async (given) => {
    const { brand_id, turn_ids } = payload.parse(given)
    for (const turnId of turn_ids)
      await acknowledgeTurn(deps, { brandId: brand_id as BrandId, turnId: turnId as TurnId })
  }
}
