import { pino, stdSerializers, type DestinationStream } from 'pino'
import { hideSecrets } from '../domain/hide-secrets.ts'

/** One line of JSON a fact on standard output is for machines; people at a terminal read warnings and what start prints. */
export function createLog(
  variables: Readonly<Record<string, string | undefined>>,
  destination: DestinationStream = pino.destination(1),
) {
  const options = {
    level: variables['SUNDIAL_LOG_LEVEL'] ?? 'warn',
    serializers: { err: withoutConnection },
    redact: ['*.password', '*.token', '*.authorization', '*.cookie', '*.secret', 'req.headers'],
    // Whatever somebody else's server repeats of what we sent it.
    hooks: { streamWrite: hideSecrets(variables) },
  }
  return pino(options, destination)
}

/** A broken connection names the whole client that held it; what went wrong is enough. */
function withoutConnection(error: Error): object {
  return { ...stdSerializers.err(error), client: undefined }
}

export type Log = ReturnType<typeof createLog>
