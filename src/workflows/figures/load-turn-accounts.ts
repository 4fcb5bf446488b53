import type { BrandId } from '../../domain/ids.ts'
import { customersTarget } from '../../domain/neglect/customers-target.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
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
  const targets = new Map<string, Millis | null>()
  for (const { clock } of records)
    if (clock && !targets.has(nameOf(clock))) targets.set(nameOf(clock), await targetOf(tx, brandId, clock))
  return records.map((turn) => accountOf(turn, turn.clock && (targets.get(nameOf(turn.clock)) ?? null)))
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

async function targetOf(tx: Transaction, brandId: BrandId, clock: Clock): Promise<Millis | null> {
  const policy = await tx.setup.policyVersion(brandId, clock.policyId, clock.policyVersion)
  const target = policy?.targets.find(({ metric }) => metric === clock.metric)
  return target ? customersTarget(target.duration) : null
}
