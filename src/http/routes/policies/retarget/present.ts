import type { z } from 'zod'
import type { RetargetFigures } from '../../../../domain/clock/retarget-clock.ts'
import type { retargetFigures } from './schema.ts'

export function presentRetarget({
  newBreaches,
  voidedBreaches,
  ...figures
}: RetargetFigures): z.output<typeof retargetFigures> {
  return { ...figures, new_breaches: newBreaches, voided_breaches: voidedBreaches }
}
