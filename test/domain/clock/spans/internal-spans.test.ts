import { describe, expect, it } from 'vitest'
import type { Holding } from '../../../../src/domain/clock/holding.ts'
import { claimSpans, groupSpans } from '../../../../src/domain/clock/spans/internal-spans.ts'
import type { CourseTurn } from '../../../../src/domain/clock/spans/span.ts'
import type { MessageId } from '../../../../src/domain/ids.ts'

const turn = (answeredAt: number | null): CourseTurn => ({
  id: 'turn',
  number: 1,
  openedBy: 'message' as MessageId,
  openedAt: 0,
  history: false,
  end: answeredAt === null ? null : { at: answeredAt, outcome: 'answered', by: 'reply' },
})
const held = (
  id: string,
  group: string | null,
  from: number,
  to: number,
  ended: Holding['ended'],
): Holding => ({
  id,
  turnId: 'turn',
  personId: `${id}'s`,
  groups: group === null ? [] : [group],
  origin: 'assignment',
  from,
  to,
  ended,
})
const seen = (spans: ReturnType<typeof claimSpans>) =>
  spans.map(({ openedBy, startedAt, end }) => [openedBy, startedAt, end?.at, end?.fulfilled, end?.reason])

describe('from claim to answer', () => {
  it('is kept by the answer of whoever holds it, exactly when it was sent', () => {
    const claim = held('one', 'sydney', 10, 25, 'answered')
    expect(seen(claimSpans([turn(20)], [claim]))).toEqual([['one', 10, 20, true, null]])
  })

  it('goes on while nobody has answered', () => {
    const claim = held('one', 'sydney', 10, Infinity, null)
    expect(seen(claimSpans([turn(null)], [claim]))).toEqual([['one', 10, undefined, undefined, undefined]])
  })

  it('ends unkept when the work is given back or lapses, though somebody else answers later', () => {
    const claims = [held('one', 'sydney', 10, 15, 'lapsed'), held('two', 'sydney', 18, 30, 'answered')]
    expect(seen(claimSpans([turn(30)], claims))).toEqual([
      ['one', 10, 15, false, 'lapsed'],
      ['two', 18, 30, true, null],
    ])
  })

  it('is kept by an answer before the lapse that is learnt after it, and was not begun where the answer came first', () => {
    const claim = held('one', 'sydney', 10, 15, 'lapsed')
    expect(seen(claimSpans([turn(15)], [claim]))).toEqual([['one', 10, 15, true, null]])
    expect(seen(claimSpans([turn(9)], [claim]))).toEqual([])
  })

  it('was kept though the answer bounced and the customer waits again', () => {
    const claim = held('one', 'sydney', 10, 15, 'answered')
    expect(seen(claimSpans([turn(null)], [claim]))).toEqual([['one', 10, 15, true, null]])
  })
})

describe("a group's share", () => {
  it('begins when the work comes from another group, not with the first one', () => {
    const claims = [held('one', 'sydney', 10, 15, 'handed_back'), held('two', 'london', 15, 40, 'answered')]
    expect(seen(groupSpans([turn(40)], claims))).toEqual([['two', 15, 40, true, null]])
    expect(seen(groupSpans([turn(15)], claims.slice(0, 1)))).toEqual([])
  })

  it('goes on while the work passes within the group and waits there', () => {
    const claims = [
      held('one', 'sydney', 10, 15, 'lapsed'),
      held('two', 'london', 20, 25, 'lapsed'),
      held('three', 'london', 30, 40, 'answered'),
    ]
    expect(seen(groupSpans([turn(40)], claims))).toEqual([['two', 20, 40, true, null]])
  })

  it('ends unkept with the next handover, and that group has a share of its own', () => {
    const claims = [
      held('one', 'sydney', 10, 15, 'lapsed'),
      held('two', 'london', 20, 25, 'lapsed'),
      held('three', null, 30, 40, 'lapsed'),
      held('four', null, 50, 60, 'answered'),
    ]
    expect(seen(groupSpans([turn(60)], claims))).toEqual([
      ['two', 20, 30, false, 'handed_over'],
      ['three', 30, 60, true, null],
    ])
  })
})
