import type { BrandId } from '../../domain/ids.ts'
import { countsFor, countsKept, type FigurePart } from '../../domain/neglect/figure-names.ts'
import { judge, type Judged } from '../../domain/neglect/judge.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Deps } from '../ports/store.ts'
import type { TurnCursor } from '../ports/figures-store.ts'
import { wholeQuarters } from './read-figures.ts'

export interface ListTurns extends FigurePart {
  readonly brandId: BrandId
  readonly from: Instant
  readonly to: Instant
  readonly after: TurnCursor | null
  readonly limit: number
}

const READ_AT_ONCE = 500

/** The turns behind a figure, newest first: as many as were asked for, or fewer at the end. */
export function listTurns(deps: Pick<Deps, 'store'>, command: ListTurns): Promise<readonly Judged[]> {
  const { brandId, limit } = command
  const period = wholeQuarters(command)
  return deps.store.transaction(async (tx) => {
    const found: Judged[] = []
    let after = command.after
    while (found.length < limit) {
      const turns = await tx.figures.turnsOf(brandId, period, {
        kept: countsKept(command.figure),
        after,
        limit: READ_AT_ONCE,
      })
      found.push(...judge(turns, tx.now).filter((judged) => countsFor(judged, command)))
      const last = turns.at(-1)
      if (!last || turns.length < READ_AT_ONCE) break
      after = { openedAt: last.openedAt, turnId: last.turnId }
    }
    return found.slice(0, limit)
  })
}
