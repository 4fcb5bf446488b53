import { pino } from 'pino'

/** One line of JSON a fact on standard output is for machines; people at a terminal read warnings and what start prints. */
export function createLog(variables: Readonly<Record<string, string | undefined>>) {
  return pino({
    level: variables['SUNDIAL_LOG_LEVEL'] ?? 'warn',
    redact: ['*.password', '*.token', '*.authorization', '*.cookie', '*.secret', 'req.headers'],
  })
}

export type Log = ReturnType<typeof createLog>
