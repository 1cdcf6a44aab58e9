import { describe, expect, it } from 'vitest';
import type { Summary } from '../api/types';
import { arrange, groupOf, hold, neighbour } from './queue';

const now = new Date('2026-11-21T12:00:00Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000).toISOString();
const item = (id: string, over: Partial<Summary> = {}): Summary => ({
  id,
  customer: { id: `c${id}`, name: `Customer ${id}` },
  subject: '',
  state: 'open',
  preview: '',
  last_at: now.toISOString(),
  last_who: 'customer',
  feeling: 'neutral',
  intensity: 0,
  flags: [],
  waiting_since: hours(-1),
  promise: null,
  risk: 0,
  taken_by: null,
  calls: [],
  ...over,
});
const promise = (due: string | null) => ({ id: 'p', what: 'call', due, state: 'open' as const });
const told = (places: { group: string; item: Summary }[]) => places.map((p) => `${p.group}:${p.item.id}`).join(' ');

describe('groupOf', () => {
  const check = (over: Partial<Summary>, expected: string) => expect(groupOf(item('1', over), now)).toBe(expected);
  it('puts somebody who waits first', () => check({}, 'now'));
  it('lets answered ones wait', () => check({ waiting_since: null }, 'later'));
  it('brings a promise that is nearly due', () => check({ waiting_since: null, promise: promise(hours(1.5)) }, 'now'));
  it('brings a late promise', () => check({ waiting_since: null, promise: promise(hours(-3)) }, 'now'));
  it('leaves a far promise for later', () => check({ waiting_since: null, promise: promise(hours(20)) }, 'later'));
  it('leaves a promise without a time for later', () => check({ waiting_since: null, promise: promise(null) }, 'later'));
  it('brings what a colleague asks', () => check({ waiting_since: null, calls: [{ calling: 'asked', by: 'Ida' }] }, 'called'));
  it('keeps closed ones apart', () => check({ state: 'closed' }, 'closed'));
});

describe('hold', () => {
  const shown = arrange([item('1'), item('2'), item('3', { waiting_since: null })], now);
  it('counts arrivals and keeps every place', () => {
    const held = hold(shown, [item('9'), item('1'), item('2'), item('3', { waiting_since: null })], now);
    expect(told(held.places)).toBe('now:1 now:2 later:3');
    expect(held).toMatchObject({ arrived: 1, moved: true });
  });
  it('renews contents in place', () => {
    const held = hold(shown, [item('1', { preview: 'new words' }), item('2'), item('3', { waiting_since: null })], now);
    expect(held.places[0]?.item.preview).toBe('new words');
    expect(held).toMatchObject({ arrived: 0, moved: false });
  });
  it('keeps a conversation in its group until asked', () => {
    const held = hold(shown, [item('1', { waiting_since: null }), item('2'), item('3')], now);
    expect(told(held.places)).toBe('now:1 now:2 later:3');
    expect(held.moved).toBe(true);
  });
  it('keeps what has gone', () => {
    const held = hold(shown, [item('2'), item('3', { waiting_since: null })], now);
    expect(told(held.places)).toBe('now:1 now:2 later:3');
    expect(held.moved).toBe(true);
  });
});

describe('neighbour', () => {
  const places = arrange([item('1'), item('2'), item('3', { waiting_since: null })], now);
  const check = (from: string | null, step: 1 | -1, expected: string | null) => expect(neighbour(places, from, step)).toBe(expected);
  it('walks across groups', () => check('2', 1, '3'));
  it('stops at the ends', () => {
    check('3', 1, '3');
    check('1', -1, '1');
  });
  it('begins at either end', () => {
    check(null, 1, '1');
    check(null, -1, '3');
  });
  it('has none in an empty queue', () => expect(neighbour([], null, 1)).toBeNull());
});
