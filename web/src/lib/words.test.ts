import { describe, expect, it } from 'vitest';
import type { Arc, Feeling, Reading } from '../api/types';
import { arcInWords, feelingsOf, goingOf } from './words';

const reading = (intensity: number, ...feelings: [Feeling, number][]) =>
  ({ intensity, feelings: feelings.map(([feeling, probability]) => ({ feeling, probability, evidence: [] })) }) as unknown as Reading;

describe('feelingsOf', () => {
  const check = (given: Reading, expected: string) => expect(feelingsOf(given)).toBe(expected);
  it('says how strongly', () => check(reading(3, ['anger', 0.9]), 'Strongly angry'));
  it('tells a second feeling that is near', () => check(reading(2, ['disappointment', 0.6], ['anxiety', 0.4]), 'Clearly disappointed and anxious'));
  it('leaves out a faint one', () => check(reading(1, ['confusion', 0.8], ['anger', 0.1]), 'Mildly confused'));
  it('is plain where none shows', () => check(reading(0, ['neutral', 1]), 'Matter of fact'));
});

describe('arcInWords', () => {
  const arc = (valences: [Feeling, number, number][], direction: Arc['direction'], peak: number | null): Arc => ({
    points: valences.map(([feeling, intensity, valence]) => ({ feeling, intensity, valence })),
    direction,
    peak,
    risk: 0,
  });
  it('tells start, hardest and now', () => {
    const told = arc([['anxiety', 1, -0.3], ['anger', 3, -0.9], ['disappointment', 2, -0.6]], 'worse', 1);
    expect(arcInWords(told)).toBe(
      'Feelings over 3 messages: began mildly anxious, hardest at message 2 (strongly angry), now clearly disappointed; getting worse',
    );
    expect(goingOf(told)).toBe('getting worse');
  });
  it('compares nothing where there is one message', () => {
    const told = arc([['neutral', 0, 0]], 'same', 0);
    expect(arcInWords(told)).toBe('One message: matter of fact');
    expect(goingOf(told)).toBe('');
  });
  it('knows when there is none', () => expect(arcInWords(arc([], 'same', null))).toBe('No customer message yet'));
});
