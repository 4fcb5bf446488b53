import { z } from 'zod'
import { isZone } from '../domain/time/zone.ts'

/** A time zone by its IANA name. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isZone, 'there is no such time zone; write it like "Europe/Berlin"')
