import { createRequire } from 'node:module'
import path from 'node:path'
import { freePort } from '../../../src/db/embedded/free-port.ts'

/** As much of `@atproto/dev-env` as is used; it is installed aside, so its own types are not here. */
interface Server {
  readonly url: string
  close(): Promise<void>
}
interface View extends Server {
  readonly ctx: { readonly cfg: { readonly serverDid: string } }
}
interface Kind<Made extends Server> {
  create(options: object): Promise<Made>
}

/**
 * A process of its own: a directory of names, an account server and the view that tells who was mentioned, all Bluesky's, on free ports.
 * Says where the account server is, and ends with its standard input. Arguments: where they were installed, a PostgreSQL for the view.
 */
const [directory, dbPostgresUrl] = process.argv.slice(2)
const require = createRequire(path.join(directory!, 'package.json'))
const part = (name: string): unknown =>
  require(path.join(directory!, 'node_modules/@atproto/dev-env/dist', name))

const { TestPlc } = part('plc.js') as { TestPlc: Kind<Server> }
const { TestPds } = part('pds.js') as { TestPds: Kind<Server> }
const { TestBsky } = part('bsky.js') as { TestBsky: Kind<View> }
const { mockNetworkUtilities } = part('util.js') as {
  mockNetworkUtilities: (pds: Server, view: View) => void
}
const port = await freePort()

const plc = await TestPlc.create({})
const view = await TestBsky.create({
  plcUrl: plc.url,
  pdsPort: port,
  repoProvider: `ws://localhost:${port}`,
  dbPostgresUrl,
  dbPostgresSchema: 'view',
})
const pds = await TestPds.create({
  port,
  didPlcUrl: plc.url,
  bskyAppViewUrl: view.url,
  bskyAppViewDid: view.ctx.cfg.serverDid,
  rateLimitsEnabled: true,
})
// Handles of this account server are asked of it, and of no name server.
mockNetworkUtilities(pds, view)
process.stdout.write(`${JSON.stringify({ url: pds.url })}\n`)

process.stdin.resume()
process.stdin.once('end', () => {
  void Promise.allSettled([pds.close(), view.close(), plc.close()]).then(() => process.exit(0))
})
