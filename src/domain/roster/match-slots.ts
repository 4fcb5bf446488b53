import type { OpenSlot } from './open-slots.ts'

export interface OfferedSlot {
  readonly id: string
  readonly from: number
  readonly to: number
}

export interface SlotChanges {
  readonly offer: readonly OpenSlot[]
  readonly withdraw: readonly string[]
}

/** What is to be offered anew and taken back, so that exactly the missing slots are on offer; one that still fits stays as it is. */
export function matchSlots(missing: readonly OpenSlot[], offered: readonly OfferedSlot[]): SlotChanges {
  const left = [...offered]
  const offer = missing.filter(({ from, to }) => {
    const place = left.findIndex((slot) => slot.from === from && slot.to === to)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
  return { offer, withdraw: left.map(({ id }) => id) }
}
