import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Context } from '../../http/api-types.ts'
import classes from './context-card.module.css'

const firstShown = 3

/** What the customer was asked already, on whatever channel, and what they said: nobody asks it again. */
export function AskedBefore({ asked }: { readonly asked: Context['asked_before'] }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  if (asked.length === 0) return null
  return (
    <>
      <h3 className={classes.heading}>{t('context.askedBefore')}</h3>
      <ul className={classes.list}>
        {asked.slice(0, all ? undefined : firstShown).map(({ question, answer, asked_at: at }) => (
          <li key={at + question}>
            <span className={classes.question} dir="auto">
              {question}
            </span>
            <span dir="auto">{answer ?? t('context.noAnswer')}</span>
          </li>
        ))}
      </ul>
      {!all && asked.length > firstShown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}
