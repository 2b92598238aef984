/** What a phone shows of its own: its choice while all talk, and its questions at the end. */

/** What was chosen, each with its letter and its text, where it has one of them. */
export function chosen(choices, response) {
  return response.filter((id) => Object.keys(choices).includes(id)).map((id) => choices[id]);
}

/** The choice in one line. */
export function inWords(picked) {
  return picked.map(([letter, text]) => (letter ? `${letter}  ${text}` : text)).join(" · ");
}

/** What fills the phone: a verdict on a line of its own, then the letters. */
export function inLarge(picked) {
  const verdicts = picked.filter(([letter]) => !letter).map(([, text]) => text);
  const letters = picked.map(([letter]) => letter).filter(Boolean);
  return [...verdicts, letters.join(" ")].filter(Boolean).join("\n");
}

/** The questions on which this phone has voted, each with the way to its section of the lesson. */
export function questions(today, votes, lesson) {
  const voted = new Set(Object.keys(votes).map((vote) => vote.split("/").slice(0, 2).join("/")));
  const mine = today.filter(({ block, asked }) => asked.some((id) => voted.has(`${block}/${id}`)));
  return mine.map(({ title, to }) => ({ part: "link", label: title, href: to ? `${lesson}#${to}` : lesson }));
}
