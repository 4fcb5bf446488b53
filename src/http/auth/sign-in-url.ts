/** Where a one-time link leads. */
export function signInUrl(baseUrl: string, secret: string): string {
  return new URL(`/sign-in/${secret}`, baseUrl).href
}
