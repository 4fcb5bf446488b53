import type { z } from 'zod'

/** Reads the items of a page one by one: one that is broken is counted and left out, the others are kept. */
export function readItems<Shape extends z.ZodType>(
  shape: Shape,
  items: readonly unknown[],
): { readonly read: readonly z.output<Shape>[]; readonly broken: number } {
  const read = items.flatMap((item) => {
    const parsed = shape.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })
  return { read, broken: items.length - read.length }
}
