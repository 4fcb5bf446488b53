import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { BrandDefinition } from '../workflows/setup/brand-definition.ts'
import { parseBrandFile } from './brand-file.ts'

/** The brand on which the first start opens: staff and freelancers over four zones, three doors, real promises. */
export async function demoBrand(): Promise<BrandDefinition> {
  const file = new URL('./demo-brand.yaml', import.meta.url)
  const parsed = parseBrandFile(parse(await readFile(file, 'utf8')))
  if (!parsed.ok) throw new Error(`demo-brand.yaml is not valid: ${JSON.stringify(parsed.problems)}`)
  return parsed.value
}
