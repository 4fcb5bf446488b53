import { spawn } from 'node:child_process'

/** Runs npm without a word; if it fails, the error's message is all that npm said. */
export function npm(root, args) {
  return new Promise((resolve, reject) => {
    const child = start(root, args)
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const stop = (signal) => {
      child.kill(signal)
      process.exit(1)
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
    child.on('error', (error) => reject(new Error(`npm could not be run: ${error.message}`)))
    child.on('close', (code) => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      if (code === 0) resolve()
      else reject(new Error(`${output.trim()}\n\nnpm ${args.join(' ')} failed (exit status ${code}).`))
    })
  })
}

/** The npm that started us, else the one on the path. */
function start(root, args) {
  const options = { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] }
  const own = process.env.npm_execpath
  if (own && /npm-cli\.[cm]?js$/.test(own)) return spawn(process.execPath, [own, ...args], options)
  return spawn('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** Without what `npm run --silent` and a production shell hand down: errors must show, and building needs all packages. */
function environment() {
  const { NODE_ENV: _production, npm_config_loglevel: _silent, ...rest } = process.env
  return rest
}
