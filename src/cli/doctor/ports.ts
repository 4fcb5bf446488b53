import net from 'node:net'
import type { Environment } from '../../environment.ts'
import { fail, ok, type Finding } from './finding.ts'

/** Whether the ports we serve are free, or held by a Sundial that runs already. */
export async function checkPorts(environment: Environment): Promise<readonly Finding[]> {
  const { host, port, smtpPort, roles } = environment
  const wanted = [
    ...(roles.includes('http') ? [{ name: 'PORT', port }] : []),
    ...(roles.includes('channels') ? [{ name: 'SUNDIAL_SMTP_PORT', port: smtpPort }] : []),
  ]
  const running = await isSundial(host, port)
  return Promise.all(wanted.map((each) => checkPort(host, each.name, each.port, running)))
}

async function checkPort(host: string, name: string, port: number, running: boolean): Promise<Finding> {
  const code = await obstacle(host, port)
  if (code === null) return ok('ports', `${host}:${port} is free (${name})`)
  if (code === 'EADDRINUSE' && running)
    return ok('ports', `${host}:${port} is served by a running Sundial (${name})`)
  const other = `Set ${name} to another port`
  if (code === 'EADDRINUSE')
    return fail('ports', `${host}:${port} is taken by another program`, `${other}, or stop that program.`)
  if (code === 'EACCES')
    return fail(
      'ports',
      `${host}:${port} is not for ordinary users`,
      `${other} above 1023, with a proxy in front.`,
    )
  return fail(
    'ports',
    `${host}:${port} cannot be opened: ${code}`,
    `Set HOST to an address of this machine: 127.0.0.1 or 0.0.0.0.`,
  )
}

function obstacle(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/** Only Sundial has metrics of its own name. */
async function isSundial(host: string, port: number): Promise<boolean> {
  const address = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  try {
    const response = await fetch(`http://${net.isIPv6(address) ? `[${address}]` : address}:${port}/metrics`, {
      signal: AbortSignal.timeout(2_000),
    })
    return (await response.text()).includes('sundial_')
  } catch {
    return false
  }
}
