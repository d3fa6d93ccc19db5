// Pressed buttons that wait for the bot's answer: which spinners turn, and until when.

const ANSWER_PATIENCE = 15_000;

export class Presses {
  // `onChange(messageId)` is told whenever a spinner of that message may have started or stopped.
  constructor(onChange) {
    this.onChange = onChange;
    this.waiting = new Map();
    this.answered = new Set();
  }

  isWaiting(messageId, row, column) {
    return this.waiting.has(`${messageId}:${row}:${column}`);
  }

  // Every click is a request of its own, as in Telegram; the spinner stays until the last of them is answered.
  async press(messageId, row, column, ask) {
    const ticket = { key: `${messageId}:${row}:${column}`, messageId };
    const tickets = this.waiting.get(ticket.key) ?? new Set();
    this.waiting.set(ticket.key, tickets.add(ticket));
    ticket.timer = setTimeout(() => this.finish(ticket), ANSWER_PATIENCE);
    this.onChange(messageId);
    try {
      ticket.query = (await ask()).query_id;
    } catch (error) {
      this.finish(ticket);
      throw error;
    }
    // The bot may have answered before this response arrived.
    if (this.answered.delete(ticket.query)) this.finish(ticket);
  }

  finish(ticket) {
    clearTimeout(ticket.timer);
    const tickets = this.waiting.get(ticket.key);
    tickets?.delete(ticket);
    if (tickets?.size === 0) this.waiting.delete(ticket.key);
    this.onChange(ticket.messageId);
  }

  answer(query) {
    const ticket = [...this.waiting.values()].flatMap((tickets) => [...tickets]).find((one) => one.query === query);
    if (ticket) this.finish(ticket);
    else this.answered.add(query);
  }
}
