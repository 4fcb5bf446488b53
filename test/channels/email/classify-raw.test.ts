import { describe, expect, it } from 'vitest'
import { classifyRaw } from '../../../src/channels/email/classify-raw.ts'
import { ABSENT, deliveryReport, mixed, parts, rawMail } from './raw-mail.ts'

const kindOf = async (raw: Buffer) => (await classifyRaw(raw)).kind
const daemon = { From: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>', 'Return-Path': '<>' }
const text = (body: string) => `Content-Type: text/plain; charset=utf-8\n\n${body}`
const status = (action: string) =>
  `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; bo@far.example\nAction: ${action}\nStatus: 5.1.1`
const original =
  'Content-Type: message/rfc822\n\nFrom: support@brand.example\nMessage-ID: <out-1@brand.example>\nSubject: Re: Order\n\nHello'

describe('a bounce is a bounce', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'as RFC 3464 wants it',
      { ...daemon, ...deliveryReport, Subject: 'Undelivered' },
      parts(text('Sorry'), status('failed'), original),
    ],
    [
      'although it says auto-replied',
      { ...daemon, ...deliveryReport, 'Auto-Submitted': 'auto-replied' },
      parts(text('x'), status('failed')),
    ],
    [
      'with its status in a plain multipart',
      { ...daemon, ...mixed },
      parts(text('Your mail came back'), status('failed')),
    ],
    [
      'from a server that writes plain text',
      { From: 'MAILER-DAEMON@mx.example.net', Subject: 'failure notice' },
      'Hi. This is the mail program at mx.example.net.\nbo@far.example: no such mailbox',
    ],
    [
      'that names its failures in a header',
      {
        From: 'Mail <robot@mx.example.net>',
        'X-Failed-Recipients': 'bo@far.example',
        'Auto-Submitted': 'auto-replied',
      },
      'A mail of yours came back.',
    ],
    [
      'from a postmaster',
      { From: 'postmaster@far.example', Subject: 'Undeliverable: Re: Order' },
      'Your message did not reach some or all of the intended recipients.',
    ],
    [
      'from nobody at all',
      { From: '<>', 'Return-Path': '<>', Subject: 'notice' },
      'bo@far.example: mailbox full',
    ],
    [
      'in Japanese, from a phone company',
      {
        From: 'Postmaster@phone.example',
        'Return-Path': '<MAILER-DAEMON>',
        Subject: 'Mail System Error - Returned Mail',
      },
      '宛先のメールアドレスが見つかりません。',
    ],
    [
      'in Russian',
      {
        From: 'postmaster@far.example',
        'Return-Path': '<>',
        Subject: '=?utf-8?B?0J3QtSDRg9C00LDQtdGC0YHRjyDQtNC+0YHRgtCw0LLQuNGC0Yw=?=',
      },
      'Ваше письмо не может быть доставлено.',
    ],
    [
      'of a list server that met itself',
      { From: 'cats-admin@lists.example', 'X-MLServer': 'fml', Subject: 'Loop Alert: Duplicated Message-ID' },
      'Duplicated Message-ID in <cats@lists.example>.',
    ],
    [
      'told by the sending service as JSON',
      { From: 'no-reply@sns.amazonaws.com', Subject: 'AWS Notification Message' },
      '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent"}}',
    ],
    [
      'about a mail that expired',
      { ...daemon, Subject: 'Returned mail: Deferred: Connection timed out' },
      'The following addresses had permanent fatal errors\nwe will keep trying is what we said before giving up',
    ],
    [
      'with a broken MIME structure',
      { ...daemon, 'Content-Type': 'multipart/report; report-type=delivery-status; boundary="lost"' },
      'This report relates to a message you sent\n\nAction: failed',
    ],
  ])('%s', async (_, headers, body) => expect(await kindOf(rawMail(headers, body))).toBe('bounce'))
})

describe('a delay is no bounce', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'by its fields',
      { ...daemon, ...deliveryReport, Subject: 'Warning: could not send message for past 4 hours' },
      parts(text('Will keep trying'), status('delayed')),
    ],
    [
      'by its words',
      { ...daemon, Subject: 'Delivery Status Notification (Delay)' },
      'THIS IS A WARNING MESSAGE ONLY.\nYOU DO NOT NEED TO RESEND YOUR MESSAGE.',
    ],
    [
      'of exim',
      { ...daemon, 'Auto-Submitted': 'auto-replied', Subject: 'Warning: message 1abC-0001 delayed 24 hours' },
      'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients. No action is required on your part.',
    ],
    [
      'told by the sending service as JSON',
      { From: 'no-reply@sns.amazonaws.com' },
      '{"eventType":"DeliveryDelay","mail":{}}',
    ],
  ])('%s', async (_, headers, body) => expect(await kindOf(rawMail(headers, body))).toBe('delay'))

  it('but a report of one failure and one delay is a bounce', async () => {
    const both = `${status('failed')}\n\nFinal-Recipient: rfc822; cy@far.example\nAction: delayed`
    expect(await kindOf(rawMail({ ...daemon, ...deliveryReport }, parts(text('x'), both)))).toBe('bounce')
  })
})

