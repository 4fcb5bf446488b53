import type { BrandDefinition } from '../workflows/setup/brand-definition.ts'
import { parseBrandFile } from './brand-file.ts'

/** What `npm run demo` changes, so that something happens every few seconds on every day of the week. */
export interface DemoPace {
  readonly emailSeconds: number
  readonly chatSeconds: number
  readonly postSeconds: number
  readonly days: readonly string[]
  /** How often leads and executives get the digest. */
  readonly digests: readonly string[]
}

const calm: DemoPace = {
  emailSeconds: 15 * 60,
  chatSeconds: 30,
  postSeconds: 60 * 60,
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  digests: ['weekly'],
}

/** The brand on which the first start opens: staff and freelancers over four zones, three doors, real promises. */
export function demoBrand(pace: DemoPace = calm): BrandDefinition {
  const parsed = parseBrandFile(written(pace))
  if (!parsed.ok) throw new Error(`the demo brand is not valid: ${JSON.stringify(parsed.problems)}`)
  return parsed.value
}

const staff = (slug: string, name: string, time_zone: string, languages: string[], more: object = {}) => ({
  slug,
  name,
  email: `${slug}@demo.example`,
  kind: 'staff',
  time_zone,
  languages,
  roles: ['expert'],
  ...more,
})

const freelancer = (
  slug: string,
  name: string,
  time_zone: string,
  languages: string[],
  more: object = {},
) => ({
  ...staff(slug, name, time_zone, languages, more),
  email: `${slug}@freelance.example`,
  kind: 'freelance',
})

const desk = (days: readonly string[], id: string, timezone: string, fixed: string[]) => ({
  id,
  timezone,
  fixed,
  windows: [{ days, from: '09:00', to: '17:00' }],
})

/** The same steps for the first answer and for all that follow. */
const promise = (target_seconds: number, steps: object[]) =>
  ['first_response', 'next_response'].map((metric) => ({ metric, target_seconds, steps }))

const written = (pace: DemoPace) => ({
  slug: 'demo',
  name: 'Demo Outfitters',
  time_zone: 'Europe/London',
  settings: { digests: pace.digests },

  people: [
    staff('elena', 'Elena Petrova', 'Europe/London', ['en', 'de', 'ru', 'be'], {
      roles: ['lead', 'executive', 'administrator', 'expert'],
    }),
    staff('oliver', 'Oliver Grant', 'Europe/London', ['en', 'fr']),
    staff('amara', 'Amara Okafor', 'Europe/London', ['en', 'de'], { skills: ['billing'] }),
    staff('sam', 'Sam Whitlock', 'Australia/Sydney', ['en']),
    staff('mei', 'Mei Tan', 'Australia/Sydney', ['en', 'zh'], { skills: ['billing'] }),
    staff('diego', 'Diego Ramos', 'America/Los_Angeles', ['en', 'es']),
    staff('jordan', 'Jordan Blake', 'America/Los_Angeles', ['en', 'de'], {
      skills: ['billing'],
      roles: ['lead', 'expert'],
    }),
    staff('victor', 'Victor Hale', 'Europe/Berlin', ['en', 'de'], { roles: ['executive'] }),
    freelancer('kofi', 'Kofi Mensah', 'Africa/Lagos', ['en', 'fr']),
    freelancer('maricel', 'Maricel Santos', 'Asia/Manila', ['en', 'tl'], { skills: ['billing'] }),
    freelancer('priya', 'Priya Nair', 'Asia/Kolkata', ['en', 'hi']),
    freelancer('nadia', 'Nadia Karimi', 'Asia/Tehran', ['en', 'fa', 'ar']),
    freelancer('camila', 'Camila Ortiz', 'America/Bogota', ['en', 'es']),
  ],

  channels: [
    {
      slug: 'demo-email',
      name: 'Support mail',
      kind: 'email',
      adapter: 'smtp',
      mode: 'acknowledge',
      address: 'support@demo.example',
    },
    { slug: 'demo-chat', name: 'Chat on the shop', kind: 'chat', adapter: 'widget', mode: 'acknowledge' },
    { slug: 'demo-posts', name: 'Posts', kind: 'social', adapter: 'http', mode: 'acknowledge' },
  ],

  policies: [
    {
      slug: 'email',
      name: 'Mail within a quarter of an hour',
      conditions: { kinds: ['email'] },
      targets: promise(pace.emailSeconds, [
        { at: '0%', do: 'dispatch', to: ['on_shift', 'freelance'] },
        { at: '25%', do: 'nudge', to: ['on_shift'] },
        { at: '50%', do: 'dispatch', to: ['freelance'] },
        { at: '75%', do: 'page', to: ['lead'] },
        { at: 'due', do: 'dispatch', to: ['on_shift', 'freelance'] },
        { at: '+100%' },
      ]),
    },
    {
      slug: 'chat',
      name: 'Chat within thirty seconds',
      conditions: { kinds: ['chat'] },
      targets: promise(pace.chatSeconds, [
        { at: '0%', do: 'dispatch', to: ['on_shift', 'standby', 'freelance'] },
        { at: '50%', do: 'dispatch', to: ['standby', 'freelance'] },
        { at: '75%', do: 'page', to: ['lead'] },
        { at: 'due', do: 'dispatch', to: ['standby', 'freelance'] },
        { at: '+100%' },
      ]),
    },
    {
      slug: 'posts',
      name: 'Posts within the hour',
      conditions: { kinds: ['social'] },
      targets: promise(pace.postSeconds, [
        { at: '0%', do: 'dispatch', to: ['on_shift'] },
        { at: '50%', do: 'dispatch', to: ['freelance'] },
        { at: '75%', do: 'page', to: ['lead'] },
        { at: 'due', do: 'dispatch', to: ['on_shift', 'freelance'] },
        { at: '+100%' },
      ]),
    },
  ],

  rosters: [
    {
      slug: 'follow-the-sun',
      name: 'Follow the sun',
      audience: 'on_shift',
      schedule: {
        timezone: 'UTC',
        combine: 'all',
        layers: [
          desk(pace.days, 'sydney', 'Australia/Sydney', ['sam', 'mei']),
          desk(pace.days, 'london', 'Europe/London', ['elena', 'oliver', 'amara']),
          desk(pace.days, 'los-angeles', 'America/Los_Angeles', ['diego', 'jordan']),
        ],
      },
    },
    {
      slug: 'chat-standby',
      name: 'Chat standby',
      audience: 'standby',
      schedule: {
        timezone: 'UTC',
        layers: [
          {
            id: 'standby',
            rotation: {
              unit: 'hour',
              every: 8,
              anchor_local: '2026-01-05T00:00',
              groups: [['maricel'], ['kofi'], ['camila']],
            },
          },
        ],
      },
    },
  ],
})
