/** What a phone keeps of a class: its ticket, and its own votes, so that it can say them again. */
export class Ballots {
  constructor(base) {
    this.base = base;
    this.key = `law-at-the-door/class/${base.split("/").filter(Boolean).pop()}`;
    this.kept = { ticket: "", votes: {}, ...this.read() };
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return {};
    }
  }

  write() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      // Where nothing is stored, the vote counts all the same.
    }
  }

  of(vote) {
    return this.kept.votes[vote];
  }

  post(what, told) {
    const headers = { "content-type": "application/json" };
    return fetch(this.base + what, { method: "POST", headers, body: JSON.stringify(told) });
  }

  /** Casts a vote, with a ticket that is asked for where there is none. Returns what the server answered. */
  async given(vote, said) {
    let status = this.kept.ticket ? await this.sent(vote, said) : 403;
    if (status === 403) {
      const answer = await this.post("ticket", {});
      if (!answer.ok) return answer.status;
      this.kept.ticket = (await answer.json()).ticket;
      this.write();
      status = await this.sent(vote, said);
    }
    if (status !== 200) return status;
    this.kept.votes[vote] = said;
    this.write();
    return status;
  }

  async sent(vote, said) {
    const { status } = await this.post("vote", { ticket: this.kept.ticket, on: vote, ...said });
    return status;
  }

  /** Says a vote once more to a server that has begun anew. */
  async again(vote) {
    if (this.of(vote)) await this.sent(vote, this.of(vote));
  }
}
