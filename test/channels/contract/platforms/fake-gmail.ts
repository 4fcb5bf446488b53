import { serve, type Request, type Response } from './serve.ts'

interface StoredMail {
  readonly id: string
  readonly threadId: string
  readonly raw: string
  readonly at: number
  labels: string[]
}

interface HistoryRecord {
  readonly id: number
  readonly kind: 'messagesAdded' | 'labelsAdded'
  readonly mail: StoredMail
}

interface Refusal {
  readonly status: number
  readonly reason: string
  readonly message: string
}

const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim()

/**
 * A mailbox at Google: access tokens from a refresh token, history by id and page, mails raw, what is sent into a thread. As documented at
 * developers.google.com/workspace/gmail/api: guides/sync (404 for a start that is too old, pages), guides/threads (a mail joins a thread
 * by threadId, References and Subject), guides/handle-errors (403 and 429 with reasons), reference/rest/v1/users.messages (raw is base64url).
 */
export async function fakeGmail({ mailbox = 'gmail@demo.example', pageSize = 100 } = {}) {
  const mails: StoredMail[] = []
  const records: HistoryRecord[] = []
  let count = 1_000
  let oldest = 0
  let token = 'google-1'
  const next: { send: Refusal | null; read: Refusal | null } = { send: null, read: null }
  const calls: string[] = []

  const note = (kind: HistoryRecord['kind'], mail: StoredMail) => {
    records.push({ id: (count += 7), kind, mail })
  }
  const put = (raw: string, labels: string[], threadId?: string): StoredMail => {
    const id = `m${(count += 1)}`
    const mail = { id, threadId: threadId ?? `t${id}`, raw, at: Date.now(), labels }
    mails.push(mail)
    note('messagesAdded', mail)
    return mail
  }

  function answer({ method, path, query, headers, body }: Request): Response {
    if (path === '/token') return lend(new URLSearchParams(body))
    calls.push(`${method} ${path}`)
    if (headers.authorization !== `Bearer ${token}`)
      return refused(401, 'authError', 'Request had invalid authentication credentials.')
    const [, , , , who, what = '', id, action] = path.split('/')
    if (who !== 'me') return refused(403, 'forbidden', 'Delegation denied')
    if (method === 'GET' && next.read) {
      const { status, reason, message } = next.read
      next.read = null
      return refused(status, reason, message)
    }
    if (what === 'profile') return { json: { emailAddress: mailbox, historyId: String(count) } }
    if (what === 'labels')
      return { json: { labels: ['INBOX', 'SENT', 'SPAM'].map((name) => ({ id: name, name })) } }
    if (what === 'history') return history(query)
    if (what === 'messages' && id === 'send' && method === 'POST') return send(body)
    if (what === 'messages' && id !== undefined && action === undefined) return message(id, query)
    if (what === 'messages' && id === undefined) return list(query)
    return refused(404, 'notFound', 'Requested entity was not found.')
  }

  function lend(form: URLSearchParams): Response {
    const good =
      form.get('grant_type') === 'refresh_token' &&
      form.get('client_id') === 'client.apps.example' &&
      form.get('client_secret') === 'google-secret' &&
      form.get('refresh_token') === 'google-refresh'
    if (!good) return { status: 400, json: { error: 'invalid_grant', error_description: 'Bad Request' } }
    return { json: { access_token: token, expires_in: 3_599, token_type: 'Bearer' } }
  }

  function history(query: URLSearchParams): Response {
    const start = Number(query.get('startHistoryId'))
    if (!(start >= oldest) || start > count)
      return refused(404, 'notFound', 'Requested entity was not found.')
    const from = Number(query.get('pageToken') ?? 0)
    const kinds = query.getAll('historyTypes').map((type) => type.replace(/Added$/, 'sAdded'))
    const all = records.filter(({ id, kind }) => id > start && kinds.includes(kind))
    const size = Math.min(pageSize, Number(query.get('maxResults') ?? 100))
    const page = all.slice(from, from + size)
    return {
      json: {
        ...(page.length > 0 && {
          history: page.map(({ id, kind, mail }) => ({
            id: String(id),
            [kind]: [{ message: { id: mail.id, threadId: mail.threadId, labelIds: mail.labels } }],
          })),
        }),
        historyId: String(count),
        ...(from + size < all.length && { nextPageToken: String(from + size) }),
      },
    }
  }

  function list(query: URLSearchParams): Response {
    const after = Number(/^after:(\d+)$/.exec(query.get('q') ?? '')?.[1])
    const from = Number(query.get('pageToken') ?? 0)
    const size = Math.min(pageSize, Number(query.get('maxResults') ?? 100))
    const found = mails.filter(({ at, labels }) => at >= after * 1_000 && !labels.includes('TRASH')).reverse()
    return {
      json: {
        messages: found.slice(from, from + size).map(({ id, threadId }) => ({ id, threadId })),
        ...(from + size < found.length && { nextPageToken: String(from + size) }),
      },
    }
  }

  function message(id: string, query: URLSearchParams): Response {
    const mail = mails.find((one) => one.id === id)
    if (!mail) return refused(404, 'notFound', 'Requested entity was not found.')
    const plain = {
      id,
      threadId: mail.threadId,
      labelIds: mail.labels,
      internalDate: String(mail.at),
      historyId: String(count),
    }
    if (query.get('format') === 'raw')
      return { json: { ...plain, raw: Buffer.from(mail.raw, 'latin1').toString('base64url') } }
    const names = query.getAll('metadataHeaders')
    const headers = names.map((name) => ({ name, value: header(mail.raw, name) ?? '' }))
    return { json: { ...plain, payload: { headers } } }
  }

  function send(body: string): Response {
    if (next.send) {
      const { status, reason, message: said } = next.send
      next.send = null
      return refused(status, reason, said)
    }
    const asked = JSON.parse(body) as { raw: string; threadId?: string }
    if (!/^[\w-]+$/.test(asked.raw)) return refused(400, 'invalidArgument', 'Invalid value for ByteString')
    const given = Buffer.from(asked.raw, 'base64url').toString('latin1')
    const thread = mails.filter(({ threadId }) => threadId === asked.threadId)
    if (asked.threadId !== undefined && thread.length === 0)
      return refused(404, 'notFound', 'Requested entity was not found.')
    const subject = (raw: string) => header(raw, 'Subject')?.replace(/^(?:re: )+/i, '')
    const joins = thread.some(
      ({ raw }) =>
        given.includes(header(raw, 'Message-ID')!) &&
        subject(raw) === subject(given) &&
        /^References: /im.test(given),
    )
    const renamed = given.replace(/^Message-ID: .*$/im, `Message-ID: <CAG${(count += 1)}@mail.gmail.com>`)
    const mail = put(renamed, ['SENT'], joins ? asked.threadId : undefined)
    return { json: { id: mail.id, threadId: mail.threadId, labelIds: ['SENT'] } }
  }

  const served = await serve(answer)
  return {
    url: served.url,
    settings: {
      client_id: 'client.apps.example',
      client_secret_env: 'GMAIL_SECRET',
      refresh_token_env: 'GMAIL_REFRESH',
      api_url: served.url,
      token_url: `${served.url}/token`,
    },
    variables: { GMAIL_SECRET: 'google-secret', GMAIL_REFRESH: 'google-refresh' },
    mails,
    calls,
    put,
    /** A filter or a person gives a mail a label, again. */
    label(mail: StoredMail, label: string) {
      if (!mail.labels.includes(label)) mail.labels = [...mail.labels, label]
      note('labelsAdded', mail)
    },
    echo: (mail: StoredMail) => note('messagesAdded', mail),
    remove: (mail: StoredMail) => void mails.splice(mails.indexOf(mail), 1),
    /** Records are kept for a week or so; before that everything is unknown. */
    forgetHistory: () => void (oldest = count += 1),
    expireToken: () => void (token = `google-${(count += 1)}`),
    asksToWait(seconds: number, when: 'reading' | 'sending' = 'sending') {
      const until = new Date(Date.now() + seconds * 1_000).toISOString()
      const limit = {
        status: 403,
        reason: 'userRateLimitExceeded',
        message: `User-rate limit exceeded.  Retry after ${until}`,
      }
      if (when === 'sending') next.send = limit
      else next.read = limit
    },
    refuses: () =>
      void (next.send = { status: 400, reason: 'invalidArgument', message: 'Invalid To header' }),
    close: () => served.close(),
  }
}

function refused(code: number, reason: string, message: string): Response {
  return {
    status: code,
    json: { error: { code, message, errors: [{ message, domain: 'global', reason }], status: 'FAILED' } },
  }
}
