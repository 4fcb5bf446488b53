import type { Kysely } from 'kysely'
import { demoBrand } from '../config/demo-brand.ts'
import { loadConfig, type FileProblem } from '../config/load-config.ts'
import type { DB } from '../db/schema.ts'
import type { BrandDefinition } from '../workflows/setup/brand-definition.ts'
import { importBrand } from '../workflows/setup/import-brand.ts'
import type { Deps } from '../workflows/ports/store.ts'

/** The configuration has mistakes: all of them, by file and path. Nothing of it was taken over. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly FileProblem[]

  constructor(folder: string, problems: readonly FileProblem[]) {
    const lines = problems.map(({ file, path, problem }) => `  ${file}${path ? `: ${path}` : ''}: ${problem}`)
    super(`the configuration in ${folder} has ${problems.length} mistakes:\n${lines.join('\n')}`)
    this.problems = problems
  }
}

/** Takes the configuration over; a house without any brand opens on the demo. Throws ConfigError. */
export async function setUpBrands(
  deps: Deps,
  db: Kysely<DB>,
  configDir: string,
  firstBrand: BrandDefinition = demoBrand(),
): Promise<void> {
  const { brands, problems } = await loadConfig(configDir)
  if (problems.length > 0) throw new ConfigError(configDir, problems)
  for (const brand of brands) await importBrand(deps, brand, 'config')
  const any = await db.selectFrom('brand').select('id').limit(1).executeTakeFirst()
  if (!any) await importBrand(deps, firstBrand, 'console')
}
