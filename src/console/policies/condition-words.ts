import type { TFunction } from 'i18next'
import { channelKinds } from '../format/channel-kinds.ts'
import { nameOfLanguage } from '../format/language.ts'

export const priorities = ['low', 'normal', 'high', 'urgent'] as const

/** What a policy asks of a conversation, in the reader's words; names that a brand gave stay as they are. */
export function conditionWord(condition: string, value: string, t: TFunction, language: string): string {
  switch (condition) {
    case 'kinds':
      return isOneOf(channelKinds, value) ? t(`channelKind.${value}`) : value
    case 'priorities':
      return isOneOf(priorities, value) ? t(`priority.${value}`) : value
    case 'languages':
      return nameOfLanguage(value, language)
    default:
      return value
  }
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return (words as readonly string[]).includes(word)
}
