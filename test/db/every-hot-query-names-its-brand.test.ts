import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { followFacts } from '../../src/workflows/figures/follow-facts.ts'
import { tellStory, type Story } from '../support/story.ts'

/**
 * What may be asked over all brands of a cluster, and why. Everything else that a message, its clock, the search, the claim and the
 * answer ask for names its brand, so that brands may lie on several clusters (docs/scaling.md).
 */
const overAllBrands: readonly { readonly statement: RegExp; readonly because: string }[] = [
  {
    statement: /^select \* from "channel" where "(slug|id)" = \$1/,
    because: 'where a brand is learnt from; kept in memory',
  },
  { statement: /^select "brand_id", "role" from "membership"/, because: 'of which brands a person is' },
  {
    statement: /^select brand_id from conversation where id = \$1/,
    because: 'of which brand a link or a path speaks',
  },
  {
    statement: /^select \* from "(claim|offer)" where "id" = \$1/,
    because: 'of which brand a link or a path speaks',
  },
  {
    statement: /^select json_agg\(json_build_array\(person_id, channel_kind/,
    because: 'a person has one pair of hands for all brands',
  },
  {
    statement: /^select count\(\*\) as "count" from "claim" where "person_id"/,
    because: 'a person has one pair of hands for all brands',
  },
  {
    statement: /^select closed_at from offer o where person_id/,
    because: 'a person who sleeps, sleeps for all brands',
  },
  {
    statement: /^select min\(next_at\) as at from timer/,
    because: 'the engine of a cluster looks at the next due time of all',
  },
  {
    statement: /from event where id = any \(\$1::bigint\[\]\)/,
    because: 'side effects hold the ids of their events',
  },
  {
    statement: /^select brand_id, conversation_id from turn_account where ended_at is null and cause is null/,
    because: 'one reader of a cluster keeps all figures',
  },
]

let story: Story
let branded: readonly string[]
const asked = new Set<string>()

beforeAll(async () => {
  story = await tellStory('2026-11-03T02:00:00Z')
  const { rows } = await story.house.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where column_name = 'brand_id' and table_schema = 'public'`,
  )
  branded = rows.map(({ name }) => name)
  const real = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!.value as (
    ...given: unknown[]
  ) => unknown
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [query] = given as [string | { readonly text?: string }]
    const text = typeof query === 'string' ? query : (query.text ?? '')
    asked.add(text.replaceAll(/\s+/g, ' ').trim())
    return Reflect.apply(real, this, given) as never
  })
  await aMessageIsAnsweredLate()
})
afterAll(async () => {
  vi.restoreAllMocks()
  await story.end()
})

async function aMessageIsAnsweredLate(): Promise<void> {
  const { conversationId } = await story.message('demo-email', {
    threadKey: 'order',
    text: 'Where is my order?',
  })
  await story.travelTo('2026-11-03T02:16:00Z')
  const [offer] = await story.offers(conversationId)
  await story.claim(offer!)
  await story.reply(conversationId, offer!.slug, 'Here it is.')
  await story.travelTo('2026-11-03T02:19:00Z')
  await followFacts(story.house.deps)
}

/** It reads or changes rows of brands, and no condition of it says of which. */
function namesNoBrand(statement: string): boolean {
  const touches = branded.some((table) =>
    new RegExp(`\\b(from|join|update) (only )?"?${table}"?( |$)`, 'i').test(statement),
  )
  return touches && !/\b(where|on|using)\b.*brand_id/i.test(statement)
}

/** The test asks, too. */
const ofTheTest =
  /^select exists \(select from timer where next_at|^select o\.id, o\.person_id as "personId", p\.slug/

test('from the message to the answer, and into the figures', () => {
  const questionable = [...asked].filter(namesNoBrand).filter((statement) => !ofTheTest.test(statement))
  expect(asked.size).toBeGreaterThan(80)
  expect(questionable.filter((one) => !overAllBrands.some(({ statement }) => statement.test(one)))).toEqual(
    [],
  )
})

test('and the list of exceptions holds nothing that is not asked any more', () => {
  expect(overAllBrands.filter(({ statement }) => ![...asked].some((one) => statement.test(one)))).toEqual([])
})

test('a question without its brand would be seen', () => {
  expect(namesNoBrand('select * from "turn" where "id" = $1')).toBe(true)
  expect(namesNoBrand('update timer set step = 1 where id = $1')).toBe(true)
  expect(namesNoBrand('select * from "turn" where "brand_id" = $1 and "id" = $2')).toBe(false)
})
