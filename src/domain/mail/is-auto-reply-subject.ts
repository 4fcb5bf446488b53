import { autoReplySubject, everydayTitle } from './phrases/auto-reply-subjects.ts'

/** Whether the subject has the form in which mail systems title automatic answers ("Automatic reply: ...", in many languages). */
export function isAutoReplySubject(subject: string): boolean {
  return autoReplySubject.test(subject)
}

/** Whether that title is also a word with which people begin a subject ("Auto: ..." about a car). */
export function isEverydayTitle(subject: string): boolean {
  return everydayTitle.test(subject)
}
