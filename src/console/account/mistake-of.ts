import type { TFunction } from 'i18next'
import { Problem } from '../api/problem.ts'

const reasons = ['common', 'repeated', 'sequence', 'about_you', 'leaked'] as const

/** What went wrong with a password or a code, in the reader's language. */
export function mistakeOf(error: Error, t: TFunction): string {
  if (!(error instanceof Problem)) return error.message
  const { code } = error
  if (code === 'wrong_code') return t('signIn.wrongCode')
  if (code === 'wrong_credentials') return t('me.wrongPassword')
  if (code === 'second_step_over') return t('signIn.stepOver')
  const why = reasons.find((one) => one === error.body['why'])
  return code === 'guessable_password' && why ? t(`me.guessable.${why}`) : error.message
}
