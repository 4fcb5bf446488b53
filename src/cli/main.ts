import { Command } from 'commander'
import { explanation } from '../start/explanation.ts'
import { auditCsv, auditZendesk } from './audit.ts'
import { backTest } from './back-test.ts'
import { backup } from './backup.ts'
import { classify } from './classify.ts'
import { disconnectCommand } from './disconnect.ts'
import { doctor } from './doctor.ts'
import { explain } from './explain.ts'
import { importSettings } from './import-settings.ts'
import { rebuildFiguresCommand } from './rebuild-figures.ts'
import { replay } from './replay.ts'
import { restore } from './restore.ts'
import { roster } from './roster.ts'
import { rotateKeysCommand } from './rotate-keys.ts'
import { simulate } from './simulate.ts'
import { upgrade } from './upgrade.ts'
import { why } from './why.ts'
import { verifyAuditCommand } from './verify-audit.ts'
import { whenNobodyReads } from './when-nobody-reads.ts'

/** The commands of `sundial`. Each answers its exit status: 0 done, 1 something was wrong with what it was given. */
const program = new Command('sundial')
  .description('Watches every customer message, runs an SLA clock on it, and finds somebody awake to answer.')
  .showHelpAfterError()
  .showSuggestionAfterError()

program
  .command('start')
  .description('start the server, as npm start does')
  .action(async () => {
    await import('../main.ts')
  })

program
  .command('demo')
  .description('a lively Sundial of its own: customers write, colleagues answer, targets are short')
  .action(async () => {
    const { demo } = await import('./demo.ts')
    await demo(process.env, process.stdout)
  })

program
  .command('explain')
  .description('when is it due, and why? JSON lines in, JSON lines out')
  .action(async () => exit(await explain(process.stdin, process.stdout)))

program
  .command('why')
  .description(
    'why are the clocks of a conversation due when they are? reads the database of this installation',
  )
  .argument('<conversation>', 'its id')
  .option('--json', 'for programs: one clock a line')
  .action(async (conversation: string, { json }: { json?: boolean }) =>
    exit(
      await why(
        conversation,
        process.env,
        { output: process.stdout, diagnostics: process.stderr },
        { json: json ?? false },
      ),
    ),
  )

program
  .command('roster')
  .description('who is on shift? JSON lines in, JSON lines out')
  .action(async () => exit(await roster(process.stdin, process.stdout)))

program
  .command('classify')
  .description('who wrote this mail: a human, or which kind of robot?')
  .argument('<file...>', 'mails as files (.eml)')
  .action(async (files: string[]) => exit(await classify(files, process.stdout)))

program
  .command('replay')
  .description('what would have happened? figures of a policy over a log of messages')
  .requiredOption('--events <file.csv>', 'conversation_id, message_id, at, author, ...')
  .requiredOption('--policy <policy.json>', '{"targets":[{"metric","target_seconds","calendar"}]}')
  .option('--json', 'for programs')
  .action(async ({ events, policy, json }: { events: string; policy: string; json?: boolean }) =>
    exit(
      await replay(
        { events, policy, json: json ?? false },
        { output: process.stdout, diagnostics: process.stderr },
      ),
    ),
  )

program
  .command('simulate')
  .description('how would dispatch do in such a world? the decisions that run live, on synthetic days')
  .option('--world <file.json>', 'customers, people, how offers are met', 'test/golden/simulation-world.json')
  .option('--standby <zone@from-to...>', 'what if somebody stood by there: Asia/Manila@20:00-23:00', [])
  .option('--fairness', 'how work falls to freelancers by zone and by when they joined', false)
  .option('--json', 'for programs', false)
  .action(async (options: { world: string; standby: string[]; fairness: boolean; json: boolean }) =>
    exit(await simulate(options, process.stdout)),
  )

program
  .command('back-test')
  .description(
    'what would these policies have brought? figures by metric, zone and hour over a log of messages',
  )
  .requiredOption(
    '--events <file.csv>',
    'conversation_id, message_id, at, author, ... (channel, locale, zone, priority, segment, tags)',
  )
  .requiredOption(
    '--draft <draft.json>',
    '{"policies":[...],"calendars":[...],"rosters":[...]} as in config/',
  )
  .option('--zone <zone>', 'of customers whose row names none', 'UTC')
  .option('--json', 'for programs')
  .action(async (options: { events: string; draft: string; zone: string; json?: boolean }) =>
    exit(
      await backTest(
        { ...options, json: options.json ?? false, now: Date.now() },
        { output: process.stdout, diagnostics: process.stderr },
      ),
    ),
  )

program
  .command('import-settings')
  .description(
    "SLA settings and business hours out of another helpdesk's export, as a draft; and what could not come",
  )
  .requiredOption('--from <system>', 'zendesk, chatwoot or zammad')
  .argument('<file...>', 'answers of its interface as JSON: SLA policies, schedules, inboxes, calendars')
  .action(async (files: string[], { from }: { from: string }) =>
    exit(await importSettings(from, files, { output: process.stdout, diagnostics: process.stderr })),
  )