describe('an automatic reply is one', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'as RFC 3834 wants it',
      { 'Auto-Submitted': 'auto-replied (vacation)', Subject: 'Re: Order' },
      'I am away.',
    ],
    ['that only says auto-generated', { 'Auto-Submitted': 'auto-generated' }, 'Your parcel was scanned.'],
    [
      'with an empty return path and no other mark',
      { 'Return-Path': '<>', 'In-Reply-To': '<out-1@brand.example>', Subject: 'Re: Order' },
      'I am on vacation until Monday.',
    ],
    [
      'from Exchange, which takes the mark away',
      { 'Return-Path': '<>', 'X-Auto-Response-Suppress': 'All', Subject: 'Automatic reply: Order' },
      'Gone fishing.',
    ],
    ['of old autoresponders', { Precedence: 'auto_reply' }, 'Thank you.'],
    ['of a phone', { 'X-Apple-Action': 'VACATION' }, 'zzz'],
    [
      'in German',
      { Subject: 'Automatische Antwort: Bestellung', 'X-Auto-Response-Suppress': 'OOF' },
      'Ich bin bis 5. Mai im Urlaub.',
    ],
    [
      'in French',
      { 'Return-Path': '<>', Subject: '=?utf-8?Q?R=C3=A9ponse_automatique_=3A_Commande?=' },
      'Je suis absent.',
    ],
    [
      'in Persian',
      {
        'In-Reply-To': '<out-1@brand.example>',
        Subject: `=?utf-8?B?${Buffer.from('پاسخ خودکار: سفارش').toString('base64')}?=`,
        'Content-Type': 'text/plain; charset=utf-8',
      },
      'در مرخصی هستم',
    ],
    [
      'in Belarusian',
      {
        'In-Reply-To': '<out-1@brand.example>',
        Subject: `=?utf-8?B?${Buffer.from('Аўтаматычны адказ: заказ').toString('base64')}?=`,
      },
      'Я ў адпачынку',
    ],
    [
      'that is a read receipt',
      {
        'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=frontier',
        Subject: 'Read: Order',
      },
      parts(text('Your mail was read')),
    ],
    [
      'of a helpdesk, answering ours',
      {
        Precedence: 'bulk',
        'In-Reply-To': '<out-1@brand.example>',
        Subject: 'Your request has been received (#99)',
      },
      'We have received your request and will be in touch.',
    ],
  ])('%s', async (_, headers, body) => expect(await kindOf(rawMail(headers, body))).toBe('auto_reply'))
})

describe('a complaint is one', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'as RFC 5965 wants it',
      { 'Content-Type': 'multipart/report; report-type=feedback-report; boundary=frontier' },
      parts(
        text('A reader complained'),
        'Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1',
        original,
      ),
    ],
    [
      'in a plain multipart',
      { ...mixed, Subject: 'Fw: News' },
      parts('Content-Type: message/feedback-report\n\nFeedback-Type: abuse', original).replace(
        '--frontier\n',
        '--frontier\n',
      ),
    ],
    [
      'that only brings the mail back',
      { ...mixed, From: 'staff@hotmail.com', Subject: 'complaint about message from 192.0.2.7' },
      parts(original),
    ],
    [
      'by a button for no more mail',
      { 'X-Apple-Unsubscribe': 'true', 'Auto-Submitted': 'auto-replied', Subject: 'unsubscribe' },
      'Sent to unsubscribe.',
    ],
    [
      'told by the sending service as JSON',
      { From: 'no-reply@sns.amazonaws.com' },
      '{"notificationType":"Complaint","complaint":{}}',
    ],
    [
      'as plain text from a feedback loop',
      { From: 'feedback-loop@provider.example', Subject: 'FW: News' },
      'This is an email abuse report for an email message received from IP 192.0.2.7',
    ],
  ])('%s', async (name, headers, body) => {
    const subject = name === 'in a plain multipart' ? { ...headers, Subject: 'Abuse report' } : headers
    expect(await kindOf(rawMail(subject, body))).toBe('complaint')
  })
})

