import { v7 as uuid } from 'uuid'
import { everyAdapter } from '../channels/adapters.ts'
import { disconnect } from '../channels/port/disconnect.ts'
import { openDoors } from '../channels/port/doors.ts'
import { removeChannel } from '../db/changes/channels.ts'
import { readChannels, type ChannelRow } from '../db/read/channels.ts'
import { createStore } from '../db/store.ts'
import type { BrandId, ChannelId } from '../domain/ids.ts'
import { EnvironmentError, readEnvironment } from '../environment.ts'
import { channelOf } from '../http/routes/channels/channel-of.ts'
import { createLog } from '../start/log.ts'
import { openDatabase, type OpenDatabase } from '../start/open-database.ts'
import { openSecrets } from '../start/secrets.ts'
import { forgetChannel, settleChannel } from '../workflows/channels/leave-channel.ts'
import type { ChannelAdapter } from '../workflows/ports/channel-adapter.ts'
import type { Deps } from '../workflows/ports/store.ts'

export interface DisconnectOptions {
  /** What came through it stays; exactly one of the two is said. */
  readonly keep: boolean
  readonly erase: boolean
  /** The brand's short name, where several have a channel of that name. */
  readonly brand: string | null
}

export interface DisconnectStreams {
  readonly output: NodeJS.WritableStream
  readonly diagnostics: NodeJS.WritableStream
}

/** `sundial disconnect CHANNEL --keep|--erase`: stops everything that runs through a channel and leaves the helpdesk clean. Resolves to the exit status. */
export async function disconnectCommand(
  channel: string,
  options: DisconnectOptions,
  env: NodeJS.ProcessEnv,
  streams: DisconnectStreams,
): Promise<number> {
  if (options.keep === options.erase)
    return refuse(
      streams,
      'say one of --keep (conversations, words and figures stay) and --erase (words, files and names are forgotten, numbers stay)',
    )
  try {
    const environment = readEnvironment(env)
    const database = await openDatabase(environment, createLog({ SUNDIAL_LOG_LEVEL: 'silent' }))
    try {
      return await disconnectIn(
        database,
        channel,
        options,
        { variables: env, trusted: environment.trustedServers },
        streams,
      )
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return refuse(streams, error.message)
  }
}

export interface Outside {
  readonly variables: NodeJS.ProcessEnv
  /** Helpdesks inside our own network that an operator vouches for. */
  readonly trusted: ReadonlySet<string>
}

/** Nothing is sent by a command that leaves. */
const silence: ChannelAdapter = {
  externalIdFor: (_channel, messageId) => messageId,
  deliver: () => Promise.resolve({ accepted: 'later' }),
}

export async function disconnectIn(
  { db }: Pick<OpenDatabase, 'db'>,
  name: string,
  { erase, brand }: DisconnectOptions,
  { variables, trusted }: Outside,
  streams: DisconnectStreams,
): Promise<number> {
  const brands = await db.selectFrom('brand').select(['id', 'slug']).execute()
  const meant = brands.filter(({ slug }) => brand === null || slug === brand)
  const found: ChannelRow[] = []
  for (const { id } of meant) found.push(...(await readChannels(db, [id], { idOrSlug: name, limit: 1 })))
  const [row, other] = found
  if (!row) return refuse(streams, await whichThereAre(db, name, meant))
  if (other) return refuse(streams, `several brands have a channel "${name}": say which with --brand`)
  const deps: Deps = { store: createStore(db), newId: () => uuid(), wakeTimers: () => undefined }
  const log = createLog({ SUNDIAL_LOG_LEVEL: 'silent' })
  const now = () => deps.store.transaction((tx) => Promise.resolve(tx.now))
  const { replyTokenKey } = await openSecrets(db)
  const doors = openDoors(
    everyAdapter({ mail: silence, chat: silence, replyTokenKey, helpdesks: { trusted } }),
    {
      variables,
      now,
      log,
    },
  )
  const command = {
    brandId: row.brand_id as BrandId,
    channelId: row.id as ChannelId,
    personId: null,
  }
  let [waited, forgotten] = [0, 0]
  const findings = await disconnect(doors, channelOf(row), erase, {
    settle: async () => (waited = await settleChannel(deps, command)),
    remove: async () => removeChannel(db, { personId: null, newId: deps.newId }, row, new Date(await now())),
    forget: async () => (forgotten = await forgetChannel(deps, command)),
  })
  if (findings === null) return refuse(streams, `${row.slug} was disconnected by somebody else meanwhile`)
  streams.output.write(`${row.slug} is disconnected; ${waited} who waited there are left to the helpdesk\n`)
  streams.output.write(
    erase
      ? `${forgotten} conversations are forgotten; numbers stay\n`
      : 'its conversations and figures stay\n',
  )
  for (const { verdict, message, mend } of findings)
    streams.output.write(`${verdict.padEnd(4)} ${message}${mend === undefined ? '' : `. ${mend}`}\n`)
  return findings.some(({ verdict }) => verdict === 'fail') ? 1 : 0
}

async function whichThereAre(
  db: OpenDatabase['db'],
  name: string,
  brands: readonly { readonly id: string }[],
): Promise<string> {
  const rows = await readChannels(
    db,
    brands.map(({ id }) => id),
    { limit: 100 },
  )
  return `there is no channel "${name}"; there are: ${rows.map(({ slug }) => slug).join(', ') || 'none'}`
}

function refuse({ diagnostics }: DisconnectStreams, problem: string): number {
  diagnostics.write(`${problem}\n`)
  return 1
}
