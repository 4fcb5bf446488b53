import { afterEach, beforeEach, expect, it } from 'vitest'
import { publishAgreement, setNetwork, verifyAbilities } from '../../src/db/changes/network.ts'
import type { BrandId, PersonId } from '../../src/domain/ids.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { tellStory, type Story } from '../support/story.ts'

const NOW = parseInstant('2026-10-03T06:00:00Z')! // a Saturday: nobody is on shift

let story: Story
let brandId: BrandId
let kofi: PersonId
let nadia: PersonId
const by = () => ({ personId: null, newId: story.house.deps.newId })

/** Two experts who applied: one lives in Ghana, one in Austria; both are awake, and verified. */
beforeEach(async () => {
  story = await tellStory('2026-10-03T06:00:00Z')
  ;({ brandId } = await story.house.channel('demo-email'))
  kofi = await story.person('kofi')
  nadia = await story.person('nadia')
  await story.rows(`update person set removed_at = now() where kind = 'freelance' and id <> all ($1)`, [
    [kofi, nadia],
  ])
  await story.rows(
    `update person set time_zone = 'Europe/Berlin', channel_kinds = '{email}' where id = any ($1)`,
    [[kofi, nadia]],
  )
  for (const [id, country] of [
    [kofi, 'GH'],
    [nadia, 'AT'],
  ] as const) {
    await story.rows(`update person set country = $2 where id = $1`, [id, country])
    await story.rows(
      `insert into admission (brand_id, person_id, state, began_at, changed_at) values ($1, $2, 'active', now(), now())`,
      [brandId, id],
    )
    await verifyAbilities(story.house.db, by(), brandId, id, { languages: ['en'], skills: [] }, NOW)
  }
})
afterEach(() => story.end())

/** A customer whose country is known writes; who is asked? */
async function askedFor(country: string | null, thread: string) {
  const address = `${thread}@customers.example`
  const [{ id }] = await story.rows(
    `insert into customer (brand_id, id, facts) values ($1, gen_random_uuid(), $2) returning id`,
    [brandId, country === null ? {} : { country }],
  )
  await story.rows(
    `insert into identity (brand_id, kind, address, customer_id) values ($1, 'email', $2, $3)`,
    [brandId, address, id],
  )
  const { conversationId } = await story.message('demo-email', {
    threadKey: thread,
    author: { kind: 'customer', address },
  })
  return { conversationId, asked: (await story.offers(conversationId)).map(({ slug }) => slug).sort() }
}

it('a region’s customers go to experts of its countries alone, and the others read why they were not asked', async () => {
  await setNetwork(story.house.db, by(), brandId, {
    regions: [{ customers: ['DE', 'AT'], experts: ['DE', 'AT'] }],
  })
  const { conversationId, asked } = await askedFor('DE', 'from-berlin')
  expect(asked).toEqual(['nadia'])
  const [{ refused }] = await story.rows(
    `select c ->> 'refused' as refused from decision d, jsonb_array_elements(d.considered) c
     where d.conversation_id = $1 and c ->> 'person_id' = $2`,
    [conversationId, kofi],
  )
  expect(refused).toBe('region')
  expect((await askedFor('US', 'from-boston')).asked).toContain('kofi')
})

it('an agreement covers the customers that it names, for whoever accepted it', async () => {
  const agreement = { text: 'Be kind.', customerCountries: ['US'], requiredAt: NOW }
  await publishAgreement(story.house.db, by(), brandId, agreement, NOW)
  expect((await askedFor('US', 'unsigned')).asked).toEqual([])
  await story.rows(`update admission set agreed_version = 1 where person_id = $1`, [kofi])
  expect((await askedFor('US', 'signed')).asked).toEqual(['kofi'])
  expect((await askedFor('DE', 'elsewhere')).asked).toEqual([])
})
