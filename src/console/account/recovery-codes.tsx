import { Alert, Button, Code, CopyButton, Group, SimpleGrid, Stack } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly codes: readonly string[]
  readonly onDone: () => void
}

/** Shown this once: to be kept where the phone is not. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const { t } = useTranslation()
  const text = `${codes.join('\n')}\n`
  return (
    <Stack>
      <Alert color="yellow" title={t('account.codesTitle')}>
        {t('account.codesText')}
      </Alert>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" dir="ltr">
        {codes.map((code) => (
          <Code key={code} fz="md" p="xs">
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'common.copied' : 'common.copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="sundial-recovery-codes.txt"
          leftSection={<IconDownload size={17} aria-hidden />}
        >
          {t('account.codesFile')}
        </Button>
        <Button onClick={onDone}>{t('account.codesKept')}</Button>
      </Group>
    </Stack>
  )
}
