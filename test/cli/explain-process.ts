import { explain } from '../../src/cli/explain.ts'

/** Started by the tests under other time zones. */
process.exitCode = await explain(process.stdin, process.stdout)
