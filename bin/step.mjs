const REDRAW_MS = 1_000
const REASSURE_MS = 15_000

/** Shows on standard error what is being done, and how long it takes. */
export async function step(title, work) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  const terminal = process.stderr.isTTY
  const write = (text, end) => process.stderr.write(terminal ? `\r\x1b[K${text}${end ?? ''}` : `${text}\n`)
  write(`${title} ...`)
  const timer = setInterval(() => write(`${title} ... ${seconds()}`), terminal ? REDRAW_MS : REASSURE_MS)
  try {
    await work()
    write(`${title}: done in ${seconds()}`, '\n')
  } catch (error) {
    write(`${title}: failed`, '\n')
    throw error
  } finally {
    clearInterval(timer)
  }
}
