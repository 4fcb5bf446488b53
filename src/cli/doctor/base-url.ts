import { fail, ok, warn, type Finding } from './finding.ts'

const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Whether the address in the links that we send leads back to us, for people elsewhere too. */
export async function checkBaseUrl(baseUrl: string, isSet: boolean): Promise<Finding> {
  const url = new URL(baseUrl)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return fail(
      'public address',
      `${baseUrl} is more than an origin`,
      `Set SUNDIAL_BASE_URL to ${url.origin}.`,
    )
  }
  if (local.test(url.hostname)) return privateAddress(url, isSet)
  if (url.protocol !== 'https:') {
    return warn(
      'public address',
      `${url.origin} sends passwords in the clear`,
      'Put a proxy with a certificate in front (docker-compose.yml has one) and use https://.',
    )
  }
  return reach(url)
}

function privateAddress(url: URL, isSet: boolean): Finding {
  const message = `links lead to ${url.origin}, which only this machine can open`
  return warn(
    'public address',
    message,
    `${isSet ? 'Change' : 'Set'} SUNDIAL_BASE_URL to the address that people use.`,
  )
}

async function reach(url: URL): Promise<Finding> {
  try {
    const response = await fetch(new URL('/healthz', url), {
      signal: AbortSignal.timeout(5_000),
      redirect: 'manual',
    })
    if (response.ok) return ok('public address', `${url.origin} leads to a running Sundial`)
    return warn(
      'public address',
      `${url.origin} answers ${response.status}`,
      'If Sundial runs: does the proxy pass everything on to it?',
    )
  } catch (error) {
    const reason =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return warn(
      'public address',
      `${url.origin} does not answer: ${reason}`,
      'If Sundial runs: check the name in DNS, the certificate and the proxy.',
    )
  }
}
