import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { AtpAgent } from '@atproto/api'
import { testDatabase } from '../../support/database.ts'
import { installBluesky } from './install-bluesky.ts'

export interface Bluesky {
  readonly url: string
  /** A new account, signed in with its own password as a person does in the app. */
  account(handle: string): Promise<AtpAgent>
  stop(): Promise<void>
}

/** Bluesky's account server and its view of the network, with nobody in it yet. */
export async function startBluesky(): Promise<Bluesky> {
  const [directory, database] = await Promise.all([installBluesky(), testDatabase()])
  const servers = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/social-servers/support/bluesky-servers.ts', directory, database.url],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  let complaints = ''
  servers.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const gone = once(servers, 'exit')
  const line = await Promise.race([
    once(createInterface(servers.stdout), 'line'),
    gone.then(() => Promise.reject(new Error(`Bluesky's servers did not start: ${complaints}`))),
  ])
  const { url } = JSON.parse(String(line[0])) as { url: string }
  return {
    url,
    async account(handle) {
      const agent = new AtpAgent({ service: url })
      const email = `${handle}@example.com`
      await agent.createAccount({ handle, email, password: `the password of ${handle}` })
      // Until it has a profile, nobody is shown it.
      await agent.upsertProfile(() => ({ displayName: handle.split('.')[0]! }))
      return agent
    },
    async stop() {
      servers.stdin.end()
      await gone
      await database.drop()
    },
  }
}
