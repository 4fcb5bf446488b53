import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../../src/domain/calendar/compile-calendar.ts'
import { leadingBrandsTargets, type AuditRules } from '../../../src/domain/helpdesk/audit-rules.ts'
import { AuditTally } from '../../../src/domain/helpdesk/audit-tally.ts'
import { ticketOf, type HelpdeskFact, type TicketFact } from '../../../src/domain/helpdesk/facts.ts'
import { reconcileLater } from '../../../src/domain/helpdesk/reconcile-later.ts'
import { reconcile } from '../../../src/domain/helpdesk/reconcile.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'

const monday = Date.parse('2026-03-02T00:00:00Z')
const office = compileCalendar({
  tz: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
})
const rules: AuditRules = {
  targetSeconds: leadingBrandsTargets,
  calendar: null,
  timeZone: 'UTC',
  since: monday,
  until: monday + 72 * HOUR,
}

const head = (changes: Partial<TicketFact> = {}): TicketFact => ({
  type: 'ticket',
  ticketId: '1',
  channelKind: 'email',
  subject: 'Where is my order?',
  customerId: 'c',
  customerName: null,
  language: null,
  timeZone: null,
  createdAt: monday,
  createdBy: 'customer',
  merged: false,
  leftOut: null,
  ...changes,
})
const says = (
  id: string,
  at: number,
  who: 'customer' | 'agent' | 'bot',
  more: object = {},
): HelpdeskFact => ({
  type: 'comment',
  ticketId: '1',
  id,
  at,
  authorId: who === 'customer' ? 'c' : who,
  staff: who !== 'customer',
  public: true,
  automatic: who === 'bot' ? 'bot' : null,
  thanksOnly: false,
  promise: null,
  ...more,
})
const promised = (target: number, verdict: 'met' | 'missed', businessHours = false): HelpdeskFact[] => [
  {
    type: 'promise',
    ticketId: '1',
    id: 'a',
    at: monday,
    says: 'promised',
    targetSeconds: target,
    businessHours,
  },
  { type: 'promise', ticketId: '1', id: 'b', at: monday + HOUR, says: verdict },
]
const judged = (facts: readonly HelpdeskFact[], by: Partial<AuditRules> = {}) =>
  reconcile(ticketOf(facts)!, { ...rules, ...by })

