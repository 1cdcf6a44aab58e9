// The five words of a check-in, and how bands of them are called.
import type { Mood } from '../api/types';

export const MOODS: readonly { mood: Mood; name: string }[] = [
  { mood: 'drained', name: 'Drained' },
  { mood: 'low', name: 'Low' },
  { mood: 'all_right', name: 'All right' },
  { mood: 'good', name: 'Good' },
  { mood: 'light', name: 'Light' },
];

export const moodName = (mood: Mood) => MOODS.find((known) => known.mood === mood)?.name ?? mood;

/** "Drained", "Drained or low", "Drained to all right". */
export function bandName(from: Mood, to: Mood): string {
  const [first, last] = [from, to].map((mood) => MOODS.findIndex((known) => known.mood === mood)) as [number, number];
  if (first === last) return moodName(from);
  return `${moodName(from)} ${last - first === 1 ? 'or' : 'to'} ${moodName(to).toLowerCase()}`;
}
