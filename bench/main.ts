import '../src/start/let-garbage-die-young.ts'
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** What `bench/NAME/index.ts` exports as `run`. */
export interface Benchmark {
  readonly run: (options: {
    readonly short: boolean
    readonly json: boolean
    /** One workload alone, where a benchmark has several that stand by themselves. */
    readonly only?: string | undefined
  }) => Promise<void>
}

const usage = 'npm run bench -- NAME [--json] [--short] [--only WORKLOAD]'

function names(): string[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

function complain(problem: string): void {
  process.stderr.write(`${problem}\nusage: ${usage}\nbenchmarks: ${names().join(', ') || 'none yet'}\n`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const options = { json: { type: 'boolean' }, short: { type: 'boolean' }, only: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [name, ...surplus] = positionals
  const problem = problemWith(name, surplus)
  if (problem !== null) {
    complain(problem)
    return
  }
  const benchmark = (await import(new URL(`${name ?? ''}/index.ts`, import.meta.url).href)) as Benchmark
  await benchmark.run({ short: values.short ?? false, json: values.json ?? false, only: values.only })
}

function problemWith(name: string | undefined, surplus: readonly string[]): string | null {
  if (name === undefined) return 'which benchmark?'
  if (surplus.length > 0) return `one benchmark at a time; what is "${surplus.join(' ')}"?`
  return names().includes(name) ? null : `there is no benchmark "${name}"`
}

main().catch((error: unknown) => {
  if (isBadSwitch(error)) complain(error.message)
  else throw error
})

function isBadSwitch(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
