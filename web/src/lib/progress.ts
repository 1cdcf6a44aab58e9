// How progress is drawn: weeks to places, shares to heights, and a word on how sure a share is.
import type { ProgressArea } from '../api/types';

type Share = ProgressArea['share'];

const WEEK = 7 * 86_400_000;
const day = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** Of 0 to 1: where a week stands between the first and the last that are shown. */
export function place(week: string, from: string, to: string): number {
  const weeks = Math.round((day(to) - day(from)) / WEEK);
  return weeks > 0 ? Math.round((day(week) - day(from)) / WEEK) / weeks : 0;
}

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What can be said of a share: nothing, little, or how far it may be off. */
export function sure({ right, of, low, high, few }: Share): string {
  if (of === 0) return 'No answers yet';
  const answers = `${right} of ${of} answer${of === 1 ? '' : 's'}`;
  return few ? `${answers}: too few to say much` : `${answers}; likely between ${percent(low)} and ${percent(high)}`;
}
