import type { Answer } from './answer.ts'
import { problem } from './problem.ts'

export function taken(what: string): Answer {
  return problem(409, 'taken', `There is another one with this ${what}; take a different one.`)
}

export const managedByConfig = problem(
  409,
  'managed_by_config',
  'This is kept in a file of the configuration directory: change it there and start again.',
)

/** What the domain found wrong with a definition, each with its path. */
export function invalidDefinition(
  field: string,
  problems: readonly { readonly path: string; readonly problem: string }[],
): Answer {
  const errors = problems.map(({ path, problem: what }) => ({
    path: join(`body.${field}`, path),
    problem: what,
  }))
  const count = errors.length === 1 ? 'one thing is' : `${errors.length} things are`
  return problem(
    400,
    'invalid_request',
    `In the body's ${field}, ${count} not as they should be; see errors.`,
    { errors },
  )
}

function join(base: string, path: string): string {
  if (path === '') return base
  return path.startsWith('[') ? `${base}${path}` : `${base}.${path}`
}
