import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId, TurnId } from '../src/domain/ids.ts'
import { acknowledgeTurn, type AcknowledgeDeps } from '../src/workflows/acknowledgements/acknowledge-turn.ts'

const payload = z.object({ brand_id: z.uuid(), turn_id: z.uuid() })

/** A customer is told what is known of their waiting. */
export function acknowledgeTurnTask(deps: AcknowledgeDeps): Task {
  return (given) => {
    const { brand_id, turn_id } = payload.parse(given)
    return acknowledgeTurn(deps, { brandId: brand_id as BrandId, turnId: turn_id as TurnId })
  }
}
