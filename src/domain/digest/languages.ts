/** Languages in which digests are written. */
export const digestLanguages = ['en', 'ar', 'fa', 'be'] as const
export type DigestLanguage = (typeof digestLanguages)[number]

/** The first of somebody's languages in which digests are written; English if there is none. */
export function pickDigestLanguage(spoken: readonly string[]): DigestLanguage {
  const primary = spoken.map((tag) => tag.toLowerCase().split('-')[0])
  const found = primary.find((tag) => digestLanguages.some((language) => language === tag))
  return (found as DigestLanguage | undefined) ?? 'en'
}
