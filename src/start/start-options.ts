import type { Environment } from '../environment.ts'
import type { BrandDefinition } from '../workflows/setup/brand-definition.ts'
import type { Log } from './log.ts'

export interface StartOptions {
  readonly environment: Environment
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly log: Log
  /** On which brand a house without any opens; the demo unless told otherwise. */
  readonly firstBrand?: BrandDefinition
  /** Hears what is being done, for whoever waits at a terminal. */
  readonly onProgress?: (step: string) => void
}
