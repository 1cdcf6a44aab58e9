import { expect, test } from 'vitest';
import type { Evidence, KeptNeed, NeedState } from '../../api/types';
import { draftedFor } from './need';

const words = (quote: string): Evidence => ({ start: 0, end: 0, start16: 0, end16: 0, quote });
const kept = (kind: KeptNeed['kind'], ledger: KeptNeed['ledger'], quote: string) => ({ kind, ledger, words: words(quote) }) as KeptNeed;
const read = (kind: KeptNeed['kind'], ledger: KeptNeed['ledger'], quote: string, answer?: string): NeedState => ({
  need: { kind, ledger, label: '', evidence: words(quote) },
  answered_by: answer ? words(answer) : null,
});

test('a question is answered by what answers its own words', () => {
  const said = [read('answer', 'rational', 'Where is it?', 'In Leeds'), read('answer', 'rational', 'And the lid?')];
  expect(draftedFor(kept('answer', 'rational', 'Where is it?'), said)).toBe('In Leeds');
  expect(draftedFor(kept('answer', 'rational', 'And the lid?'), said)).toBeUndefined();
  expect(draftedFor(kept('answer', 'rational', 'Who pays?'), said)).toBeUndefined();
});

test('to be seen is one need however it is worded', () => {
  const said = [read('acknowledgement', 'emotional', 'still dark here', 'Three nights in the dark')];
  expect(draftedFor(kept('acknowledgement', 'emotional', 'I am fed up'), said)).toBe('Three nights in the dark');
  expect(draftedFor(kept('impact', 'emotional', 'I am fed up'), said)).toBeUndefined();
});
