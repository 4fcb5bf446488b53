import type { z } from 'zod'
import type { RetargetFigures } from '../../../domain/clock/retarget-clock.ts'
import type { Problem } from '../../../domain/problem.ts'
import { formatInstant } from '../../../domain/time/instant.ts'
import type { Errand } from '../../../workflows/ports/errand-store.ts'
import { presentRetarget } from '../policies/retarget/present.ts'
import type { backTestFigures, errand } from './schema.ts'

export function presentErrand(row: Errand): z.output<typeof errand> {
  const { id, brandId, state, progress, askedAt, endedAt, result } = row
  const common = {
    id,
    brand_id: brandId,
    state,
    progress,
    asked_at: formatInstant(askedAt),
    ended_at: endedAt === null ? null : formatInstant(endedAt),
    errors: state === 'failed' ? [...(result as { problems: readonly Problem[] }).problems] : [],
  }
  const done = state === 'done'
  switch (row.kind) {
    case 'back_test':
      return {
        ...common,
        kind: row.kind,
        figures: done ? (result as z.output<typeof backTestFigures>) : null,
      }
    case 'retarget':
      return { ...common, kind: row.kind, figures: done ? presentRetarget(result as RetargetFigures) : null }
    default:
      return row.kind satisfies never
  }
}
