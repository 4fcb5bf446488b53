import { notFound, problem } from '../../../problem.ts'

/** What stands against a verb of a conversation's life, in words. */
export const refusals = {
  not_found: notFound('conversation'),
  closed: problem(
    409,
    'closed',
    'This conversation is closed, or was merged into another one; it opens again when the customer writes.',
  ),
  in_the_past: problem(400, 'invalid_request', 'In the body, one field is not as it should be; see errors.', {
    errors: [{ path: 'body.until', problem: 'has passed already; name an instant to come' }],
  }),
  same: problem(409, 'same', 'A conversation is not merged with itself; name another one.'),
  other_not_found: notFound('conversation in this brand to merge'),
  already_merged: problem(
    409,
    'already_merged',
    'One of the two was merged into another one before; merge that one.',
  ),
  nothing_to_take_back: problem(
    409,
    'nothing_to_take_back',
    'Nobody did that, or it was taken back already.',
  ),
  too_late: problem(
    409,
    'too_late',
    'That can be taken back for an hour; open the conversation again instead.',
  ),
  went_on: problem(
    409,
    'went_on',
    'Somebody has written or done something since, so it cannot be taken back; open the conversation again instead.',
  ),
  no_messages: problem(400, 'no_messages', 'Name the messages that get a conversation of their own.'),
  unknown_message: notFound('message in this conversation'),
  nothing_left: problem(
    409,
    'nothing_left',
    'These are all of its messages; leave at least one where it is.',
  ),
  not_from_customer: problem(409, 'not_from_customer', 'Only what the customer wrote can need an answer.'),
  not_marked: problem(409, 'not_marked', 'This sender is not marked as anything but a customer.'),
} as const
