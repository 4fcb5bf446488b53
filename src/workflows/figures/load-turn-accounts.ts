import type { BrandId } from '../../domain/ids.ts'
import { promiseOf } from '../../domain/clock/promise-for-turn.ts'
import { customersTarget } from '../../domain/neglect/customers-target.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import { goalAt } from '../../domain/policy/goal-at.ts'
import { targetFor } from '../../domain/policy/target-for.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import type { TurnRecord } from '../ports/neglect-store.ts'
import type { Transaction } from '../ports/store.ts'

type Clock = NonNullable<TurnRecord['clock']>

/** The turns that began within `[from, to)`; causes are not looked into. */
export async function loadTurnAccounts(
  tx: Transaction,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<readonly TurnAccount[]> {
  return accountsOf(tx, brandId, await tx.neglect.turns(brandId, from, to))
}

/** Each turn with what it was promised, by the version that its clock ran on. */
export async function accountsOf(
  tx: Transaction,
  brandId: BrandId,
  records: readonly TurnRecord[],
): Promise<readonly TurnAccount[]> {
  const targets = new Map<string, TargetAt>()
  for (const { clock } of records)
    if (clock && !targets.has(nameOf(clock))) targets.set(nameOf(clock), await targetOf(tx, brandId, clock))
  return records.map((turn) => accountOf(turn, turn.clock && targets.get(nameOf(turn.clock))!(turn.openedAt)))
}

/** Field by field: there may be millions, and copying all but one takes ten times as long. */
function accountOf(turn: TurnRecord, target: Millis | null): TurnAccount {
  return {
    turnId: turn.turnId,
    conversationId: turn.conversationId,
    customerId: turn.customerId,
    customerName: turn.customerName,
    channelId: turn.channelId,
    channelName: turn.channelName,
    channelKind: turn.channelKind,
    language: turn.language,
    timeZone: turn.timeZone,
    number: turn.number,
    openedAt: turn.openedAt,
    endedAt: turn.endedAt,
    outcome: turn.outcome,
    target,
    dueAt: turn.dueAt,
    cause: null,
  }
}

function nameOf({ policyId, policyVersion, metric }: Clock): string {
  return `${policyId} ${policyVersion} ${metric}`
}

/** What was promised to a clock that began then; null where nothing is known of it. */
type TargetAt = (startedAt: Instant) => Millis | null

async function targetOf(tx: Transaction, brandId: BrandId, clock: Clock): Promise<TargetAt> {
  const policy = await tx.setup.policyVersion(brandId, clock.policyId, clock.policyVersion)
  const target = policy && targetFor(policy.targets, clock.metric)
  if (!target) return () => null
  const first = customersTarget(target.duration)
  if (!target.goals) return () => first
  const { calendar } = promiseOf(policy, clock.metric, await tx.setup.calendars(brandId))!
  return (startedAt) => customersTarget(goalAt(target, calendar, startedAt))
}
