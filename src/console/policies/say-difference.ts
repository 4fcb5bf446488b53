import type { TFunction } from 'i18next'
import { MINUTE, SECOND, type Millis } from '../../domain/time/instant.ts'
import { formatLength } from '../format/duration.ts'
import { figures } from '../format/figures.ts'
import { conditionWord } from './condition-words.ts'

/** One place of a policy, as its path names it: `targets.first_response.steps.50%.do`. */
export interface SaidPlace {
  readonly place: string
  /** A value that stands there, or stood there; null where nothing does. */
  readonly say: (value: unknown) => string | null
}

const lengths: Readonly<Record<string, Millis>> = { target_seconds: SECOND, target_minutes: MINUTE }

/** In the words of the policy's own form; null for a place that it has no word for. */
export function sayPlace(path: string, t: TFunction, language: string): SaidPlace | null {
  if (path === 'name') return { place: t('policyForm.name'), say: text }
  const parts = path.split('.')
  if (parts[0] === 'conditions' && parts.length === 2) {
    const condition = parts[1]!
    return {
      place: t(`policies.conditions.${condition as 'channels'}`, { defaultValue: condition }),
      say: listOf((value) => conditionWord(condition, value, t, language)),
    }
  }
  if (parts[0] !== 'targets' || parts.length < 3) return null
  const metric = t(`metric.${parts[1] as 'first_response'}`, { defaultValue: parts[1] })
  const own = saySetting(parts.slice(2), t, language)
  if (own) return { ...own, place: `${metric}: ${own.place}` }
  // A promise between groups has its group behind the metric.
  const ofGroup = saySetting(parts.slice(3), t, language)
  return ofGroup && { ...ofGroup, place: `${metric} · ${parts[2] ?? ''}: ${ofGroup.place}` }
}

function saySetting(parts: readonly string[], t: TFunction, language: string): SaidPlace | null {
  const [setting = '', at, part] = parts
  const unit = lengths[setting]
  if (unit !== undefined)
    return { place: t('policyForm.within'), say: number((count) => formatLength(count * unit, language)) }
  switch (setting) {
    case 'target_business_days':
      return {
        place: t('policyForm.within'),
        say: number((count) => t('clock.workingDays', { count, shown: figures(language).format(count) })),
      }
    case 'calendar':
      return {
        place: t('policies.head.hours'),
        say: (value) => (value === '24x7' ? t('clock.always24') : text(value)),
      }
    case 'steps':
      return at === undefined ? null : sayStep(at, part, t)
    default:
      return null
  }
}

function sayStep(at: string, part: string | undefined, t: TFunction): SaidPlace | null {
  const step = at === 'due' ? t('policies.due') : at
  const action = (word: string) => t(`policies.steps.${word as 'record'}`, { defaultValue: word })
  const audience = (word: string) => t(`policies.audience.${word as 'lead'}`, { defaultValue: word })
  if (part === 'do')
    return {
      place: t('policyForm.action', { step }),
      say: (value) => (typeof value === 'string' ? action(value) : text(value)),
    }
  if (part === 'to') return { place: t('policyForm.whom', { step }), say: listOf(audience) }
  return part === undefined
    ? {
        place: t('policyForm.action', { step }),
        say: (value) => {
          const { do: what, to } = (value ?? {}) as { readonly do?: unknown; readonly to?: unknown }
          if (typeof what !== 'string') return text(value)
          return [action(what), listOf(audience)(to)].filter(Boolean).join(' ')
        },
      }
    : null
}

/** As it is written, where nothing better is known. */
export function text(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function number(say: (count: number) => string): SaidPlace['say'] {
  return (value) => (typeof value === 'number' ? say(value) : text(value))
}

function listOf(word: (value: string) => string): SaidPlace['say'] {
  return (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value.map(word).join(', ')
      : text(value)
}
