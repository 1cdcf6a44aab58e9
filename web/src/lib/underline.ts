// Where marks stand in a text, in UTF-16 units as the browser counts. Pure; used by the composer and the messages alike.

export interface Range16 {
  start16: number;
  end16: number;
}

export interface Segment<M> {
  text: string;
  start16: number;
  /** Every mark that covers this piece, in the order given. */
  marks: M[];
}

/** Cuts a text at every border of every mark. Marks may overlap and may reach outside; empty ones cover nothing. */
export function segments<M extends Range16>(text: string, marks: readonly M[]): Segment<M>[] {
  const within = (at: number) => Math.max(0, Math.min(text.length, at));
  const borders = new Set([0, text.length]);
  for (const mark of marks) {
    borders.add(within(mark.start16));
    borders.add(within(mark.end16));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const pieces: Segment<M>[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i]!;
    const end = cuts[i + 1]!;
    const covering = marks.filter((mark) => mark.start16 <= start && mark.end16 >= end);
    pieces.push({ text: text.slice(start, end), start16: start, marks: covering });
  }
  return pieces;
}

/** One edit between two texts: what stands before it and after it is the same. */
function edit(before: string, after: string): { start: number; end: number; delta: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, delta: after.length - before.length };
}

/**
 * Carries marks made for `before` over to `after`, so that they stay under their words until the next answer comes.
 * A mark whose words were edited is dropped.
 */
export function carry<M>(marks: readonly M[], range: (mark: M) => Range16, before: string, after: string): { mark: M; range: Range16 }[] {
  const change = before === after ? { start: before.length, end: before.length, delta: 0 } : edit(before, after);
  const carried: { mark: M; range: Range16 }[] = [];
  for (const mark of marks) {
    const { start16, end16 } = range(mark);
    if (end16 <= change.start) carried.push({ mark, range: { start16, end16 } });
    else if (start16 >= change.end) {
      carried.push({ mark, range: { start16: start16 + change.delta, end16: end16 + change.delta } });
    }
  }
  return carried;
}

/** The mark under a caret; at a border the one that starts there, then the one that ends there. The shortest wins. */
export function markAt<M>(marks: readonly M[], range: (mark: M) => Range16, caret: number): M | undefined {
  const holding = marks.filter((mark) => {
    const { start16, end16 } = range(mark);
    return start16 < end16 && start16 <= caret && caret <= end16;
  });
  const length = (mark: M) => range(mark).end16 - range(mark).start16;
  const ends = (mark: M) => Number(range(mark).end16 === caret);
  return holding.sort((a, b) => ends(a) - ends(b) || length(a) - length(b))[0];
}
