import type { z } from 'zod'
import type { RetargetFigures } from '../../../../domain/clock/retarget-clock.ts'
import type { retargetPreview } from './schema.ts'

export function presentRetarget(
  { newBreaches, voidedBreaches, ...figures }: RetargetFigures,
  version: number | null,
): z.output<typeof retargetPreview> {
  return { version, ...figures, new_breaches: newBreaches, voided_breaches: voidedBreaches }
}
