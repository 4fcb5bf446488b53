// npm test: installs what is missing, then runs every test that needs nothing but npm packages.
import './node-version.mjs'
import './end-with-npm.mjs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './prepare.mjs'

await prepare([])
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
process.argv.splice(1, 1, vitest, 'run')
await import(pathToFileURL(vitest).href)
