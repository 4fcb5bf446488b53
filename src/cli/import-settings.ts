import { readFile } from 'node:fs/promises'
import type { ImportSource, Imported } from '../domain/import/imported.ts'
import { readExport } from '../domain/import/read-export.ts'

export const IMPORT_SOURCES: readonly ImportSource[] = ['zendesk', 'chatwoot', 'zammad']

/**
 * `sundial import-settings`: SLA settings and business hours out of another helpdesk, as a draft that `back-test` tries and `config/` takes; on
 * standard error, what could not be carried over. Resolves to the exit status: 1 where nothing could be read.
 */
export async function importSettings(
  source: string,
  files: readonly string[],
  {
    output,
    diagnostics,
  }: { readonly output: NodeJS.WritableStream; readonly diagnostics: NodeJS.WritableStream },
): Promise<number> {
  const known = IMPORT_SOURCES.find((one) => one === source)
  if (!known) {
    diagnostics.write(`"${source}" is not known; name one of: ${IMPORT_SOURCES.join(', ')}\n`)
    return 1
  }
  const exports: unknown[] = []
  for (const file of files) {
    const read = await readJson(file)
    if (!read.ok) {
      diagnostics.write(`${file}: ${read.problem}\n`)
      return 1
    }
    exports.push(read.value)
  }
  const imported = readExport(known, exports)
  if (!imported.ok) {
    for (const { path, problem } of imported.problems) diagnostics.write(`${path} ${problem}`.trim() + '\n')
    return 1
  }
  const { policies, calendars } = imported.value
  output.write(`${JSON.stringify({ policies, calendars }, null, 2)}\n`)
  diagnostics.write(report(imported.value))
  return 0
}

function report({ policies, calendars, notes }: Imported): string {
  const lines = notes.map(({ kind, about, note }) => `${kind.replace('_', ' ')}: ${about}: ${note}`)
  return [...lines, `${policies.length} policies and ${calendars.length} calendars came over`, ''].join('\n')
}

async function readJson(
  file: string,
): Promise<
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string }
> {
  try {
    return { ok: true, value: JSON.parse(await readFile(file, 'utf8')) as unknown }
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) }
  }
}
