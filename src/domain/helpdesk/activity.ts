import { HOUR, MINUTE, type Instant } from '../time/instant.ts'

/** Around a promise, somebody who is there writes something to somebody. */
const MARGIN = 30 * MINUTE

/** When somebody of the company wrote to anybody: all that is seen of their shifts from the outside. */
export class Activity {
  readonly #written: { readonly at: Instant; readonly agentId: string; readonly language: string | null }[] =
    []
  readonly #languages = new Map<string, Set<string>>()
  #sorted = true

  add(at: Instant, agentId: string, language: string | null): void {
    this.#written.push({ at, agentId, language })
    this.#sorted = false
    if (language === null) return
    const known = this.#languages.get(agentId)
    if (known) known.add(language)
    else this.#languages.set(agentId, new Set([language]))
  }

  /** How many people wrote around `[from, to]`, and how many of them have ever answered in that language. */
  around(
    from: Instant,
    to: Instant,
    language: string | null,
  ): { readonly there: number; readonly able: number } {
    const there = new Set<string>()
    for (let index = this.#firstSince(from - MARGIN); index < this.#written.length; index += 1) {
      const { at, agentId } = this.#written[index]!
      if (at > to + MARGIN) break
      there.add(agentId)
    }
    const able =
      language === null
        ? there.size
        : [...there].filter((id) => this.#languages.get(id)?.has(language)).length
    return { there: there.size, able }
  }

  /** People who wrote in each hour, by its beginning. */
  *byHour(): Iterable<{ readonly from: Instant; readonly people: number }> {
    this.#sort()
    let from = -Infinity
    let people = new Set<string>()
    for (const { at, agentId } of this.#written) {
      const hour = Math.floor(at / HOUR) * HOUR
      if (hour !== from) {
        if (people.size > 0) yield { from, people: people.size }
        from = hour
        people = new Set()
      }
      people.add(agentId)
    }
    if (people.size > 0) yield { from, people: people.size }
  }

  #firstSince(at: Instant): number {
    this.#sort()
    let low = 0
    let high = this.#written.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#written[middle]!.at < at) low = middle + 1
      else high = middle
    }
    return low
  }

  #sort(): void {
    if (!this.#sorted) this.#written.sort((a, b) => a.at - b.at)
    this.#sorted = true
  }
}
