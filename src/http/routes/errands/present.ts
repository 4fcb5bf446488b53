import type { z } from 'zod'
import type { RetargetFigures } from '../../../domain/clock/retarget-clock.ts'
import type { Problem } from '../../../domain/problem.ts'
import { formatInstant } from '../../../domain/time/instant.ts'
import type { BackTested } from '../../../workflows/policies/back-test-policies.ts'
import type { Errand } from '../../../workflows/ports/errand-store.ts'
import { presentRetarget } from '../policies/retarget/present.ts'
import type { backTestFigures, errand, logReport } from './schema.ts'

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
        ...(done ? presentBackTest(result as BackTested) : { figures: null, current: null, log: null }),
      }
    case 'retarget':
      return { ...common, kind: row.kind, figures: done ? presentRetarget(result as RetargetFigures) : null }
    default:
      return row.kind satisfies never
  }
}

function presentBackTest({ figures, current, log }: BackTested): {
  figures: z.output<typeof backTestFigures>
  current: z.output<typeof backTestFigures> | null
  log: z.output<typeof logReport> | null
} {
  const copy = (one: BackTested['figures']) => one as z.output<typeof backTestFigures>
  return {
    figures: copy(figures),
    current: current && copy(current),
    log: log && { broken_rows: log.broken, first_broken: [...log.firstBroken] },
  }
}
