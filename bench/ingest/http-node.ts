import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import path from 'node:path'

export interface HttpNode {
  readonly url: string
  readonly token: string
  stop(): void
}

/** Sundial as it runs in production, built and in a process of its own; side effects stay in the queue. */
export async function startHttpNode(databaseUrl: string): Promise<HttpNode> {
  const port = await freePort()
  const token = 'a'.repeat(40)
  const child = spawn(process.execPath, ['--max-semi-space-size=64', 'dist/src/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      SUNDIAL_ROLES: 'http,timers',
      SUNDIAL_API_TOKEN: token,
      SUNDIAL_DATA_DIR: path.resolve('.data/bench/node'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 1_200; tries++) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return { url, token, stop: () => child.kill('SIGKILL') }
    await sleep(100)
  }
  child.kill('SIGKILL')
  throw new Error('the node did not become ready')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
