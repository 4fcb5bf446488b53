import type { Instant } from '../../time/instant.ts'
import type { Zone } from '../../time/zone.ts'
import { foldText } from '../fold-text.ts'
import { holdingPhrases } from './holding-phrases.ts'
import { promisedDate } from './promised-date.ts'

/** Whoever writes more than this has usually answered. Characters. */
const LONGEST = 600

const puttingOff = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${foldText(holdingPhrases.flatMap(({ phrases }) => phrases).join('|'))})`,
  'u',
)

/**
 * Whether a reply only promises an answer, and until when. English, Arabic, Persian, Belarusian, Russian, German, French, Spanish. In doubt it
 * is an answer (null): long texts, questions to the customer, links and lists of steps are. `zone` is the writer's.
 */
export function readHoldingReply(
  text: string,
  writtenAt: Instant,
  zone: Zone,
): { readonly until: Instant | null } | null {
  if (text.length > LONGEST || /[?？؟]|https?:\/\/|^\s*(?:\d+[.)]|[-*•])\s/mu.test(text)) return null
  const folded = plainDigits(foldText(text))
  return puttingOff.test(folded) ? { until: promisedDate(folded, writtenAt, zone) } : null
}

/** Arabic and Persian digits as the others. */
function plainDigits(folded: string): string {
  return folded.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0)! - 0x0660) % 0x10))
}
