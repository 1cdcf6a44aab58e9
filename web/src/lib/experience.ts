// Looking through experiences.
import type { Experience } from '../api/types';

/** Those in which every word that is looked for stands somewhere: in the title, the words or the name. */
export function matching(all: readonly Experience[], wanted: string): Experience[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ title, text, by }) => {
    const whole = `${title ?? ''}\n${text}\n${by.name}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

/** Whose it is and who reads it, in two or three words. */
export function whose({ mine, shared_at, by }: Experience): string {
  if (!mine) return `shared by ${by.name}`;
  return shared_at ? 'yours, shared' : 'yours alone';
}
