import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { emptyDatabase, testDatabase } from '../support/database.ts'
import { tellStory } from '../support/story.ts'
import { listenIn } from './listen-in.ts'
import { packRelease } from './packed-release.ts'
import { tallySql, writeRecording } from './recorded.ts'

/**
 * Run once when a release is made, on its own checkout, after `npm run build:server`: `SUNDIAL_RECORD=0.2.0 npm run test:long --
 * test/upgrade/record-release`. The next releases are tested beside what it writes: what it said to its database, and its server.
 */
const release = process.env['SUNDIAL_RECORD']

test.runIf(release)('this release is recorded for the next ones', { timeout: 120_000 }, async () => {
  // The first database of a run makes the template of all others, which is no part of the story.
  await testDatabase().then((first) => first.drop())
  const line = listenIn()
  line.part = 'schema'
  await migrateEmpty()
  line.part = 'before'
  const story = await tellStory('2026-03-02T20:00:00Z')
  const ask = (n: number) =>
    story.mail({
      messageId: `<ask-${n}@customers.example>`,
      subject: `Question ${n}`,
      from: `c${n}@customers.example`,
    })
  for (const n of [1, 2, 3]) await ask(n)
  await story.travelTo('2026-03-02T20:05:00Z')
  line.part = 'beside'
  for (const n of [4, 5]) await ask(n)
  await story.present('maricel')
  await story.travelTo('2026-03-02T20:10:00Z')
  const [held] = await story.rows(`
    select c.id, p.slug from conversation c left join claim on claim.conversation_id = c.id and claim.state = 'active'
    left join person p on p.id = claim.person_id order by c.id limit 1`)
  const { id: conversationId, slug } = held as { id: string; slug: string | null }
  await story.reply(conversationId, slug ?? 'elena', 'It is on its way.')
  await story.travelTo('2026-03-02T21:30:00Z')
  line.part = null
  const counted = (await story.rows(tallySql)) as { what: string; count: number }[]
  const tally = Object.fromEntries(counted.map(({ what, count }) => [what, count]))
  await story.end()
  line.stop()
  expect(tally).toMatchObject({ 'message inbound customer': 5, 'message outbound agent': 1 })
  const folder = path.join(import.meta.dirname, 'releases', release!)
  mkdirSync(folder, { recursive: true })
  writeRecording(folder, { release: release!, statements: line.heard, tally })
  packRelease(folder)
})

/** On a database of its own, so that its migrations are heard and not copied from a template. */
async function migrateEmpty(): Promise<void> {
  const empty = await emptyDatabase()
  await migrate(empty.url).finally(() => empty.drop())
}
