import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { Center, EmptyState, Table } from '@mantine/core'
import { IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../http/api-types.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { LinkButton } from '../shell/link-button.tsx'
import { CalendarsSection } from './calendars-section.tsx'
import { PolicyRows } from './policy-rows.tsx'
import { calendarsQuery, policiesQuery } from './policy-queries.ts'
import { usePolicyOrder } from './use-policy-order.ts'

/** What is promised to whom: the first policy that matches wins, so their order is dragged here. */
export function PoliciesPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const policies = useQuery(policiesQuery(brand))
  return (
    <Page title={t('nav.policies')} width={1280}>
      <Section
        flush
        title={t('policies.title')}
        text={t('policies.text')}
        actions={
          <LinkButton
            to="/policies/$id"
            params={{ id: 'new' }}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {t('policyForm.new')}
          </LinkButton>
        }
      >
        <Loaded query={policies}>
          {({ items }) =>
            items.length === 0 ? (
              <Center p="xl">
                <EmptyState
                  icon={<IconTargetArrow />}
                  title={t('policies.none')}
                  description={t('policies.noneText')}
                />
              </Center>
            ) : (
              <PolicyTable brand={brand} policies={[...items].sort((a, b) => a.position - b.position)} />
            )
          }
        </Loaded>
      </Section>
      <CalendarsSection brand={brand} />
    </Page>
  )
}

function PolicyTable({ brand, policies }: { readonly brand: string; readonly policies: readonly Policy[] }) {
  const { t } = useTranslation()
  const order = usePolicyOrder(brand)
  const hours = useQuery(calendarsQuery(brand))
  const calendars = new Map((hours.data?.items ?? []).map(({ slug, name }) => [slug, name]))
  const ids = policies.map(({ id }) => id)
  const names = new Map(policies.map(({ id, name }) => [id, name]))
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || over.id === active.id) return
    const moved = arrayMove(ids, ids.indexOf(String(active.id)), ids.indexOf(String(over.id)))
    order({ ids: moved, before: ids })
  }
  const said = (id: string | number, over: string | number | undefined) =>
    t('policies.place', {
      name: names.get(String(id)) ?? '',
      place: over === undefined ? 0 : ids.indexOf(String(over)) + 1,
    })
  return (
    <Table.ScrollContainer
      minWidth={960}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('policies.title'), role: 'region' } }}
    >
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{
          screenReaderInstructions: { draggable: t('policies.dragText') },
          announcements: {
            onDragStart: ({ active }) => said(active.id, active.id),
            onDragOver: ({ active, over }) => said(active.id, over?.id),
            onDragEnd: ({ active, over }) => said(active.id, over?.id),
            onDragCancel: ({ active }) => said(active.id, active.id),
          },
        }}
      >
        <Table verticalSpacing="sm" horizontalSpacing="lg" aria-label={t('policies.title')}>
          <Table.Thead>
            <Table.Tr>
              {(['policy', 'when', 'promise', 'hours', 'steps'] as const).map((key) => (
                <Table.Th key={key} c="dimmed" fw={500} fz="sm">
                  {t(`policies.head.${key}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <SortableContext items={ids} strategy={verticalListSortingStrategy}>
            {policies.map((policy, index) => (
              <PolicyRows key={policy.id} policy={policy} place={index + 1} calendars={calendars} />
            ))}
          </SortableContext>
        </Table>
      </DndContext>
    </Table.ScrollContainer>
  )
}
