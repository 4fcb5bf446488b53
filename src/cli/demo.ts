import { randomBytes, randomInt } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import path from 'node:path'
import { demoBrand } from '../config/demo-brand.ts'
import { readEnvironment } from '../environment.ts'
import type { IssuedToken, Person } from '../http/api-types.ts'
import { greeting } from '../start/greeting.ts'
import { createLog } from '../start/log.ts'
import { startSundial } from '../start/start-sundial.ts'
import { apiAt } from './demo/api.ts'
import { playCustomers } from './demo/play-customers.ts'
import { playExperts } from './demo/play-experts.ts'
import { playThePast } from './demo/play-the-past.ts'

const pace = {
  emailSeconds: 90,
  chatSeconds: 20,
  postSeconds: 150,
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  digests: ['weekly', 'daily'],
}

/**
 * `npm run demo`: a Sundial of its own, in a data directory of its own, with customers who come through the real doors and
 * colleagues who play along. Runs until it is interrupted.
 */
export async function demo(variables: NodeJS.ProcessEnv, output: NodeJS.WritableStream): Promise<void> {
  const token = randomBytes(24).toString('base64url')
  const environment = readEnvironment({
    SUNDIAL_DATA_DIR: path.join(variables['SUNDIAL_DATA_DIR'] ?? '.data', 'demo'),
    ...without(variables, 'SUNDIAL_DATA_DIR'),
    SUNDIAL_API_TOKEN: variables['SUNDIAL_API_TOKEN'] ?? token,
  })
  const sundial = await startSundial({
    environment,
    variables,
    log: createLog(variables),
    firstBrand: demoBrand(pace),
    onProgress: (step) => output.write(`  ${step} ...\n`),
  })
  const local = `http://${environment.host === '0.0.0.0' ? '127.0.0.1' : environment.host}:${sundial.httpPort}`
  const lead = apiAt(local, environment.apiToken ?? token)
  const pick = (count: number): number => randomInt(count)

  output.write('  last week ...\n')
  await playThePast(lead, Date.now(), pick)
  output.write(await greeting(sundial))
  output.write(
    `  Customers are writing by mail, chat and post now; colleagues answer some of them.\n` +
      `  Targets are short here: mail ${pace.emailSeconds} s, chat ${pace.chatSeconds} s, posts ${pace.postSeconds} s.\n` +
      `  Write to them yourself in the chat at ${sundial.baseUrl}/demo\n` +
      `  Take a row on the board, answer it, then look at the digest. Ctrl+C ends the demo.\n\n`,
  )

  const ending = new AbortController()
  setMaxListeners(0, ending.signal)
  const apiOf = async (person: Person) =>
    apiAt(local, (await lead.post<IssuedToken>(`/people/${person.id}/tokens`, { label: 'demo' })).token)
  const playing = Promise.all([
    playCustomers({ baseUrl: local, smtpPort: sundial.smtpPort!, api: lead }, ending.signal, pick),
    playExperts({ lead, apiOf }, ending.signal, pick),
  ])
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  ending.abort()
  await playing.catch(() => undefined)
  await sundial.stop()
}

function without(variables: NodeJS.ProcessEnv, name: string): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([key]) => key !== name))
}
