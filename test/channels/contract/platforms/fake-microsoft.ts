import { serve, type Request, type Response } from './serve.ts'

interface StoredMail {
  readonly id: string
  folder: string
  readonly raw: string
  readonly at: number
  draft: boolean
}

interface Change {
  readonly folder: string
  readonly mail: StoredMail
  readonly removed: boolean
}

const MAILBOX = 'graph@demo.example'
const messageId = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''

/**
 * A mailbox of Microsoft 365: a token for the application, changes of a folder by links, mails as MIME, drafts made from MIME and sent. As
 * documented at learn.microsoft.com/en-us/graph: api/message-delta and delta-query-overview (nextLink, deltaLink, 410 for a token that is
 * too old), outlook-get-mime-message ($value), outlook-send-mime-message (base64 in text/plain), outlook-immutable-id (Prefer: IdType),
 * throttling (429 with Retry-After).
 */
export async function fakeMicrosoft() {
  const mails: StoredMail[] = []
  const changes: Change[] = []
  let count = 0
  let oldest = 0
  let token = 'entra-1'
  let nextDraft: number | null = null
  let refusesNext = false
  const calls: string[] = []
  let url = ''

  const note = (mail: StoredMail, removed = false) =>
    void changes.push({ folder: mail.folder, mail, removed })
  const put = (raw: string, folder = 'inbox'): StoredMail => {
    const mail = { id: `AAMk${(count += 1)}`, folder, raw, at: Date.now(), draft: false }
    mails.push(mail)
    note(mail)
    return mail
  }

  function answer({ method, path, query, headers, body }: Request): Response {
    if (path === '/token') return lend(new URLSearchParams(body))
    calls.push(`${method} ${path}`)
    if (headers.authorization !== `Bearer ${token}`)
      return refused(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.')
    if (!String(headers.prefer).includes('IdType="ImmutableId"'))
      return refused(400, 'TestFake', 'ids that change when a mail moves are of no use here')
    const [, version, users, mailbox, ...rest] = path.split('/').map(decodeURIComponent)
    if (version !== 'v1.0' || users !== 'users' || mailbox !== MAILBOX)
      return refused(404, 'ErrorInvalidUser', `The requested user '${mailbox}' is invalid.`)
    const [what, id, action, more] = rest
    if (what === 'mailFolders')
      return action === 'messages' && more === 'delta' ? delta(id!, query, headers) : folder(id!)
    if (what === 'messages' && id === undefined) return method === 'POST' ? draft(headers, body) : find(query)
    const mail = mails.find((one) => one.id === id)
    if (!mail) return refused(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
    if (action === '$value') return { plain: mail.raw }
    if (action === 'createReply' && method === 'POST') return draft(headers, body)
    if (action === 'send' && method === 'POST') return send(mail)
    return refused(404, 'ErrorItemNotFound', 'no such thing')
  }

  function lend(form: URLSearchParams): Response {
    const good =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === 'sundial-app' &&
      form.get('client_secret') === 'entra-secret' &&
      form.get('scope') === `${url}/.default`
    if (!good)
      return {
        status: 401,
        json: {
          error: 'invalid_client',
          error_description: 'AADSTS7000215: Invalid client secret provided.',
        },
      }
    return { json: { token_type: 'Bearer', expires_in: 3_599, access_token: token } }
  }

  function folder(id: string): Response {
    return ['inbox', 'sentitems', 'drafts'].includes(id)
      ? { json: { id, displayName: id } }
      : refused(404, 'ErrorItemNotFound', 'The specified folder was not found in the store.')
  }

  function delta(id: string, query: URLSearchParams, headers: Request['headers']): Response {
    const size = Number(/odata\.maxpagesize=(\d+)/.exec(String(headers.prefer))?.[1] ?? 10)
    const [from, since] = whereIn(query)
    if (from < oldest)
      return refused(
        410,
        'SyncStateNotFound',
        'The sync state generation is not found; continue with a full sync.',
      )
    const all = changes.map((change, at) => ({ ...change, at })).slice(from)
    const here = all.filter(({ folder: at, mail }) => at === id && mail.at >= since)
    const page = here.slice(0, size)
    const next = here.length > size ? page.at(-1)!.at + 1 : changes.length
    const link = `${url}/v1.0/users/${MAILBOX}/mailFolders/${id}/messages/delta`
    const state = `${next}.${since}`
    return {
      json: {
        value: page.map(({ mail, removed }) =>
          removed
            ? { id: mail.id, '@removed': { reason: 'deleted' } }
            : {
                id: mail.id,
                receivedDateTime: new Date(mail.at).toISOString(),
                sentDateTime: new Date(mail.at).toISOString(),
                isDraft: mail.draft,
              },
        ),
        ...(here.length > size
          ? { '@odata.nextLink': `${link}?$skiptoken=${state}` }
          : { '@odata.deltaLink': `${link}?$deltatoken=${state}` }),
      },
    }
  }

  /** A link that we gave goes on where it was; without one a round begins, with what its filter allows. */
  function whereIn(query: URLSearchParams): [number, number] {
    const state = query.get('$skiptoken') ?? query.get('$deltatoken')
    if (state) return state.split('.').map(Number) as [number, number]
    const since = Date.parse(/^receivedDateTime ge (\S+)$/.exec(query.get('$filter') ?? '')![1]!)
    return [Math.max(0, oldest), since]
  }

  function draft(headers: Request['headers'], body: string): Response {
    if (nextDraft !== null) {
      const seconds = nextDraft
      nextDraft = null
      return {
        ...refused(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'),
        headers: { 'retry-after': String(seconds) },
      }
    }
    const raw = Buffer.from(body, 'base64').toString('latin1')
    if (headers['content-type'] !== 'text/plain' || !/^[A-Za-z0-9+/]+=*$/.test(body) || messageId(raw) === '')
      return refused(
        400,
        'ErrorMimeContentInvalidBase64String',
        'The MIME content contains an invalid base64 string.',
      )
    const mail = { id: `AAMk${(count += 1)}`, folder: 'drafts', raw, at: Date.now(), draft: true }
    mails.push(mail)
    return { status: 201, json: shown(mail) }
  }

  function find(query: URLSearchParams): Response {
    const asked = /^internetMessageId eq '(.*)'$/.exec(query.get('$filter') ?? '')?.[1]?.replaceAll("''", "'")
    return { json: { value: mails.filter(({ raw }) => messageId(raw) === asked).map(shown) } }
  }

  function send(mail: StoredMail): Response {
    if (refusesNext) {
      refusesNext = false
      return refused(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.')
    }
    if (!mail.draft) return refused(400, 'ErrorItemSave', 'The item is no draft.')
    mail.draft = false
    mail.folder = 'sentitems'
    note(mail)
    return { status: 202, json: {} }
  }

  const shown = (mail: StoredMail) => ({
    id: mail.id,
    internetMessageId: messageId(mail.raw),
    isDraft: mail.draft,
  })

  const served = await serve(answer)
  url = served.url
  return {
    url,
    settings: {
      tenant: 'demo.example',
      client_id: 'sundial-app',
      client_secret_env: 'ENTRA_SECRET',
      mailbox: MAILBOX,
      api_url: url,
      token_url: `${url}/token`,
    },
    variables: { ENTRA_SECRET: 'entra-secret' },
    mails,
    calls,
    put,
    again: (mail: StoredMail) => note(mail),
    remove(mail: StoredMail) {
      mails.splice(mails.indexOf(mail), 1)
      note(mail, true)
    },
    /** Links are good for some days. */
    forgetLinks: () => void (oldest = changes.length + 1),
    expireToken: () => void (token = `entra-${(count += 1)}`),
    asksToWait: (seconds: number) => void (nextDraft = seconds),
    refuses: () => void (refusesNext = true),
    close: () => served.close(),
  }
}

function refused(status: number, code: string, message: string): Response {
  return { status, json: { error: { code, message, innerError: { date: '2026-03-29T01:00:00' } } } }
}
