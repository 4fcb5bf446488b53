// Adds up vitest's JSON reports and plain checks: `count-tests.mjs REPORT.json ... --passed N --failed N`.
// The last line of a CI run is what this prints. A report that is missing counts as one failure, and so does one with
// `REPORT.json.failed` beside it that names no failed test: an error outside the tests ended that run.
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { passed: { type: 'string', default: '0' }, failed: { type: 'string', default: '0' } },
  allowPositionals: true,
})

function count(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    const good = success && !existsSync(`${file}.failed`) // a file that cannot be loaded fails without a single test in it
    const failed = good ? numFailedTests : Math.max(numFailedTests, 1)
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const total = { passed: Number(values.passed), failed: Number(values.failed), skipped: 0 }
for (const { passed, failed, skipped } of positionals.map(count)) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
console.log(
  `${total.passed} passed, ${total.failed} failed` + (total.skipped > 0 ? `, ${total.skipped} skipped` : ''),
)
process.exit(total.failed === 0 ? 0 : 1)
