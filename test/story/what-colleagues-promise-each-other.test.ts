import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { explainClocks } from '../../src/cli/why.ts'
import { renderExplanation } from '../../src/cli/why/render-explanation.ts'
import type { BrandId, ConversationId } from '../../src/domain/ids.ts'
import { backTestPolicies } from '../../src/workflows/policies/back-test-policies.ts'
import { handBack } from '../../src/workflows/dispatch/hand-back.ts'
import { takeConversation } from '../../src/workflows/dispatch/take-conversation.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import { tellStory, type Story } from '../support/story.ts'

const promises = {
  slug: 'between-colleagues',
  name: 'Between colleagues',
  conditions: { kinds: ['social'] },
  targets: [
    { metric: 'first_response', target_minutes: 120 },
    {
      metric: 'claim_to_reply',
      target_minutes: 2,
      steps: [{ at: 'due', do: 'nudge', to: ['owner'] }],
    },
    { metric: 'group_share', target_seconds: 90, steps: [{ at: 'due', do: 'page', to: ['lead'] }] },
  ],
}

const shares = {
  slug: 'shares',
  name: 'Shares by name',
  conditions: { languages: ['fr'] },
  targets: [
    { metric: 'group_share', target_seconds: 90 },
    {
      metric: 'group_share',
      group: 'follow-the-sun/sydney',
      target_seconds: 30,
      steps: [{ at: '50%', do: 'nudge', to: ['owner'] }],
    },
    { metric: 'group_share', group: 'freelance', target_seconds: 45 },
  ],
}

let story: Story
let brandId: BrandId
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
  brandId = (await story.house.channel('demo-posts')).brandId
  const demo = demoBrand()
  await importBrand(story.house.deps, { ...demo, policies: [shares, promises, ...demo.policies] }, 'console')
  await story.rows(
    `update person set away_until = '2026-12-01T00:00:00Z' where slug not in ('elena', 'sam', 'priya')`,
  )
})
afterAll(() => story.end())

async function take(conversationId: ConversationId, slug: string): Promise<void> {
  const personId = await story.person(slug)
  const outcome = await takeConversation(story.house.deps, { brandId, conversationId, personId })
  expect(outcome.type).toBe('claimed')
}
async function giveBack(conversationId: ConversationId, slug: string): Promise<void> {
  const personId = await story.person(slug)
  await handBack(story.house.deps, { brandId, conversationId, personId })
}
const answer = (threadKey: string, occurredAt: string) =>
  story.message('demo-posts', {
    threadKey,
    occurredAt: Date.parse(occurredAt),
    author: { kind: 'agent', address: 'us@demo.example' },
  })
const running = (conversationId: string) =>
  story.rows(
    `select metric, due_at from timer where conversation_id = $1 and metric in ('claim_to_reply', 'group_share') order by metric`,
    [conversationId],
  )
const ended = (conversationId: string) =>
  story.rows(
    `select payload ->> 'metric' as metric, payload ->> 'state' as state, payload ->> 'reason' as reason from event
     where subject = $1 and type = 'clock.finished' and payload ->> 'metric' <> 'first_response' order by id`,
    [conversationId],
  )

