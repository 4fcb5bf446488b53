import { resolveTxt } from 'node:dns/promises'
import { loadConfig } from '../../config/load-config.ts'
import { ok, warn, type Finding } from './finding.ts'

export type ReadTxt = (name: string) => Promise<readonly string[]>

/** Selectors that providers use; a domain may have others, so none of them is a doubt and no failure. */
const selectors = ['default', 'google', 'selector1', 'selector2', 'k1', 's1', 's2', 'mail', 'dkim', 'sundial']

/** Whether other servers will believe mail from the addresses of our channels: SPF, DKIM and DMARC of their domains. */
export async function checkDeliverability(
  folder: string,
  readTxt: ReadTxt = lookUp,
): Promise<readonly Finding[]> {
  const { brands } = await loadConfig(folder)
  const addresses = brands.flatMap(({ channels }) => channels.flatMap(({ address }) => address ?? []))
  const domains = [...new Set(addresses.map((address) => address.split('@')[1]!.toLowerCase()))].filter(
    isPublic,
  )
  return (await Promise.all(domains.map((domain) => checkDomain(domain, readTxt)))).flat()
}

async function checkDomain(domain: string, readTxt: ReadTxt): Promise<readonly Finding[]> {
  const [own, policy, ...keys] = await Promise.all([
    readTxt(domain),
    readTxt(`_dmarc.${domain}`),
    ...selectors.map((selector) => readTxt(`${selector}._domainkey.${domain}`)),
  ])
  return [spf(domain, own), dkim(domain, keys.flat()), dmarc(domain, policy)]
}

function spf(domain: string, records: readonly string[]): Finding {
  const found = records.filter((record) => /^v=spf1(?: |$)/i.test(record))
  if (found.length === 0)
    return warn(
      'SPF',
      `${domain} does not say who may send its mail`,
      `Publish a TXT record of ${domain}: "v=spf1 include:YOUR-MAIL-SERVER -all".`,
    )
  if (found.length > 1)
    return warn(
      'SPF',
      `${domain} has ${found.length} SPF records, so none counts`,
      'Leave one, with everybody who may send in it.',
    )
  if (/[ ]\+?all$/i.test(found[0]!))
    return warn('SPF', `${domain} lets everybody send its mail`, 'End the record with -all or ~all.')
  return ok('SPF', `${domain} says who may send its mail`)
}

function dkim(domain: string, records: readonly string[]): Finding {
  if (records.some((record) => /(?:^|;)\s*p=[a-z0-9+/]/i.test(record)))
    return ok('DKIM', `${domain} publishes a key`)
  return warn(
    'DKIM',
    `${domain} publishes no key under the usual selectors`,
    'Let your mail server sign, and publish its key; if it does so under another selector, all is well.',
  )
}

function dmarc(domain: string, records: readonly string[]): Finding {
  const found = records.find((record) => /^v=DMARC1/i.test(record))
  if (!found)
    return warn(
      'DMARC',
      `${domain} does not say what to do with forgeries`,
      `Publish a TXT record of _dmarc.${domain}: "v=DMARC1; p=quarantine; rua=mailto:postmaster@${domain}".`,
    )
  if (/;\s*p=none/i.test(found))
    return warn(
      'DMARC',
      `${domain} asks others to do nothing against forgeries`,
      'Once the reports look right, set p=quarantine or p=reject.',
    )
  return ok('DMARC', `${domain} says what to do with forgeries`)
}

/** Names that no public server knows (RFC 2606, RFC 6762): nothing to look up. */
function isPublic(domain: string): boolean {
  return (
    domain.includes('.') &&
    !/(?:^|\.)(?:example|test|invalid|localhost|local|internal)(?:\.(?:com|net|org))?$/.test(domain)
  )
}

async function lookUp(name: string): Promise<readonly string[]> {
  try {
    return (await resolveTxt(name)).map((parts) => parts.join(''))
  } catch {
    return []
  }
}
