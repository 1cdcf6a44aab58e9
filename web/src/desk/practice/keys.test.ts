import { describe, expect, it } from 'vitest';
import { answerOf, left, picked } from './keys';

describe('practice', () => {
  it('knows the keys of answers', () => {
    expect(answerOf('1', 4)).toBe(0);
    expect(answerOf('4', 4)).toBe(3);
    for (const key of ['0', '5', '6', 'a', 'Enter', '12']) expect(answerOf(key, 4)).toBe(null);
  });
  it('replaces where one is right and gathers where several are', () => {
    expect(picked([2], 1, 1)).toEqual([1]);
    expect(picked([2], 1, 2)).toEqual([2, 1]);
    expect(picked([2, 1], 2, 2)).toEqual([1]);
  });
  it('counts down to nothing and no further', () => {
    expect(left(61_001)).toBe('1:01');
    expect(left(-5)).toBe('0:00');
  });
});
