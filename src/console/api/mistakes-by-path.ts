import { Problem } from './problem.ts'

/** What the server found wrong, by dotted path without `body.`; the first for each. Empty for any other failure. */
export function mistakesByPath(error: Error | null): ReadonlyMap<string, string> {
  const found = error instanceof Problem && Array.isArray(error.body['errors']) ? error.body['errors'] : []
  const mistakes = new Map<string, string>()
  for (const { path, problem } of found as readonly { readonly path: string; readonly problem: string }[]) {
    const at = path.replace(/^body\./, '')
    if (!mistakes.has(at)) mistakes.set(at, problem)
  }
  return mistakes
}
