import { expect, test } from 'vitest';
import { FACT, KINDS, kindOf, lineOf } from './fact';

test('every kind has words, and is offered', () => {
  expect(KINDS.map(({ kind }) => kind).sort()).toEqual(Object.keys(FACT).sort());
});

test('selected words become one line', () => {
  expect(lineOf('  Bed frame\n KT-4471 ')).toBe('Bed frame KT-4471');
  expect(lineOf('x'.repeat(300))).toHaveLength(200);
});

test('a number names an order', () => {
  expect(kindOf('Bed frame KT-4471')).toBe('order');
  expect(kindOf('48213')).toBe('order');
  expect(kindOf('two children, 3 dogs')).toBe('other');
});
