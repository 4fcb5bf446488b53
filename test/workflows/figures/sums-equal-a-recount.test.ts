import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BrandId, ConversationId } from '../../../src/domain/ids.ts'
import { neglectFigures } from '../../../src/domain/neglect/neglect-figures.ts'
import { DAY, HOUR, MINUTE, parseInstant, type Instant } from '../../../src/domain/time/instant.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { explainNeglect } from '../../../src/workflows/figures/explain-neglect.ts'
import { catchUp, followFacts } from '../../../src/workflows/figures/follow-facts.ts'
import { loadFigures } from '../../../src/workflows/figures/load-figures.ts'
import { loadTurnAccounts } from '../../../src/workflows/figures/load-turn-accounts.ts'
import { rebuildFigures } from '../../../src/workflows/figures/rebuild-figures.ts'
import type { Store } from '../../../src/workflows/ports/store.ts'
import { settleConversation } from '../../../src/workflows/turns/settle-conversation.ts'
import { openHouse, type House } from '../../support/house.ts'

const START = parseInstant('2026-10-20T00:00:00Z')!
const END = START + 10 * DAY

let house: House
let brandId: BrandId
beforeAll(async () => {
  house = await openHouse()
  brandId = (await house.channel('demo-posts')).brandId
})
afterAll(() => house.close())

const follow = () => catchUp(house.deps)

/** Everything counted one by one from the facts, as slow as it is plain. */
const recount = (from: Instant, to: Instant) =>
  house.deps.store.transaction(async (tx) => {
    const turns = await loadTurnAccounts(tx, brandId, from, to)
    return neglectFigures(await explainNeglect(tx, brandId, turns), tx.now)
  })
const summed = (from: Instant, to: Instant) =>
  house.deps.store.transaction(async (tx) => (await loadFigures(tx, brandId, from, to)).figures)

/** Equal shares come in no particular order. */
function ordered(figures: Awaited<ReturnType<typeof recount>>) {
  const byText = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).sort()
  const { worst, causes, byChannel, byLanguage, ...rest } = figures
  return {
    ...rest,
    waits: worst.map(({ wait }) => wait),
    causes: byText(causes),
    byChannel: byText(byChannel),
    byLanguage: byText(byLanguage),
  }
}

type Fact =
  | {
      type: 'message'
      thread: number
      channel: string
      author: 'customer' | 'agent' | 'bot'
      at: number
      text: string
    }
  | { type: 'settle'; thread: number; outcome: 'unanswered' | 'no_reply_needed' }
  | { type: 'follow' }
  | { type: 'later'; by: number }

const fact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('message' as const),
      thread: fc.integer({ min: 0, max: 5 }),
      channel: fc.constantFrom('demo-posts', 'demo-email'),
      author: fc.constantFrom('customer' as const, 'customer' as const, 'agent' as const, 'bot' as const),
      at: fc.integer({ min: 0, max: 8 * DAY }),
      text: fc.constantFrom(
        'Where is my parcel? It was due on Monday.',
        'Wo ist mein Paket? Es sollte am Montag kommen.',
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('settle' as const),
      thread: fc.integer({ min: 0, max: 5 }),
      outcome: fc.constantFrom('unanswered' as const, 'no_reply_needed' as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Fact>({ type: 'follow' }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('later' as const), by: fc.integer({ min: 1, max: DAY }) }),
  },
)

let count = 0

