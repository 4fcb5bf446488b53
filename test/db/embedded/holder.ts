import { startEmbedded } from '../../../src/db/embedded/start-embedded.ts'
import { quick } from './quick.ts'

/** Starts a server, prints its URL and waits to be killed. */
const server = await startEmbedded({ dataDir: process.argv[2] ?? '', database: 'app', settings: quick })
process.stdout.write(`${server.url}\n`)
setInterval(() => {}, 60_000)
