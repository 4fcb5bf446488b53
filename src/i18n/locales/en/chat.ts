/** What the chat writes outside the widget: notes for whoever answers, and the mail to a customer who has left. */
const chat = {
  address_left: 'Need not wait in the chat: if they are gone, the answer goes to {{email}}.',
  answer_subject: 'Our answer to your question in the chat',
}
export default chat
