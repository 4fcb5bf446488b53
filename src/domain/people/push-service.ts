/** Browsers give the address of their maker's push service; no other host is called on somebody's word. */
const KNOWN =
  /(^|\.)(fcm\.googleapis\.com|push\.services\.mozilla\.com|notify\.windows\.com|push\.apple\.com)$/

/** Whether this is the address of a browser maker's push service. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname } = new URL(endpoint)
  return protocol === 'https:' && KNOWN.test(hostname)
}
