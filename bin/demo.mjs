// npm run demo: a lively Sundial of its own, ready to be looked at.
import './node-version.mjs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './prepare.mjs'

await prepare(['server', 'console', 'widget'])
process.argv.splice(2, 0, 'demo')
await import(pathToFileURL(path.join(root, 'dist', 'src', 'cli', 'main.js')).href)
