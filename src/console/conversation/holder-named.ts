import type { Problem } from '../api/problem.ts'

/** Who has it already, as the answer to a claim that came second says. */
export function holderNamed({ body }: Problem): string | null {
  const holder = body['holder']
  if (typeof holder !== 'object' || holder === null || !('name' in holder)) return null
  return typeof holder.name === 'string' ? holder.name : null
}
