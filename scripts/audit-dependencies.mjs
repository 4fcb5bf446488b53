// Known holes in what ships: fails where npm's advisories name one of weight "high" or "critical" in a production dependency.
// A registry that keeps no advisories (a mirror, a proxy) cannot be asked: that is said, loudly, and is not a failure of ours.
import { spawnSync } from 'node:child_process'

const GRAVE = new Set(['high', 'critical'])

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1_024 * 1_024,
})
if (error) throw error
const report = JSON.parse(stdout)

if (report.vulnerabilities === undefined) {
  console.warn(
    `NOT AUDITED: the registry does not answer questions about advisories (${report.message ?? 'no reason given'}).`,
  )
  console.warn('To mend: run `npm audit --omit=dev` where the registry itself can be reached.')
} else {
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) => GRAVE.has(severity))
  for (const { name, severity, range, via, fixAvailable } of grave) {
    const titles = via.map((one) =>
      typeof one === 'string' ? `through ${one}` : `${one.title} (${one.url})`,
    )
    console.error(
      `${name} ${range}: ${severity}: ${titles.join('; ')}; ${fixAvailable ? 'a fix is available' : 'no fix yet'}`,
    )
  }
  const { total } = report.metadata.vulnerabilities
  console.log(`${grave.length} grave advisories, ${total} in all, for what ships`)
  if (grave.length > 0) process.exitCode = 1
}
