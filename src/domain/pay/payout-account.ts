import { createHash } from 'node:crypto'
import { isValidBIC, isValidIBAN, electronicFormatIBAN } from 'ibantools'

/** Where somebody is paid, as they write it. */
export interface WrittenAccount {
  readonly holder: string
  /** Of the bank, ISO 3166. */
  readonly country: string
  readonly iban?: string | undefined
  /** For countries without IBANs. */
  readonly account?: string | undefined
  readonly bic?: string | undefined
}

export interface PayoutAccount {
  readonly holder: string
  readonly country: string
  readonly iban: string | null
  readonly account: string | null
  readonly bic: string | null
}

export type AccountProblem = { readonly path: 'iban' | 'account' | 'bic'; readonly problem: string }

/** An account that a bank can pay to, or everything that is wrong with it. */
export function readPayoutAccount(
  written: WrittenAccount,
):
  | { readonly ok: true; readonly account: PayoutAccount }
  | { readonly ok: false; readonly problems: readonly AccountProblem[] } {
  const iban = written.iban === undefined ? null : (electronicFormatIBAN(written.iban) ?? '')
  const bic = written.bic === undefined ? null : written.bic.replaceAll(' ', '').toUpperCase()
  const account = written.account === undefined ? null : written.account.replace(/[\s-]/g, '')
  const problems: AccountProblem[] = []
  if ((iban === null) === (account === null))
    problems.push({ path: 'iban', problem: 'give either an IBAN, or an account number with its BIC' })
  if (iban !== null && !isValidIBAN(iban))
    problems.push({ path: 'iban', problem: 'is no IBAN: a digit is wrong, or some are missing' })
  if (account !== null && !/^[0-9A-Za-z]{4,34}$/.test(account))
    problems.push({ path: 'account', problem: 'must be 4 to 34 letters and digits' })
  if (bic !== null && !isValidBIC(bic))
    problems.push({ path: 'bic', problem: 'is no BIC: 8 or 11 letters and digits' })
  if (account !== null && bic === null)
    problems.push({ path: 'bic', problem: 'is needed beside an account number' })
  if (problems.length > 0) return { ok: false, problems }
  const { holder, country } = written
  return { ok: true, account: { holder: holder.trim(), country, iban, account, bic } }
}

/** The same for the same account, however it was written; 32 bytes. */
export function accountFingerprint({ iban, account, bic }: PayoutAccount): Uint8Array {
  return createHash('sha256')
    .update(iban ?? `${bic ?? ''} ${account ?? ''}`)
    .digest()
}
