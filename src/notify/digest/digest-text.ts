import { captionText, type DigestBody, type DigestView } from './digest-view.ts'

/** The digest as plain text, for readers and programs without HTML. */
export function digestText({ about, headline, secondLine, body, foot }: DigestView): string {
  return [
    about,
    '',
    headline,
    ...(secondLine ? ['', secondLine] : []),
    ...(body ? bodyText(body) : []),
    '',
    '--',
    ...(foot.definition ? [foot.definition] : []),
    ...foot.links.map(({ text, url }) => `${text}: ${url}`),
    '',
  ].join('\n')
}

function bodyText({
  index,
  captions,
  decision,
  heat,
  causes,
  worst,
  behind,
  preventions,
  gaps,
  shoppers,
}: DigestBody): readonly string[] {
  return [
    '',
    `${index} ${captions.map(captionText).join('\n')}`,
    '',
    decision.title.toLocaleUpperCase(),
    decision.text,
    ...(decision.assumed === null ? [] : [decision.assumed]),
    ...(decision.achieved === null ? [] : [decision.achieved]),
    '',
    causes.title.toLocaleUpperCase(),
    ...causes.rows.map(([cause, count]) => `- ${cause}: ${count}`),
    '',
    heat.alternative,
    '',
    worst.title.toLocaleUpperCase(),
    ...worst.rows.map(({ who, waited, url }) => `- ${who}, ${waited}: ${url}`),
    ...[gaps, shoppers, behind, preventions].flatMap((part) =>
      part === null
        ? []
        : ['', part.title.toLocaleUpperCase(), ...part.rows.map(([label, value]) => `- ${label}: ${value}`)],
    ),
  ]
}
