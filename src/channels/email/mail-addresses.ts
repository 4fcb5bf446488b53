import type { Address, Email, Mailbox } from 'postal-mime'
import type { MailAddress } from './parsed-mail.ts'
import { wellFormedLine } from './well-formed.ts'

const ADDRESS_LIMIT = 500

/** The mailboxes of an address header, groups opened, those without an address left out; at most 500. */
export function addressesOf(addresses: readonly Address[] | undefined): MailAddress[] {
  return (addresses ?? [])
    .flatMap(mailboxesOf)
    .slice(0, ADDRESS_LIMIT)
    .map(named)
    .filter((mailbox) => isAddress(mailbox.address))
}

/** Who wrote the mail. A robot may lack an address (`From: <>`), a person may not: then null. */
export function senderOf(email: Email, isRobot: boolean): MailAddress | null {
  const boxes = email.from ? mailboxesOf(email.from).map(named) : []
  const found = boxes.find((box) => isAddress(box.address))
  if (found) return found
  return isRobot ? { address: 'mailer-daemon', name: boxes[0]?.name ?? '' } : null
}

function mailboxesOf(address: Address): readonly Mailbox[] {
  return address.group ?? [address]
}

function named(mailbox: Mailbox): MailAddress {
  return {
    address: wellFormedLine(mailbox.address).toLowerCase(),
    name: wellFormedLine(mailbox.name).slice(0, 200),
  }
}

function isAddress(address: string): boolean {
  return address.length <= 320 && /^[^\s<>@]+@[^\s<>@]+$/.test(address)
}
