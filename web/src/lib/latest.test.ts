import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { latest } from './latest';

describe('latest', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const slow = (answers: string[], errors: unknown[] = []) =>
    latest(
      150,
      (input: { text: string; takes: number; fails?: boolean }) =>
        new Promise<string>((done, fail) => setTimeout(() => (input.fails ? fail(input.text) : done(input.text)), input.takes)),
      (answer) => answers.push(answer),
      (error) => errors.push(error),
    );

  it('asks once for a burst', async () => {
    const answers: string[] = [];
    const line = slow(answers);
    line.ask({ text: 'a', takes: 1 });
    line.ask({ text: 'ab', takes: 1 });
    await vi.advanceTimersByTimeAsync(200);
    expect(answers).toEqual(['ab']);
  });
  it('drops an older answer that comes late', async () => {
    const answers: string[] = [];
    const line = slow(answers);
    line.ask({ text: 'old', takes: 1000 });
    await vi.advanceTimersByTimeAsync(160);
    line.ask({ text: 'new', takes: 10 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(answers).toEqual(['new']);
  });
  it('tells of a failure, and of none that is out of date', async () => {
    const [answers, errors]: [string[], unknown[]] = [[], []];
    const line = slow(answers, errors);
    line.ask({ text: 'old', takes: 500, fails: true });
    await vi.advanceTimersByTimeAsync(160);
    line.ask({ text: 'new', takes: 1, fails: true });
    await vi.advanceTimersByTimeAsync(2000);
    expect(errors).toEqual(['new']);
  });
  it('asks nothing after it stopped', async () => {
    const answers: string[] = [];
    const line = slow(answers);
    line.ask({ text: 'a', takes: 1 });
    line.stop();
    await vi.advanceTimersByTimeAsync(2000);
    expect(answers).toEqual([]);
  });
});
