import { expect, test } from 'vitest';
import { unrealistic } from './usual.svelte';

const usual = { cases: 12, median: 2 * 86_400, most: 5 * 86_400 };
const now = new Date('2026-03-02T09:00:00Z');

test('a time that is long enough is left alone', () => {
  expect(unrealistic(usual, '2026-03-05T09:00:00Z', now)).toBe('');
  expect(unrealistic(null, '2026-03-02T10:00:00Z', now)).toBe('');
});

test('a time that is sooner than half of the cases is held against them', () => {
  expect(unrealistic(usual, '2026-03-03T09:00:00Z', now)).toBe('That is soon: of 12 like it here, half took 2 days and nine in ten up to 5 days.');
  expect(unrealistic(usual, null, now)).toMatch(/^A realistic time: of 12/);
});
