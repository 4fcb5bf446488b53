/** Whether a request that changes something was started by a page of ours, by what browsers say and scripts cannot forge. */
export function startedBySameSite(request: {
  readonly secFetchSite: string | undefined
  readonly origin: string | undefined
  readonly host: string | undefined
  readonly baseUrl: string
}): boolean {
  const { secFetchSite, origin, host, baseUrl } = request
  if (secFetchSite) return secFetchSite === 'same-origin'
  if (!origin || !URL.canParse(origin)) return false
  return new URL(origin).host === host || origin === new URL(baseUrl).origin
}
