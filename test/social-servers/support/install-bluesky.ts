import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** The last one that asks for Node 18 or newer; it brings the account server, the view of the network and the directory of names of its time. */
const VERSION = '0.3.215'

/** Bluesky's own servers from npm, beside the product and never a part of it; kept for the next run. Answers where they lie. */
export async function installBluesky(): Promise<string> {
  const directory = path.join(os.tmpdir(), `sundial-bluesky-${VERSION}-${process.version}`)
  const finished = path.join(directory, 'finished')
  if (existsSync(finished)) return directory
  mkdirSync(directory, { recursive: true })
  writeFileSync(
    path.join(directory, 'package.json'),
    JSON.stringify({ private: true, dependencies: { '@atproto/dev-env': VERSION } }),
  )
  const npm = (arguments_: readonly string[], variables: NodeJS.ProcessEnv = {}) =>
    promisify(execFile)('npm', arguments_, {
      cwd: directory,
      env: { ...process.env, ...variables },
      maxBuffer: 2 ** 26,
    })
  await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund'])
  // Its database is the one part that has to be compiled: here, for nothing is there to be downloaded, and quickly rather than well.
  await npm(['rebuild', 'better-sqlite3'], {
    npm_config_build_from_source: 'true',
    ...headers(),
    CFLAGS: '-O0',
    CXXFLAGS: '-O0',
    JOBS: '2',
  })
  writeFileSync(finished, '')
  return directory
}

/** Node's own headers, where they came with it. */
function headers(): NodeJS.ProcessEnv {
  const prefix = path.resolve(process.execPath, '../..')
  return existsSync(path.join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {}
}
