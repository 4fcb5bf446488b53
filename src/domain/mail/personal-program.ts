import { header, type MailFacts } from './mail-facts.ts'

const programs =
  /\b(?:thunderbird|mozilla\/|mozilla \d|netscape|mutt|neomutt|alpine|pine|apple mail|iphone mail|ipad mail|apple iphone|eudora|evolution|kmail|gnus|emacs|mh-e|nmh|exmh|claws|sylpheed|roundcube|squirrelmail|horde|imp \d|yahoomail|zimbra|the bat!|em client|k-9|fairemail|bluemail|airmail|mailspring|postbox|spark|foxmail|opera mail|seamonkey|balsa|trojita|geary|mailmate|lotus notes|microsoft(?: office)? outlook|microsoft-macoutlook|windows ?mail|windows live mail|becky!|al-mail|shuriken|open-xchange|rainloop|snappymail|protonmail|tutanota|mailpile|aquamail)/i

/** The mail says that a person's mail program wrote it. Absence proves nothing: webmail often says nothing. */
export function isPersonalProgram(mail: MailFacts): boolean {
  return programs.test(header(mail, 'user-agent')) || programs.test(header(mail, 'x-mailer'))
}
