/** Calls `stop` when whoever reads the output goes away, as `head` does after its lines: that is no failure of ours. Other errors are thrown. */
export function whenNobodyReads(output: NodeJS.EventEmitter, stop: () => void): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    stop()
  })
}
