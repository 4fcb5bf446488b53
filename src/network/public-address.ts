import { BlockList, isIP } from 'node:net'

/** What is reached only from inside: ourselves, the house's own network, the cloud's metadata, and what is no host at all (RFC 6890). */
const inside = new BlockList()
const ranges: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
for (const [network, bits] of ranges) inside.addSubnet(network, bits, 'ipv4')
const ranges6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
]
for (const [network, bits] of ranges6) inside.addSubnet(network, bits, 'ipv6')

/** IPv4 in IPv6's clothes: mapped (::ffff:a.b.c.d), 6to4 (2002:aabb:ccdd::) and NAT64 (64:ff9b::a.b.c.d) are judged by what they wrap. */
const wrapped = [/^::ffff:(.+)$/, /^2002:(.+)::?.*$/, /^64:ff9b::(.+)$/]

/** Whether an address is one of the public internet. False as well for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const family = isIP(plain)
  if (family === 0) return false
  if (family === 4) return !inside.check(plain, 'ipv4')
  const { hostname } = new URL(`http://[${plain}]`)
  const canonical = hostname.slice(1, -1)
  for (const pattern of wrapped) {
    const inner = pattern.exec(canonical)?.[1]
    if (inner !== undefined) return isPublicAddress(dotted(inner))
  }
  return !inside.check(canonical, 'ipv6')
}

/** `7f00:1` is 127.0.0.1. */
function dotted(hex: string): string {
  const [high = '0', low = '0'] = hex.split(':')
  const bytes = [high, low].flatMap((word) => {
    const value = Number.parseInt(word, 16)
    return [value >> 8, value & 255]
  })
  return bytes.join('.')
}
