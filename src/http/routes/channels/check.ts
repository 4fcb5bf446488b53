import type { ChannelKind } from '../../../domain/conversation/channel.ts'
import type { Answer } from '../../answer.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'

/** Null when there is such an adapter, for that kind, with these settings; else everything that is wrong, by path. */
export function checkChannel(
  { doors }: HttpDeps,
  {
    adapter,
    kind,
    settings,
  }: { readonly adapter: string; readonly kind: ChannelKind; readonly settings: unknown },
): Answer | null {
  const checked = doors.check(adapter, settings)
  if (!checked.ok)
    return refused(
      checked.problems.map(({ path, problem: what }) => ({ path: `body.${path}`, problem: what })),
    )
  const { kinds } = checked.adapter
  if (kinds.includes(kind)) return null
  return refused([{ path: 'body.kind', problem: `${adapter} serves ${kinds.join(', ')}, not ${kind}` }])
}

function refused(errors: readonly { readonly path: string; readonly problem: string }[]): Answer {
  const [first] = errors
  return problem(400, 'invalid_request', `${first!.path}: ${first!.problem}`, { errors: [...errors] })
}
