import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backTest } from '../../src/cli/back-test.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'back-test-'))
})
afterAll(() => rm(directory, { recursive: true }))

const policies = [
  {
    slug: 'german',
    conditions: { languages: ['de'] },
    targets: [{ metric: 'first_response', target_minutes: 5 }],
  },
  { slug: 'rest', targets: [{ metric: 'first_response', target_minutes: 60 }] },
]

const header = 'conversation_id,message_id,at,author,channel,locale,zone\n'

async function run(log: string, draft: unknown, zone = 'UTC') {
  const [events, file] = [join(directory, 'log.csv'), join(directory, 'draft.json')]
  await writeFile(events, log)
  await writeFile(file, typeof draft === 'string' ? draft : JSON.stringify(draft))
  const [output, diagnostics] = [new PassThrough(), new PassThrough()]
  const status = await backTest(
    { events, draft: file, zone, json: true, now: Date.parse('2026-01-01T00:00:00Z') },
    { output, diagnostics: diagnostics as unknown as NodeJS.WriteStream },
  )
  const said = (stream: PassThrough) => String(stream.read() ?? '')
  const text = said(output)
  return {
    status,
    figures: text === '' ? null : JSON.parse(text),
    said: said(diagnostics).replaceAll(directory, ''),
  }
}

describe('sundial back-test', () => {
  it("tries each conversation under the policy that its columns lead to, on the customer's wall", async () => {
    const rows = [
      'a,a1,2026-03-02T10:00:00Z,customer,email,de-AT,Europe/Vienna',
      'a,a2,2026-03-02T10:10:00Z,agent,email,de-AT,Europe/Vienna',
      'b,b1,2026-03-02T10:00:00Z,customer,email,en,',
      'b,b2,2026-03-02T10:10:00Z,agent,email,en,',
    ]
    const { status, figures } = await run(header + rows.join('\n'), { policies }, 'America/New_York')
    expect(status).toBe(0)
    expect(figures.metrics).toMatchObject([{ metric: 'first_response', met: 1, breached: 1 }])
    expect(figures.by_zone.map(({ zone }: { zone: string }) => zone)).toEqual([
      'America/New_York',
      'Europe/Vienna',
    ])
    expect(figures.by_zone[1].hours[11]).toMatchObject({ turns: 1, breached: 1 })
  })

  it('names the broken rows, leaves them out and ends with 1', async () => {
    const rows = [
      'a,a1,2026-03-02T10:00:00Z,customer,email,en,',
      'a,a2,yesterday,agent,email,en,',
      'b,b1,2026-03-02T10:00:00Z,dog,email,en,',
    ]
    const { status, figures, said } = await run(header + rows.join('\n'), { policies })
    expect(status).toBe(1)
    expect(figures).toMatchObject({ conversations: 1, messages: 1 })
    expect(said.split('\n').slice(0, 2)).toEqual([
      '/log.csv:3: at is "yesterday"; it must be ISO 8601 with an offset, such as 2024-01-01T01:04:34Z',
      '/log.csv:4: author is "dog"; it must be customer, agent, bot or system',
    ])
  })

  it('names rows whose quotation marks do not match, by their own lines, and tries the rest', async () => {
    const rows = [
      'a,a1,2026-03-02T10:00:00Z,customer,em"ail,en,',
      '',
      'b,b1,never,customer,email,en,',
      'e,e1,2026-03-02T10:00:00Z,customer,email,en,',
      'f,"f1,2026-03-02T10:00:00Z,customer,email,en,',
    ]
    const { status, figures, said } = await run(header + rows.join('\n'), { policies })
    expect(status).toBe(1)
    expect(figures).toMatchObject({ conversations: 2, messages: 2 })
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/^\/log\.csv:4: at is "never"/),
      expect.stringMatching(/^\/log\.csv:6: .*never closed/),
      '',
    ])
  })

  it('refuses a draft that is wrong, a zone and a file that do not exist', async () => {
    const wrong = await run(header, { policies: [{ slug: 'x', targets: [] }] })
    expect([wrong.status, wrong.figures, wrong.said]).toEqual([
      1,
      null,
      '/draft.json: policies.0.targets a policy promises something\n',
    ])
    expect((await run(header, '{"policies"')).status).toBe(1)
    const target = { metric: 'first_response', target_minutes: 5 }
    const calendar = (definition: object) => ({
      policies: [{ slug: 'x', targets: [{ ...target, calendar: 'c' }] }],
      calendars: [{ slug: 'c', definition }],
    })
    const twice = [
      ['09:00', '12:00'],
      ['11:00', '13:00'],
    ]
    for (const [draft, said] of [
      [
        { policies: [{ slug: 'x', targets: [{ ...target, target_minutes: 0 }] }] },
        'policies.0.targets.0.target_minutes must be more than zero',
      ],
      [
        { policies: [{ slug: 'x', conditions: { kinds: [] }, targets: [target] }] },
        'policies.0.conditions.kinds leave the condition out',
      ],
      [
        { policies: [{ slug: 'x', targets: [target, target] }] },
        'policies.0.targets each metric at most once',
      ],
      [
        calendar({ tz: 'UTC', weekly: { mon: twice } }),
        'calendars.0.definition.weekly.mon[1] 11:00 to 13:00 overlaps 09:00 to 12:00',
      ],
      [calendar({ tz: 'Mars/Base', weekly: {} }), 'calendars.0.definition.tz "Mars/Base" is not a time zone'],
      [calendar({ tz: 'UTC', weekly: {} }), 'calendars.0.definition stays closed for two years'],
    ] as const) {
      const refused = await run(header, draft)
      expect([refused.status, refused.figures]).toEqual([1, null])
      expect(refused.said).toContain(`/draft.json: ${said}`)
    }
    expect((await run(header, { policies }, 'Mars/Base')).said).toBe(
      '/draft.json: --zone there is no time zone "Mars/Base"\n',
    )
  })
})
