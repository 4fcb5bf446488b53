import type { BenchServer } from '../database.ts'
import type { Row } from '../row.ts'
export function million(
  server: BenchServer,
  options: { readonly short: boolean; readonly repeats: number },
  add: (repeat: number) => (row: Row) => void,
): Promise<void> {
  return Promise.resolve()
}
