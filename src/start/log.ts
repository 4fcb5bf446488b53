import { pino, stdSerializers } from 'pino'

/** One line of JSON a fact on standard output is for machines; people at a terminal read warnings and what start prints. */
export function createLog(variables: Readonly<Record<string, string | undefined>>) {
  return pino({
    level: variables['SUNDIAL_LOG_LEVEL'] ?? 'warn',
    serializers: { err: withoutConnection },
    redact: ['*.password', '*.token', '*.authorization', '*.cookie', '*.secret', 'req.headers'],
  })
}

/** A broken connection names the whole client that held it; what went wrong is enough. */
function withoutConnection(error: Error): object {
  return { ...stdSerializers.err(error), client: undefined }
}

export type Log = ReturnType<typeof createLog>
