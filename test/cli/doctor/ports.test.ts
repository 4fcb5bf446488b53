import http from 'node:http'
import type net from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { checkPorts } from '../../../src/cli/doctor/ports.ts'
import { readEnvironment } from '../../../src/environment.ts'

function check(port: number) {
  return checkPorts(readEnvironment({ PORT: String(port), SUNDIAL_ROLES: 'http' }))
}

async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

test('a free port', async () => {
  expect(await check(0)).toEqual([expect.objectContaining({ verdict: 'ok' })])
})

test('a port that a running Sundial holds', async () => {
  const port = await listening(
    http.createServer((_request, response) => response.end('sundial_timers_fired_total 1\n')),
  )
  expect(await check(port)).toEqual([
    expect.objectContaining({ verdict: 'ok', message: expect.stringContaining('a running Sundial') }),
  ])
})

test('a port that another program holds', async () => {
  const port = await listening(http.createServer((_request, response) => response.end('hello')))
  expect(await check(port)).toEqual([
    expect.objectContaining({ verdict: 'fail', mend: 'Set PORT to another port, or stop that program.' }),
  ])
})
