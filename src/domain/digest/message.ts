/** Something to say, in no language yet: a key of the texts, and what to put into it. */
export interface Message {
  readonly key: string
  readonly values: Readonly<Record<string, MessageValue>>
}

/** Numbers are written as the reader's language writes them; `hour` is a time of day, `date` an instant on the reader's wall. */
export type MessageValue =
  | number
  | string
  | Message
  | { readonly hour: number }
  | { readonly language: string }
  | { readonly date: number }

export function message(key: string, values: Message['values'] = {}): Message {
  return { key, values }
}
