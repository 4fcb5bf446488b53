/**
 * States of PostgreSQL (appendix A of its manual) that pass by themselves and are nobody's mistake: it stops, starts, recovers, has no
 * connection or no room left, or is a standby still. Class 08 is the connection itself.
 */
const passing = new Set(['57P01', '57P02', '57P03', '53100', '53300', '25006'])
const lines = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])
/** What the driver says without a code. */
const driver =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout)/

/** Whether a statement failed because the database is not there at the moment: the same may succeed a little later. */
export function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway) // one for each address of the host
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return passing.has(code) || code.startsWith('08') || lines.has(code) || driver.test(error.message)
}
