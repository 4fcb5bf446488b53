import contentDisposition from 'content-disposition'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { findAttachment, piecesOf } from '../../../db/read/attachments.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'

/** Kinds that mean what they say when they are saved; anything else is bytes, whatever the mail called it. */
const HARMLESS = new Set([
  'application/pdf',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
])

/** A stranger sent it: it is saved, never shown by us, and where a browser shows it all the same, nothing of it runs or is fetched. */
const SAFE = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

export const readAttachment = route({
  operation: 'attachments.read',
  method: 'get',
  path: '/attachments/:id',
  summary: 'A file that came with a message, to be saved.',
  params: z.object({ id }),
  answers: {
    200: { is: 'The file.', type: 'application/octet-stream' },
    404: { is: 'No such file, or it was forgotten with its customer.' },
  },
  async handle({ db }, { scope, params }) {
    const file = await findAttachment(db, scope, params.id)
    if (!file) return notFound('attachment')
    return {
      status: 200,
      stream: Readable.from(piecesOf(db, file)),
      headers: {
        ...SAFE,
        'content-type': HARMLESS.has(file.mediaType) ? file.mediaType : 'application/octet-stream',
        'content-length': String(file.size),
        'content-disposition': contentDisposition(file.name ?? 'file'),
      },
    }
  },
})
