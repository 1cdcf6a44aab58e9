// A draft with what the coach says of it, kept under its words while typing goes on. The same for a reply to a customer and for one in practice.
import type { Coaching, Finding } from '../../api/types';
import { latest } from '../../lib/latest';
import { carry, markAt, type Range16 } from '../../lib/underline';
import { session } from '../session.svelte';

export interface Placed<M> {
  mark: M;
  range: Range16;
}

const COACH_AFTER = 150;

const evidence = (mark: { evidence: Range16 }) => mark.evidence;
const sameRemark = (a: Finding, b: { rule: string; quote: string }) => a.rule === b.rule && a.evidence.quote === b.quote;

export abstract class Coached {
  text = $state('');
  /** The coach did not answer; writing and sending go on without it. */
  silent = $state(false);

  protected answer = $state.raw<{ coaching: Coaching; text: string } | null>(null);
  private dismissed = $state.raw<{ rule: string; quote: string }[]>([]);
  /** The remark looked at; the same words may stand in the draft more than once. */
  private chosen = $state.raw<{ rule: string; quote: string; nth: number } | null>(null);
  private caretAt = $state(-1);

  protected coach = latest(
    COACH_AFTER,
    (text: string, signal) => this.ask(text, signal),
    (coaching, text) => {
      this.answer = { coaching, text };
      this.silent = false;
    },
    (error) => {
      session.noticed(error);
      this.silent = true;
    },
  );

  /** What there is to say of these words where they would be sent. */
  protected abstract ask(text: string, signal: AbortSignal): Promise<Coaching>;

  get coaching(): Coaching | null {
    return this.answer?.coaching ?? null;
  }

  findings: Placed<Finding>[] = $derived.by(() => {
    if (!this.answer || !this.text.trim()) return [];
    const alive = this.answer.coaching.appraisal.findings.filter((f) => !this.dismissed.some((d) => sameRemark(f, d)));
    return carry(alive, evidence, this.answer.text, this.text);
  });

  strengths = $derived.by(() =>
    this.answer && this.text.trim() ? carry(this.answer.coaching.appraisal.strengths, evidence, this.answer.text, this.text) : [],
  );

  /** The remark looked at: the one chosen from the list, else the one under the caret. */
  active = $derived.by(() => {
    const { chosen, findings } = this;
    const picked = chosen && findings.filter(({ mark }) => sameRemark(mark, chosen))[chosen.nth];
    return picked ?? markAt(findings, (f) => f.range, this.caretAt);
  });

  choose(finding: Finding) {
    const { rule, evidence } = finding;
    const alike = this.findings.filter(({ mark }) => sameRemark(mark, { rule, quote: evidence.quote }));
    this.chosen = { rule, quote: evidence.quote, nth: Math.max(0, alike.findIndex(({ mark }) => mark === finding)) };
  }

  /** The caret has come to rest here. */
  caret(at: number) {
    this.caretAt = at;
    this.chosen = null;
  }

  /** The next remark from the active one, in the order of the text. */
  step(by: 1 | -1): Placed<Finding> | undefined {
    const { findings, active } = this;
    if (!findings.length) return undefined;
    const from = active ? findings.indexOf(active) : by > 0 ? -1 : 0;
    const next = findings[(from + by + findings.length) % findings.length];
    if (next) this.choose(next.mark);
    return next;
  }

  /** Not here: gone from this draft. */
  async dismiss(finding: Finding) {
    this.dismissed = [...this.dismissed, { rule: finding.rule, quote: finding.evidence.quote }];
    this.chosen = null;
  }

  wrote(text: string) {
    this.text = text;
    this.coach.ask(text);
  }

  /** Something was said: what the draft answers has changed. */
  reread() {
    this.coach.ask(this.text);
  }

  /** Waits for the coach's word on this very text. */
  protected async coached(signal: AbortSignal) {
    const text = this.text;
    if (this.answer?.text !== text) this.answer = { coaching: await this.ask(text, signal), text };
  }

  /** It has gone out. */
  protected emptied() {
    this.text = '';
    this.dismissed = [];
    this.chosen = null;
    this.caretAt = -1;
    this.coach.ask('');
  }
}