describe('what colleagues promise each other', () => {
  it('begins with a claim, ends with its return, and begins anew with whoever has it next', async () => {
    const { conversationId } = await story.message('demo-posts', { threadKey: 'passed on' })
    await story.travelTo('2026-11-03T10:05:00Z')
    await take(conversationId as ConversationId, 'elena')
    await story.travelTo('2026-11-03T10:06:00Z')
    expect(await running(conversationId)).toEqual([
      { metric: 'claim_to_reply', due_at: new Date('2026-11-03T10:07:00Z') },
    ])
    await giveBack(conversationId as ConversationId, 'elena')
    await story.travelTo('2026-11-03T10:06:30Z')
    expect(await running(conversationId)).toEqual([])
    await take(conversationId as ConversationId, 'sam')
    await story.travelTo('2026-11-03T10:07:00Z')
    expect(await running(conversationId)).toEqual([
      { metric: 'claim_to_reply', due_at: new Date('2026-11-03T10:08:30Z') },
      { metric: 'group_share', due_at: new Date('2026-11-03T10:08:00Z') },
    ])
    await story.travelTo('2026-11-03T10:08:30Z')
    await answer('passed on', '2026-11-03T10:08:30Z')
    expect(await ended(conversationId)).toEqual([
      { metric: 'claim_to_reply', state: 'cancelled', reason: 'handed_back' },
      { metric: 'claim_to_reply', state: 'met', reason: null },
      { metric: 'group_share', state: 'breached', reason: null },
    ])
    expect(await story.happened(conversationId, 'breach')).toEqual(['breach.detected'])
  })

  it('is broken one millisecond past due, also by an answer that is learnt late', async () => {
    const { conversationId } = await story.message('demo-posts', { threadKey: 'late' })
    await story.travelTo('2026-11-03T10:10:00Z')
    await take(conversationId as ConversationId, 'elena')
    await story.travelTo('2026-11-03T10:11:59.999Z')
    expect(await running(conversationId)).toMatchObject([{ due_at: new Date('2026-11-03T10:12:00Z') }])
    await story.travelTo('2026-11-03T10:12:30Z')
    await answer('late', '2026-11-03T10:12:00.001Z')
    expect(await ended(conversationId)).toEqual([
      { metric: 'claim_to_reply', state: 'breached', reason: null },
    ])
  })

  it('measures each group by its own share, with its own steps', async () => {
    const { conversationId } = await story.message('demo-posts', { threadKey: 'shares', language: 'fr' })
    const id = conversationId as ConversationId
    const share = () =>
      story.rows(`select due_at, groups from timer where conversation_id = $1 and metric = 'group_share'`, [
        conversationId,
      ])
    await take(id, 'elena')
    await giveBack(id, 'elena')
    await story.travelTo('2026-11-03T10:20:00Z')
    await take(id, 'sam')
    await story.travelTo('2026-11-03T10:20:16Z')
    expect(await share()).toEqual([
      { due_at: new Date('2026-11-03T10:20:30Z'), groups: ['follow-the-sun/sydney'] },
    ])
    expect(await story.happened(conversationId, 'dispatch.nudged')).toEqual(['dispatch.nudged'])
    await story.travelTo('2026-11-03T10:20:31Z')
    await giveBack(id, 'sam')
    await story.travelTo('2026-11-03T10:21:00Z')
    await take(id, 'priya')
    await story.travelTo('2026-11-03T10:21:10Z')
    expect(await share()).toEqual([{ due_at: new Date('2026-11-03T10:21:45Z'), groups: [] }])
    await story.travelTo('2026-11-03T10:21:45Z')
    await answer('shares', '2026-11-03T10:21:45Z')
    expect((await ended(conversationId)).filter(({ metric }) => metric === 'group_share')).toEqual([
      { metric: 'group_share', state: 'breached', reason: 'handed_over' },
      { metric: 'group_share', state: 'met', reason: null },
    ])
    const told = (await explainClocks(story.house.db, conversationId))!.map(renderExplanation).join('\n')
    expect(told).toContain('group_share of follow-the-sun/sydney (breached): 30 s of 24x7')
    expect(told).toContain('group_share of freelance (met): 45 s of 24x7')
  })

  it('is explained with who had it, and over whom it was handed', async () => {
    const [row] = await story.rows(`select id from conversation order by id limit 1`)
    const clocks = (await explainClocks(story.house.db, row.id))!
    const share = clocks.find(({ metric }) => metric === 'group_share')!
    expect(renderExplanation(share)).toContain('open, handed over by Elena')
    const first = clocks.find(({ metric }) => metric === 'first_response')!
    expect(renderExplanation(first)).toMatch(
      /held by Elena.*\n.*30 s {2}open\n.*handed over by Elena.* to Sam/s,
    )
  })

  it('is tried on the past like any other promise', async () => {
    const outcome = await backTestPolicies(story.house.deps, {
      brandId,
      since: Date.parse('2026-11-03T00:00:00Z'),
    })
    if (outcome.type !== 'tested') throw new Error('refused')
    expect(outcome.figures.metrics).toMatchObject([
      { metric: 'first_response', group: null, met: 2 },
      { metric: 'claim_to_reply', met: 1, breached: 1, cancelled: 1 },
      { metric: 'group_share', group: null, met: 0, breached: 1 },
      { metric: 'group_share', group: 'follow-the-sun/sydney', met: 0, breached: 1 },
      { metric: 'group_share', group: 'freelance', met: 1, breached: 0 },
    ])
  })
})
