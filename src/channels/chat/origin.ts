/**
 * Whether a page may hold a line. A browser names the page's origin and no page can forge it; with a list, whoever names none is
 * refused. `https://*.shop.example` allows every subdomain, not the domain itself.
 */
export function originAllowed(allowed: readonly string[], origin: string | undefined): boolean {
  if (allowed.length === 0) return true
  const given = originOf(origin ?? '')
  return given !== null && allowed.some((pattern) => matches(pattern, given))
}

function matches(pattern: string, given: URL): boolean {
  const any = pattern.includes('://*.')
  const wanted = originOf(pattern.replace('://*.', '://'))
  if (!wanted || wanted.protocol !== given.protocol || wanted.port !== given.port) return false
  return any ? given.hostname.endsWith(`.${wanted.hostname}`) : given.hostname === wanted.hostname
}

function originOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
