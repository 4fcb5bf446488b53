/** Begins what a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/

/** Rows as CSV (RFC 4180), with a header of the first row's keys; what looks like a formula is written as text. */
export function csvOf(rows: readonly Readonly<Record<string, string | number | null>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))
  return [columns.join(','), ...lines].map((line) => `${line}\r\n`).join('')
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
