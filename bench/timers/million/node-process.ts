// A node of its own, to be killed: node --import tsx node-process.ts DATABASE_URL
import pg from 'pg'
import { startTimerEngine } from '../../../src/timers/start-timer-engine.ts'

const [url] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url })
pool.on('error', () => undefined)
const engine = startTimerEngine({ pool, log: { warn: () => undefined } })
await engine.idle()
process.stdout.write('ready\n')
