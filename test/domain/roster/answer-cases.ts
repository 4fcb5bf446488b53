import { createReadStream } from 'node:fs'
import { roster } from '../../../src/cli/roster.ts'

/** Runs the command over a file of cases, for tests that need a process of their own; says first how far its zone is behind UTC in January. */
process.stdout.write(`${new Date(2026, 0, 1).getTimezoneOffset()}\n`)
process.exitCode = await roster(createReadStream(process.argv[2]!), process.stdout)
