import { existsSync } from 'node:fs'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'

export interface Findings {
  readonly modules: number
  /** `rule: from -> to`, sorted. */
  readonly violations: readonly string[]
}

/** Checks the boundaries of `.dependency-cruiser.cjs` in the checkout, or in a copy of its tree. */
export async function boundaries(root: string): Promise<Findings> {
  const options = await extractOptions(path.resolve('.dependency-cruiser.cjs'))
  const tsConfig = extractTsConfig(path.resolve('tsconfig.json'))
  const parts = ['src', 'tasks', 'migrations'].filter((part) => existsSync(path.join(root, part)))
  const report = await cruise(parts, { ...options, baseDir: root }, undefined, {
    tsConfig,
  })
  const { summary } = report.output as ICruiseResult
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  return { modules: summary.totalCruised, violations: violations.toSorted() }
}
