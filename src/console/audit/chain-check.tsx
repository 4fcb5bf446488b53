import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { figures } from '../format/figures.ts'
import { auditChainQuery } from './audit-query.ts'

/** Every line carries the digest of the one before it: whether they still fit, on request, since all of them are read. */
export function ChainCheck() {
  const { t, i18n } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(auditChainQuery)
  return (
    <div aria-live="polite">
      {!data && !error && (
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={17} aria-hidden />}
          loading={isFetching}
          onClick={() => void refetch()}
        >
          {t('audit.check')}
        </Button>
      )}
      {error && (
        <Alert color="yellow" role="alert">
          {error.message}
        </Alert>
      )}
      {data && (
        <Alert
          color={data.whole ? 'teal' : 'red'}
          icon={data.whole ? <IconShieldCheck /> : <IconShieldX />}
          title={t(data.whole ? 'audit.whole' : 'audit.broken', {
            lines: figures(i18n.language).format(data.lines),
          })}
        >
          {data.broken.map(({ position, problem }) => (
            <Text key={position} size="sm">
              {t('audit.line', { shown: figures(i18n.language).format(position) })}: <bdi>{problem}</bdi>
            </Text>
          ))}
          {data.whole && data.head !== null && (
            <Group gap="xs" mt={4}>
              <Text size="sm">{t('audit.head')}</Text>
              <Code dir="ltr">{data.head.slice(0, 16)}…</Code>
              <CopyButton value={data.head}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="default" onClick={copy}>
                    {t(copied ? 'common.copied' : 'common.copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
          )}
        </Alert>
      )}
    </div>
  )
}
