import { Button, Group, SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinedFigure } from '../../domain/neglect/definitions.ts'
import type { DigestPeriod } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { definitionsQuery } from '../figures/definitions-query.ts'
import { digestQuery } from '../digest/digest-query.ts'
import { PeriodChoice } from '../digest/period-choice.tsx'
import { figures } from '../format/figures.ts'
import { formatDay } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { LinkButton } from '../shell/link-button.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { CauseList } from './cause-list.tsx'
import classes from './executive-page.module.css'
import { HeatMap } from './heat-map.tsx'
import { BehindTheNumber } from './behind.tsx'
import { Decision } from './decision.tsx'
import { Experience } from './experience.tsx'
import { GapsAhead } from './gaps-ahead.tsx'
import { Preventions } from './preventions.tsx'
import { hasRemedy, readBehind, readFigures } from './read-figures.ts'
import { ShopperWaits } from './shopper-waits.tsx'
import { WorstWaits } from './worst-waits.tsx'

/** Ten seconds: one sentence, one number, when it happens and why. */
export function ExecutivePage() {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const brand = useOneBrand()
  const [period, setPeriod] = useState<DigestPeriod>('weekly')
  const query = useQuery(digestQuery(brand, period, i18n.language))
  const names = useQuery(definitionsQuery(i18n.language))
  const number = (value: number, digits = 0) =>
    figures(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  return (
    <Page title={t('nav.executive')} width={1080}>
      <Group justify="space-between">
        <PeriodChoice value={period} onChange={setPeriod} />
        <Group gap="xs">
          {(['csv', 'pdf'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              variant="default"
              size="sm"
              href={`/api/v1/digests/preview?${new URLSearchParams({ brand, period, format, language: i18n.language }).toString()}`}
            >
              {t(`figure.${format}`)}
            </Button>
          ))}
          <LinkButton to="/definitions" variant="subtle" size="sm">
            {t('figure.definitions')}
          </LinkButton>
        </Group>
      </Group>
      <Loaded query={query}>
        {({ headline, decision, figures: record, from_at: from, to_at: to }) => {
          const shown = readFigures(record)
          const whole = { from, to }
          const shoppers = readBehind(record)?.shoppers ?? []
          const title = (figure: DefinedFigure) =>
            names.data?.items.find((one) => one.figure === figure)?.title ?? ''
          return (
            <>
              <Section>
                <Text size="sm" c="dimmed" className="figures">
                  {t('executive.period', {
                    from: formatDay(Date.parse(from), zone, i18n.language),
                    to: formatDay(Date.parse(to) - 1, zone, i18n.language),
                  })}
                </Text>
                <Title order={2} size="h1" className={classes.headline} dir="auto">
                  {headline}
                </Title>
                {shown?.index != null && (
                  <Group gap="lg" align="center" mt="lg">
                    <LinkAnchor
                      to="/figures"
                      search={{ ...whole, figure: 'neglected' }}
                      className={`${classes.index} figures ltr`}
                      underline="never"
                      c="inherit"
                    >
                      {number(shown.index, 1)}
                    </LinkAnchor>
                    <div>
                      <Text>
                        {t('executive.indexText', {
                          people: number(shown.people),
                          never: number(shown.neverAnswered),
                        })}
                      </Text>
                      {shown.calendarIndex !== null && (
                        <Text c="dimmed">
                          {t('executive.calendarText', {
                            index: number(shown.calendarIndex, 1),
                            hidden: number(shown.hidden),
                          })}
                        </Text>
                      )}
                    </div>
                  </Group>
                )}
              </Section>
              {decision && (
                <Decision
                  brand={brand}
                  period={period}
                  from={from}
                  decision={decision}
                  canBeTried={hasRemedy(record)}
                />
              )}
              {shown && shown.turns > 0 && (
                <>
                  <Section title={t('executive.heatMap')} text={t('executive.heatMapText')}>
                    <HeatMap counts={shown.byLocalHour} period={whole} />
                  </Section>
                  <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
                    <Section title={t('executive.why')}>
                      <CauseList causes={shown.causes} period={whole} />
                    </Section>
                    <Section title={t('executive.worst')}>
                      <WorstWaits waits={shown.worst} />
                    </Section>
                    <Section title={t('figure.behind')}>
                      <BehindTheNumber shown={shown} behind={readBehind(record)} period={whole} />
                    </Section>
                    <Section title={t('figure.experience')} text={t('figure.experienceText')}>
                      <Experience brand={brand} period={whole} />
                    </Section>
                    <Section title={title('gaps')}>
                      <GapsAhead brand={brand} />
                    </Section>
                    {shoppers.length > 0 && (
                      <Section title={t('nav.shopper')}>
                        <ShopperWaits waits={shoppers} />
                      </Section>
                    )}
                    <Section title={title('preventions')}>
                      <Preventions brand={brand} period={whole} />
                    </Section>
                  </SimpleGrid>
                </>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
