import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoBrand } from '../../../src/config/demo-brand.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'
import { reportHealth } from '../../../src/workflows/channels/report-health.ts'
import { readFigures } from '../../../src/workflows/figures/read-figures.ts'
import { importBrand } from '../../../src/workflows/setup/import-brand.ts'
import { tellStory, type Story } from '../../support/story.ts'

let story: Story
afterEach(() => story.end())

/** Every cause that the figures name, with how often. */
async function causes(): Promise<Record<string, number>> {
  const { brandId } = await story.house.channel('demo-posts')
  const [from, to] = [parseInstant('2026-11-01T00:00:00Z')!, parseInstant('2026-12-01T00:00:00Z')!]
  const { figures } = await readFigures(story.house.deps, { brandId, from, to })
  return Object.fromEntries(figures.causes.map(({ cause, count }) => [cause, count]))
}

const sql = (text: string) => story.rows(text)

describe('on a Saturday, when nobody is on shift', () => {
  beforeEach(async () => {
    story = await tellStory('2026-11-07T12:00:00Z')
  })

  it('is unclaimed what was offered and nobody took', async () => {
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-07T13:00:00.001Z')
    expect(await causes()).toEqual({ unclaimed: 1 })
  })

  it('is without cover when the freelancers are away, too', async () => {
    await sql(`update person set away_until = '2027-01-01T00:00:00Z' where kind = 'freelance'`)
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-07T13:00:00.001Z')
    expect(await causes()).toEqual({ no_coverage: 1 })
  })

  it('is the budget where it kept the search from those abroad', async () => {
    await sql(`update brand set settings = '{"dispatch": {"pay": {"amountMinor": 300, "currency": "EUR"}}}'`)
    await sql(`insert into budget (brand_id, period, limit_minor) select id, 'day', 299 from brand`)
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-07T13:00:00.001Z')
    expect(await causes()).toEqual({ budget_exhausted: 1 })
  })

  it('is nothing within a goal that came into force before the message did', async () => {
    const { brandId } = await story.house.channel('demo-posts')
    const target = { metric: 'first_response', target_minutes: 60 }
    const staged = (slug: string, from: string) => ({
      slug,
      name: slug,
      conditions: { languages: [slug] },
      targets: [{ ...target, goals: [{ from, target_minutes: 30 }] }],
    })
    const demo = demoBrand()
    const policies = [staged('de', '2026-11-07'), staged('fr', '2026-11-08'), ...demo.policies]
    await importBrand(story.house.deps, { ...demo, policies }, 'console')
    const day = { brandId, from: Date.parse('2026-11-07T12:00:00Z'), to: Date.parse('2026-11-07T14:00:00Z') }
    for (const language of ['de', 'fr']) await story.message('demo-posts', { threadKey: language, language })
    await story.travelTo('2026-11-07T12:30:01Z')
    expect((await readFigures(story.house.deps, day)).figures).toMatchObject({ turns: 2, neglected: 1 })
    await story.travelTo('2026-11-07T13:00:01Z')
    expect((await readFigures(story.house.deps, day)).figures).toMatchObject({ turns: 2, neglected: 2 })
  })

  it('has no cause while the promise holds', async () => {
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-07T13:00:00.000Z')
    expect(await causes()).toEqual({})
  })
})

describe('on a Tuesday, when people are on shift', () => {
  beforeEach(async () => {
    story = await tellStory('2026-11-03T10:00:00Z')
  })

  it('is a gap of skills where nobody speaks the language', async () => {
    await story.message('demo-posts', { threadKey: 'ada', language: 'ja' })
    await story.travelTo('2026-11-03T11:00:00.001Z')
    expect(await causes()).toEqual({ skill_gap: 1 })
  })

  it('is overload where everybody has their hands full', async () => {
    await sql(`update person set capacity = '{"social": 0}'`)
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-03T11:00:00.001Z')
    expect(await causes()).toEqual({ overload: 1 })
  })

  it('is a lapsed claim where somebody took it and let it lie', async () => {
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-03T12:00:00Z')
    expect(await sql(`select 1 from claim where state = 'lapsed'`)).not.toEqual([])
    expect(await causes()).toEqual({ lapsed_claim: 1 })
  })

  it('came in late where it was learnt when the promise had run out', async () => {
    await story.message('demo-posts', { threadKey: 'ada', occurredAt: parseInstant('2026-11-03T08:59:59Z')! })
    expect(await causes()).toEqual({ ingested_late: 1 })
  })

  it('waited at the door while the channel was down', async () => {
    const channel = await story.house.channel('demo-posts')
    const health = (state: 'failing' | 'watching') =>
      reportHealth(story.house.deps, {
        channel,
        part: 'line',
        health: state === 'failing' ? { state, problem: 'connection refused' } : { state },
      })
    await health('failing')
    await story.travelTo('2026-11-03T12:00:00Z')
    await health('watching')
    await story.message('demo-posts', { threadKey: 'ada', occurredAt: parseInstant('2026-11-03T10:30:00Z')! })
    expect(await causes()).toEqual({ channel_down: 1 })
  })

  it('is a dead end where a bot answered and nobody was looked for', async () => {
    await sql(`update channel set mode = 'observe' where slug = 'demo-posts'`)
    const { threadKey } = { threadKey: 'ada' }
    await story.message('demo-posts', { threadKey })
    await story.message('demo-posts', { threadKey, author: { kind: 'bot', address: 'bot@demo.example' } })
    await story.travelTo('2026-11-03T11:00:01Z')
    expect(await causes()).toEqual({ bot_dead_end: 1 })
  })

  it('changes its cause no more once it is answered late', async () => {
    await sql(`update person set capacity = '{"social": 0}'`)
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-03T11:00:00.001Z')
    await story.message('demo-posts', {
      threadKey: 'ada',
      author: { kind: 'agent', address: 'us@demo.example' },
    })
    expect(await causes()).toEqual({ overload: 1 })
  })

  it('has none where the answer was only learnt late', async () => {
    await sql(`update person set capacity = '{"social": 0}'`)
    await story.message('demo-posts', { threadKey: 'ada', language: 'en' })
    await story.travelTo('2026-11-03T12:00:00Z')
    expect(await causes()).toEqual({ overload: 1 })
    const author = { kind: 'agent', address: 'us@demo.example' } as const
    await story.message('demo-posts', {
      threadKey: 'ada',
      author,
      occurredAt: parseInstant('2026-11-03T11:00:00Z')!,
    })
    expect(await causes()).toEqual({})
  })
})
