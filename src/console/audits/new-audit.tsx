import { Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../layout/section.tsx'
import { ConnectForm } from './connect-form.tsx'
import { CsvForm } from './csv-form.tsx'
import classes from './audits.module.css'
import { sources, type Source } from './sources.ts'

/** Where the past lies: a helpdesk with a token that only reads, or a file. */
export function NewAudit({ first = 'zendesk' }: { readonly first?: Source }) {
  const { t } = useTranslation()
  const [source, setSource] = useState<Source>(first)
  return (
    <Section title={t('audits.new')} text={t('audits.newText')}>
      <Stack gap="lg">
        <Radio.Group label={t('audits.from')} value={source} onChange={setSource}>
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs" mt="xs">
            {sources.map((name) => (
              <Radio.Card key={name} value={name} radius="md" className={classes.source}>
                <Radio.Indicator />
                <div>
                  <Text fw={600} size="sm">
                    {t(`audits.sources.${name}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t(`audits.needs.${name}`)}
                  </Text>
                </div>
              </Radio.Card>
            ))}
          </SimpleGrid>
        </Radio.Group>
        {source === 'csv' ? <CsvForm /> : <ConnectForm key={source} helpdesk={source} />}
      </Stack>
    </Section>
  )
}
