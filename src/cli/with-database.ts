import { readEnvironment } from '../environment.ts'
import { createLog } from '../start/log.ts'
import { openDatabase, type OpenDatabase } from '../start/open-database.ts'

/** Lends a command the installation's database, embedded or named, and closes it whatever happens. */
export async function withDatabase<Result>(
  env: NodeJS.ProcessEnv,
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(readEnvironment(env), createLog(env))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
