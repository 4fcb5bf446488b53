/** What doors write into conversations by themselves. */
const channels = {
  call: {
    waits: 'Called, and waits for somebody.',
    missed: 'The call was missed: nobody picked up.',
    abandoned: 'The caller hung up while waiting.',
    answered: 'The call was answered.',
    called_back: 'Called back and reached.',
    not_reached: 'Called back; nobody picked up.',
    step: 'On the way to a human: {{step}}',
  },
}
export default channels
