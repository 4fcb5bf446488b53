import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readExperience } from '../../src/db/read/experience.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { followFacts } from '../../src/workflows/figures/follow-facts.ts'
import { tellStory, type Story } from '../support/story.ts'

const AT = '2026-11-03T02:00:00Z'
let story: Story

beforeEach(async () => {
  story = await tellStory(AT)
})
afterEach(() => story.end())

const toldTo = (address: string) => story.mails.filter(({ to }) => to.includes(address))
const write = (from: string, id: string, more: { inReplyTo?: string; text?: string } = {}) =>
  story.mail({ messageId: id, from, text: 'quetzal is missing', subject: 'My order', ...more })

describe('a customer who waits', () => {
  it('is told their place, the promise and where to look, by a mail that no robot answers', async () => {
    await write('anna@letters.example', '<anna-1@letters.example>')
    await story.travelTo('2026-11-03T02:01:00Z')
    await write('boris@letters.example', '<boris-1@letters.example>')
    await story.travelTo('2026-11-03T02:02:00Z')

    const [anna] = toldTo('anna@letters.example')
    const [boris] = toldTo('boris@letters.example')
    expect(anna!.text).toMatch(/your place is kept.*Nobody waits before you.*answers you by/s)
    expect(boris!.text).toContain('One person who wrote before you waits, too.')
    expect(anna!.text).toMatch(/http:\/\/127\.0\.0\.1:3000\/waiting\/\S+/)
    expect(anna!.text).not.toContain('quetzal')
    expect(anna!.inReplyTo).toBe('<anna-1@letters.example>')
    const headers = Object.fromEntries(anna!.headers.map(({ key, value }) => [key, value]))
    expect(headers['auto-submitted']).toBe('auto-replied')
  })

  it('still waits: the word of the house stops no clock, and people are asked all the same', async () => {
    await write('anna@letters.example', '<anna-1@letters.example>')
    await story.travelTo('2026-11-03T02:30:00Z')
    const [turn] = await story.rows('select conversation_id, closed_at from turn')
    expect(turn.closed_at).toBeNull()
    expect(await story.happened(turn.conversation_id, 'turn.acknowledged')).toHaveLength(1)
    expect(await story.happened(turn.conversation_id, 'breach.detected')).toHaveLength(1)
    expect(await story.rows('select 1 from dispatch')).not.toEqual([])
  })

  it('is told once a day, however often they write', async () => {
    const conversations = () => story.rows('select id from conversation')
    await write('anna@letters.example', '<anna-1@letters.example>')
    await story.travelTo('2026-11-03T02:05:00Z')
    await write('anna@letters.example', '<anna-2@letters.example>')
    await story.travelTo('2026-11-03T02:06:00Z')
    expect(toldTo('anna@letters.example')).toHaveLength(1)
    expect(await conversations()).toHaveLength(2)
    const holding = `select c.conversation_id, p.slug from claim c join person p on p.id = c.person_id where c.state = 'active'`
    for (const { conversation_id, slug } of await story.rows(holding))
      await story.reply(conversation_id, slug, 'Here it is.')
    await story.travelTo('2026-11-04T03:00:00Z')
    await write('anna@letters.example', '<anna-3@letters.example>')
    await story.travelTo('2026-11-04T03:01:00Z')
    const told = toldTo('anna@letters.example').filter(({ text }) => text?.includes('your place is kept'))
    expect(told).toHaveLength(2)
  })

  it('is told nothing where the channel goes less far, or all outbound stands still', async () => {
    await story.rows(`update channel set mode = 'dispatch' where slug = 'demo-email'`)
    story.house.cache.clear()
    await write('anna@letters.example', '<anna-1@letters.example>')
    await story.rows(`update channel set mode = 'acknowledge' where slug = 'demo-email'`)
    await story.rows(`update brand set outbound_stopped_at = now()`)
    story.house.cache.clear()
    await write('boris@letters.example', '<boris-1@letters.example>')
    await story.travelTo('2026-11-03T02:05:00Z')
    expect(toldTo('anna@letters.example')).toEqual([])
    expect(toldTo('boris@letters.example')).toEqual([])
  })

  it('was promised a time, and afterwards it is counted whether it was kept', async () => {
    await write('anna@letters.example', '<anna-1@letters.example>')
    await write('boris@letters.example', '<boris-1@letters.example>')
    await story.travelTo('2026-11-03T02:05:00Z')
    const [anna] = await story.rows(
      `select t.conversation_id from turn t join conversation c on c.id = t.conversation_id
         join identity i on i.customer_id = c.customer_id where i.address = 'anna@letters.example'`,
    )
    await story.reply(anna.conversation_id, 'elena', 'Here it is.')
    await story.travelTo('2026-11-03T04:00:00Z')
    await followFacts(story.house.deps, { wait: true })
    const [brand] = await story.rows(`select id from brand where slug = 'demo'`)
    const { queuePromises } = await readExperience(story.house.db, {
      brandId: brand.id,
      from: parseInstant('2026-11-03T00:00:00Z')!,
      to: parseInstant('2026-11-04T00:00:00Z')!,
      now: parseInstant('2026-11-03T04:00:00Z')!,
    })
    expect(queuePromises).toEqual({ part: 1, of: 2 })
  })
})