describe('mail to many is a list', () => {
  it.each<[string, Record<string, string>]>([
    [
      'with a way to unsubscribe',
      { 'List-Unsubscribe': '<https://news.example/u/1>', From: 'News <news@shop.example>' },
    ],
    ['that calls itself bulk', { Precedence: 'bulk', From: 'Shop <offers@shop.example>' }],
    [
      'that a program generated',
      {
        'Auto-Submitted': 'auto-generated',
        'List-Id': '<digest.forum.example>',
        'List-Unsubscribe': '<mailto:u@forum.example>',
        From: 'forum@forum.example',
      },
    ],
    [
      'from list software about the list',
      { 'X-List-Administrivia': 'yes', 'List-Id': '<cats.example>', From: 'cats-owner@lists.example' },
    ],
  ])('%s', async (_, headers) =>
    expect(await kindOf(rawMail(headers, 'New this week: everything.'))).toBe('list'),
  )
})

describe('a person is never taken for a robot', () => {
  const bounceText =
    'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.'
  it.each<[string, Record<string, string>, string]>([
    ['who just writes', {}, 'Hello, where is my order?'],
    ['who writes nothing', {}, ''],
    [
      'who forwards a bounce',
      { Subject: 'Fwd: Undelivered Mail Returned to Sender' },
      `Why do I get this?\n\n---------- Forwarded message ---------\nFrom: MAILER-DAEMON@mx.example.net\n\n${bounceText}`,
    ],
    ['who forwards a bounce without a word', { Subject: 'WG: Undeliverable: Bestellung' }, bounceText],
    [
      'who forwards a bounce with its parts',
      { ...mixed, Subject: 'Fwd: failure notice' },
      parts(text('see below'), status('failed'), original),
    ],
    [
      'who attaches a bounce',
      { ...mixed, Subject: 'my mail to you comes back' },
      parts(
        text('see the attachment'),
        `Content-Type: message/rfc822\n\nFrom: MAILER-DAEMON@mx.example.net\nX-Failed-Recipients: a@b.example\n\n${bounceText}`,
      ),
    ],
    [
      'who asks about a bounce',
      { Subject: 'Mail delivery failed when I wrote to you' },
      `Hello, I get this:\n${bounceText}\nCan you help?`,
    ],
    [
      'who answers a bounce',
      { Subject: 'Re: Delivery Status Notification (Failure)', 'In-Reply-To': '<b@mx.example.net>' },
      'My new address is below.',
    ],
    [
      'who is a postmaster',
      { From: 'Postmaster <postmaster@customer.example>', Subject: 'Your mails to us' },
      'Hello, please renew your SPF record, some mails fail.',
    ],
    [
      'who asks about automatic replies',
      { Subject: 'Automatic reply: how do I switch it on?' },
      'I cannot find the setting. Where is it?',
    ],
    [
      'who is out of office and says so',
      { Subject: 'Out of office' },
      'I am out of the office next week. Please deliver on the 9th instead.',
    ],
    ['who asks about the car', { Subject: 'Auto: Versicherung' }, 'Ich brauche die Bescheinigung.'],
    [
      'who answers an automatic reply',
      { Subject: 'RE: Automatic reply: Order', 'In-Reply-To': '<a@brand.example>' },
      'Thanks, but when?',
    ],
    [
      'whose program only suppresses answers',
      { 'X-Auto-Response-Suppress': 'All' },
      'The printer on floor 3 is empty.',
    ],
    ['who says no to Auto-Submitted', { 'Auto-Submitted': 'no' }, 'Hello'],
    [
      'who writes through a contact form',
      { From: 'Shop <no-reply@shop.example>', 'Reply-To': 'ana@customer.example', Subject: 'Contact form' },
      'I never received my order.',
    ],
    [
      'who writes to a group address',
      {
        Precedence: 'list',
        'List-Id': '<support.brand.example>',
        'List-Unsubscribe': '<mailto:u@brand.example>',
        'List-Post': '<mailto:support@brand.example>',
        'X-Google-Group-Id': '1',
      },
      'Need help',
    ],
    [
      'who posts to an old mailing list',
      { Precedence: 'bulk', Sender: 'owner-shapes@lists.example' },
      'Does anybody know?',
    ],
    [
      'who complains, in words',
      { Subject: 'Complaint about your delivery' },
      'This is a complaint. I want to report abuse of my data.',
    ],
    [
      'who quotes an abuse report',
      { Subject: 'Abuse report' },
      'Hello, we got an abuse report about you. Please explain.',
    ],
    [
      'whose mail program is on holiday too',
      { Subject: 'Vacation rental', 'User-Agent': 'Mozilla Thunderbird' },
      'We are on vacation from May 5 and need the house.',
    ],
    [
      'who writes about a delayed delivery',
      { Subject: 'Delivery delayed' },
      'My parcel has been delayed for a week. Will you retry?',
    ],
    [
      'who writes about a failed delivery',
      { Subject: 'Delivery failure' },
      'Your courier was not able to deliver the package. The driver did not ring.',
    ],
    ['who has no proper From', { From: ABSENT, Sender: 'ana@customer.example' }, 'Hello'],
  ])('%s', async (_, headers, body) => expect(await kindOf(rawMail(headers, body))).toBe('human'))
})

