// What a promise looks like: its countdown while it is open, its end afterwards.
import type { Promised } from '../../api/types';
import { countdown, dayAndTime } from '../../lib/when';

export interface Due {
  words: string;
  chip: 'plain' | 'warn' | 'bad' | 'good' | '';
  /** The time itself, in words. */
  at: string;
}

const CHIP = { calm: '', soon: 'warn', late: 'bad' } as const;

export const dueAt = (promise: Pick<Promised, 'due'>): Date | null => (promise.due ? new Date(promise.due) : null);

export function dueOf(promise: Pick<Promised, 'due' | 'state'>, now: Date): Due {
  const due = dueAt(promise);
  const at = due ? dayAndTime(due, now) : '';
  if (promise.state === 'kept') return { words: 'kept', chip: 'good', at };
  if (promise.state === 'broken') return { words: 'broken', chip: 'bad', at };
  // What was promised instead is a promise of its own.
  if (promise.state === 'slipped') return { words: 'moved', chip: 'plain', at };
  if (!due) return { words: 'no time', chip: 'plain', at };
  const left = countdown(due, now);
  return { words: left.words, chip: CHIP[left.tone], at };
}
