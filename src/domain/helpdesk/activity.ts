import { HOUR, MINUTE, type Instant } from '../time/instant.ts'

/** Around a promise, somebody who is there writes something to somebody. */
const MARGIN = 30 * MINUTE

/** One answer of somebody of the company; people are numbered as they appear. */
interface Written {
  readonly at: Instant
  readonly agent: number
}

/** When somebody of the company wrote to anybody: all that is seen of their shifts from the outside. */
export class Activity {
  readonly #written: Written[] = []
  readonly #numbers = new Map<string, number>()
  /** By the number of the agent. */
  readonly #languages: Set<string>[] = []
  /** In which question each agent was last counted: a million questions would each build a set otherwise. */
  readonly #countedIn: number[] = []
  #questions = 0
  #sorted = true

  add(at: Instant, agentId: string, language: string | null): void {
    const agent = this.#numberOf(agentId)
    this.#written.push({ at, agent })
    this.#sorted = false
    if (language !== null) this.#languages[agent]!.add(language)
  }

  /** How many people wrote around `[from, to]`, and how many of them have ever answered in that language. */
  around(
    from: Instant,
    to: Instant,
    language: string | null,
  ): { readonly there: number; readonly able: number } {
    this.#questions += 1
    let there = 0
    let able = 0
    for (let index = this.#firstSince(from - MARGIN); index < this.#written.length; index += 1) {
      const { at, agent } = this.#written[index]!
      if (at > to + MARGIN) break
      if (this.#countedIn[agent] === this.#questions) continue
      this.#countedIn[agent] = this.#questions
      there += 1
      if (language === null || this.#languages[agent]!.has(language)) able += 1
    }
    return { there, able }
  }

  /** People who wrote in each hour, by its beginning. */
  *byHour(): Iterable<{ readonly from: Instant; readonly people: number }> {
    this.#sort()
    let from = -Infinity
    let people = new Set<number>()
    for (const { at, agent } of this.#written) {
      const hour = Math.floor(at / HOUR) * HOUR
      if (hour !== from) {
        if (people.size > 0) yield { from, people: people.size }
        from = hour
        people = new Set()
      }
      people.add(agent)
    }
    if (people.size > 0) yield { from, people: people.size }
  }

  #numberOf(agentId: string): number {
    const known = this.#numbers.get(agentId)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(agentId, number)
    this.#languages.push(new Set())
    this.#countedIn.push(0)
    return number
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
