import { ok, warn, type Finding } from './finding.ts'

/** The release whose support ends first among those we run on. */
const OLDEST_SUPPORTED = 22

/** Too old a Node.js does not get this far: `bin/` refuses it. */
export function checkNode(version: string): Finding {
  const major = Number.parseInt(version.replace(/^v/, ''), 10)
  if (major >= OLDEST_SUPPORTED) return ok('node', `Node.js ${version}`)
  return warn(
    'node',
    `Node.js ${version} works, but gets no security fixes any more`,
    'Install a current Node.js from https://nodejs.org.',
  )
}