describe('the helpdesk says met, and the customer waited', () => {
  test('over a weekend night, since its clock keeps business hours', () => {
    const asked = monday + 20 * HOUR
    const facts = [
      head(),
      says('1', asked, 'customer'),
      says('2', monday + 33 * HOUR + 5 * MINUTE, 'agent'),
      ...promised(900, 'met', true),
    ]
    expect(judged(facts, { calendar: office })).toEqual({
      theirs: 'met',
      ours: 'missed',
      steps: [{ reason: 'business_hours', from: 'met', to: 'missed' }],
    })
  })

  test('since a bot answered first', () => {
    const facts = [
      head(),
      says('1', monday, 'customer'),
      says('2', monday + MINUTE, 'bot'),
      ...promised(900, 'met'),
    ]
    expect(judged(facts)).toMatchObject({ ours: 'missed', steps: [{ reason: 'bot' }] })
  })

  test('since it only promised an answer that never came', () => {
    const promise = { promise: { until: monday + 24 * HOUR } }
    const facts = [
      head(),
      says('1', monday, 'customer'),
      says('2', monday + MINUTE, 'agent', promise),
      ...promised(900, 'met'),
    ]
    expect(judged(facts)).toMatchObject({ ours: 'missed', steps: [{ reason: 'holding_reply' }] })
    expect(judged([...facts, says('3', monday + 24 * HOUR, 'agent')])).toMatchObject({
      ours: 'met',
      steps: [],
    })
    expect(judged([...facts, says('3', monday + 24 * HOUR + 1, 'agent')])).toMatchObject({ ours: 'missed' })
  })

  test('since somebody solved it without a word, which fulfils the promise of a helpdesk', () => {
    const solvedAt = (at: number): HelpdeskFact => ({
      type: 'change',
      ticketId: '1',
      id: 's',
      at,
      what: 'status',
      to: 'solved',
    })
    const facts = (at: number) => [
      head(),
      says('1', monday, 'customer'),
      solvedAt(at),
      ...promised(900, at - monday > 900_000 ? 'missed' : 'met'),
    ]
    expect(judged(facts(monday + 900_000))).toEqual({
      theirs: 'met',
      ours: 'missed',
      steps: [{ reason: 'solved_unanswered', from: 'met', to: 'missed' }],
    })
    expect(judged(facts(monday + 900_001))).toMatchObject({ theirs: 'missed', ours: 'missed', steps: [] })
    const [, ...rest] = facts(monday + MINUTE)
    expect(judged([head({ merged: true }), ...rest])).toMatchObject({
      theirs: 'met',
      ours: 'none',
      steps: [{ reason: 'merge', from: 'met', to: 'none' }],
    })
  })

  test('since an agent began the ticket, and the customer asked later', () => {
    const facts = [
      head({ createdBy: 'agent' }),
      says('1', monday, 'agent'),
      says('2', monday + HOUR, 'customer'),
      ...promised(900, 'met'),
    ]
    expect(judged(facts)).toMatchObject({
      ours: 'missed',
      steps: [{ reason: 'created_by_agent', from: 'met', to: 'missed' }],
    })
  })

  test('of a ticket that was merged away, whose wait goes on in another one', () => {
    const facts = [
      head({ merged: true }),
      says('1', monday, 'customer'),
      says('2', monday + MINUTE, 'agent'),
      ...promised(900, 'met'),
    ]
    expect(judged(facts)).toMatchObject({ theirs: 'met', ours: 'none', steps: [{ reason: 'merge' }] })
  })

  test('since it promised more time', () => {
    const late = (wait: number) =>
      judged([
        head(),
        says('1', monday, 'customer'),
        says('2', monday + wait, 'agent'),
        ...promised(3_600, 'met'),
      ])
    expect(late(15 * MINUTE)).toMatchObject({ ours: 'met', steps: [] })
    expect(late(15 * MINUTE + 1)).toMatchObject({ ours: 'missed', steps: [{ reason: 'target' }] })
  })

  test('and its own rules would not have said so', () => {
    const facts = [
      head(),
      says('1', monday, 'customer'),
      says('2', monday + 2 * HOUR, 'agent'),
      ...promised(900, 'met'),
    ]
    expect(judged(facts)).toMatchObject({
      ours: 'missed',
      steps: [{ reason: 'unexplained', from: 'met', to: 'missed' }],
    })
  })
})

describe('later answers', () => {
  const later = (instance: number, verdict: 'met' | 'missed', businessHours = false): HelpdeskFact[] =>
    promised(900, verdict, businessHours).map(
      (fact, index) => ({ ...fact, id: `${instance} ${index}`, instance }) as HelpdeskFact,
    )
  const judgedLater = (facts: readonly HelpdeskFact[], by: Partial<AuditRules> = {}) =>
    reconcileLater(ticketOf(facts)!, { ...rules, ...by })

  test('each has a verdict of its own: one over the night is late for the customer, the first and the third are not', () => {
    const facts = [
      head(),
      says('1', monday + 10 * HOUR, 'customer'),
      says('2', monday + 10 * HOUR + MINUTE, 'agent'),
      says('3', monday + 20 * HOUR, 'customer'),
      says('4', monday + 33 * HOUR + 5 * MINUTE, 'agent'),
      says('5', monday + 34 * HOUR, 'customer'),
      says('6', monday + 34 * HOUR + MINUTE, 'agent'),
      ...promised(900, 'met', true),
      ...later(2, 'met', true),
      ...later(3, 'met', true),
    ]
    expect(judged(facts, { calendar: office })).toMatchObject({ theirs: 'met', ours: 'met', steps: [] })
    expect(judgedLater(facts, { calendar: office })).toEqual({
      promised: true,
      theirs: { met: 2, missed: 0, none: 0 },
      ours: { met: 1, missed: 1, none: 0 },
      steps: [
        {
          reason: 'business_hours',
          from: { met: 2, missed: 0, none: 0 },
          to: { met: 1, missed: 1, none: 0 },
        },
      ],
    })
  })

  test('a bot in between makes two waits of one, and thanks one of none', () => {
    const facts = [
      head(),
      says('1', monday, 'customer'),
      says('2', monday + MINUTE, 'bot'),
      says('3', monday + 2 * MINUTE, 'customer'),
      says('4', monday + 5 * MINUTE, 'agent'),
      says('5', monday + 6 * MINUTE, 'customer', { thanksOnly: true }),
      says('6', monday + 7 * MINUTE, 'agent'),
      ...later(2, 'met'),
      ...later(3, 'met'),
    ]
    expect(judgedLater(facts)).toMatchObject({
      ours: { met: 0, missed: 0, none: 0 },
      steps: [
        { reason: 'bot', from: { met: 2 }, to: { met: 1 } },
        { reason: 'no_question', from: { met: 1 }, to: { met: 0 } },
      ],
    })
  })

  test('a helpdesk that promises nothing for them differs for that reason alone', () => {
    const facts = [
      head(),
      says('1', monday, 'customer'),
      says('2', monday + MINUTE, 'agent'),
      says('3', monday + HOUR, 'customer'),
      ...promised(900, 'met'),
    ]
    expect(judgedLater(facts)).toMatchObject({
      promised: false,
      ours: { met: 0, missed: 1, none: 0 },
      steps: [{ reason: 'no_promise' }],
    })
  })
})

