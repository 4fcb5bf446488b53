import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
let directory: string
const nodes: ChildProcess[] = []
beforeAll(async () => {
  house = await openHouse()
  directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-kill-'))
})
afterAll(async () => {
  for (const node of nodes) node.kill('SIGKILL')
  await house.close()
  rmSync(directory, { recursive: true, force: true })
})

/** A node of its own process, on the house's database. */
async function startNode(): Promise<ChildProcess> {
  const node = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: house.url,
      SUNDIAL_ROLES: 'timers,tasks',
      SUNDIAL_DATA_DIR: directory,
      SUNDIAL_CONFIG: path.join(directory, 'no-config'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  nodes.push(node)
  await once(node.stdout, 'data')
  return node
}

async function steps(conversationId: string): Promise<{ name: string; count: number }[]> {
  const { rows } = await house.pool.query(
    `select payload->>'step_name' as name, count(*)::int as count from event
     where subject = $1 and type in ('clock.step', 'breach.detected') group by 1 order by min(id)`,
    [conversationId],
  )
  return rows
}

it('clocks survive a kill -9: what fell due meanwhile fires once a node is back, and nothing fires twice', async () => {
  const first = await startNode()
  const channel = await house.channel('demo-chat')
  const [stored] = await recordMessages(house.deps, {
    channel,
    messages: [
      {
        externalId: 'before the kill',
        threadKey: 'before the kill',
        author: { kind: 'customer', address: 'nadia' },
        occurredAt: Date.now() - 20_000,
        text: 'Hello?',
      },
    ],
  })
  const { conversationId } = stored!
  while ((await steps(conversationId)).length < 2) await sleep(20)

  first.kill('SIGKILL')
  await once(first, 'exit')
  await sleep(11_000) // its due time passes while nobody is there
  expect((await steps(conversationId)).map(({ name }) => name)).not.toContain('due')

  await startNode()
  while (!(await steps(conversationId)).some(({ name }) => name === 'due')) await sleep(20)
  expect(await steps(conversationId)).toEqual([
    { name: '0%', count: 1 },
    { name: '50%', count: 1 },
    { name: '75%', count: 1 },
    { name: 'due', count: 1 },
  ])
  const { rows } = await house.pool.query(
    `select occurred_at = (payload->>'due_at')::timestamptz as true_to_its_time from event where subject = $1 and type = 'breach.detected'`,
    [conversationId],
  )
  expect(rows).toEqual([{ true_to_its_time: true }])
}, 120_000)
