/** Why somebody was asked to take work, or was not. */
export default {
  why: {
    asked: 'They were asked.',
    channel: 'They do not answer this kind of channel.',
    language: 'They do not speak the customer’s language.',
    skill: 'A skill that this work needs is missing from their profile.',
    asked_before: 'They had been asked for this already.',
    spared: 'They let it lapse or gave it back a short while ago, and are left alone with it for an hour.',
    absent: 'They are absent.',
    away: 'They are away, or two offers met silence within half an hour.',
    full: 'Their hands are full.',
    asleep: 'It is night for them, by the sleep that they declared.',
    not_present: 'A chat is offered only to those whose page is open.',
    too_many_offers: 'They got as many offers within the hour as they allow.',
    worked_enough_today: 'They have handled enough for a day.',
    worked_enough_this_week: 'They have handled enough for a week.',
    needs_rest: 'They need their rest between two stretches of work.',
    enough_others: 'Enough others were asked first; they stand in line for the next time.',
    busy_elsewhere: 'They were just being given other work.',
  },
}
