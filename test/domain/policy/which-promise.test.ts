import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../../src/domain/calendar/compile-calendar.ts'
import type { PolicyId } from '../../../src/domain/ids.ts'
import { goalAt } from '../../../src/domain/policy/goal-at.ts'
import { parsePolicy } from '../../../src/domain/policy/policy-definition.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { selectPolicy, type ConversationTraits } from '../../../src/domain/policy/select-policy.ts'
import { shadowedBy } from '../../../src/domain/policy/shadowed-by.ts'
import { targetFor } from '../../../src/domain/policy/target-for.ts'

const target = { metric: 'first_response', target_minutes: 15 }

function policy(slug: string, conditions: object, targets: readonly object[] = [target]): Policy {
  const parsed = parsePolicy({ conditions, targets })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return { id: slug as PolicyId, version: 1, slug, name: slug, ...parsed.value }
}

const mail: ConversationTraits = {
  channel: 'support-mail',
  kind: 'email',
  priority: 'high',
  language: 'de',
  segment: 'gold',
  tags: ['refund', 'shoes'],
}
const rest = policy('rest', {})
const chosen = (first: Policy, traits: Partial<ConversationTraits> = {}) =>
  selectPolicy([first, rest], { ...mail, ...traits })?.slug

describe('which policy', () => {
  it.each([
    ['channels', ['other', 'support-mail'], { channel: 'another' }],
    ['kinds', ['chat', 'email'], { kind: 'social' }],
    ['priorities', ['urgent', 'high'], { priority: 'low' }],
    ['languages', ['de'], { language: 'fr' }],
    ['languages', ['de'], { language: null }],
    ['segments', ['gold'], { segment: 'silver' }],
    ['segments', ['gold'], { segment: null }],
    ['tags', ['refund', 'vip'], { tags: ['shoes'] }],
  ] as const)('is asked by %s: %j holds, and not for %j', (name, values, others) => {
    const asked = policy('asked', { [name]: values })
    expect(chosen(asked)).toBe('asked')
    expect(chosen(asked, others as Partial<ConversationTraits>)).toBe('rest')
  })

  it('needs all of its conditions, and the first that matches wins', () => {
    const both = policy('both', { kinds: ['email'], languages: ['de'] })
    expect(chosen(both)).toBe('both')
    expect(chosen(both, { language: 'fr' })).toBe('rest')
    expect(selectPolicy([rest, both], mail)?.slug).toBe('rest')
    expect(selectPolicy([both], { ...mail, kind: 'chat' })).toBeNull()
  })

  it('never comes to its turn behind one that matches whatever it matches', () => {
    const [narrow, wide] = [
      policy('narrow', { kinds: ['email'], tags: ['a'] }),
      policy('wide', { kinds: ['email', 'chat'] }),
    ]
    expect(shadowedBy(narrow, [wide])?.slug).toBe('wide')
    expect(shadowedBy(wide, [narrow])).toBeNull()
    expect(shadowedBy(wide, [policy('other', { kinds: ['chat'] }), rest])?.slug).toBe('rest')
  })
})

describe("which share is a group's", () => {
  const share = (target_seconds: number, group?: string) => ({ metric: 'group_share', target_seconds, group })
  const { targets } = policy('shares', {}, [share(1), share(2, 'sun/london'), share(3, 'freelance'), target])
  const lengthFor = (groups?: readonly string[], of = targets) =>
    targetFor(of, 'group_share', groups)?.duration

  it('is that which names it, else that which names none', () => {
    expect(lengthFor(['sun/london'])).toEqual({ targetSeconds: 2 })
    expect(lengthFor(['sun/sydney', 'sun/london'])).toEqual({ targetSeconds: 2 })
    expect(lengthFor(['sun/sydney'])).toEqual({ targetSeconds: 1 })
    expect(lengthFor([])).toEqual({ targetSeconds: 3 })
  })

  it('is none where only others are named, though something is promised', () => {
    const named = targets.filter(({ group }) => group === 'sun/london')
    expect(lengthFor(['sun/sydney'], named)).toBeUndefined()
    expect(lengthFor([], named)).toBeUndefined()
    expect(lengthFor(undefined, named)).toEqual({ targetSeconds: 2 })
  })
})

describe('a goal', () => {
  const [staged] = policy('staged', {}, [
    {
      ...target,
      goals: [
        { from: '2026-07-01', target_minutes: 10 },
        { from: '2026-10-01', target_business_days: 1 },
      ],
    },
  ]).targets
  const tokyo = compileCalendar({ tz: 'Asia/Tokyo', weekly: { mon: [['09:00', '17:00']] } })
  const promised = (at: string) => goalAt(staged!, tokyo, Date.parse(at))

  it("is in force for clocks that begin from its date on, on the calendar's wall", () => {
    expect(promised('2026-06-30T14:59:59.999Z')).toEqual({ targetSeconds: 900 })
    expect(promised('2026-06-30T15:00:00.000Z')).toEqual({ targetSeconds: 600 })
    expect(promised('2026-09-30T14:59:59.999Z')).toEqual({ targetSeconds: 600 })
    expect(promised('2026-09-30T15:00:00.000Z')).toEqual({ targetBusinessDays: 1 })
  })

  it('is refused without a length, out of order, or on no date', () => {
    const problems = (...goals: object[]) => {
      const parsed = parsePolicy({ targets: [{ ...target, goals }] })
      return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
    }
    expect(problems({ from: '2026-07-01' })).toEqual(['targets.0.goals.0'])
    expect(problems({ from: '2026-02-30', target_minutes: 1 })).toEqual(['targets.0.goals.0.from'])
    const [july, june] = ['2026-07-01', '2026-06-01'].map((from) => ({ from, target_minutes: 1 }))
    expect(problems(july!, june!)).toEqual(['targets.0.goals'])
    expect(problems(july!, july!)).toEqual(['targets.0.goals'])
  })
})
