import { z } from 'zod'
import { DAY, HOUR, type Millis } from './domain/time/instant.ts'

/** What a node may do. */
export const nodeRoles = ['http', 'timers', 'tasks', 'channels'] as const
export type NodeRole = (typeof nodeRoles)[number]

const url = (protocols: RegExp, example: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.test(value), `must be a URL such as ${example}`)

const port = z.coerce.number('must be a port number').int().min(0).max(65_535)

const span = (most: number, usual: number) =>
  z.coerce.number('must be a number').positive('must be more than 0').max(most).default(usual)

const origins = (example: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .pipe(
      z.array(
        z
          .string()
          .refine((value) => URL.canParse(value), `must be addresses such as ${example}, separated by commas`)
          .transform((value) => originOf(new URL(value))),
      ),
    )

/** Said rather than ignored: what it allowed would be refused without a word. */
const renamed = (to: string) => z.string().max(0, `is gone: put it into ${to}`).optional()

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  DATABASE_URL: url(/^postgres(ql)?:/, 'postgres://user:password@host:5432/sundial').optional(),
  SUNDIAL_DIRECT_DATABASE_URL: url(
    /^postgres(ql)?:/,
    'postgres://user:password@host:5432/sundial',
  ).optional(),
  SUNDIAL_DATA_DIR: z.string().default('.data'),
  SUNDIAL_CONFIG: z.string().default('config'),
  SUNDIAL_ROLES: z
    .string()
    .default(nodeRoles.join(','))
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(nodeRoles, `must be some of ${nodeRoles.join(', ')}, separated by commas`)).min(1)),
  SUNDIAL_SMTP_PORT: port.default(2525),
  SUNDIAL_SMTP_CERTIFICATE: z.string().optional(),
  SUNDIAL_SMTP_KEY: z.string().optional(),
  SUNDIAL_BASE_URL: url(/^https?:/, 'https://sundial.example').optional(),
  SUNDIAL_API_TOKEN: z.string().min(32, 'must have at least 32 characters').optional(),
  SUNDIAL_VAULT_PHRASE: z.string().min(16, 'must have at least 16 characters').optional(),
  SUNDIAL_VAULT_PHRASE_BEFORE: z.string().min(16, 'must have at least 16 characters').optional(),
  SUNDIAL_LEAKED_PASSWORDS_URL: url(/^https?:/, 'https://api.pwnedpasswords.com/range/').optional(),
  SUNDIAL_SESSION_DAYS: span(365, 14),
  SUNDIAL_SESSION_IDLE_HOURS: span(8_760, 12),
  SUNDIAL_EXPERT_IDLE_HOURS: span(8_760, 168),
  SUNDIAL_TRUSTED_HELPDESKS: renamed('SUNDIAL_TRUSTED_SERVERS'),
  SUNDIAL_TRUSTED_CALENDARS: renamed('SUNDIAL_TRUSTED_SERVERS'),
  SUNDIAL_TRUSTED_SERVERS: origins('http://mastodon.lan:3000'),
  SMTP_URL: url(/^smtps?:/, 'smtp://user:password@host:587').optional(),
  SMS_GATEWAY_URL: url(/^https?:/, 'https://sms.example/send').optional(),
  SUNDIAL_ALIVE_URL: url(/^https?:/, 'https://monitor.example/ping/1234').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?:/, 'http://collector.lan:4318').optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url(/^https?:/, 'http://collector.lan:4318/v1/traces').optional(),
  SLACK_API_URL: url(/^https?:/, 'https://slack.com/api/').optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
})

