import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BrandId, ConversationId, CustomerId, PersonId } from '../../src/domain/ids.ts'
import { mergeConversations } from '../../src/workflows/conversations/merge-conversations.ts'
import { settleClaims } from '../../src/workflows/pay/settle-claims.ts'
import { forgetCustomer } from '../../src/workflows/privacy/forget-customer.ts'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
let brandId: BrandId
let elena: PersonId
let held: ConversationId

const PAY = { currency: 'EUR', answer_minor: 300, floor_minor: 50 }

/** A Saturday on which nobody is on shift: somebody abroad has claimed, and not yet begun. */
beforeEach(async () => {
  story = await tellStory('2026-10-03T06:00:00Z')
  ;({ brandId } = await story.house.channel('demo-email'))
  elena = await story.person('elena')
  await story.rows(`update brand set settings = jsonb_set(settings, '{pay}', $1)`, [JSON.stringify(PAY)])
  const written = await story.message('demo-email', { threadKey: 'where-is-it' })
  held = written.conversationId as ConversationId
  const [offer] = await story.offers(held)
  expect((await story.claim(offer!)).type).toBe('claimed')
})
afterEach(() => story.end())

async function earned() {
  await settleClaims(story.house.deps)
  await settleClaims(story.house.deps)
  return story.rows(`select kind, amount_minor as minor, reason from pay_entry`)
}

it('merged into another conversation: the floor, with the reason', async () => {
  const other = await story.message('demo-email', { threadKey: 'again' })
  await mergeConversations(story.house.deps, {
    brandId,
    conversationId: other.conversationId as ConversationId,
    mergedId: held,
    personId: elena,
  })
  expect(await earned()).toEqual([{ kind: 'floor', minor: 50, reason: 'merged' }])
})

it('merged once the answer was begun: half of the amount', async () => {
  await story.rows(`update claim set started_at = claimed_at where conversation_id = $1`, [held])
  const other = await story.message('demo-email', { threadKey: 'again' })
  await mergeConversations(story.house.deps, {
    brandId,
    conversationId: other.conversationId as ConversationId,
    mergedId: held,
    personId: elena,
  })
  expect(await earned()).toEqual([{ kind: 'floor', minor: 150, reason: 'merged' }])
})

it('erased with its customer: the floor, with the reason, and no word of theirs in the books', async () => {
  const [{ customer_id: customerId }] = await story.rows(
    `select customer_id from conversation where id = $1`,
    [held],
  )
  await forgetCustomer(story.house.deps, {
    ...{ brandId, customerId: customerId as CustomerId, personId: elena, reason: 'case 12' },
  })
  expect(await earned()).toEqual([{ kind: 'floor', minor: 50, reason: 'erased' }])
})

it('answered before its customer was erased: the whole amount', async () => {
  const [{ slug }] = await story.rows(
    `select p.slug from claim c join person p on p.id = c.person_id where conversation_id = $1`,
    [held],
  )
  await story.reply(held, slug as string, 'It is on its way.')
  const [{ customer_id: customerId }] = await story.rows(
    `select customer_id from conversation where id = $1`,
    [held],
  )
  await forgetCustomer(story.house.deps, {
    ...{ brandId, customerId: customerId as CustomerId, personId: elena, reason: 'case 12' },
  })
  expect(await earned()).toEqual([{ kind: 'answer', minor: 300, reason: 'answered' }])
})
