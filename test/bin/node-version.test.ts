import { expect, test } from 'vitest'

const script = new URL('../../bin/node-version.mjs', import.meta.url).href
const { versionProblem } = (await import(script)) as {
  versionProblem: (version: string, range: string) => string | null
}

test.each(['v20.19.0', 'v20.19.5', 'v20.20.0', 'v22.0.0', 'v24.1.0'])('%s will do', (version) => {
  expect(versionProblem(version, '>=20.19')).toBeNull()
})

test.each(['v20.18.3', 'v18.20.8', 'v19.99.0'])('%s is told what to install', (version) => {
  expect(versionProblem(version, '>=20.19')).toContain(`needs Node.js 20.19 or newer, and this is ${version}`)
})
