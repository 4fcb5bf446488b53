import { isOutdatedPlan } from './statements/statement-names.ts'

/** Keys that two transactions may want at once: the same delivery on two nodes, two first messages of one thread or one customer. */
const contested: ReadonlySet<string> = new Set([
  'message_external',
  'conversation_brand_id_channel_id_thread_hash_key',
  'identity_pkey',
])

/** Each attempt finds what the one before has lost to; messages that others store meanwhile may take some more. */
const ATTEMPTS = 10

/**
 * Does a transaction anew that came second to a contested key: now it finds what the first one has stored; that the database ended so that
 * another one could go on, where each waited for the other; or that met a table which a newer version has just changed.
 */
export async function againIfOvertaken<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt === ATTEMPTS || !(cameSecond(error) || gaveWay(error) || isOutdatedPlan(error))) throw error
    }
  }
}

/** A deadlock: PostgreSQL's code for it. */
function gaveWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01'
}

function cameSecond(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('constraint' in error)) return false
  return error.code === '23505' && contested.has(String(error.constraint))
}
