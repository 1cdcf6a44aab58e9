import { expect, it } from 'vitest';
import { place, sure } from './progress';

it('places weeks between the ends', () => {
  expect(place('2026-03-02', '2026-03-02', '2026-03-30')).toBe(0);
  expect(place('2026-03-16', '2026-03-02', '2026-03-30')).toBe(0.5);
  expect(place('2026-03-30', '2026-03-02', '2026-03-30')).toBe(1);
  expect(place('2026-03-30', '2026-03-30', '2026-03-30')).toBe(0);
});

it('says how sure a share is', () => {
  expect(sure({ right: 0, of: 0, low: 0, high: 1, few: true })).toBe('No answers yet');
  expect(sure({ right: 1, of: 1, low: 0.2, high: 1, few: true })).toBe('1 of 1 answer: too few to say much');
  expect(sure({ right: 15, of: 20, low: 0.53, high: 0.89, few: false })).toBe('15 of 20 answers; likely between 53 % and 89 %');
});
