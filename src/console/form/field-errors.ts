import { Problem } from '../api/problem.ts'

interface Mistake {
  readonly path: string
  readonly problem: string
}

/** What the server found wrong, at the fields that it found it in; `fieldOf` says which field shows what lies at a path. */
export function fieldErrors(
  error: Error,
  fieldOf: (path: string) => string | null,
): { readonly fields: Readonly<Record<string, string>>; readonly others: readonly Mistake[] } {
  const listed = error instanceof Problem ? error.body['errors'] : undefined
  const mistakes = (Array.isArray(listed) ? listed : []) as readonly Mistake[]
  const fields: Record<string, string> = {}
  const others: Mistake[] = []
  for (const { path, problem } of mistakes) {
    const field = fieldOf(path.replace(/^body\.?/, ''))
    if (field === null) others.push({ path, problem })
    else fields[field] = problem
  }
  return { fields, others }
}
