import { countRetarget, noRetarget, type RetargetFigures } from '../../domain/clock/retarget-clock.ts'
import type { Cause } from '../../domain/conversation/halt.ts'
import type { BrandId, PersonId, PolicyId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { ClocksAfter } from '../ports/timer-store.ts'
import { applyClocks } from '../turns/apply-clocks.ts'
import { policiesWith, type PolicyDraft } from './policies-with.ts'
import { decideRetarget } from './decide-retarget.ts'

export interface RetargetClocks {
  readonly brandId: BrandId
  readonly personId: PersonId | null
  /** Only clocks that began with this policy; all of the brand's, unless given. */
  readonly policyId?: PolicyId
}

/** Enough to make each commit worth it, few enough that a step that falls due waits a moment only. */
const BATCH = 1_000

/**
 * Lets running clocks follow the policies and opening hours of today, from their beginning, so that elapsed and paused time are kept. Batch by
 * batch, while steps go on firing; what is interrupted is simply begun again, since a clock that follows already stays as it is.
 */
export async function retargetClocks(
  deps: Deps,
  command: RetargetClocks,
  onProgress: (figures: RetargetFigures) => void | Promise<void> = () => undefined,
): Promise<RetargetFigures> {
  const { brandId, personId, policyId } = command
  const cause: Cause = { personId, reason: 'retargeted', note: null }
  const figures = await eachBatch(deps, command, true, onProgress, async (tx, decisions) => {
    const changed = decisions.flatMap(({ clock, decision }) =>
      decision ? [{ ...decision, timerVersion: clock.timer.version }] : [],
    )
    const { events, wakeAt } = await applyClocks(tx, { brandId }, changed, cause)
    await tx.events.append(events)
    return wakeAt
  })
  await deps.store.transaction((tx) =>
    tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: 'clocks.retarget',
      subject: policyId ?? brandId,
      before: null,
      after: figures,
    }),
  )
  return figures
}

export interface PreviewRetarget extends Omit<RetargetClocks, 'personId'> {
  /** As if this version of a policy were published. */
  readonly draft?: PolicyDraft
}

/** What a re-target would come to if it were done now; nothing changes. */
export function previewRetarget(deps: Deps, command: PreviewRetarget): Promise<RetargetFigures> {
  const nothing = () => Promise.resolve(null)
  return eachBatch(deps, command, false, () => undefined, nothing)
}

async function eachBatch(
  deps: Deps,
  { brandId, policyId, draft }: PreviewRetarget,
  lock: boolean,
  onProgress: (figures: RetargetFigures) => void | Promise<void>,
  work: (tx: Transaction, decisions: Awaited<ReturnType<typeof decideRetarget>>) => Promise<Instant | null>,
): Promise<RetargetFigures> {
  let figures = noRetarget
  let after: ClocksAfter['after'] = null
  for (let full = true; full;) {
    const { decisions, now, wakeAt } = await deps.store.transaction(async (tx) => {
      const which = { ...(policyId && { policyId }), after, limit: BATCH, lock }
      const policies = await policiesWith(tx, brandId, draft)
      const batch = await tx.timers.runningClocks(brandId, which)
      const decisions = await decideRetarget(tx, brandId, batch, policies)
      return { decisions, now: tx.now, wakeAt: await work(tx, decisions) }
    })
    deps.wakeTimers(wakeAt)
    figures = countRetarget(
      figures,
      decisions.map(({ decision }) => decision),
      now,
    )
    await onProgress(figures)
    const last = decisions.at(-1)?.clock.timer
    full = decisions.length === BATCH
    if (last) after = { conversationId: last.conversationId, id: last.id }
  }
  return figures
}
