import { describe, expect, it } from 'vitest';
import { countdown, dayAndTime, fromLocalInput, length, toLocalInput } from './when';

const now = new Date(2026, 10, 21, 14, 0);
const at = (...[d, h, m]: [number, number, number]) => new Date(2026, 10, d, h, m);
const MIN = 60_000;

describe('dayAndTime', () => {
  const check = (when: Date, expected: string) => expect(dayAndTime(when, now)).toBe(expected);
  it('says today', () => check(at(21, 9, 5), 'today 09:05'));
  it('says tomorrow, however near', () => check(at(22, 0, 1), 'tomorrow 00:01'));
  it('says yesterday', () => check(at(20, 23, 59), 'yesterday 23:59'));
  it('names the day', () => check(at(27, 17, 0), 'Fri 27 Nov, 17:00'));
  it('names another year', () => check(new Date(2027, 0, 2, 8, 0), 'Sat 2 Jan 2027, 08:00'));
});

describe('length', () => {
  const check = (minutes: number, expected: string) => expect(length(minutes * MIN)).toBe(expected);
  it('is humble below a minute', () => check(0.5, 'less than a minute'));
  it('counts minutes', () => check(14.9, '14 min'));
  it('counts hours and minutes', () => check(130, '2 h 10 min'));
  it('drops empty minutes', () => check(120, '2 h'));
  it('drops minutes where they no longer matter', () => check(7 * 60 + 20, '7 h'));
  it('counts a day', () => check(25 * 60, '1 day'));
  it('counts days', () => check(75 * 60, '3 days'));
  it('never counts backwards', () => check(-5, 'less than a minute'));
});

describe('countdown', () => {
  const check = (minutes: number, words: string, tone: string) =>
    expect(countdown(new Date(now.getTime() + minutes * MIN), now)).toEqual({ words, tone });
  it('is calm when there is time', () => check(180, 'in 3 h', 'calm'));
  it('is soon within two hours', () => check(120, 'in 2 h', 'soon'));
  it('is due', () => check(0, 'due now', 'soon'));
  it('is late', () => check(-35, '35 min late', 'late'));
});

describe('local input', () => {
  it('goes there and back', () => {
    const due = at(27, 17, 0);
    expect(toLocalInput(due)).toBe('2026-11-27T17:00');
    expect(fromLocalInput(toLocalInput(due))).toBe(due.toISOString());
  });
  it('knows when there is none', () => expect(fromLocalInput('')).toBeNull());
});
