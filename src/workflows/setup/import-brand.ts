import type { Deps } from '../ports/store.ts'
import type { BrandDefinition } from './brand-definition.ts'

/** Who looks after what was imported: what `config` manages is read-only in the console. */
export type ManagedBy = 'console' | 'config'

/**
 * Makes the database say what the definition says: what is new is added, what differs becomes a new version, what is the
 * same stays as it is. Nothing is removed.
 */
export async function importBrand(
  deps: Deps,
  definition: BrandDefinition,
  managedBy: ManagedBy,
): Promise<void> {
  await deps.store.transaction((tx) => tx.setup.importBrand(definition, managedBy, deps.newId))
}
