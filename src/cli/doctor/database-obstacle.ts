import { fail, type Finding } from './finding.ts'

const mends: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'Is the server running, and does it listen on the host and port of DATABASE_URL (listen_addresses)?',
  ENOTFOUND: 'The host in DATABASE_URL does not exist: look for a typing error.',
  EAI_AGAIN: 'The host in DATABASE_URL cannot be looked up: is there a network and a name server?',
  ETIMEDOUT: 'Nothing answers at the host in DATABASE_URL: is a firewall in between?',
  '28P01': 'The password in DATABASE_URL is wrong. Signs such as @ / : in it must be percent-encoded.',
  '28000': 'The server does not let this role in from here: look into its pg_hba.conf.',
  '3D000': 'The database in DATABASE_URL does not exist: create it with createdb.',
  '53300': 'The server has no connection left: raise max_connections.',
}

/** A failed connection in words that lead somewhere. */
export function databaseObstacle(error: unknown): Finding {
  const { code, message } = reason(error)
  const mend = mends[code] ?? 'Check DATABASE_URL: postgres://user:password@host:5432/database.'
  return fail('database', `the database does not let us in: ${message}`, mend)
}

/** A host with several addresses fails with one error for each. */
function reason(error: unknown): { readonly code: string; readonly message: string } {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return { code: '', message: String(first) }
  if (/timeout/i.test(first.message)) return { code: 'ETIMEDOUT', message: first.message }
  return { code: 'code' in first ? String(first.code) : '', message: first.message }
}
