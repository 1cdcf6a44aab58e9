import { describe, expect, it } from 'vitest';
import { dueOf } from './promise';

const now = new Date(2026, 10, 21, 14, 0);
const at = (hour: number) => new Date(2026, 10, 21, hour, 0).toISOString();

describe('dueOf', () => {
  const check = (promise: Parameters<typeof dueOf>[0], words: string, chip: string, when: string) =>
    expect(dueOf(promise, now)).toEqual({ words, chip, at: when });
  it('counts down', () => check({ state: 'open', due: at(19) }, 'in 5 h', '', 'today 19:00'));
  it('warns', () => check({ state: 'open', due: at(15) }, 'in 1 h', 'warn', 'today 15:00'));
  it('says how late', () => check({ state: 'open', due: at(12) }, '2 h late', 'bad', 'today 12:00'));
  it('rests once moved', () => check({ state: 'slipped', due: at(12) }, 'moved', 'plain', 'today 12:00'));
  it('rests once kept', () => check({ state: 'kept', due: at(12) }, 'kept', 'good', 'today 12:00'));
  it('knows no time', () => check({ state: 'open', due: null }, 'no time', 'plain', ''));
});
