import { achievedOf, concernedBy, type Achieved } from '../../domain/neglect/achieved.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { wholeQuarters } from '../figures/read-figures.ts'
import type { RemedyTrial } from '../ports/remedy-store.ts'
import type { Transaction } from '../ports/store.ts'

/** What came of a remedy up to an instant; null until it is adopted. */
export async function resultOf(
  tx: Transaction,
  { brandId, remedy, from, to, before, adoptedAt }: RemedyTrial,
  until: Instant,
): Promise<Achieved | null> {
  if (adoptedAt === null || until <= adoptedAt) return null
  const since = wholeQuarters({ from: adoptedAt, to: until })
  const concerned = concernedBy(remedy, await tx.figures.quarters(brandId, since.from, since.to, tx.now))
  return achievedOf(remedy, before, concerned, (until - adoptedAt) / (to - from))
}
