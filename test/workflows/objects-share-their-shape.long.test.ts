import { execFile } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type House } from '../support/house.ts'

const CONVERSATIONS = 200
/** Where V8 has made a new shape for an object that got a field: `map,Transition,time,from,to,code,line,column,why,field`. */
const NEW_SHAPE = /^map,Transition,(\d+),.*,(\d+,\d+),[^,]*,([a-z]\w*)$/iu

let house: House
let directory: string
beforeAll(async () => {
  house = await openHouse()
  directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-shapes-'))
})
afterAll(async () => {
  await house.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Fields that got an object of a shape of its own after that time, in microseconds, with how often. */
async function newShapes(log: string, after: number): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for await (const line of createInterface({ input: createReadStream(log) })) {
    const [, at, where, field] = NEW_SHAPE.exec(line) ?? []
    if (at === undefined || Number(at) < after) continue
    const place = `${field} (compiled line and column ${where})`
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}

it('objects that are made for each message share their shapes (see the ADR of this name)', async () => {
  const log = path.join(directory, 'v8.log')
  const talk = new URL('./talk-in-many-threads.ts', import.meta.url).pathname
  const { stdout: half } = await promisify(execFile)(
    process.execPath,
    [
      ...['--log-maps', `--logfile=${log}`, '--no-logfile-per-isolate'],
      ...['--import', 'tsx', talk, String(CONVERSATIONS)],
    ],
    { env: { ...process.env, DATABASE_URL: house.url } },
  )
  expect(Number(half)).toBeGreaterThan(0)
  const often = [...(await newShapes(log, Number(half)))].filter(([, count]) => count > CONVERSATIONS / 10)
  expect(often).toEqual([])
})
