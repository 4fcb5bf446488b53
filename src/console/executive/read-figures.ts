import type { Behind } from '../../domain/digest/behind.ts'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'

/** What stands behind them; digests of an older release know none. */
export function readBehind(figures: Readonly<Record<string, unknown>>): Behind | null {
  return (figures as { readonly behind?: Behind }).behind ?? null
}

/** The figures of a digest, if it holds any: a period without a customer has none. */
export function readFigures(figures: Readonly<Record<string, unknown>>): NeglectFigures | null {
  const known = figures as Partial<NeglectFigures>
  return typeof known.turns === 'number' && Array.isArray(known.byLocalHour) && Array.isArray(known.causes)
    ? (known as NeglectFigures)
    : null
}

/** Whether a draft can be made of the digest's decision. */
export function hasRemedy(figures: Readonly<Record<string, unknown>>): boolean {
  return typeof figures['remedy'] === 'object' && figures['remedy'] !== null
}
