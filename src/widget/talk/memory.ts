/** What survives a reload: who the customer is, and what they wrote that has not arrived. */
export interface Memory {
  readonly token: string | null
  readonly outbox: readonly Unsent[]
}

export interface Unsent {
  readonly clientId: string
  readonly text: string
}

export interface Keeper {
  read(): Memory
  write(memory: Memory): void
}

/** As `localStorage`. */
export interface KeyValues {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const nothing: Memory = { token: null, outbox: [] }

/** Kept by the browser for the page's origin. Where it keeps nothing (private windows, blocked storage), for the page's life. */
export function keepIn(storage: () => KeyValues, key: string): Keeper {
  let fallback = nothing
  return {
    read() {
      try {
        return memoryOf(JSON.parse(storage().getItem(key) ?? 'null')) ?? fallback
      } catch {
        return fallback
      }
    },
    write(memory) {
      fallback = memory
      try {
        storage().setItem(key, JSON.stringify(memory))
      } catch {
        // full or forbidden: the page still knows
      }
    },
  }
}

/** Other scripts of the page can write there too. */
function memoryOf(kept: unknown): Memory | null {
  if (typeof kept !== 'object' || kept === null) return null
  const { token, outbox } = kept as Partial<Record<keyof Memory, unknown>>
  return {
    token: typeof token === 'string' ? token : null,
    outbox: Array.isArray(outbox) ? outbox.filter(isUnsent) : [],
  }
}

function isUnsent(value: unknown): value is Unsent {
  const { clientId, text } = (value ?? {}) as Partial<Record<keyof Unsent, unknown>>
  return typeof clientId === 'string' && typeof text === 'string'
}
