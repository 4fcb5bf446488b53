import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { eachJsonLine } from '../../src/cli/jsonl.ts'

const double = (value: unknown): object => {
  const { n } = value as { n: unknown }
  if (typeof n !== 'number') throw new Error('n: a number is missing')
  return { twice: n * 2 }
}

async function run(chunks: readonly (string | Buffer)[]) {
  let text = ''
  const output = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      setImmediate(done)
    },
  })
  const status = await eachJsonLine(Readable.from(chunks), output, double)
  const lines = text.split('\n').filter((line) => line !== '')
  return { status, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('JSON lines in, JSON lines out', () => {
  it('answers every line under its id, wherever the chunks are cut', async () => {
    const { status, lines } = await run(['{"id":"a","n"', ':1}\n\n{"id":', '"b","n":2}\r\n{"id":3,"n":4}'])
    expect(status).toBe(0)
    expect(lines).toEqual([
      { id: 'a', twice: 2 },
      { id: 'b', twice: 4 },
      { id: 3, twice: 8 },
    ])
  })

  it('keeps a character that two chunks share, and line separators inside strings', async () => {
    const bytes = Buffer.from('{"id":"é\u2028","n":1}\n')
    const { lines } = await run([bytes.subarray(0, 8), bytes.subarray(8)])
    expect(lines).toEqual([{ id: 'é\u2028', twice: 2 }])
  })

  it('reports a bad line by its id and goes on', async () => {
    const { status, lines } = await run(['{"id":"a"}\n{"id":"b", oops\nnonsense\n17\n{"id":"c","n":1}\n'])
    expect(status).toBe(1)
    expect(lines[0]).toEqual({ id: 'a', error: 'n: a number is missing' })
    expect(lines[1]).toMatchObject({ id: 'b', error: expect.stringContaining('line 2 is not JSON') })
    expect(lines[2]).toMatchObject({ id: null, error: expect.stringContaining('line 3 is not JSON') })
    expect(lines[3]).toMatchObject({ id: null, error: expect.stringContaining('number') })
    expect(lines[4]).toEqual({ id: 'c', twice: 2 })
  })

  it('answers a line before the next one is sent', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    const done = eachJsonLine(input, output, double)
    input.write('{"id":1,"n":1}\n')
    const first = await new Promise<string>((resolve) =>
      output.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    )
    expect(JSON.parse(first)).toEqual({ id: 1, twice: 2 })
    input.end()
    expect(await done).toBe(0)
  })
})
