import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileSpreadsheet, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { ImportDialog } from './import-dialog.tsx'
import { NewPersonDialog } from './new-person-dialog.tsx'
import { peopleQuery } from './people-query.ts'
import { PersonRow } from './person-row.tsx'
import { SecondFactorRule } from './second-factor-rule.tsx'

/** Who answers for the brand: where they are, whether they are awake, what they can. */
export function PeoplePage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const people = useQuery(peopleQuery(brand))
  const [importing, { open: openImport, close: closeImport }] = useDisclosure(false)
  const [adding, { open, close }] = useDisclosure(false)
  return (
    <Page title={t('nav.people')} width={1280}>
      <Section
        flush
        title={t('people.title')}
        text={t('people.text')}
        actions={
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconFileSpreadsheet size={17} aria-hidden />}
              onClick={openImport}
            >
              {t('people.import')}
            </Button>
            <Button leftSection={<IconUserPlus size={17} aria-hidden />} onClick={open}>
              {t('people.add')}
            </Button>
          </Group>
        }
      >
        <Loaded query={people}>
          {({ items }) => (
            <ScrollTable
              label={t('people.title')}
              width={960}
              head={(['person', 'state', 'zone', 'languages', 'holding', 'signIn'] as const).map((key) =>
                t(`people.head.${key}`),
              )}
            >
              {items.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </ScrollTable>
          )}
        </Loaded>
      </Section>
      <SecondFactorRule brand={brand} />
      {importing && <ImportDialog brand={brand} onClose={closeImport} />}
      <NewPersonDialog brand={brand} opened={adding} onClose={close} />
    </Page>
  )
}
