import { spawnSync } from 'node:child_process'

/** A way to run a program as somebody who is not root, whom PostgreSQL refuses. */
export interface Identity {
  readonly name: string
  /** Words before the program's own name. */
  readonly prefix: readonly string[]
  /** Set when the system itself switches the user. */
  readonly uid?: number
  readonly gid?: number
  /** Who owns the data directory, as seen from outside; left alone if absent. */
  readonly owner?: { readonly uid: number; readonly gid: number }
}

/** All ways that may work here, the most modest rights first. */
export function identities(): readonly Identity[] {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return [{ name: 'this user', prefix: [] }]
  const users = [sudoUser(), user('postgres'), user('nobody')].filter((found) => found !== null)
  return [...users, userNamespace, ...users.slice(-1).map(ignoringPermissions)]
}

function sudoUser(): Identity | null {
  const [uid, gid] = [Number(process.env['SUDO_UID']), Number(process.env['SUDO_GID'])]
  return uid && gid ? { name: 'the user behind sudo', prefix: [], uid, gid, owner: { uid, gid } } : null
}

function user(name: string): Identity | null {
  const [uid, gid] = [idOf('-u', name), idOf('-g', name)]
  return uid && gid ? { name: `user ${name}`, prefix: [], uid, gid, owner: { uid, gid } } : null
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return result.status === 0 ? Number(result.stdout) : null
}

/** Still root for the file system, so it enters /root; containers often forbid it. */
const userNamespace: Identity = {
  name: 'a user namespace',
  prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'],
  owner: { uid: 0, gid: 0 },
}

/** For a clone below a directory that only root may enter, where namespaces are forbidden. */
function ignoringPermissions({ name, uid, gid }: Identity): Identity {
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return {
    name: `${name}, permissions overridden`,
    prefix: ['setpriv', `--reuid=${uid ?? 0}`, `--regid=${gid ?? 0}`, '--clear-groups', ...capability, '--'],
    owner: { uid: uid ?? 0, gid: gid ?? 0 },
  }
}
