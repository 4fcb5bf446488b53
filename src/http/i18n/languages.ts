/** Of the console's texts; a person's own languages count before what the browser says. */
const spoken = ['en', 'ar', 'fa', 'be']

/** The first wanted language for which there are texts; English if there is none. */
export function pickLanguage(own: readonly string[], acceptLanguage: string | undefined): string {
  const wanted = [...own, ...preferred(acceptLanguage ?? '')].map((tag) => tag.toLowerCase().split('-')[0]!)
  return wanted.find((language) => spoken.includes(language)) ?? 'en'
}

/** `fa;q=0.5, en` -> en, fa. */
export function preferred(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag, quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
