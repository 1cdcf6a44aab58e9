import { describe, expect, it } from 'vitest';
import { Problem } from '../api/http';
import type { Shelf } from './drafts';
import { Once, uuid } from './once';

function shelf(): Shelf & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

const lost = () => Promise.reject(new Problem(0, 'No connection'));
const usedUp = () => Promise.reject(new Problem(409, 'The key was used before', '', [], 'key-used'));
const refused = () => Promise.reject(new Problem(409, 'It has changed meanwhile', '', [], 'conflict'));

/** The key under which this is sent, with what becomes of it. */
async function sent(once: Once, what: unknown, fate: () => Promise<unknown> = () => Promise.resolve()): Promise<string> {
  let under = '';
  const sending = once.send('a', what, (key) => {
    under = key;
    return fate();
  });
  await sending.catch(() => {});
  return under;
}

describe('Once', () => {
  it('sends again under the same key until the answer has come', async () => {
    const once = new Once(shelf());
    const first = await sent(once, 'Dear Ada', lost);
    expect([once.isUnanswered('a', 'Dear Ada'), once.isUnanswered('a', 'Dear')]).toEqual([true, false]);
    expect(await sent(once, 'Dear Ada', refused)).toBe(first);
    expect(await sent(once, 'Dear Ada')).toBe(first);
    expect(await sent(once, 'Dear Ada')).not.toBe(first);
  });
  it('gives something else another key', async () => {
    const once = new Once(shelf());
    const first = await sent(once, ['Dear Ada', []], lost);
    expect(await sent(once, ['Dear Ada!', []], lost)).not.toBe(first);
  });
  it('knows it after the page was left', async () => {
    const kept = shelf();
    const first = await sent(new Once(kept), 'Dear Ada', lost);
    expect(await sent(new Once(kept), 'Dear Ada')).toBe(first);
    expect(kept.held.size).toBe(0);
  });
  it('gives up a key that is used up, and one whose draft is gone', async () => {
    const once = new Once(shelf());
    const first = await sent(once, 'Dear Ada', usedUp);
    const second = await sent(once, 'Dear Ada', lost);
    expect(second).not.toBe(first);
    once.forget('a');
    expect(await sent(once, 'Dear Ada', lost)).not.toBe(second);
  });
  it('hands on the answer and the refusal', async () => {
    const once = new Once(undefined);
    await expect(once.send('a', 1, () => Promise.resolve('done'))).resolves.toBe('done');
    await expect(once.send('a', 1, refused)).rejects.toThrow('It has changed meanwhile');
  });
  it('does without a shelf, and with one that is full or odd', async () => {
    const full = { ...shelf(), setItem: () => { throw new Error('full'); } };
    for (const once of [new Once(undefined), new Once(full)]) expect(await sent(once, 'x', lost)).toBe(await sent(once, 'x'));
    const odd = shelf();
    odd.held.set('heard.once.a', '{"key":5}');
    expect(await sent(new Once(odd), 'x')).toMatch(/-/);
  });
});

describe('uuid', () => {
  it('is random, and says so', () => {
    const many = Array.from({ length: 100 }, uuid);
    expect(new Set(many).size).toBe(100);
    for (const one of many) expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
