const WIDTH = 30

/** A bar on a terminal; silence where the diagnostics go to a file. */
export function progressBar(
  stream: NodeJS.WriteStream,
  total: number,
): { advance(count: number): void; end(): void } {
  if (!stream.isTTY) return { advance: () => undefined, end: () => undefined }
  let done = 0
  let drawn = -1
  return {
    advance(count) {
      done += count
      const percent = Math.floor((100 * done) / Math.max(1, total))
      if (percent === drawn) return
      drawn = percent
      const full = Math.round((WIDTH * percent) / 100)
      stream.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} %`)
    },
    end() {
      stream.write(`\r${' '.repeat(WIDTH + 8)}\r`)
    },
  }
}
