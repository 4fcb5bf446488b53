import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSmtpDoor, type SmtpDoor } from '../../../src/channels/email/smtp-door.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { openHouse, type House } from '../../support/house.ts'
import { damagedMail } from './damaged-mails.ts'
import { asSent, openSmtpLine } from './smtp-line.ts'

/** More, or fewer, on demand. */
const MAILS = Number(process.env['SUNDIAL_FUZZ_MAILS'] ?? 10_000)
const SEED = Number(process.env['SUNDIAL_FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const LINES = 8

let house: House
const failures: unknown[] = []
const log = {
  info: () => undefined,
  warn: (facts: object) => failures.push(facts),
  error: (facts: object) => failures.push(facts),
}
type Record = Parameters<typeof openSmtpDoor>[0]['record']

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Under which id each mail was to be stored, by the digest of the mail. Of two with one id the second is the first, delivered again. */
const idOf = new Map<string, string>()

function openDoor(store: Record = (command) => recordMessages(house.deps, command)): Promise<SmtpDoor> {
  const record: Record = (command) => {
    for (const { externalId, detail } of command.messages)
      idOf.set(String((detail as { raw_sha256?: string }).raw_sha256), externalId)
    return store(command)
  }
  const deps = { ...house.deps, record, replyTokenKey: Buffer.alloc(32, 1) }
  return openSmtpDoor(deps, { host: '127.0.0.1', port: 0, log })
}

interface Handed {
  readonly raw: Buffer
  readonly answer: string
}

/** Hands them over on several lines at once; each with the last word of the door, or how the line broke. */
async function handOver(door: SmtpDoor, mails: readonly Buffer[]): Promise<readonly Handed[]> {
  const handed: Handed[] = []
  const queue = [...mails]
  const work = async () => {
    let line = await openSmtpLine(door.port)
    for (let raw = queue.pop(); raw; raw = queue.pop()) {
      const answer = await line.send(raw, 'support@demo.example').catch((error: unknown) => String(error))
      handed.push({ raw, answer })
      if (!/^\d{3} /.test(answer)) line = await openSmtpLine(door.port)
    }
    line.close()
  }
  await Promise.all(Array.from({ length: LINES }, work))
  return handed
}

/** Mails that the door took, of which neither a message nor a stub in quarantine tells. */
async function lostOf(handed: readonly Handed[]): Promise<readonly string[]> {
  const taken = handed.filter(({ answer }) => answer.startsWith('250')).map(({ raw }) => asSent(raw))
  const { rows } = await house.pool.query<{ quarantined: string[] | null; ids: string[] | null }>(`
    select (select array_agg(encode(sha256, 'hex')) from quarantine) as quarantined,
           (select array_agg(external_id) from message_body) as ids`)
  const [quarantined, ids] = [new Set(rows[0]!.quarantined), new Set(rows[0]!.ids)]
  return taken
    .map((raw) => ({ raw, sha256: createHash('sha256').update(raw).digest('hex') }))
    .filter(({ sha256 }) => !quarantined.has(sha256) && !ids.has(idOf.get(sha256) ?? ''))
    .map(({ raw }) => raw.toString('base64'))
}

test(
  `${MAILS} damaged mails: each is taken and kept, as a message or in quarantine (SUNDIAL_FUZZ_SEED=${SEED})`,
  { timeout: 600_000 },
  async () => {
    const door = await openDoor()
    try {
      const mails = fc.sample(damagedMail, { numRuns: MAILS, seed: SEED })
      const handed = await handOver(door, mails)
      expect(handed).toHaveLength(MAILS)
      const refused = handed.filter(({ answer }) => !answer.startsWith('250'))
      expect(failures).toEqual([])
      expect(refused.map(({ answer, raw }) => [answer, raw.toString('base64')])).toEqual([])
      expect(await lostOf(handed)).toEqual([])
      const { rows } = await house.pool.query<{ messages: number; quarantined: number }>(
        'select (select count(*)::int from message) as messages, (select count(*)::int from quarantine) as quarantined',
      )
      process.stdout.write(`${MAILS} mails, seed ${SEED}: ${JSON.stringify(rows[0])}\n`)
      expect(rows[0]!.messages).toBeGreaterThan(MAILS / 4)
    } finally {
      await door.close()
    }
  },
)

test('a door that says 250 for what it does not keep is found out', async () => {
  const door = await openDoor((command) =>
    Promise.resolve(
      command.messages.map(() => ({ messageId: '', conversationId: '', duplicate: false }) as never),
    ),
  )
  try {
    const mails = Array.from({ length: 5 }, (_, n) =>
      Buffer.from(`From: a@b.example\r\nMessage-ID: <planted-${n}@x.example>\r\n\r\nHello ${n}\r\n`),
    )
    const handed = await handOver(door, mails)
    expect(handed.every(({ answer }) => answer.startsWith('250'))).toBe(true)
    expect(await lostOf(handed)).toHaveLength(5)
  } finally {
    await door.close()
  }
})
