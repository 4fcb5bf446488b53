import { issueSignInLink } from '../../../db/auth/sign-in-links.ts'
import { findOrAddApplicant, networkSettings, useInvitation } from '../../../db/changes/network.ts'
import type { BrandId, PersonId } from '../../../domain/ids.ts'
import { MINUTE } from '../../../domain/time/instant.ts'
import { accepted } from '../../answer.ts'
import { signInUrl } from '../../auth/sign-in-url.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { newApplication } from './schema.ts'

const LINK_LASTS = 15 * MINUTE

export const apply = route({
  operation: 'applications.create',
  method: 'post',
  path: '/applications',
  summary:
    'Apply to answer for a brand. A link to sign in comes by mail, to the account that there is already if the address or the number is known.',
  body: newApplication,
  answers: {
    202: { is: 'The mail is on its way.' },
    403: { is: 'by_invitation: the brand takes no applications without a valid invitation.' },
    429: { is: 'Too many applications.' },
  },
  async handle(deps, { body, ip, header, now }) {
    const wait = Math.max(
      await deps.limits.take('link-address', ip),
      await deps.limits.take('link-account', body.email.toLowerCase()),
    )
    if (wait > 0)
      return problem(429, 'too_many_tries', `Too many applications. Try again in ${wait} seconds.`)
    const brand = await deps.db
      .selectFrom('brand')
      .select('id')
      .where('slug', '=', body.brand_slug)
      .executeTakeFirst()
    const invited =
      brand !== undefined &&
      body.invitation !== undefined &&
      (await useInvitation(deps.db, brand.id, body.invitation, now))
    if (!brand || (!invited && (await networkSettings(deps.db, brand.id)).open !== true)) return byInvitation

    const {
      name,
      email,
      phone = null,
      country,
      time_zone,
      languages,
      skills,
      channel_kinds,
      note = null,
    } = body
    const id = deps.newId()
    const slug = `expert-${id.slice(-12)}`
    const person = await findOrAddApplicant(deps.db, {
      ...{ id, slug, name, email, phone, country, time_zone, languages, skills, channel_kinds },
    })
    await deps.workflows.admissions.apply({
      brandId: brand.id as BrandId,
      personId: person.id as PersonId,
      channelKinds: channel_kinds,
      note,
    })
    const link = await issueSignInLink(deps.db, {
      personId: person.id,
      lasts: LINK_LASTS,
      now: deps.now(),
    })
    const language = pickLanguage(languages, header('accept-language'))
    const url = signInUrl(deps.settings.baseUrl, link.secret)
    void deps.mailLink({ address: person.email, url, language }).catch((error: unknown) => {
      deps.log.error({ error }, 'a sign-in link could not be mailed')
    })
    return accepted({ sent: true })
  },
})

const byInvitation = problem(
  403,
  'by_invitation',
  'This brand takes applications with an invitation only, and this one is missing, used or out of date: ask a lead of the brand for another.',
)
