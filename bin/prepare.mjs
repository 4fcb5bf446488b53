// Installs and builds what is missing or out of date, once, however many commands start at the same moment.
// Everything goes to standard error: standard output belongs to the command.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildOnce } from './build-once.mjs'
import { isInstalled } from './installed.mjs'
import { withLock } from './lock.mjs'
import { npm } from './npm.mjs'
import { step } from './step.mjs'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const clumsy = /ENOTEMPTY|EEXIST|EBUSY/ // an install that was killed a moment ago may still be tidying up

/** Makes sure that the packages of the lock file are there, and the named parts (`server`, `console`, `widget`) built. */
export async function prepare(parts) {
  if (!existsSync(path.join(root, 'src'))) return // what npm has unpacked holds what was built, and npm has seen to the rest
  try {
    await withLock(`prepare ${root}`, () => installAndBuild(parts), sayThatWeWait)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}

async function installAndBuild(parts) {
  if (!isInstalled(root)) {
    await step('Installing packages', () => install())
  }
  for (const part of parts) {
    await buildOnce(root, part, () => {
      return step(`Building the ${part}`, () => npm(root, ['run', '--silent', `build:${part}`]))
    })
  }
}

async function install() {
  const order = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  try {
    await npm(root, order)
  } catch (error) {
    if (!clumsy.test(error.message)) throw error
    await npm(root, order)
  }
}

function sayThatWeWait() {
  console.error('Another Sundial command is installing or building; waiting for it ...')
}
