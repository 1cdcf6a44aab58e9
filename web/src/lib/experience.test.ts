import { describe, expect, it } from 'vitest';
import type { Experience } from '../api/types';
import { matching, whose } from './experience';

const one = (more: Partial<Experience>): Experience => ({
  id: '1',
  by: { id: 'a', name: 'Rosa' },
  mine: true,
  title: 'The coat',
  text: 'A button was lost.',
  conversation_id: null,
  written_at: '2026-11-21T12:00:00Z',
  changed_at: '2026-11-21T12:00:00Z',
  shared_at: null,
  ...more,
});

describe('matching', () => {
  const all = [one({}), one({ id: '2', title: null, text: 'Three hours on hold.', by: { id: 'b', name: 'Ida' } })];
  const found = (wanted: string) => matching(all, wanted).map(({ id }) => id);
  it('finds every word, wherever it stands', () => {
    expect(found('BUTTON coat')).toEqual(['1']);
    expect(found('ida hold')).toEqual(['2']);
    expect(found('coat hold')).toEqual([]);
  });
  it('finds all where nothing is looked for', () => expect(found('  ')).toEqual(['1', '2']));
});

describe('whose', () => {
  it('says who reads it', () => {
    expect(whose(one({}))).toBe('yours alone');
    expect(whose(one({ shared_at: '2026-11-21T12:00:00Z' }))).toBe('yours, shared');
    expect(whose(one({ mine: false, shared_at: '2026-11-21T12:00:00Z' }))).toBe('shared by Rosa');
  });
});