async function happen(
  run: number,
  facts: readonly Fact[],
  conversations: Map<string, string>,
): Promise<void> {
  let now = START + 8 * DAY
  house.setNow(now)
  for (const one of facts) {
    if (one.type === 'follow') await follow()
    else if (one.type === 'later') house.setNow((now += one.by))
    else if (one.type === 'settle') {
      const id = conversations.get(`demo-posts ${one.thread}`)
      const command = {
        brandId,
        conversationId: id as ConversationId,
        personId: null,
        outcome: one.outcome,
        reason: 'because',
      }
      if (id) await settleConversation(house.deps, command)
    } else {
      count += 1
      const channel = await house.channel(one.channel)
      const threadKey = `run ${run} thread ${one.thread}`
      const [stored] = await recordMessages(house.deps, {
        channel,
        messages: [
          {
            externalId: `message ${count}`,
            threadKey,
            author: {
              kind: one.author,
              address: one.author === 'customer' ? `${one.thread}@customers.example` : 'us@demo.example',
            },
            occurredAt: Math.min(now, START + one.at),
            text: one.text,
            language: one.text.startsWith('Wo') ? 'de' : 'en',
          },
        ],
      })
      conversations.set(`${one.channel} ${one.thread}`, stored!.conversationId)
    }
  }
}

