import type { Message, MessageValue } from '../../domain/digest/message.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Formats } from './formats.ts'
import { numberWord } from './number-word.ts'

/** Says a message in a language; messages within it are said first. */
export type Say = (message: Message) => string

export function sayer(t: Translate, written: Formats): Say {
  const say: Say = ({ key, values }) =>
    t(
      key,
      Object.fromEntries(Object.entries(values).flatMap(([name, value]) => Object.entries(put(name, value)))),
    )
  const put = (name: string, value: MessageValue): Record<string, string | number> => {
    if (typeof value === 'string') return { [name]: value }
    if (typeof value === 'number') return { [name]: value, ...inWords(name, value) }
    if ('key' in value) return { [name]: say(value) }
    if ('hour' in value)
      return { [name]: written.hour(value.hour), [`${name}_12`]: String(value.hour % 12 || 12) }
    if ('language' in value) return { [name]: written.language(value.language) }
    return { [name]: written.date(value.date) }
  }
  return say
}

function inWords(name: string, value: number): Record<string, string> {
  const word = numberWord(value)
  return { [`${name}_word`]: word, [`${name}_Word`]: word.charAt(0).toUpperCase() + word.slice(1) }
}
