import type { BrandId } from '../../domain/ids.ts'
import { speaks } from '../../domain/dispatch/eligible.ts'
import { causeOf } from '../../domain/neglect/cause.ts'
import { causeFacts, type OnDutyPerson } from '../../domain/neglect/cause-facts.ts'
import { downtimesOf } from '../../domain/neglect/downtime.ts'
import { judge } from '../../domain/neglect/judge.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../ports/conversations-read.ts'
import type { OnDuty } from '../ports/people-store.ts'
import type { Transaction } from '../ports/store.ts'

/**
 * Gives every neglected turn its cause, from what was recorded about it. `stretch`: the turns are all those of it; without it
 * they are looked up one by one.
 */
export async function explainNeglect(
  tx: Transaction,
  brandId: BrandId,
  turns: readonly TurnAccount[],
  stretch?: Stretch,
): Promise<readonly TurnAccount[]> {
  const neglected = judge(turns, tx.now).filter(([, neglect]) => neglect.neglected)
  if (neglected.length === 0) return turns
  const asked = neglected.map(([turn]) => turn)
  const which = stretch ?? [...new Set(asked.map(({ conversationId }) => conversationId))]
  const traces = await tx.neglect.traces(brandId, asked, which)
  const downtimes = downtimesOf(await tx.neglect.channelHealth(brandId, tx.now))
  const onDutyFor = onDutyOf(await tx.people.ofBrand(brandId, 'expert'), await tx.people.dutyBook(brandId))
  const explained = new Map<string, TurnAccount>()
  for (const [turn, { past }] of neglected) {
    const trace = traces.get(turn.turnId)
    if (!trace) continue
    const facts = causeFacts(turn, trace, { past, now: tx.now, downtimes, onDuty: onDutyFor(turn) })
    explained.set(turn.turnId, { ...turn, cause: causeOf(facts) })
  }
  return turns.map((turn) => explained.get(turn.turnId) ?? turn)
}

/** Who was on duty when a turn began. People on standby are there for chats. Turns alike share one answer. */
function onDutyOf(
  experts: readonly Person[],
  dutyAt: (at: Instant) => OnDuty,
): (turn: TurnAccount) => readonly OnDutyPerson[] {
  const known = new Map<OnDuty, Map<string, readonly OnDutyPerson[]>>()
  return (turn) => {
    const duty = dutyAt(turn.openedAt)
    const alike = known.get(duty) ?? new Map<string, readonly OnDutyPerson[]>()
    known.set(duty, alike)
    const kind = `${turn.channelKind} ${turn.language ?? ''}`
    const there = alike.get(kind) ?? onDutyFor(turn, duty, experts)
    alike.set(kind, there)
    return there
  }
}

function onDutyFor(
  turn: TurnAccount,
  { onShift, standby }: OnDuty,
  experts: readonly Person[],
): readonly OnDutyPerson[] {
  return experts
    .filter(({ slug }) => onShift.has(slug) || (turn.channelKind === 'chat' && standby.has(slug)))
    .map((person) => ({ personId: person.id, able: isAble(person, turn) }))
}

function isAble(person: Person, { channelKind, language }: TurnAccount): boolean {
  return (
    person.channelKinds.includes(channelKind) && (language === null || speaks(person.languages, language))
  )
}
