// Which answer a key stands for, and what choosing it comes to.

/** The place in the list, from 0, of the keys 1 to 5; nothing for other keys. */
export function answerOf(key: string, answers: number): number | null {
  const number = /^[1-5]$/.test(key) ? Number(key) : 0;
  return number >= 1 && number <= answers ? number - 1 : null;
}

/** What is chosen after one more is picked: where one is right it replaces, where several are it is added or taken out. */
export function picked(chosen: readonly number[], place: number, rights: number): number[] {
  if (rights === 1) return [place];
  return chosen.includes(place) ? chosen.filter((other) => other !== place) : [...chosen, place];
}

/** Minutes and seconds that are left, for a clock. */
export function left(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
