import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, wait, type Source } from './live';

class Fake implements Source {
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  closed = false;
  private heard = new Map<string, (event: MessageEvent) => void>();
  addEventListener(name: string, heard: (event: MessageEvent) => void) {
    this.heard.set(name, heard);
  }
  close() {
    this.closed = true;
  }
  say(name: string, data: string) {
    this.heard.get(name)?.({ data } as MessageEvent);
  }
}

describe('follow', () => {
  let streams: Fake[];
  let log: string[];
  let end: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    streams = [];
    log = [];
    end = follow({
      url: '/v1/events',
      on: { conversation: ({ id }) => log.push(`conversation ${id}`) },
      link: (state, missed) => log.push(missed ? `${state}, missed` : state),
      source: () => {
        const stream = new Fake();
        streams.push(stream);
        return stream;
      },
    });
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });
  const last = () => streams[streams.length - 1]!;
  const up = () => last().onopen?.(new Event('open'));
  const down = () => last().onerror?.(new Event('error'));

  it('hands events on', () => {
    up();
    last().say('conversation', '{"id":"7"}');
    expect(log).toEqual(['connecting', 'live', 'conversation 7']);
  });
  it('survives an event that is no JSON', () => {
    up();
    last().say('conversation', 'oops');
    expect(log).toContain('conversation undefined');
  });
  it('comes back and says that something may have been missed', () => {
    up();
    down();
    vi.advanceTimersByTime(500);
    up();
    expect(log).toEqual(['connecting', 'live', 'live, missed']);
    expect(streams.map((s) => s.closed)).toEqual([true, false]);
  });
  it('speaks of a loss when coming back fails', () => {
    up();
    down();
    vi.advanceTimersByTime(500);
    down();
    expect(log).toEqual(['connecting', 'live', 'lost']);
  });
  it('waits longer each time, up to a limit', () => {
    expect([0, 1, 2, 9].map(wait)).toEqual([500, 1000, 2000, 15_000]);
  });
  it('stays ended', () => {
    end();
    down();
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
  });
});
