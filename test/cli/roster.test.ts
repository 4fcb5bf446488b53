import { Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { roster } from '../../src/cli/roster.ts'

async function run(...lines: string[]): Promise<{ status: number; answers: Record<string, unknown>[] }> {
  let text = ''
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      done()
    },
  })
  const status = await roster(Readable.from(lines.map((line) => `${line}\n`)), output)
  return {
    status,
    answers: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

const schedule = { timezone: 'UTC', layers: [{ id: 'all', fixed: ['B', 'A'] }] }
const at = '2026-06-01T12:00:00+02:00'

describe('sundial roster', () => {
  it('names whoever is on shift, sorted', async () => {
    expect(await run(JSON.stringify({ id: 1, schedule, at }))).toEqual({
      status: 0,
      answers: [{ id: 1, on_shift: ['A', 'B'] }],
    })
  })

  it('tells all that is wrong with a line, answers the others, and fails at the end', async () => {
    const broken = {
      id: 'bad',
      schedule: { timezone: 'Nowhere', layers: [{ id: 'x' }] },
      at: '2026-06-01T12:00',
    }
    const { status, answers } = await run(
      JSON.stringify(broken),
      'not JSON',
      'null',
      JSON.stringify({ id: 'good', schedule, at }),
    )
    expect(status).toBe(1)
    expect(answers[0]).toEqual({
      id: 'bad',
      error: expect.stringMatching(/schedule\.timezone: .*Nowhere.*; schedule\.layers\[0\]: needs .*; at: /),
    })
    expect(answers[1]).toMatchObject({ error: expect.stringContaining('line 2') })
    expect(answers[2]).toMatchObject({ id: null, error: expect.stringContaining('schedule: ') })
    expect(answers[3]).toEqual({ id: 'good', on_shift: ['A', 'B'] })
  })
})
