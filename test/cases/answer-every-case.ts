import { readFileSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { explain } from '../../src/cli/explain.ts'
import { roster } from '../../src/cli/roster.ts'

/** Started by the test under another time zone: answers all cases as if the wall clock showed each of the given instants. */
const RealDate = Date
const commands = { explain, 'explain-edges': explain, roster }
const machine = { offsets: {} as Record<string, number>, answers: [] as unknown[] }

for (const now of process.argv.slice(2)) {
  setWallClock(Date.parse(now))
  machine.offsets[new Date().toISOString().slice(0, 7)] = new Date().getTimezoneOffset()
  for (const name of ['explain', 'explain-edges', 'roster'] as const) {
    const lines = readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    const output = new PassThrough()
    const answered = text(output)
    const status = await commands[name](Readable.from([lines]), output)
    output.end()
    const answers = (await answered).trim().split('\n').map((line) => JSON.parse(line) as unknown)
    machine.answers.push({ now, name, status, answers })
  }
}
process.stdout.write(JSON.stringify(machine))

function setWallClock(now: number): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string]) {
      super(...((given.length === 0 ? [now] : given) as [number]))
    }
    static override now = () => now
  } as DateConstructor
}
