import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  // A Saturday: nobody is on shift, so freelancers are asked.
  story = await tellStory('2026-11-07T15:00:00Z')
})
afterAll(() => story.end())

it('two experts claim at once: one wins, the other is told who has it, and the customer gets one answer', async () => {
  for (const slug of ['kofi', 'camila', 'priya', 'nadia', 'maricel']) await story.present(slug)
  await story.mail({ messageId: '<help@customers.example>' })
  const [{ id: conversationId }] = await story.rows(`select id from conversation`)
  // By now several have been asked in turn; whoever was silent may still come late, as long as the work is free.
  await story.travelTo('2026-11-07T15:06:00Z')
  const open = (await story.offers(conversationId)).filter(
    ({ state }) => state === 'open' || state === 'expired',
  )
  expect(open.length).toBeGreaterThanOrEqual(2)

  const outcomes = await Promise.all(open.map((offer) => story.claim(offer)))
  expect(outcomes.filter((outcome) => outcome.type === 'claimed')).toHaveLength(1)
  const winner = open[outcomes.findIndex((outcome) => outcome.type === 'claimed')]!
  const losers = outcomes.filter((outcome) => outcome.type === 'refused')
  expect(losers).toHaveLength(open.length - 1)
  for (const outcome of losers)
    expect(outcome).toMatchObject({ reason: 'already_claimed', by: winner.personId })

  const loser = open.find((offer) => offer.slug !== winner.slug)!
  await expect(story.reply(conversationId, loser.slug, 'Me too!')).rejects.toThrow('already_claimed')
  await story.reply(conversationId, winner.slug, 'Here you are.')
  const answers = story.mails.filter((mail) => mail.to[0] === 'nadia@customers.example')
  const byPeople = answers.filter(({ headers }) => !headers.some(({ key }) => key === 'auto-submitted'))
  expect(byPeople.map((mail) => mail.text?.trim())).toEqual(['Here you are.'])
  expect(answers[0]).toMatchObject({ inReplyTo: '<help@customers.example>', subject: 'Re: Help' })
  expect(await story.rows(`select state from claim where conversation_id = $1`, [conversationId])).toEqual([
    { state: 'answered' },
  ])
})
