import type pg from 'pg'
import { ImpatientClient } from './impatient-client.ts'

/**
 * For a pooler that hands the server's connection to somebody else after each transaction: statements go without their names, since
 * the server that knows a name may be another one next time.
 */
export class PooledClient extends ImpatientClient {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...given: unknown[]) => unknown
    this.query = ((first: unknown, ...rest: unknown[]): unknown =>
      query(isNamed(first) ? { ...first, name: undefined } : first, ...rest)) as typeof this.query
  }
}

function isNamed(given: unknown): given is { readonly name: unknown } {
  return typeof given === 'object' && given !== null && 'name' in given && given.name !== undefined
}
