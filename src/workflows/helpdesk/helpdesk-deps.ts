import type { Helpdesks } from '../ports/helpdesk.ts'
import type { Deps } from '../ports/store.ts'
import type { Vault } from '../ports/vault.ts'

export interface HelpdeskDeps extends Pick<Deps, 'store' | 'newId'> {
  readonly helpdesks: Helpdesks
  readonly vault: Vault
}
