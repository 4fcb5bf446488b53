import { Button, FileButton, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsvAudited, CsvAuditRequest, CsvPeek } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Mistakes } from '../policies/mistakes.tsx'
import { useOneBrand } from '../shell/brand.ts'
import classes from './audits.module.css'
import { csvFields, neededFields, PEEK, type CsvField } from './csv-fields.ts'
import { UnreadRows } from './unread-rows.tsx'

type Columns = CsvPeek['columns']

function withColumn(columns: Columns, field: CsvField, column: string | null): Columns {
  const others = Object.entries(columns).filter(([name]) => name !== field)
  return { ...Object.fromEntries(others), ...(column !== null && { [field]: column }) }
}

/** A file is dropped, its columns are guessed and shown, somebody corrects them, and the report is there. */
export function CsvForm() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [over, setOver] = useState(false)
  const [file, setFile] = useState<{ readonly name: string; readonly csv: string } | null>(null)
  const [columns, setColumns] = useState<Columns>({})
  const peek = useMutation({
    mutationFn: async (chosen: File) => {
      const csv = await chosen.text()
      setFile({ name: chosen.name, csv })
      return request<CsvPeek>('/helpdesk-audits/columns', {
        method: 'POST',
        body: { csv: csv.slice(0, PEEK) },
      })
    },
    onSuccess: ({ columns: guessed }) => setColumns(guessed),
  })
  const audit = useMutation({
    mutationFn: ({ name, csv }: { readonly name: string; readonly csv: string }) => {
      const body: CsvAuditRequest = { brand, name, csv, columns }
      return request<CsvAudited>('/helpdesk-audits/csv', { method: 'POST', body })
    },
    onSuccess: async ({ audit: { id }, broken }) => {
      await queryClient.invalidateQueries({ queryKey: ['audits'] })
      if (broken.length === 0) await navigate({ to: '/audits/$id', params: { id } })
    },
  })
  const choose = (chosen: File | null | undefined) => {
    audit.reset()
    if (chosen) peek.mutate(chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files[0])
  }
  const lacks = neededFields.some((field) => !columns[field])
  const error = audit.error ?? peek.error
  return (
    <Stack>
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileTypeCsv size={30} stroke={1.4} aria-hidden />
        <Text fw={600}>{file ? <bdi>{file.name}</bdi> : t('audits.drop')}</Text>
        <Text size="sm" c="dimmed">
          {t('audits.dropText')}
        </Text>
        <FileButton accept=".csv,.tsv,text/csv" onChange={choose}>
          {(props) => (
            <Button {...props} variant="default" size="sm" mt={4}>
              {t('audits.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      {error && <Mistakes error={error} />}
      {peek.data && file && (
        <>
          <Text size="sm">{t('audits.columns')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }}>
            {csvFields.map((field) => (
              <Select
                key={field}
                label={t(`audits.fields.${field}`)}
                data={[...new Set(peek.data.header)]}
                value={columns[field] ?? null}
                required={neededFields.includes(field)}
                clearable={!neededFields.includes(field)}
                placeholder={t('audits.notRead')}
                onChange={(column) => setColumns((before) => withColumn(before, field, column))}
              />
            ))}
          </SimpleGrid>
          <div className={classes.cells}>
            <ScrollTable
              label={t('audits.firstRows')}
              width={640}
              head={peek.data.header.map((column) => (
                <bdi key={column}>{column}</bdi>
              ))}
            >
              {peek.data.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at}>
                      <bdi>{cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </ScrollTable>
          </div>
          {audit.data && audit.data.broken.length > 0 ? (
            <UnreadRows audited={audit.data} />
          ) : (
            <Group>
              <Button disabled={lacks} loading={audit.isPending} onClick={() => audit.mutate(file)}>
                {t('audits.begin')}
              </Button>
              {lacks && (
                <Text size="sm" c="dimmed">
                  {t('audits.lacks')}
                </Text>
              )}
            </Group>
          )}
        </>
      )}
    </Stack>
  )
}
