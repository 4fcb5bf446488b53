import type { BrokenRow } from '../../workflows/policies/past/message-log.ts'

const NAMED = 20

/** The first few by name, the rest as a count. */
export function reportBrokenRows(
  file: string,
  broken: readonly BrokenRow[],
  diagnostics: NodeJS.WritableStream,
): void {
  for (const { line, problem } of broken.slice(0, NAMED)) diagnostics.write(`${file}:${line}: ${problem}\n`)
  if (broken.length > NAMED) diagnostics.write(`${file}: ${broken.length - NAMED} more broken rows\n`)
}
