// Writes what an installation consists of to dist/materials.cdx.json (CycloneDX). npm's own `--omit dev` also leaves out what runs
// here and is a development tool's dependency as well: koa, pg, luxon.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

const everything = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: 2 ** 26 }),
)
everything.metadata.component.name = 'sundial' // npm says how the folder is called
const components = everything.components.filter(
  ({ properties = [] }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'),
)
const kept = new Set([
  everything.metadata.component['bom-ref'],
  ...components.map((component) => component['bom-ref']),
])
const dependencies = everything.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }))
mkdirSync('dist', { recursive: true })
writeFileSync('dist/materials.cdx.json', JSON.stringify({ ...everything, components, dependencies }))
console.log(`dist/materials.cdx.json: ${components.length} parts`)