describe('whatever the bytes', () => {
  it('gives a verdict', async () => {
    const nested = Array.from(
      { length: 300 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join('')
    for (const bytes of [
      '',
      '\n',
      '\u0000'.repeat(100),
      ':',
      'From',
      '--\r\n--\r\n',
      `From: a@b.example\r\n${nested}`,
    ]) {
      expect(await kindOf(Buffer.from(bytes))).toBe('human')
    }
  })

  it('still knows a mail server whose MIME no parser takes', async () => {
    const nested = Array.from(
      { length: 300 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join('')
    expect(await kindOf(Buffer.from(`From: MAILER-DAEMON@mx.example.net\r\n${nested}`))).toBe('bounce')
  })
})

describe('in the words of other servers and other languages', () => {
  const exchange = {
    From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@far.example>',
  }
  const postmasterOf = { From: 'postmaster@far.example', 'Return-Path': '<>' }

  it.each<[string, Record<string, string>, string]>([
    [
      'Exchange’s own address, in German',
      { ...exchange, Subject: 'Unzustellbar: Bestellung' },
      'Fehler bei der Nachrichtenzustellung an folgende Empfänger:\nbo@far.example',
    ],
    ['Italian', { ...postmasterOf, Subject: 'Non recapitabile: Ordine' }, 'Recapito non riuscito per:'],
    [
      'Polish',
      { ...postmasterOf, Subject: 'Niedostarczalne: Zamówienie' },
      'Dostarczenie wiadomości do tych adresatów nie powiodło się:',
    ],
    ['Russian', { ...postmasterOf, Subject: 'Не удается доставить: Заказ' }, 'Сбой доставки сообщения:'],
    [
      'Swedish',
      { ...postmasterOf, Subject: 'Det går inte att leverera: Order' },
      'Det gick inte att leverera',
    ],
    ['Chinese', { ...postmasterOf, Subject: '未送达: 订单' }, '未能送达以下收件人:'],
  ])('knows a bounce: %s', async (_, headers, body) => {
    expect(await kindOf(rawMail(headers, body))).toBe('bounce')
  })

  it.each<[string, Record<string, string>, string]>([
    [
      'behind a ticket in brackets',
      { From: 'help@far.example', Subject: '[far.example #12] AutoReply: Order', Precedence: 'bulk' },
      'This message has been automatically generated in response to a ticket.',
    ],
    [
      'a provider’s own header',
      { From: 'bo@far.example', Subject: 'Gone', 'X-Far-Autoresponse': 'yes' },
      'Bye',
    ],
    [
      'the absence agent of Lotus Notes',
      {
        From: 'bo@far.example',
        Subject: 'Bo Far is out of the office.',
        'X-Mailer': 'Lotus Notes Release 8',
      },
      'I will be out of the office starting  01.01.2026 and will not return until 05.01.2026.',
    ],
    [
      'a receipt from an address that nobody reads',
      { From: 'noreply@far.example', Subject: 'We received your request' },
      'Thank you for contacting us.',
    ],
  ])('knows an automatic answer: %s', async (_, headers, body) => {
    expect(await kindOf(rawMail(headers, body))).toBe('auto_reply')
  })

  it.each<[string, Record<string, string>, string]>([
    [
      'who is told that somebody is away',
      { From: 'nadia@customers.example', Subject: 'Your agent Mia is out of the office' },
      'Her mail says that she is away. Who helps me?',
    ],
    [
      'whose parcel went astray, in German',
      { From: 'nadia@customers.example', Subject: 'Fehler bei der Zustellung' },
      'Fehler bei der Zustellung: mein Paket liegt beim Nachbarn. Was nun?',
    ],
    [
      'about a car, behind a tag',
      { From: 'nadia@customers.example', Subject: '[Team] auto: seat broken' },
      'My car seat is broken, can you help?',
    ],
    [
      'whose program does not want automatic answers',
      { From: 'nadia@customers.example', Subject: 'Invoice', 'X-Auto-Response-Suppress': 'All' },
      'Please send me the invoice.',
    ],
  ])('takes nobody for a robot: %s', async (_, headers, body) => {
    expect(await kindOf(rawMail(headers, body))).toBe('human')
  })
})
