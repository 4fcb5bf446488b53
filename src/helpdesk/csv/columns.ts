/** What an audit reads of a row. The first four have to be there; a message without a number of its own is told apart by its place. */
export const csvFields = [
  'conversation',
  'at',
  'author',
  'message',
  'author_id',
  'customer',
  'channel',
  'language',
  'subject',
  'text',
  'private',
] as const
export type CsvField = (typeof csvFields)[number]

export const neededFields = ['conversation', 'at', 'author'] as const satisfies readonly CsvField[]

/** Which column holds which field; what is not named is not read. */
export type CsvColumns = Readonly<Partial<Record<CsvField, string>>>

/** Names that exports use, the most telling first; compared without case, spaces and underscores. */
const names: Readonly<Record<CsvField, readonly string[]>> = {
  conversation: [
    'conversationid',
    'ticketid',
    'ticketnumber',
    'ticket',
    'caseid',
    'casenumber',
    'threadid',
    'conversation',
    'thread',
    'case',
    'issueid',
  ],
  at: [
    'at',
    'occurredat',
    'createdat',
    'sentat',
    'timestamp',
    'datetime',
    'date',
    'time',
    'created',
    'messagedate',
  ],
  author: [
    'author',
    'authortype',
    'sendertype',
    'authorrole',
    'role',
    'direction',
    'from',
    'sender',
    'type',
    'messagetype',
    'incoming',
  ],
  message: ['messageid', 'commentid', 'partid', 'eventid', 'id'],
  author_id: ['authorid', 'senderid', 'agentid', 'userid', 'agent', 'agentname', 'authorname'],
  customer: [
    'customerid',
    'requesterid',
    'contactid',
    'customer',
    'requester',
    'contact',
    'customeremail',
    'email',
  ],
  channel: ['channel', 'channeltype', 'source', 'via', 'inbox'],
  language: ['locale', 'language', 'lang'],
  subject: ['subject', 'title'],
  text: ['text', 'body', 'message', 'comment', 'content', 'plainbody'],
  private: ['private', 'internal', 'isprivate', 'note'],
}

/** Guesses from the header; each column is taken once, and a person looks at it before anything is read. */
export function guessColumns(header: readonly string[]): CsvColumns {
  const taken = new Set<string>()
  const guessed: Partial<Record<CsvField, string>> = {}
  for (const field of csvFields) {
    const found = names[field].flatMap(
      (name) => header.find((column) => plain(column) === name && !taken.has(column)) ?? [],
    )[0]
    if (found === undefined) continue
    guessed[field] = found
    taken.add(found)
  }
  return guessed
}

function plain(column: string): string {
  return column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

export interface ColumnProblem {
  readonly path: string
  readonly problem: string
}

/** What is wrong with a mapping, before a row is read. */
export function columnProblems(columns: CsvColumns, header: readonly string[]): readonly ColumnProblem[] {
  const missing = neededFields
    .filter((field) => columns[field] === undefined)
    .map((field) => ({ path: `columns.${field}`, problem: `is not said; the file has ${header.join(', ')}` }))
  const unknown = csvFields.flatMap((field) => {
    const column = columns[field]
    return column === undefined || header.includes(column)
      ? []
      : [
          {
            path: `columns.${field}`,
            problem: `the file has no column "${column}"; it has ${header.join(', ')}`,
          },
        ]
  })
  return [...missing, ...unknown]
}
