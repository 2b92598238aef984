/** Which start of the server a state is of. */
const epoch = (at) => at.split(".")[0];

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

  /**
   * Casts a vote, with a ticket that is asked for where there is none. Returns the words for what stands in its
   * way, and the field where it does; none where it counts.
   */
  async given(vote, said) {
    let answer = this.kept.ticket ? await this.sent(vote, said) : { status: 403 };
    if (answer.status === 403) {
      const given = await this.post("ticket", {});
      if (!given.ok) return { problem: given.status === 429 ? "class-crowded" : "class-locked" };
      this.kept.ticket = (await given.json()).ticket;
      this.write();
      answer = await this.sent(vote, said);
    }
    if (answer.status === 422) return answer.json();
    if (answer.status === 429) return { problem: "class-hurried" };
    if (!answer.ok) return { problem: "class-gone" };
    const { response, sure } = said;
    this.kept.votes[vote] = { response, sure, epoch: epoch((await answer.json()).at) };
    this.write();
    return {};
  }

  sent(vote, { response, sure }) {
    return this.post("vote", { ticket: this.kept.ticket, on: vote, response, sure });
  }

  /** Whether the server holds a vote of this phone; to one that has begun anew it is said once more. */
  async held(vote, at) {
    const mine = this.of(vote);
    return mine.epoch === epoch(at) || !(await this.given(vote, mine)).problem;
  }
}
