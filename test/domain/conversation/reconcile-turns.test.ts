import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MessageFact } from '../../../src/domain/conversation/message.ts'
import { reconcileTurns, type KnownTurn } from '../../../src/domain/conversation/reconcile-turns.ts'
import { turnsOf } from '../../../src/domain/conversation/turn.ts'
import type { MessageId } from '../../../src/domain/ids.ts'

/** Few instants and names in any order: what platforms tell by the second, stored by nodes whose clocks differ. */
const facts = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 100, max: 999 }).map(String),
      occurredAt: fc.integer({ min: 0, max: 4 }),
      customer: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  )
  .map((all) => all.map(fact))

function fact({ id, occurredAt, customer }: { id: string; occurredAt: number; customer: boolean }) {
  return {
    id: id as MessageId,
    occurredAt,
    opensTurn: customer,
    closesTurn: !customer,
    history: false,
  } as MessageFact
}

/** What is stored once the changes are: each turn with its ends, under the id that it keeps. */
function after(known: readonly KnownTurn[], computed: ReturnType<typeof turnsOf>, newId: () => string) {
  const stored = new Map(known.map((turn) => [turn.id, turn]))
  for (const change of reconcileTurns(known, computed)) {
    if (change.type === 'removed') stored.delete(change.before.id)
    else {
      const id = change.type === 'opened' ? newId() : change.id
      stored.set(id, { ...change.turn, id })
    }
  }
  return [...stored.values()].toSorted((a, b) => a.number - b.number)
}

test('whatever order messages are learnt in, the stored turns are those of the messages known by then', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 1, max: 3 }), (learnt, atOnce) => {
      let stored: readonly KnownTurn[] = []
      let ids = 0
      for (let seen = atOnce; seen - atOnce < learnt.length; seen += atOnce) {
        const computed = turnsOf(learnt.slice(0, seen))
        stored = after(stored, computed, () => `turn-${(ids += 1)}`)
        expect(stored).toEqual(computed.map((turn, at) => ({ ...turn, id: stored[at]!.id })))
      }
    }),
    { numRuns: 1_000 },
  )
})
