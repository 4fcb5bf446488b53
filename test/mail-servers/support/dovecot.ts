import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../src/db/embedded/free-port.ts'

const NOBODY = 65_534

/** A real IMAP and LMTP server with its own mailboxes; every user's password is `test`. */
export interface Dovecot {
  readonly imapPort: number
  readonly lmtpPort: number
  /** Where the maildirs lie, and whose they are. */
  readonly mailDirectory: string
  readonly owner: number
  stop(): Promise<void>
  /** Stops it as if the power had gone, and starts it again on the same mailboxes. */
  restart(): Promise<void>
}

export async function startDovecot(): Promise<Dovecot> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-dovecot-'))
  for (const name of ['run', 'state', 'mail']) mkdirSync(path.join(directory, name))
  for (const name of ['', 'run', 'state', 'mail']) {
    if (process.getuid?.() === 0) chownSync(path.join(directory, name), NOBODY, NOBODY)
    chmodSync(path.join(directory, name), 0o755)
  }
  const [imapPort, lmtpPort] = [await freePort(), await freePort()]
  const file = path.join(directory, 'dovecot.conf')
  writeFileSync(file, configuration(directory, imapPort, lmtpPort))
  let server = await launch(file, imapPort)
  return {
    imapPort,
    lmtpPort,
    mailDirectory: path.join(directory, 'mail'),
    owner: NOBODY,
    async restart() {
      await end(server)
      server = await launch(file, imapPort)
    },
    async stop() {
      await end(server)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function launch(file: string, port: number): Promise<ChildProcess> {
  const binary = '/usr/sbin/dovecot'
  if (!existsSync(binary)) throw new Error('Dovecot is not here; install dovecot-imapd and dovecot-lmtpd')
  const server = spawn(binary, ['-F', '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  server.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) break
    if (await answers(port)) return server
    await sleep(50)
  }
  throw new Error(`Dovecot did not start: ${complaints}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
}

function configuration(directory: string, imapPort: number, lmtpPort: number): string {
  return `
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
mail_location = maildir:${directory}/mail/%u
mail_uid = ${NOBODY}
mail_gid = ${NOBODY}
first_valid_uid = 1
first_valid_gid = 1
mailbox_idle_check_interval = 1 secs
auth_username_format = %Ln
passdb {
  driver = static
  args = password=test
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${directory}/mail/%u
}
service imap-login {
  chroot =
  user = nobody
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  user = nobody
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
service anvil {
  chroot =
  user = nobody
}
service auth {
  user = nobody
}
service auth-worker {
  user = nobody
}
service stats {
  user = nobody
}
protocol lmtp {
  postmaster_address = postmaster@test.local
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
`
}
