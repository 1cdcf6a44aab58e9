import { describe, expect, it } from 'vitest';
import { arc, besides, endAfter, endInWords, moved, pathTo, signed } from './rehearse';

/** 0 ─ 1 ─ 3
 *    └ 2 ; 4 beside 0, 5 after 4 */
const turns = [null, 0, 0, 1, null, 4].map((after) => ({ after }));

describe('the tree', () => {
  it('leads from the opening to a turn', () => {
    expect(pathTo(turns, 3)).toEqual([0, 1, 3]);
    expect(pathTo(turns, null)).toEqual([]);
    expect(pathTo(turns, 9)).toEqual([]);
    expect(pathTo([{ after: 0 }], 0)).toEqual([0]);
  });
  it('knows what was tried in one place', () => {
    expect(besides(turns, 1)).toEqual([1, 2]);
    expect(besides(turns, 4)).toEqual([0, 4]);
  });
  it('leads on to an end', () => {
    expect(endAfter(turns, 0)).toBe(3);
    expect(endAfter(turns, 4)).toBe(5);
    expect(endAfter(turns, 2)).toBe(2);
  });
});

describe('words', () => {
  const mood = (anger: number) => ({ anger, trust: 0.324, hope: 0.41 });
  it('say how a mood moved', () => expect(moved(mood(0.69), mood(0.484))).toBe('anger 69 → 48, trust 32 → 32, hope 41 → 41'));
  it('give a change its sign', () => expect([0.104, -0.04, 0.004].map(signed)).toEqual(['+10', '−4', '']));
  it('name the customer at the end', () => expect(endInWords('escalated', 'Dina')).toBe('Dina went to a manager.'));
});

describe('the arc', () => {
  it('has a point for each turn, high above low', () => {
    expect(arc([1, 0], 110, 60, 5, 4)).toEqual([
      { x: 5, y: 5 },
      { x: 30, y: 55 },
    ]);
    expect(arc([0, 0, 0, 0, 0, 1], 110, 60, 5, 4).at(-1)).toEqual({ x: 105, y: 5 });
  });
});
