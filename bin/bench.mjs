// npm run bench -- NAME [--json] [--short]
import './node-version.mjs'
import './end-with-npm.mjs'
import { prepare } from './prepare.mjs'

await prepare(['server'])
const { register } = await import('tsx/esm/api')
register()
await import('../bench/main.ts')
