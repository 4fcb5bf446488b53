import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tellAllIsWell, type WellBeing } from '../../src/start/tell-all-is-well.ts'

let server: Server
let calls: number
let told: object[]
let running: { stop(): Promise<void> } | undefined
const well = { ready: true, problem: null, sinceClaim: 1, sinceSweep: 1 }

const until = (holds: () => boolean): Promise<boolean> => vi.waitUntil(holds, { timeout: 20_000 })

beforeEach(async () => {
  calls = 0
  told = []
  server = createServer((_, response) => {
    calls += 1
    response.end('ok')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  await running?.stop()
  server.close()
})

function begin(change: Partial<WellBeing>): void {
  running = tellAllIsWell({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping`,
    every: 20,
    health: () => well,
    overdue: () => Promise.resolve(0),
    log: { warn: (detail: object) => void told.push(detail) },
    ...change,
  })
}

test('as long as clocks run on time, somebody outside hears of it again and again', async () => {
  begin({})
  await until(() => calls >= 3)
  expect(told).toEqual([])
})

test.each<[string, Partial<WellBeing>, object]>([
  [
    'the timers have failed',
    { health: () => ({ ...well, ready: false, problem: 'no database' }) },
    { reason: 'no database' },
  ],
  ['a timer is late', { overdue: () => Promise.resolve(61_000) }, { reason: 'a timer is 61 s overdue' }],
  [
    'the database does not answer',
    { overdue: () => Promise.reject(new Error('gone')) },
    { err: expect.any(Error) },
  ],
])('the sign is withheld when %s', async (_, change, detail) => {
  begin(change)
  await until(() => told.length >= 3)
  expect(told[0]).toEqual(detail)
  expect(calls).toBe(0)
})

test('it comes again once clocks run on time again, and a monitor that is down harms nobody', async () => {
  let late = 61_000
  begin({ overdue: () => Promise.resolve(late) })
  await until(() => told.length >= 1)
  late = 0
  await until(() => calls >= 1)
  server.close()
  server.closeAllConnections()
  await until(() => told.some((detail) => 'err' in detail))
})
