import { hideSecrets, type Hide } from '../../domain/hide-secrets.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ChannelLog } from '../channel-log.ts'
import { guardedFetch } from '../../network/guarded-fetch.ts'
import { guardedDispatcher } from '../../network/guarded-dispatcher.ts'
import { guardedHost, mustBeOutside, type MailServer } from '../../network/guarded-host.ts'
import { type Network } from '../../network/network.ts'
import type { Adapter, Door } from './adapter.ts'
import { broken, type Finding } from './finding.ts'
import { MissingSecret } from './missing-secret.ts'
import { secretsOf } from './secrets-of.ts'

export interface SettingsProblem {
  /** Dotted path in the settings. */
  readonly path: string
  readonly problem: string
}

export type CheckedSettings =
  | { readonly ok: true; readonly adapter: Adapter; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] }

/** Every kind of door that this house knows, and the doors of its channels. */
export interface Doors {
  readonly adapters: ReadonlyMap<string, Adapter>
  check(adapter: string, settings: unknown): CheckedSettings
  /** The channel's door, the same for as long as its settings are; a problem where it cannot be opened. */
  of(
    channel: Channel,
  ): { readonly ok: true; readonly door: Door } | { readonly ok: false; readonly problem: string }
  /** Variables of the environment that these settings name and that are not set here. */
  missingSecrets(settings: unknown): readonly { readonly setting: string; readonly variable: string }[]
  /** Settings, secrets, then the connection: the first that is wrong is told with how to mend it. */
  test(channel: Channel): Promise<readonly Finding[]>
  /** Takes out of what is kept or shown what a platform has repeated of the house's secrets. */
  readonly hide: Hide
}

export interface DoorsDeps {
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly now: () => Promise<Instant>
  readonly log: ChannelLog
  /** Servers inside our own network that an operator vouches for; none unless said. */
  readonly network?: Network
}

export function openDoors(
  known: readonly Adapter[],
  { variables, now, log, network = { trusted: new Set() } }: DoorsDeps,
): Doors {
  const outward = {
    fetch: guardedFetch(network),
    mustBeOutside: (url: string) => mustBeOutside(network, url),
    hostOf: (server: MailServer) => guardedHost(network, server),
    dispatcher: () => guardedDispatcher(network),
  }
  const adapters = new Map(known.map((one) => [one.name, one]))
  const kept = new Map<string, { fingerprint: string; door: Door }>()
  const hide = hideSecrets(variables)

  function check(name: string, given: unknown): CheckedSettings {
    const adapter = adapters.get(name)
    if (!adapter)
      return problems('adapter', `"${name}" is none; there are: ${[...adapters.keys()].sort().join(', ')}`)
    const read = adapter.settings.safeParse(given ?? {})
    if (!read.success)
      return {
        ok: false,
        problems: read.error.issues.map(({ path, message }) => ({
          path: ['settings', ...path].map(String).join('.'),
          problem: message,
        })),
      }
    return { ok: true, adapter, settings: read.data as Readonly<Record<string, unknown>> }
  }

  function open(channel: Channel, { adapter, settings }: { adapter: Adapter; settings: unknown }): Door {
    return adapter.open({
      channel,
      settings,
      secret(variable) {
        const value = variables[variable]
        if (value === undefined || value === '') throw new MissingSecret(variable)
        return value
      },
      now,
      log,
      ...outward,
    })
  }

  const missingSecrets = (settings: unknown) =>
    secretsOf(settings).filter(({ variable }) => !variables[variable])

  return {
    adapters,
    check,
    missingSecrets,
    hide,
    of(channel) {
      const fingerprint = JSON.stringify([channel.adapter, channel.address, channel.settings])
      const before = kept.get(channel.id)
      if (before?.fingerprint === fingerprint) return { ok: true, door: before.door }
      const checked = check(channel.adapter, channel.settings)
      if (!checked.ok) return { ok: false, problem: inWords(checked.problems) }
      try {
        const door = open(channel, checked)
        kept.set(channel.id, { fingerprint, door })
        return { ok: true, door }
      } catch (error) {
        if (error instanceof MissingSecret) return { ok: false, problem: error.message }
        throw error
      }
    },
    async test(channel) {
      const checked = check(channel.adapter, channel.settings)
      if (!checked.ok)
        return checked.problems.map(({ path, problem }) =>
          broken(`${path}: ${problem}`, 'Correct the settings of the channel.'),
        )
      const missing = missingSecrets(checked.settings)
      if (missing.length > 0)
        return missing.map(({ setting, variable }) =>
          broken(
            `${variable}, which settings.${setting} names, is not set`,
            `Set ${variable} in the environment of Sundial and start it again.`,
          ),
        )
      try {
        const findings = await open(channel, checked).test()
        return findings.map((finding) => ({ ...finding, message: hide(finding.message) }))
      } catch (error) {
        return [broken(`the test itself failed: ${hide(String(error))}`, 'Look into the log of this node.')]
      }
    },
  }
}

function problems(path: string, problem: string): CheckedSettings {
  return { ok: false, problems: [{ path, problem }] }
}

function inWords(found: readonly SettingsProblem[]): string {
  return found.map(({ path, problem }) => `${path}: ${problem}`).join('; ')
}
