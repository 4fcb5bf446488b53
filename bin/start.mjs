// npm start: from a fresh clone to a running Sundial.
import './node-version.mjs'
import './end-with-npm.mjs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './prepare.mjs'

await prepare(['server', 'console', 'widget'])
process.argv[1] = path.join(root, 'dist', 'src', 'main.js')
await import(pathToFileURL(process.argv[1]).href)
