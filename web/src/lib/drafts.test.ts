import { describe, expect, it } from 'vitest';
import { Drafts, hasGoneOut, newest, type Shelf } from './drafts';

function shelf(): Shelf & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}
const noon = new Date('2026-11-21T12:00:00Z');

describe('Drafts', () => {
  it('finds what was kept', () => {
    const drafts = new Drafts(shelf());
    drafts.keep('a', 'Dear Ada', noon);
    expect(drafts.find('a')).toEqual({ text: 'Dear Ada', saved_at: noon.toISOString() });
    expect(drafts.find('b')).toBeNull();
  });
  it('forgets a draft that was emptied', () => {
    const drafts = new Drafts(shelf());
    drafts.keep('a', 'Dear', noon);
    drafts.keep('a', '  ', noon);
    expect(drafts.find('a')).toBeNull();
  });
  it('survives a shelf that is full, broken or missing', () => {
    const full = new Drafts({ ...shelf(), setItem: () => { throw new Error('full'); } });
    expect(() => full.keep('a', 'x', noon)).not.toThrow();
    const odd = shelf();
    odd.held.set('heard.draft.a', '{"text":5}');
    odd.held.set('heard.draft.b', '{');
    expect(new Drafts(odd).find('a')).toBeNull();
    expect(new Drafts(odd).find('b')).toBeNull();
    expect(new Drafts(undefined).find('a')).toBeNull();
  });
});

describe('hasGoneOut', () => {
  const kept = { text: 'Dear Ada \n', saved_at: '' };
  it('knows a draft that was sent from elsewhere', () => expect(hasGoneOut(kept, [{ who: 'agent', text: 'Dear Ada' }])).toBe(true));
  it('keeps what only begins alike, or was the customer’s', () => {
    expect(hasGoneOut(kept, [{ who: 'agent', text: 'Dear Ada, yes' }])).toBe(false);
    expect(hasGoneOut(kept, [{ who: 'customer', text: 'Dear Ada' }])).toBe(false);
  });
});

describe('newest', () => {
  const at = (text: string, minute: number) => ({ text, saved_at: `2026-11-21T12:0${minute}:00Z` });
  it('takes the later copy', () => {
    expect(newest(at('here', 2), at('there', 1))?.text).toBe('here');
    expect(newest(at('here', 1), at('there', 2))?.text).toBe('there');
  });
  it('does not count blank copies', () => expect(newest(at(' ', 2), at('there', 1))?.text).toBe('there'));
  it('may find none', () => expect(newest(null, undefined)).toBeNull());
});
