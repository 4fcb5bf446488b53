// Imported first by every script here: an old Node.js gets a sentence instead of a syntax error.
import { readFileSync } from 'node:fs'

/** What to tell somebody whose Node.js does not meet a range such as `>=20.19`; null if it does. */
export function versionProblem(version, range) {
  const wanted = range.replace(/^>=/, '').split('.').map(Number)
  const found = version.replace(/^v/, '').split('.').map(Number)
  const difference = wanted.map((part, index) => found[index] - part).find((part) => part !== 0)
  if (difference === undefined || difference > 0) return null
  return (
    `Sundial needs Node.js ${wanted.join('.')} or newer, and this is ${version}.\n` +
    'Get a current one from https://nodejs.org, or run: nvm install 20 && nvm use 20'
  )
}

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const problem = versionProblem(process.version, engines.node)
if (problem) {
  console.error(problem)
  process.exit(1)
}
