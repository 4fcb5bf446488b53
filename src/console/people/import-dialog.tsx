import { Alert, Badge, Button, Code, FileButton, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedPeople } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'
import { ScrollTable } from '../layout/scroll-table.tsx'

interface Props {
  readonly brand: string
  readonly onClose: () => void
}

/** People from a spreadsheet: what would happen line by line, and only then that it happens. */
export function ImportDialog({ brand, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const [csv, setCsv] = useState<string | null>(null)
  const bring = (text: string, dry: boolean) =>
    request<ImportedPeople>('/people/import', { method: 'POST', body: { brand, csv: text, dry_run: dry } })
  const looking = useMutation({ mutationFn: (text: string) => bring(text, true) })
  const bringing = useMutation({
    mutationFn: () => bring(csv ?? '', false),
    onSuccess: async ({ added }) => {
      notifications.show({
        color: 'gray',
        message: t('people.imported', { shown: figures(i18n.language).format(added) }),
      })
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['people'] })
    },
  })
  const error = bringing.error ?? looking.error
  const rows = looking.data?.rows ?? []
  const fresh = rows.filter(({ verdict }) => verdict === 'add').length
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.import')}
      radius="lg"
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm">{t('people.importText')}</Text>
        <Code block dir="ltr">
          {
            'name,email,role,kind,time_zone,languages,skills\nInes Caron,ines@acme.example,expert,staff,Europe/Paris,"fr, en",billing'
          }
        </Code>
        <Group>
          <FileButton
            accept=".csv,text/csv,text/plain"
            onChange={(file) => {
              if (!file) return
              void file.text().then((text) => {
                setCsv(text)
                looking.mutate(text)
              })
            }}
          >
            {(props) => (
              <Button
                {...props}
                variant={csv === null ? 'filled' : 'default'}
                leftSection={<IconFileSpreadsheet size={17} aria-hidden />}
                loading={looking.isPending}
              >
                {t('people.chooseFile')}
              </Button>
            )}
          </FileButton>
        </Group>
        <div aria-live="polite">
          {error && (
            <Alert color="yellow" role="alert">
              {error.message}
            </Alert>
          )}
        </div>
        {rows.length > 0 && (
          <ScrollTable
            label={t('people.import')}
            width={640}
            head={(['line', 'name', 'role', 'what'] as const).map((key) => t(`people.importHead.${key}`))}
          >
            {rows.map(({ line, name, email, role, verdict, problems }) => (
              <Table.Tr key={line}>
                <Table.Td className="figures">{figures(i18n.language).format(line)}</Table.Td>
                <Table.Td>
                  <bdi>{name}</bdi>
                  <Text size="xs" c="dimmed">
                    <bdi>{email}</bdi>
                  </Text>
                </Table.Td>
                <Table.Td>{t(`role.${role}`)}</Table.Td>
                <Table.Td>
                  <Badge variant="default" tt="none" fw={500}>
                    {t(`people.verdict.${verdict}`)}
                  </Badge>
                  {problems.map(({ column, problem }) => (
                    <Text key={column + problem} size="xs" c="var(--at-risk-ink)">
                      <bdi>{column}</bdi>: <bdi>{problem}</bdi>
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </ScrollTable>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={fresh === 0} loading={bringing.isPending} onClick={() => bringing.mutate()}>
            {t('people.bring', { shown: figures(i18n.language).format(fresh) })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
