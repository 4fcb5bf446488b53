import { setTimeout as sleep } from 'node:timers/promises'
import type { Board, Offer, Person } from '../../http/api-types.ts'
import type { Api } from './api.ts'

export interface Colleagues {
  readonly lead: Api
  readonly apiOf: (person: Person) => Promise<Api>
}

/** Who plays along; the others leave something for whoever watches. */
const players = new Set(['kofi', 'priya', 'nadia', 'camila', 'oliver', 'sam', 'diego', 'maricel'])

const answers = [
  'Thank you for writing! I have looked it up, and it is on its way to you now.',
  'I am sorry for the trouble. I have just refunded the amount; you will see it within two days.',
  'Good question! Yes, it is, and I have added the care instructions for you.',
  'Done: I have changed it for you, and you will get a confirmation in a moment.',
]

/** Scripted colleagues: present at their pages, taking some offers, declining some, missing some, and answering what they hold. */
export async function playExperts(
  { lead, apiOf }: Colleagues,
  signal: AbortSignal,
  pick: (count: number) => number,
): Promise<void> {
  const { items } = await lead.get<{ items: readonly Person[] }>('/people?limit=100')
  const people = items.filter(({ slug }) => players.has(slug))
  const apis = new Map<string, Api>()
  for (const person of people) apis.set(person.id, await apiOf(person))
  const answering = new Set<string>()
  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined)
  const pause = (length: number): Promise<unknown> =>
    sleep(length, undefined, { signal }).catch(() => undefined)

  for (let round = 0; !signal.aborted; round += 1) {
    for (const [id, api] of apis) {
      if (round % 10 === 0) quietly(api.post('/presence', { state: 'present' }))
      quietly(considerOffers(id, api))
    }
    quietly(answerHeldWork())
    await pause(1_500)
  }

  async function considerOffers(personId: string, api: Api): Promise<void> {
    const { items: offers } = await api.get<{ items: readonly Offer[] }>(
      `/offers?state=open&person_id=${personId}`,
    )
    for (const offer of offers) {
      const mood = pick(10)
      if (mood < 4) await api.post(`/offers/${offer.id}/claim`, {})
      else if (mood === 4) await api.post(`/offers/${offer.id}/decline`, { reason: 'busy' })
    }
  }

  async function answerHeldWork(): Promise<void> {
    const { rows } = await lead.get<Board>('/board')
    for (const { conversation_id: id, holder } of rows) {
      const api = holder && apis.get(holder.person_id)
      if (!api || answering.has(id)) continue
      answering.add(id)
      quietly(answerAfterThinking(api, id).finally(() => answering.delete(id)))
    }
  }

  async function answerAfterThinking(api: Api, id: string): Promise<void> {
    await pause(4_000 + pick(12_000))
    await api.post(
      `/conversations/${id}/replies`,
      { text: answers[pick(answers.length)]! },
      { 'idempotency-key': `demo-${id}-${pick(1e9)}` },
    )
  }
}
