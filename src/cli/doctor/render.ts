import type { Finding } from './finding.ts'

const label = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' }

/** One line for each finding, a second one where something is to be done, and a sum. */
export function renderFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length))
  const lines = findings.flatMap(({ check, verdict, message, mend }) => [
    `${label[verdict]}  ${check.padEnd(width)}  ${message}`,
    ...(mend === undefined ? [] : [`      ${' '.repeat(width)}  to mend: ${mend}`]),
  ])
  const failures = findings.filter(({ verdict }) => verdict === 'fail').length
  const warnings = findings.filter(({ verdict }) => verdict === 'warn').length
  return [...lines, '', `${failures} to mend, ${warnings} to look at`].join('\n')
}