test('whatever tickets there are, theirs and the reasons come to ours, counted in another way', () => {
  const at = fc.integer({ min: 0, max: 72 * 60 }).map((minute) => monday + minute * MINUTE)
  const comment = fc.record({
    at,
    who: fc.constantFrom('customer', 'agent', 'bot'),
    public: fc.boolean(),
    thanksOnly: fc.boolean(),
    promise: fc.option(fc.record({ until: fc.option(at) })),
  })
  const ticket = fc.record({
    comments: fc.array(comment, { minLength: 1, maxLength: 6 }),
    solved: fc.option(at),
    createdBy: fc.constantFrom('customer', 'agent', 'bot'),
    merged: fc.boolean(),
    later: fc.array(fc.constantFrom('met', 'missed'), { maxLength: 3 }),
    promised: fc.option(
      fc.record({
        target: fc.constantFrom(60, 900, 86_400),
        verdict: fc.constantFrom('met', 'missed'),
        business: fc.boolean(),
      }),
    ),
  })
  fc.assert(
    fc.property(fc.array(ticket, { maxLength: 20 }), (tickets) => {
      const tally = new AuditTally({ ...rules, calendar: office })
      tickets.forEach((one, index) => {
        const ticketId = String(index)
        const facts = [
          head({ createdBy: one.createdBy as never, merged: one.merged }),
          ...one.comments.map(({ at, who, thanksOnly, ...more }, n) =>
            says(String(n), at, who as never, {
              ...more,
              thanksOnly: thanksOnly && who === 'customer',
              promise: who === 'customer' ? null : more.promise && { until: more.promise.until },
            }),
          ),
          ...(one.solved === null
            ? []
            : [{ type: 'change', id: 's', at: one.solved, what: 'status', to: 'solved' }]),
          ...(one.promised
            ? promised(one.promised.target, one.promised.verdict as never, one.promised.business)
            : []),
          ...one.later.flatMap((verdict, n) =>
            promised(900, verdict as never, n % 2 === 0).map((fact, index) => ({
              ...fact,
              id: `later ${n} ${index}`,
              instance: n + 2,
            })),
          ),
        ].map((fact) => ({ ...fact, ticketId }) as HelpdeskFact)
        tally.add(ticketOf(facts)!)
      })
      const { reconciliation } = tally.facts()
      expect(reconciliation.remainder).toEqual({ met: 0, missed: 0 })
      expect(reconciliation.later!.remainder).toEqual({ met: 0, missed: 0 })
      expect(reconciliation.tickets).toBe(tickets.length)
    }),
    { numRuns: 500 },
  )
})
