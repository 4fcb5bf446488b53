import { EnvironmentError, readEnvironment, type Environment } from '../environment.ts'
import { checkBaseUrl } from './doctor/base-url.ts'
import { checkConfig } from './doctor/config-folder.ts'
import { checkDeliverability } from './doctor/deliverability.ts'
import { checkDatabase } from './doctor/database.ts'
import { checkDisk } from './doctor/disk.ts'
import { fail, ok, type Finding } from './doctor/finding.ts'
import { checkMailOut } from './doctor/mail-out.ts'
import { checkMailboxes } from './doctor/mailboxes.ts'
import { checkNode } from './doctor/node-version.ts'
import { checkPorts } from './doctor/ports.ts'
import { renderFindings } from './doctor/render.ts'

/** `sundial doctor`: what is wrong with this installation, and how to mend it. Resolves to the exit status: 1 if something fails. */
export async function doctor(
  env: NodeJS.ProcessEnv,
  output: NodeJS.WritableStream,
  options: { readonly json: boolean },
): Promise<number> {
  const findings = await examine(env)
  const failed = findings.some(({ verdict }) => verdict === 'fail')
  output.write(`${options.json ? JSON.stringify({ ok: !failed, findings }) : renderFindings(findings)}\n`)
  return failed ? 1 : 0
}

async function examine(env: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  const node = checkNode(process.version)
  let environment: Environment
  try {
    environment = readEnvironment(env)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    const [, ...problems] = error.message.split('\n')
    return [
      node,
      ...problems.map((problem) =>
        fail('environment', problem.trim(), 'Correct the variable and ask again.'),
      ),
    ]
  }
  const { dataDir, smtpUrl, baseUrl } = environment
  const found = await Promise.all([
    checkConfig(environment.configDir),
    checkDatabase(environment),
    checkPorts(environment),
    checkMailOut(smtpUrl),
    checkDeliverability(environment.configDir),
    checkMailboxes(environment.configDir, env, environment.trustedServers),
    checkBaseUrl(baseUrl, Boolean(env['SUNDIAL_BASE_URL'])),
  ])
  return [node, ok('environment', 'every variable is right'), checkDisk(dataDir), ...found.flat()]
}
