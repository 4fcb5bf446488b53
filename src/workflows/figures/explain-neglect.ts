import type { BrandId } from '../../domain/ids.ts'
import { speaks } from '../../domain/dispatch/eligible.ts'
import { causeOf } from '../../domain/neglect/cause.ts'
import { causeFacts, type OnDutyPerson } from '../../domain/neglect/cause-facts.ts'
import { downtimesOf } from '../../domain/neglect/downtime.ts'
import { judge } from '../../domain/neglect/judge.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Transaction } from '../ports/store.ts'

/** Gives every neglected turn its cause, from what was recorded about it. */
export async function explainNeglect(
  tx: Transaction,
  brandId: BrandId,
  turns: readonly TurnAccount[],
): Promise<readonly TurnAccount[]> {
  const neglected = judge(turns, tx.now).filter(([, neglect]) => neglect.neglected)
  if (neglected.length === 0) return turns
  const traces = await tx.neglect.traces(
    brandId,
    neglected.map(([turn]) => turn),
  )
  const downtimes = downtimesOf(await tx.neglect.channelHealth(brandId, tx.now))
  const experts = await tx.people.ofBrand(brandId, 'expert')
  const explained = new Map<string, TurnAccount>()
  for (const [turn, { past }] of neglected) {
    const trace = traces.get(turn.turnId)
    if (!trace) continue
    const onDuty = await onDutyFor(tx, brandId, turn, experts)
    const facts = causeFacts(turn, trace, { past, now: tx.now, downtimes, onDuty })
    explained.set(turn.turnId, { ...turn, cause: causeOf(facts) })
  }
  return turns.map((turn) => explained.get(turn.turnId) ?? turn)
}

/** People on standby are there for chats. */
async function onDutyFor(
  tx: Transaction,
  brandId: BrandId,
  turn: TurnAccount,
  experts: readonly Person[],
): Promise<readonly OnDutyPerson[]> {
  const { onShift, standby } = await tx.people.onDuty(brandId, turn.openedAt)
  return experts
    .filter(({ slug }) => onShift.has(slug) || (turn.channelKind === 'chat' && standby.has(slug)))
    .map((person) => ({ personId: person.id, able: isAble(person, turn) }))
}

function isAble(person: Person, { channelKind, language }: TurnAccount): boolean {
  return (
    person.channelKinds.includes(channelKind) && (language === null || speaks(person.languages, language))
  )
}
