import { expect, it } from 'vitest';
import { wordsOf } from './past';

it('takes words with commas between, each once', () => {
  expect(wordsOf(' place:Ottery, Zephyrion,,Zephyrion , ')).toEqual(['place:Ottery', 'Zephyrion']);
  expect(wordsOf(' , ')).toEqual([]);
});
