import { readChannels, type ChannelRow } from '../../../db/read/channels.ts'
import type { Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { brandIds } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'

export async function findChannel(
  { db }: HttpDeps,
  scope: Scope,
  idOrSlug: string,
): Promise<ChannelRow | null> {
  return (await readChannels(db, brandIds(scope), { idOrSlug, limit: 1 }))[0] ?? null
}

/** The same, as it stood within the last second: what every message that is handed in asks for. */
export async function rememberedChannel(
  deps: HttpDeps,
  scope: Scope,
  idOrSlug: string,
): Promise<ChannelRow | null> {
  const key = `channel ${idOrSlug} in ${brandIds(scope).join()}`
  return deps.setup.get(key, () => findChannel(deps, scope, idOrSlug))
}

const NAMED = 100

/** Names the channels that there are, so that a misspelt one is mended at sight. */
export async function unknownChannel({ db }: HttpDeps, scope: Scope, idOrSlug: string): Promise<Answer> {
  const known = (await readChannels(db, brandIds(scope), { limit: NAMED })).map(({ slug }) => slug)
  return problem(
    404,
    'unknown_channel',
    `There is no channel "${idOrSlug}"; there are: ${known.join(', ')}.`,
    { known },
  )
}
