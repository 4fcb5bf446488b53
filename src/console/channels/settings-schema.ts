import type { ChannelAdapters } from '../../http/api-types.ts'

export type Adapter = ChannelAdapters['items'][number]
export type Settings = Readonly<Record<string, unknown>>

/** One setting of an adapter, as its JSON Schema has it. */
export interface Field {
  readonly key: string
  readonly required: boolean
  readonly schema: FieldSchema
}

export interface FieldSchema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly format?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: FieldSchema
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
}

export function fieldsOf({ properties = {}, required = [] }: FieldSchema): readonly Field[] {
  return Object.entries(properties).map(([key, schema]) => ({
    key,
    schema,
    required: required.includes(key),
  }))
}

/** Settings that name a variable of the server's environment, where the secret lies. */
export function namesVariable(key: string): boolean {
  return key.endsWith('_env')
}

/** What somebody sees who has set nothing: the defaults. */
export function defaultsOf(schema: FieldSchema): Settings {
  return Object.fromEntries(
    fieldsOf(schema).flatMap(({ key, schema: { default: value } }) =>
      value === undefined ? [] : [[key, value]],
    ),
  )
}

/** What is sent: empty fields are not set, at any depth. */
export function withoutEmpty(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => {
      if (value === '' || value === null || value === undefined) return []
      if (Array.isArray(value)) return value.length === 0 ? [] : [[key, value]]
      return [[key, typeof value === 'object' ? withoutEmpty(value as Settings) : value]]
    }),
  )
}

/** `client_secret_env` -> `Client secret`, for a setting that nobody has named in the reader's language. */
export function readableKey(key: string): string {
  const words = key.replace(/_env$/, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
