import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../src/db/embedded/free-port.ts'

/** Bytes. `rss` is taken before the collection, the others after it. */
export interface Memory {
  readonly heapUsed: number
  readonly external: number
  readonly rss: number
}

/** The directory of a built server: of this checkout, or of another release. */
export type Program = string

export const thisRelease: Program = path.join(import.meta.dirname, '..', '..', '..', 'dist')

/** The file of a module, by its path below `src` without its extension. */
export function moduleOf(program: Program, name: string): string {
  return path.join(program, 'src', `${name}.js`)
}

/** An app node in a process of its own, which is begun again whenever it ends, as a supervisor would. */
export interface Node {
  readonly name: string
  readonly url: string
  readonly smtpPort: number
  readonly pid: () => number
  /** As the machine's power going. Resolves when it is dead; it comes back by itself. */
  kill(): void
  signal(signal: NodeJS.Signals): void
  alive(): boolean
  ready(): Promise<boolean>
  /** What it holds now, and what of its heap is left once what nobody needs is collected. */
  memory(): Promise<Memory>
  stop(): Promise<number | null>
  /** From its next beginning on it runs this. */
  becomes(program: Program): void
}

export async function startNode(
  name: string,
  directory: string,
  environment: Readonly<Record<string, string>>,
  program: Program = thisRelease,
): Promise<Node> {
  const [port, smtpPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const log = path.join(directory, `${name}.log`)
  const state = { wanted: true, child: null as ChildProcess | null, program }
  const keeping = keep()

  async function keep(): Promise<void> {
    while (state.wanted) {
      const child = spawn(
        process.execPath,
        [
          '--max-semi-space-size=64',
          ...['jumping-clock', 'tell-memory'].flatMap((name) => [
            '--import',
            path.join(import.meta.dirname, `${name}.mjs`),
          ]),
          moduleOf(state.program, 'main'),
        ],
        {
          env: {
            ...process.env,
            ...environment,
            PORT: String(port),
            SUNDIAL_SMTP_PORT: String(smtpPort),
            SUNDIAL_BASE_URL: url,
            SUNDIAL_DATA_DIR: path.join(directory, name),
            SUNDIAL_CONFIG: path.join(directory, 'no-config'),
          },
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        },
      )
      child.stdout!.on('data', (bytes: Buffer) => appendFileSync(log, bytes))
      child.stderr!.on('data', (bytes: Buffer) => appendFileSync(log, bytes))
      state.child = child
      await new Promise((resolve) => child.once('exit', resolve))
      await sleep(100)
    }
  }

  const signal = (name: NodeJS.Signals): void => void state.child?.kill(name)
  return {
    name,
    url,
    smtpPort,
    pid: () => state.child?.pid ?? 0,
    kill: () => signal('SIGKILL'),
    signal,
    alive: () => state.child?.exitCode === null && state.child.signalCode === null,
    async ready() {
      try {
        const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })
        await answer.arrayBuffer()
        return answer.ok
      } catch {
        return false
      }
    },
    memory: () =>
      new Promise((resolve) => {
        state.child?.once('message', (memory) => resolve(memory as Memory))
        state.child?.send('memory')
      }),
    async stop() {
      state.wanted = false
      const child = state.child
      signal('SIGTERM')
      await keeping
      return child?.exitCode ?? null
    },
    becomes: (program) => void (state.program = program),
  }
}