/** What the environment says, checked; every setting has its default in the README. */
export interface Environment {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string | null
  /** Where DATABASE_URL leads to a pooler: the server itself, for what needs a session of its own. Null: it leads there. */
  readonly directDatabaseUrl: string | null
  readonly dataDir: string
  readonly configDir: string
  readonly roles: readonly NodeRole[]
  readonly smtpPort: number
  /** PEM files by which senders may go over to TLS; null: they may not. */
  readonly smtpTls: { readonly certificate: string; readonly key: string } | null
  readonly baseUrl: string
  readonly apiToken: string | null
  /** Without it, a copy of the database is enough to read what is sealed in it. */
  readonly vaultPhrase: string | null
  /** The one until now, while it is being changed: it opens what it sealed. */
  readonly vaultPhraseBefore: string | null
  /** Asked for leaked passwords by five digits of a digest; null: nobody is. */
  readonly leakedPasswordsUrl: string | null
  /** When sessions end by themselves. */
  readonly sessions: {
    readonly lasts: Millis
    readonly idle: Millis
    readonly expertIdle: Millis
  }
  /** Servers that people may name though they lie inside our own network or speak plain HTTP: of channels, mailboxes, helpdesks, calendars. */
  readonly trustedServers: ReadonlySet<string>
  readonly smtpUrl: string | null
  /** Takes `{to, text}` and sends an SMS. */
  readonly smsGatewayUrl: string | null
  /** Called every minute while clocks run on time. */
  readonly aliveUrl: string | null
  /** OpenTelemetry's own variables name somebody who takes traces. */
  readonly traces: boolean
  readonly slack: {
    readonly apiUrl: string | null
    readonly botToken: string | null
    readonly signingSecret: string | null
  }
}

/** Names every variable that is wrong, and what it should look like. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/** Reads the environment. Throws EnvironmentError with all problems at once. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`)
    throw new EnvironmentError(`the environment is not right:\n${problems.join('\n')}`)
  }
  const env = parsed.data
  return {
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    directDatabaseUrl: directOf(env.DATABASE_URL, env.SUNDIAL_DIRECT_DATABASE_URL),
    dataDir: env.SUNDIAL_DATA_DIR,
    configDir: env.SUNDIAL_CONFIG,
    roles: env.SUNDIAL_ROLES,
    smtpPort: env.SUNDIAL_SMTP_PORT,
    smtpTls: pairOf(env.SUNDIAL_SMTP_CERTIFICATE, env.SUNDIAL_SMTP_KEY),
    baseUrl: env.SUNDIAL_BASE_URL ?? `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${env.PORT}`,
    apiToken: env.SUNDIAL_API_TOKEN ?? null,
    vaultPhrase: env.SUNDIAL_VAULT_PHRASE ?? null,
    vaultPhraseBefore: env.SUNDIAL_VAULT_PHRASE_BEFORE ?? null,
    leakedPasswordsUrl: env.SUNDIAL_LEAKED_PASSWORDS_URL ?? null,
    sessions: {
      lasts: env.SUNDIAL_SESSION_DAYS * DAY,
      idle: env.SUNDIAL_SESSION_IDLE_HOURS * HOUR,
      expertIdle: env.SUNDIAL_EXPERT_IDLE_HOURS * HOUR,
    },
    trustedServers: new Set(env.SUNDIAL_TRUSTED_SERVERS),
    smtpUrl: env.SMTP_URL ?? null,
    smsGatewayUrl: env.SMS_GATEWAY_URL ?? null,
    aliveUrl: env.SUNDIAL_ALIVE_URL ?? null,
    traces: (env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT) !== undefined,
    slack: {
      apiUrl: env.SLACK_API_URL ?? null,
      botToken: env.SLACK_BOT_TOKEN ?? null,
      signingSecret: env.SLACK_SIGNING_SECRET ?? null,
    },
  }
}

function directOf(pooled: string | undefined, direct: string | undefined): string | null {
  if (direct === undefined) return null
  if (pooled !== undefined) return direct
  throw new EnvironmentError(
    'the environment is not right:\n  SUNDIAL_DIRECT_DATABASE_URL: belongs to a DATABASE_URL that leads to a pooler; without a pooler set DATABASE_URL alone',
  )
}

function pairOf(certificate: string | undefined, key: string | undefined) {
  if (certificate === undefined && key === undefined) return null
  if (certificate !== undefined && key !== undefined) return { certificate, key }
  const missing = key === undefined ? 'SUNDIAL_SMTP_KEY' : 'SUNDIAL_SMTP_CERTIFICATE'
  throw new EnvironmentError(
    `the environment is not right:\n  ${missing}: a certificate and its key belong together`,
  )
}

/** A mail server's address has a host and a port, too, though no origin in the sense of browsers. */
function originOf({ protocol, host }: URL): string {
  return `${protocol}//${host}`
}
