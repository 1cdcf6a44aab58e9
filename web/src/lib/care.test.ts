import { describe, expect, it } from 'vitest';
import type { Care } from '../api/types';
import { called, isAway, left, news, pausing } from './care';

const now = new Date('2026-11-21T12:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000).toISOString();
const care = (over: Partial<Care> = {}): Care => ({
  in_a_row: 0,
  in_an_hour: 0,
  most_in_a_row: 3,
  most_per_hour: 6,
  pause: null,
  suggested: null,
  at_work: true,
  begins_at: null,
  hours: null,
  gladly: [],
  topics: [],
  ...over,
});

describe('away', () => {
  const check = (over: Partial<Care>, expected: boolean[]) => {
    const it = care(over);
    expect([pausing(it, now), isAway(it, now)]).toEqual(expected);
  };
  it('is not who is here', () => check({}, [false, false]));
  it('is who has a pause', () => check({ pause: { since: minutes(-1), until: minutes(4) } }, [true, true]));
  it('is who comes back when they come back', () => check({ pause: { since: minutes(-900), until: null } }, [true, true]));
  it('is not whose pause is over', () => check({ pause: { since: minutes(-9), until: minutes(-4) } }, [false, false]));
  it('is who is outside their hours', () => check({ at_work: false }, [false, true]));
  it('is nobody of whom nothing is known', () => expect(isAway(null, now)).toBe(false));
});

describe('left', () => {
  const check = (until: string | null, expected: string) => expect(left(until, now)).toBe(expected);
  it('has no end', () => check(null, 'As long as you like'));
  it('counts minutes, not seconds', () => check(minutes(3.2), 'About 4 minutes left'));
  it('ends softly', () => check(minutes(0.5), 'Less than a minute left'));
  it('hurries nobody', () => check(minutes(-2), 'Your pause is over. Take your time.'));
});

describe('calls', () => {
  it('stand on a line', () => expect(called({ calling: 'asked', by: 'Ida' })).toBe('Ida asks you'));
  it('are news', () => expect(news({ calling: 'answered', by: 'Ida', customer: 'Mara' })).toBe('Ida has answered your question about Mara.'));
});