describe('the sums behind the figures', () => {
  it('equal a recount of the facts, in whatever order they are learnt, and whenever somebody looks', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { minLength: 5, maxLength: 40, size: 'max' }), async (facts) => {
        await happen((run += 1), facts, new Map())
        await follow()
        for (const [from, to] of [
          [START, END],
          [START + 2 * DAY + 15 * MINUTE, START + 5 * DAY + 45 * MINUTE],
          [START - DAY, START + 6 * HOUR],
        ] as const)
          expect(ordered(await summed(from, to))).toEqual(ordered(await recount(from, to)))
      }),
      { numRuns: 12, endOnFailure: true },
    )
    expect((await summed(START, END)).neglected).toBeGreaterThan(10)
  }, 120_000)

  it('know of a turn that becomes neglected while nothing is recorded', async () => {
    const channel = await house.channel('demo-posts')
    const opened = START + 9 * DAY
    house.setNow(opened)
    await recordMessages(house.deps, {
      channel,
      messages: [
        {
          externalId: 'last',
          threadKey: 'last',
          author: { kind: 'customer', address: 'l@x.example' },
          occurredAt: opened,
          text: 'Hello?',
        },
      ],
    })
    await follow()
    const before = await summed(START, END)
    house.setNow(opened + HOUR)
    expect((await summed(START, END)).neglected).toBe(before.neglected)
    house.setNow(opened + HOUR + 1)
    expect((await summed(START, END)).neglected).toBe(before.neglected + 1)
    await follow()
    expect(ordered(await summed(START, END))).toEqual(ordered(await recount(START, END)))
  })

  it('are the same when they are built anew, whatever stood there', async () => {
    const channel = await house.channel('demo-posts')
    house.setNow(END)
    const said = (kind: 'customer' | 'agent', occurredAt: Instant) => ({
      externalId: `of an ended turn, by the ${kind}`,
      threadKey: 'a turn that ended',
      author: { kind, address: `${kind}@x.example` },
      occurredAt,
      text: 'Hello?',
    })
    const messages = [said('customer', END - DAY), said('agent', END - HOUR)]
    await recordMessages(house.deps, { channel, messages })
    await follow()
    const before = await summed(START, END)
    await house.pool.query('update neglect_tally set neglected = neglected + 7, turns = turns * 2')
    expect((await summed(START, END)).turns).not.toBe(before.turns)
    await rebuildFigures(house.deps, brandId)
    expect(ordered(await summed(START, END))).toEqual(ordered(before))
    await follow()
    expect(ordered(await summed(START, END))).toEqual(ordered(before))
  })

  it('wait for no older transaction, and miss nothing of it once it is committed', async () => {
    const channel = await house.channel('demo-posts')
    const from = (name: string) => ({
      externalId: name,
      threadKey: name,
      author: { kind: 'customer' as const, address: `${name}@x.example` },
      occurredAt: END - DAY,
      text: 'Hello?',
    })
    house.setNow(END)
    await follow()
    const { turns } = await summed(START, END)
    let commit: () => void = () => undefined
    const held = new Promise<void>((resolve) => (commit = resolve))
    let written = false
    const holding: Store = {
      transaction: (work) =>
        house.deps.store.transaction(async (tx) => {
          const result = await work(tx)
          written = true
          await held
          return result
        }),
    }
    const older = recordMessages({ ...house.deps, store: holding }, { channel, messages: [from('older')] })
    await expect.poll(() => written).toBe(true)
    for (const n of [1, 2, 3]) {
      await recordMessages(house.deps, { channel, messages: [from(`newer ${n}`)] })
      const followed = await followFacts(house.deps, { wait: true })
      expect(followed!.more).toBe(false)
      expect((await summed(START, END)).turns).toBe(turns + n)
    }
    expect(await follow()).toMatchObject({ complete: true })
    expect((await summed(START, END)).turns).toBe(turns + 3)
    commit()
    await older
    await follow()
    expect((await summed(START, END)).turns).toBe(turns + 4)
    expect(ordered(await summed(START, END))).toEqual(ordered(await recount(START, END)))
  })

  it('say up to when they are complete while more is waiting than a reader waits for', async () => {
    const channel = await house.channel('demo-posts')
    const many = Array.from({ length: 2_200 }, (_, n) => ({
      externalId: `many ${n}`,
      threadKey: `many ${n}`,
      author: { kind: 'customer' as const, address: `many-${n}@x.example` },
      occurredAt: END - DAY,
      text: 'Hello?',
    }))
    const before = await follow()
    const { turns } = await summed(START, END)
    for (let n = 0; n < many.length; n += 200)
      await recordMessages(house.deps, { channel, messages: many.slice(n, n + 200) })
    const impatient = await catchUp(house.deps, 1)
    expect(impatient.complete).toBe(false)
    expect(impatient.upTo).toBeLessThanOrEqual(before.upTo)
    expect((await summed(START, END)).turns).toBeLessThan(turns + 2_200)
    const patient = await follow()
    expect(patient.complete).toBe(true)
    expect(patient.upTo).toBeGreaterThan(before.upTo)
    expect((await summed(START, END)).turns).toBe(turns + 2_200)
  })

  it('are the same when they are built anew over several batches, and tell how far they are', async () => {
    const before = await summed(START, END)
    await house.pool.query('truncate turn_account, neglect_tally, wait_tally')
    const steps: number[] = []
    await rebuildFigures(house.deps, brandId, (count) => steps.push(count))
    expect(ordered(await summed(START, END))).toEqual(ordered(before))
    expect(steps.length).toBeGreaterThan(1)
    const { rows } = await house.pool.query('select count(*)::int as count from conversation')
    expect(steps.reduce((sum, count) => sum + count)).toBe(rows[0].count)
  })

  it('know waits by buckets where there are too many to sort', async () => {
    const answered = Array.from({ length: 40 }, (_, thread): Fact[] => {
      const asked = {
        type: 'message',
        thread,
        channel: 'demo-posts',
        author: 'customer',
        at: thread * HOUR,
      } as const
      return [
        { ...asked, text: 'Where is my parcel? It was due on Monday.' },
        { ...asked, author: 'agent', at: asked.at + (thread + 1) * MINUTE, text: 'On its way.' },
      ]
    })
    await happen(1_000, answered.flat(), new Map())
    await follow()
    const exact = await summed(START, END)
    const { figures } = await house.deps.store.transaction((tx) => loadFigures(tx, brandId, START, END, 0))
    expect([exact.estimated, figures.estimated]).toEqual([false, true])
    expect(figures.index).toBe(exact.index)
    expect(Math.abs(figures.medianWait! / exact.medianWait! - 1)).toBeLessThan(0.026)
    expect(Math.abs(figures.p90Wait! / exact.p90Wait! - 1)).toBeLessThan(0.026)
  })

  it('are followed by one node at a time', async () => {
    await Promise.all([follow(), follow(), follow()])
    expect(ordered(await summed(START, END))).toEqual(ordered(await recount(START, END)))
  })
})
