import { readFileSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { explain as explainHere } from '../../src/cli/explain.ts'

interface Answer {
  readonly id: unknown
  readonly due_at?: string | null
  readonly elapsed_seconds?: number
  readonly error?: string
  readonly segments?: readonly { from: string; to: string; state: string; seconds: number }[]
  readonly paused_since?: string
  readonly remaining_seconds?: number
}
interface Case {
  readonly id: string
  readonly kind: string
  readonly target_seconds?: number
  readonly target_minutes?: number
  readonly expected: { readonly due_at?: string | null; readonly elapsed_seconds?: number }
}

/** Facts that other engines' suites assert, and further edges, whose answers another program counted out second by second. */
const lines = ['explain', 'explain-edges']
  .map((name) => readFileSync(new URL(`../cases/${name}.jsonl`, import.meta.url), 'utf8'))
  .join('')
const cases = parseLines<Case>(lines)

function parseLines<T>(jsonl: string): T[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

async function ask(...questions: unknown[]): Promise<{ status: number; answers: Answer[] }> {
  return askText(questions.map((question) => JSON.stringify(question)).join('\n'))
}

async function askText(jsonl: string, explain = explainHere) {
  const output = new PassThrough()
  const answers = text(output)
  const status = await explain(Readable.from([jsonl]), output)
  output.end()
  return { status, answers: parseLines<Answer>(await answers) }
}

function expectAsInTheCases(answers: readonly Answer[]): void {
  expect(answers.map(({ id }) => id)).toEqual(cases.map(({ id }) => id))
  const instant = (due: string | null | undefined) => (due == null ? due : Date.parse(due))
  const shown = answers.map(({ id, due_at, elapsed_seconds }) => ({
    id,
    due_at: instant(due_at),
    elapsed_seconds,
  }))
  expect(shown).toEqual(
    cases.map(({ id, expected }) => ({
      id,
      due_at: instant(expected.due_at),
      elapsed_seconds: expected.elapsed_seconds,
    })),
  )
}

afterEach(() => vi.useRealTimers())

describe('sundial explain', () => {
  it.each(['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'])(
    'answers every case alike when asked at %s',
    async (now) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) })
      const { status, answers } = await askText(lines)
      expect(status).toBe(0)
      expect(answers).toHaveLength(73 + 32)
      expectAsInTheCases(answers)
    },
  )

  it('gives segments without a gap whose open seconds add up to the target or the elapsed time', async () => {
    const { answers } = await askText(lines)
    for (const [place, { id, segments = [], elapsed_seconds, due_at }] of answers.entries()) {
      const { target_seconds, target_minutes = 0 } = cases[place]!
      const open = segments
        .filter(({ state }) => state === 'open')
        .reduce((sum, { seconds }) => sum + seconds, 0)
      const promised = elapsed_seconds ?? target_seconds ?? target_minutes * 60
      if (promised > 0 && due_at !== null) expect({ id, open }).toEqual({ id, open: promised })
      expect(segments.slice(1).map(({ from }) => from)).toEqual(segments.slice(0, -1).map(({ to }) => to))
    }
  })

  const berlin = { tz: 'Europe/Berlin', weekly: { tue: [['09:00', '17:00']] } }
  const question = { kind: 'due', calendar: berlin, start: '2026-02-10T09:00:00+01:00', target_seconds: 60 }

  it('says what is left while a clock is paused', async () => {
    const { status, answers } = await ask({
      ...question,
      id: 1,
      events: [
        { at: '2026-02-10T09:00:20+01:00', type: 'pause' },
        { at: '2026-02-10T09:00:30.5+01:00', type: 'pause' },
        { at: 'whenever', type: 'snooze' },
      ],
    })
    expect(status).toBe(0)
    expect(answers[0]).toMatchObject({
      id: 1,
      due_at: null,
      paused_since: '2026-02-10T08:00:20.000Z',
      remaining_seconds: 40,
      segments: [
        { state: 'open', seconds: 20 },
        { state: 'paused', seconds: 10.5, to: '2026-02-10T08:00:30.500Z' },
      ],
    })
  })

  it('reads fractions of a second and of a minute as whole milliseconds', async () => {
    const start = '2026-02-10T09:00:00.0009+01:00'
    const { answers } = await ask(
      { ...question, start, target_seconds: 0.0019 },
      { ...question, target_seconds: null, target_minutes: 1.005 },
    )
    expect(answers.map(({ due_at }) => due_at)).toEqual([
      '2026-02-10T08:00:00.001Z',
      '2026-02-10T08:01:00.300Z',
    ])
  })

  it('counts working days forwards and backwards', async () => {
    const days = { ...question, target_seconds: undefined, target_business_days: 2 }
    const { answers } = await ask(days, { ...days, kind: 'subtract' })
    expect(answers.map(({ due_at }) => due_at)).toEqual([
      '2026-02-24T08:00:00.000Z',
      '2026-01-27T08:00:00.000Z',
    ])
  })

  it('names everything that is wrong with a line, answers the others, and exits with 1', async () => {
    const { status, answers } = await ask(
      { ...question, id: 'ok' },
      { id: 'all', kind: 'when', calendar: { tz: 'Mars/Olympus' }, start: '2026-02-10T09:00:00', events: {} },
      { ...question, id: 'two', target_minutes: 1 },
      { ...question, id: 'none', target_seconds: undefined },
      { ...question, id: 'negative', target_seconds: -1 },
      { ...question, id: 'zero', target_seconds: 0 },
      { ...question, id: 'nearly', target_seconds: 0.0001 },
      { ...question, id: 'no days', target_seconds: undefined, target_business_days: 0 },
      {
        ...question,
        id: 'overlap',
        calendar: {
          tz: 'UTC',
          weekly: {
            tue: [
              ['09:00', '12:00'],
              ['11:00', '17:00'],
            ],
          },
        },
      },
      { ...question, id: 'half', target_seconds: undefined, target_business_days: 0.5 },
      { ...question, id: 'ages', target_seconds: 1e10 },
      { ...question, id: 'event', events: [{ at: 'noon', type: 'pause' }] },
      { ...question, id: 'far', kind: 'elapsed', end: '9999-01-01T00:00:00Z' },
      { ...question, id: 'end', kind: 'elapsed' },
      { ...question, id: 'never', calendar: { tz: 'UTC', extra: { '2026-02-01': [['10:00', '11:00']] } } },
      {
        ...question,
        id: 'union',
        calendar: [berlin, berlin],
        target_seconds: undefined,
        target_business_days: 1,
      },
      [],
      { ...question, id: 'last' },
    )
    expect(status).toBe(1)
    const errors = Object.fromEntries(answers.map(({ id, error }) => [String(id), error]))
    expect(errors).toEqual({
      ok: undefined,
      all: expect.stringMatching(
        /kind: "when".*calendar\.tz: "Mars\/Olympus".*start: "2026-02-10T09:00:00".*events: /s,
      ),
      two: expect.stringContaining('exactly one'),
      none: expect.stringContaining('exactly one'),
      negative: expect.stringContaining('target_seconds: -1'),
      zero: 'target_seconds: 0 promises nothing; it must be at least a millisecond',
      nearly: expect.stringContaining('target_seconds: 0.0001'),
      'no days': expect.stringContaining('target_business_days: 0'),
      overlap: 'calendar.weekly.tue[1]: 11:00 to 17:00 overlaps 09:00 to 12:00',
      half: expect.stringContaining('whole number'),
      ages: expect.stringContaining('hundred years'),
      event: expect.stringContaining('events[0].at: "noon"'),
      far: expect.stringContaining('end: lies more than a hundred years'),
      end: expect.stringContaining('end: nothing'),
      never: expect.stringContaining('closed for two years'),
      union: expect.stringContaining('union'),
      null: expect.stringContaining('JSON object'),
      last: undefined,
    })
  })
})
