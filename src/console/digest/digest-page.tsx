import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconSend2 } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DigestPeriod, SentDigest } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { Alarms } from './alarms.tsx'
import { digestQuery } from './digest-query.ts'
import classes from './digest-page.module.css'
import { MailPreview } from './mail-preview.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { Subscriptions } from './subscriptions.tsx'

/** The digest as it would arrive, who gets it when, and a test to oneself. */
export function DigestPage() {
  const { t, i18n } = useTranslation()
  const brand = useOneBrand()
  const [period, setPeriod] = useState<DigestPeriod>('weekly')
  const [form, setForm] = useState<'mail' | 'text'>('mail')
  const preview = useQuery(digestQuery(brand, period, i18n.language))
  const { mutate, isPending } = useMutation({
    mutationFn: () => request<SentDigest>('/digests', { method: 'POST', body: { brand, period } }),
    onSuccess: () => notifications.show({ color: 'gray', message: t('digest.sent') }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('digest.notSent'), message: error.message }),
  })
  return (
    <Page title={t('nav.digest')} width={980}>
      <Group justify="space-between">
        <PeriodChoice value={period} onChange={setPeriod} />
        <Button
          leftSection={<IconSend2 size={17} aria-hidden />}
          loading={isPending}
          onClick={() => mutate()}
        >
          {t('digest.sendMe')}
        </Button>
      </Group>
      <Loaded query={preview}>
        {({ subject, html, text }) => (
          <Section
            title={subject}
            actions={
              <SegmentedControl
                size="xs"
                aria-label={t('digest.form')}
                value={form}
                onChange={setForm}
                data={(['mail', 'text'] as const).map((value) => ({
                  value,
                  label: t(`digest.forms.${value}`),
                }))}
              />
            }
          >
            {form === 'mail' ? (
              <MailPreview html={html} title={t('digest.preview')} />
            ) : (
              <Text component="pre" size="sm" className={classes.text} dir="auto" tabIndex={0}>
                {text}
              </Text>
            )}
          </Section>
        )}
      </Loaded>
      <div id="subscriptions">
        <Subscriptions brand={brand} />
      </div>
      <Alarms brand={brand} />
    </Page>
  )
}
