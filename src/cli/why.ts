import type { Kysely } from 'kysely'
import { readFinishedClocks, readOpenClocks } from '../db/read/clocks.ts'
import type { DB } from '../db/schema.ts'
import { createStore } from '../db/store.ts'
import type { BrandId, ConversationId } from '../domain/ids.ts'
import { EnvironmentError, readEnvironment } from '../environment.ts'
import type { ClockExplanation } from '../http/api-types.ts'
import { presentExplanation } from '../http/routes/conversations/clocks/present.ts'
import { createLog } from '../start/log.ts'
import { openDatabase } from '../start/open-database.ts'
import { explainClockOf } from '../workflows/turns/explain-clock.ts'
import { renderExplanation } from './why/render-explanation.ts'

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** `sundial why CONVERSATION`: why are its clocks due when they are? Resolves to the exit status. */
export async function why(
  conversationId: string,
  env: NodeJS.ProcessEnv,
  { output, diagnostics }: { output: NodeJS.WritableStream; diagnostics: NodeJS.WritableStream },
  options: { readonly json: boolean },
): Promise<number> {
  if (!uuid.test(conversationId)) {
    diagnostics.write(
      `"${conversationId}" is no id of a conversation; its page in the console ends with it\n`,
    )
    return 1
  }
  try {
    const database = await openDatabase(readEnvironment(env), createLog({ SUNDIAL_LOG_LEVEL: 'silent' }))
    try {
      const clocks = await explainClocks(database.db, conversationId)
      if (clocks === null) diagnostics.write(`there is no conversation ${conversationId} in this database\n`)
      else if (options.json) for (const clock of clocks) output.write(`${JSON.stringify(clock)}\n`)
      else
        output.write(
          clocks.length === 0 ? 'no clock runs or ran here\n' : clocks.map(renderExplanation).join('\n'),
        )
      return clocks === null ? 1 : 0
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    diagnostics.write(`${error.message}\n`)
    return 1
  }
}

/** Every clock of a conversation that is measured still, in the order of their beginnings; null where there is no such conversation. */
export async function explainClocks(
  db: Kysely<DB>,
  conversationId: string,
): Promise<readonly ClockExplanation[] | null> {
  const row = await db
    .selectFrom('conversation')
    .select('brand_id')
    .where('id', '=', conversationId)
    .executeTakeFirst()
  if (!row) return null
  const store = createStore(db)
  const running = await readOpenClocks(db, row.brand_id, conversationId)
  const ended = await readFinishedClocks(db, row.brand_id, conversationId)
  const ids = new Set([...running.map(({ id }) => id), ...ended.map(({ clock_id }) => clock_id)])
  const explained: ClockExplanation[] = []
  for (const clockId of ids) {
    const outcome = await explainClockOf(
      { store },
      { brandId: row.brand_id as BrandId, conversationId: conversationId as ConversationId, clockId },
    )
    if (outcome.type === 'explained') explained.push(presentExplanation(outcome.explained))
  }
  return explained.sort((a, b) => (a.started_at < b.started_at ? -1 : 1))
}
