// npm runs a script as npm -> sh -> node. Told to end, npm ends the shell only, and node would go on alone, with its ports.
import { readFileSync } from 'node:fs'

const LOOK_MS = 250

if (process.env.npm_lifecycle_event) {
  const [shell, npm] = [process.ppid, npmAbove(process.ppid)]
  const watch = setInterval(() => {
    if (process.ppid === shell && npmAbove(shell) === npm) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_MS)
  watch.unref()
}

/** The shell's parent if that is npm; 0 where it is not, or where only a child's own parent can be looked up. */
function npmAbove(shell) {
  if (process.platform !== 'linux') return 0
  const parent = stat(shell)?.parent
  return parent && stat(parent)?.name.startsWith('npm') ? parent : 0
}

/** From /proc: `pid (name) state parent ...`; the name may itself hold spaces and brackets. */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = text.lastIndexOf(')')
    return { name: text.slice(text.indexOf('(') + 1, end), parent: Number(text.slice(end + 2).split(' ')[1]) }
  } catch {
    return null
  }
}
