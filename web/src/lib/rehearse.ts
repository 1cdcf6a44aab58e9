// A rehearsal's tree of turns, and what its parts are called on screen. Pure.
import type { RehearsalMood, RehearsalOutcome, ScenarioTrade } from '../api/types';

export const TRADE: Record<ScenarioTrade, string> = {
  parcel: 'Parcels',
  telecom: 'Telephone and internet',
  bank: 'Bank',
  airline: 'Airline',
  clinic: 'Clinic',
  software: 'Software',
  energy: 'Energy',
  shop: 'Shop',
};

export const LEVEL = ['', 'comes round to a decent person', 'takes some listening', 'forgives little'];

/** How an end is called in a chip. */
export const ENDED: Record<RehearsalOutcome, { short: string; tone: 'good' | 'plain' | 'warn' | 'bad' }> = {
  heard: { short: 'heard', tone: 'good' },
  settled: { short: 'settled', tone: 'plain' },
  unsolved: { short: 'unsolved', tone: 'warn' },
  escalated: { short: 'to the manager', tone: 'warn' },
  walked_out: { short: 'left', tone: 'bad' },
};

/** How it ended, in a sentence. */
export function endInWords(outcome: RehearsalOutcome, name: string): string {
  const says: Record<RehearsalOutcome, string> = {
    heard: `Solved, and ${name} feels heard.`,
    settled: `Solved, but ${name} does not feel heard.`,
    unsolved: 'It went on for too long without a solution.',
    escalated: `${name} went to a manager.`,
    walked_out: `${name} left.`,
  };
  return says[outcome];
}

export const MOODS = ['anger', 'trust', 'hope'] as const;
export type MoodName = (typeof MOODS)[number];

export const percent = (share: number) => Math.round(share * 100);

/** "anger 69 → 48, trust 32 → 50, hope 41 → 53". */
export const moved = (before: RehearsalMood, after: RehearsalMood) =>
  MOODS.map((name) => `${name} ${percent(before[name])} → ${percent(after[name])}`).join(', ');

/** A change with its sign: "+4", "−10"; nothing where it rounds to nothing. */
export function signed(change: number): string {
  const of = percent(change);
  return of === 0 ? '' : of > 0 ? `+${of}` : `−${-of}`;
}

/** The turns from the opening to one of them, first to last. A turn follows an earlier one; anything else is no path. */
export function pathTo(turns: readonly { after: number | null }[], end: number | null): number[] {
  const path: number[] = [];
  for (let at = end; at !== null && turns[at]; ) {
    path.unshift(at);
    const before: number | null = turns[at]!.after;
    at = before !== null && before < at ? before : null;
  }
  return path;
}

/** Turns that were tried in the place of this one, itself among them. */
export function besides(turns: readonly { after: number | null }[], at: number): number[] {
  return turns.flatMap((turn, other) => (turn.after === turns[at]?.after ? [other] : []));
}

/** Where a branch leads on from a turn: to the end that was tried last. */
export function endAfter(turns: readonly { after: number | null }[], from: number): number {
  let end = from;
  turns.forEach((turn, at) => {
    if (turn.after === end) end = at;
  });
  return end;
}

export interface Point {
  x: number;
  y: number;
}

/** One point a turn, the first for the opening, over at least `least` turns. */
export function arc(shares: readonly number[], width: number, height: number, pad: number, least = 4): Point[] {
  const steps = Math.max(least, shares.length - 1);
  return shares.map((share, at) => ({
    x: pad + (at * (width - 2 * pad)) / steps,
    y: pad + (1 - share) * (height - 2 * pad),
  }));
}