program
  .command('doctor')
  .description('what is wrong with this installation, and how to mend it')
  .option('--json', 'for programs')
  .action(async (options: { json?: boolean }) =>
    exit(await doctor(process.env, process.stdout, { json: options.json ?? false })),
  )

program
  .command('disconnect')
  .description('leave a channel: everything that runs through it stops, and a helpdesk is left clean')
  .argument('<channel>', 'its short name or id')
  .option('--keep', 'conversations, words and figures stay', false)
  .option('--erase', 'words, files and names that came through it are forgotten; numbers stay', false)
  .option('--brand <brand>', 'where several brands have a channel of that name')
  .action(async (channel: string, options: { keep: boolean; erase: boolean; brand?: string }) =>
    exit(
      await disconnectCommand(
        channel,
        { keep: options.keep, erase: options.erase, brand: options.brand ?? null },
        process.env,
        { output: process.stdout, diagnostics: process.stderr },
      ),
    ),
  )

program
  .command('verify-audit')
  .description('is what was written about changes still what it was?')
  .option('--head <digest>', 'that an earlier run has printed and somebody kept elsewhere')
  .option('--json', 'for programs')
  .action(async ({ head, json }: { head?: string; json?: boolean }) =>
    exit(await verifyAuditCommand(process.env, process.stdout, { head: head ?? null, json: json ?? false })),
  )

program
  .command('rotate-keys')
  .description(
    'seal the secrets in the database with a new key, while work goes on; old keys still open what they sealed',
  )
  .option('--drop-old', 'forget every key but the newest; refused while one is in use')
  .action(async ({ dropOld }: { dropOld?: boolean }) =>
    exit(
      await rotateKeysCommand(
        process.env,
        { output: process.stdout, diagnostics: process.stderr },
        { dropOld: dropOld ?? false },
      ),
    ),
  )

program
  .command('rebuild-figures')
  .description(
    'sum the figures anew from what was recorded, while work goes on; readers see the old ones until it is done',
  )
  .argument('[brand]', 'its short name, such as demo; every brand unless named')
  .action(async (brand?: string) =>
    exit(
      await rebuildFiguresCommand(
        process.env,
        { output: process.stdout, diagnostics: process.stderr },
        brand ?? null,
      ),
    ),
  )

program
  .command('backup')
  .description('everything as it is at this instant, into one file, while work goes on')
  .argument('[file]', 'where to; in the data directory unless named')
  .action(async (file?: string) =>
    exit(await backup(process.env, process.stdout, { file: file ?? null, now: Date.now() })),
  )

program
  .command('restore')
  .description('fill an empty installation from a backup')
  .argument('<file>', 'that "sundial backup" has written')
  .action(async (file: string) =>
    exit(await restore(process.env, { output: process.stdout, diagnostics: process.stderr }, file)),
  )

program
  .command('upgrade')
  .description('back up, then bring the database to this release; refuses what it cannot convert')
  .action(async () =>
    exit(await upgrade(process.env, { output: process.stdout, diagnostics: process.stderr }, Date.now())),
  )

const audits = program
  .command('audit')
  .description('what the helpdesk you already have does not say, out of its past; nothing is sent')

audits
  .command('csv')
  .description('out of a log of messages; the columns are guessed, and shown')
  .argument('<file>', 'one message a row: conversation, at, author, ...')
  .option('--column <field=column...>', 'where the guess is wrong: at="Created At"', [])
  .option('--zone <zone>', 'of the company, and of times without an offset', 'UTC')
  .option('--json', 'for programs', false)
  .action(async (file: string, options: { column: string[]; zone: string; json: boolean }) =>
    exit(await auditCsv(file, options, { output: process.stdout, diagnostics: process.stderr })),
  )

audits
  .command('zendesk')
  .description('with a token that only reads, at the pace that Zendesk allows')
  .requiredOption('--url <url>', 'https://your-company.zendesk.com')
  .option('--user <address>', 'the mail address of the owner of an API token; none for an OAuth token')
  .option('--token-env <variable>', 'the variable that holds the token', 'ZENDESK_TOKEN')
  .option('--days <count>', 'how far back', (text) => Number(text), 90)
  .option('--zone <zone>', 'of the company', 'UTC')
  .option('--json', 'for programs', false)
  .action(
    async (options: {
      url: string
      user?: string
      tokenEnv: string
      days: number
      zone: string
      json: boolean
    }) =>
      exit(
        await auditZendesk(options, process.env, () => Date.now(), {
          output: process.stdout,
          diagnostics: process.stderr,
        }),
      ),
  )

whenNobodyReads(process.stdout, () => process.exit())
try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${explanation(error)}\n`)
  exit(1)
}

function exit(status: number): void {
  process.exitCode = status
}
