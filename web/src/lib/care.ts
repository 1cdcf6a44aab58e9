// Pauses and calls in words.
import type { Calling, Care } from '../api/types';

export const PAUSES: readonly { minutes: number | null; title: string }[] = [
  { minutes: 5, title: '5 minutes' },
  { minutes: 15, title: '15 minutes' },
  { minutes: 30, title: '30 minutes' },
  { minutes: null, title: 'Until I come back' },
];

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether a pause lasts, by this machine's clock. */
export const pausing = (care: Care | null, now: Date) => !!care?.pause && (!care.pause.until || new Date(care.pause.until) > now);

/** Whether nothing is given and nothing announced: in a pause, or outside one's hours. */
export const isAway = (care: Care | null, now: Date) => pausing(care, now) || care?.at_work === false;

/** How long a pause lasts still: no seconds, so that nobody watches them. */
export function left(until: string | null, now: Date): string {
  if (!until) return 'As long as you like';
  const minutes = (Date.parse(until) - now.getTime()) / 60_000;
  if (minutes <= 0) return 'Your pause is over. Take your time.';
  if (minutes <= 1) return 'Less than a minute left';
  const whole = Math.ceil(minutes);
  return `About ${whole} minutes left`;
}

/** What a colleague's call is, on a line of the queue. */
export function called({ calling, by }: { calling: Calling; by: string }): string {
  return { asked: `${by} asks you`, answered: `${by} has answered`, handed: `from ${by}` }[calling];
}

/** The same as news. */
export function news({ calling, by, customer }: { calling: Calling; by: string; customer: string }): string {
  return {
    asked: `${by} asks you something about ${customer}.`,
    answered: `${by} has answered your question about ${customer}.`,
    handed: `${by} has handed ${customer} to you.`,
  }[calling];
}
