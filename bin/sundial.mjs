#!/usr/bin/env node
// The commands: npm run --silent sundial -- COMMAND. Standard output belongs to them alone.
import './node-version.mjs'
import './end-with-npm.mjs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './prepare.mjs'

await prepare(['server'])
await import(pathToFileURL(path.join(root, 'dist', 'src', 'cli', 'main.js')).href)
