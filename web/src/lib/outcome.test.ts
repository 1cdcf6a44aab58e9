import { describe, expect, it } from 'vitest';
import type { Estimate, Figure, Group } from '../api/types';
import { amount, counts, growth, headline, lastWeeks, moved, periodInWords, sureness, weekInWords } from './outcome';

const none: Estimate = { value: null, low: null, high: null, numerator: 0, denominator: 0, certainty: 'nothing' };
const few: Estimate = { ...none, numerator: 3, denominator: 4, certainty: 'too_few' };
const small: Estimate = { value: 0.5, low: 0.24, high: 0.76, numerator: 5, denominator: 10, certainty: 'small' };

describe('numbers', () => {
  it('are short', () => {
    expect([amount(0.724, 'share'), amount(11_400, 'seconds'), amount(3, 'count')]).toEqual(['72%', '3 h 10 min', '3']);
  });
  it('are counts where there are too few', () => {
    expect([none, few, small].map((estimate) => headline(estimate, 'share'))).toEqual(['–', '3 of 4', '50%']);
  });
  it('say how sure they are', () => {
    expect(sureness(few, 'share')).toBe('Too few to say more.');
    expect(sureness(small, 'share')).toBe('5 of 10, a small count. The true share lies between 24% and 76%.');
    expect(sureness({ ...small, certainty: 'enough' }, 'share')).not.toContain('small');
  });
  it('are told week by week', () => {
    expect(weekInWords(small, 'share')).toBe('5 of 10');
    expect(weekInWords(few, 'seconds')).toBe('too few (4)');
    expect(weekInWords(few, 'count')).toBe('3');
  });
});

describe('movement', () => {
  const figure = (trend: Figure['trend'], better: Figure['better']) => ({ trend, better, weeks: [none, none] }) as Figure;
  it('is good or bad by what one would wish for', () => {
    expect(moved(figure('rising', 'more')).tone).toBe('good');
    expect(moved(figure('rising', 'less')).tone).toBe('bad');
    expect(moved(figure('falling', 'less')).tone).toBe('good');
    expect(moved(figure('unclear', 'less')).words).toBe('No change beyond chance.');
    expect(moved(figure('too_few', 'less')).words).toBe('');
  });
  it('of groups is said with few', () => {
    const group = (said: Partial<Group>) => growth({ growth: 'too_few', before: 0, count: 3, ...said } as Group);
    expect(group({})).toBe('few: too few to compare');
    expect(group({ count: 30 })).toBe('nothing to compare with');
    expect(group({ growth: 'growing', before: 2, count: 30 })).toBe('↑ growing, 2 before');
  });
});

it('a conversation counts in its own way', () => {
  const one = { numerator: 1, denominator: 1, seconds: 7200 } as Parameters<typeof counts>[0];
  expect([counts(one, 'share'), counts(one, 'seconds'), counts(one, 'count'), counts({ ...one, denominator: 3 }, 'share')]).toEqual([
    'yes',
    '2 h',
    '',
    '1 of 3',
  ]);
});

it('periods end today and are whole weeks', () => {
  const days = lastWeeks(4, new Date(2026, 2, 11, 23, 59));
  expect(days).toEqual({ from: '2026-02-12', to: '2026-03-11' });
  expect(periodInWords(days)).toBe('12 Feb to 11 Mar 2026');
  expect(periodInWords({ from: '2025-12-30', to: '2026-01-05' })).toBe('30 Dec 2025 to 5 Jan 2026');
});
