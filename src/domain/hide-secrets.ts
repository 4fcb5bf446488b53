/** Variables whose values nobody but the house may read. */
const SECRET = /(TOKEN|SECRET|PASSWORD|PHRASE|_KEY|_PW)(_|$)/i
/** Shorter ones would be found in everything. */
const LEAST = 6

export type Hide = (text: string) => string

/**
 * Hides what must not be read from whatever is written: values of variables that are named as secrets, those named in `also` (the ones that
 * channels ask for), and user names' passwords and queries in addresses. As they are, in JSON, as part of an address, and in base64.
 */
export function hideSecrets(
  variables: Readonly<Record<string, string | undefined>>,
  also: readonly string[] = [],
): Hide {
  const forms = new Set<string>()
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) continue
    const secrets = SECRET.test(name) || also.includes(name) ? [value] : secretsOfAddress(value)
    for (const secret of secrets)
      if (secret.length >= LEAST) for (const form of formsOf(secret)) forms.add(form)
  }
  const longest = [...forms].toSorted((a, b) => b.length - a.length)
  return (text) => {
    let hidden = text
    for (const form of longest) if (hidden.includes(form)) hidden = hidden.replaceAll(form, '[hidden]')
    return hidden
  }
}

function secretsOfAddress(value: string): readonly string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || !URL.canParse(value)) return []
  const { password, searchParams } = new URL(value)
  return [...(password === '' ? [] : [decoded(password)]), ...searchParams.values()]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function formsOf(secret: string): readonly string[] {
  const once = escaped(secret)
  const twice = escaped(once)
  return [secret, once, twice, escaped(twice), encodeURIComponent(secret), ...inBase64(secret)]
}

/** In a string of JSON; a server's quotes in a line of the log are escaped twice. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The part of it that is the same whatever stands before and behind: a name and a password go through base64 together. */
function inBase64(secret: string): readonly string[] {
  const bytes = Buffer.byteLength(secret)
  return [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), Buffer.from(secret), Buffer.alloc(2)])
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes) * 8) / 6)),
  )
}
