/** A statement gets its name with this use: what comes once or twice is not worth keeping on the server. */
const WORTH_NAMING = 3

/** A connection keeps at most so many: each holds some ten kilobytes of plan in its server process. */
const MOST_NAMES = 400

/** Texts that are counted before they have a name; some come in as many forms as their lists have lengths. */
const MOST_COUNTED = 4_000

/**
 * Names for statements that come often, the same on every connection of a pool: PostgreSQL parses a named statement once
 * a connection and soon plans it once, too (https://www.postgresql.org/docs/current/sql-prepare.html).
 */
export class StatementNames {
  #names = new Map<string, string>()
  #counts = new Map<string, number>()
  #given = 0

  /** Undefined: so far, or for good, it is sent whole each time. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined || this.#names.size >= MOST_NAMES) return name
    const uses = (this.#counts.get(text) ?? 0) + 1
    if (uses < WORTH_NAMING) {
      if (this.#counts.size >= MOST_COUNTED) this.#counts.clear()
      this.#counts.set(text, uses)
      return undefined
    }
    this.#counts.delete(text)
    this.#given += 1
    const given = `sundial_${this.#given}`
    this.#names.set(text, given)
    return given
  }

  /** Names all anew: what the server has planned no longer fits, since another node has changed a table. */
  forget(): void {
    this.#names.clear()
  }
}

/** A statement was planned before a table changed (a newer version migrates beside this one): said once, by SQLSTATE 0A000. */
export function isOutdatedPlan(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '0A000' &&
    error.message.includes('cached plan must not change result type')
  )
}
