import { message, type Message } from './message.ts'

const small = 12

/** Shares that people say without thinking, `part` in `whole`. */
const spoken: readonly (readonly [number, number])[] = [
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 30, 40, 50, 100].map(
    (whole) => [1, whole] as const,
  ),
  [2, 3],
  [3, 4],
  [2, 5],
  [3, 5],
  [4, 5],
  [9, 10],
]

/** "One customer in eleven": the nearest share that is easily said; counts where there are few, or hardly any of many. */
export function shareInWords(people: number, customers: number): Message {
  if (people >= customers) return message('share.everybody', { count: customers })
  if (customers < small || people / customers < 0.008)
    return message('share.counted', { count: people, customers })
  const share = people / customers
  if (share > 0.95) return message('share.nearly_everybody', { people, customers })
  const [part, whole] = spoken.reduce((best, next) =>
    distance(next, share) < distance(best, share) ? next : best,
  )
  return part === 1 ? message('share.one_in', { whole }) : message('share.some_in', { part, whole })
}

function distance([part, whole]: readonly [number, number], share: number): number {
  return Math.abs(Math.log(part / whole / share))
}
