// One rehearsal being played: its tree, where one stands in it, and the reply being written there.
import * as api from '../../../api/desk';
import { Problem } from '../../../api/http';
import type { Rehearsal } from '../../../api/types';
import { Drafts, deviceShelf } from '../../../lib/drafts';
import { Once } from '../../../lib/once';
import { endAfter, pathTo } from '../../../lib/rehearse';
import { Coached } from '../../composer/coached.svelte';
import { session } from '../../session.svelte';

const drafts = new Drafts(deviceShelf(), 'heard.rehearsal.');
const once = new Once(deviceShelf(), 'heard.rehearsal.once.');

export class Play extends Coached {
  it = $state.raw<Rehearsal | null>(null);
  trouble = $state('');
  sending = $state(false);
  /** There is no such rehearsal, or it is not one's own. */
  missing = $state(false);
  /** The turn that is answered next; `null` for the customer's first message. */
  end = $state<number | null>(null);
  /** The turn in whose place another reply is being written. */
  instead = $state<number | null>(null);
  /** What the customer said last, to be told to who does not see it. */
  said = $state('');

  path = $derived(this.it ? pathTo(this.it.turns, this.end) : []);
  last = $derived(this.end === null ? undefined : this.it?.turns[this.end]);
  outcome = $derived(this.last?.outcome ?? null);
  /** How the customer is where one stands. */
  mood = $derived(this.last?.mood ?? this.it?.start);
  /** The branch that one stands at the end of, where it is one. */
  branch = $derived(this.it?.branches.find(({ turns }) => turns.at(-1) === this.end));
  open = $derived(!!this.it?.same_scenario && !this.outcome && (this.it?.turns.length ?? 0) < (this.it?.most_turns ?? 0));

  constructor(readonly id: string) {
    super();
  }

  protected ask(text: string, signal: AbortSignal) {
    return api.coachRehearsal(this.id, this.end, text, signal);
  }

  async start() {
    try {
      this.it = await api.openRehearsal(this.id);
      this.end = this.it.path.at(-1) ?? null;
      this.text = drafts.find(this.id)?.text ?? '';
      this.heard();
    } catch (error) {
      this.missing = error instanceof Problem && error.status === 404;
      this.trouble = this.missing ? '' : session.noticed(error);
    }
  }

  override wrote(text: string) {
    super.wrote(text);
    this.trouble = '';
    drafts.keep(this.id, text, new Date());
  }

  /** Sends what is written to where one stands. Whether it was taken. */
  async send(): Promise<boolean> {
    const text = this.text.trim();
    if (!text || this.sending || !this.open) return false;
    this.sending = true;
    this.trouble = '';
    try {
      const said = { after: this.end, text };
      const { turn, rehearsal } = await once.send(this.id, said, (key) => api.rehearse(this.id, said, key));
      this.it = rehearsal;
      this.end = turn;
      this.instead = null;
      drafts.forget(this.id);
      this.said = rehearsal.turns[turn]?.answer ?? '';
      this.emptied();
      this.answer = null;
      return true;
    } catch (error) {
      this.trouble = session.noticed(error);
      return false;
    } finally {
      this.sending = false;
    }
  }

  /** Goes back to before a turn, to answer otherwise in its place. */
  retry(turn: number) {
    this.end = this.it?.turns[turn]?.after ?? null;
    this.instead = turn;
    this.said = '';
    this.heard();
  }

  /** Shows the way on from a turn, to the end that was tried last. */
  show(turn: number) {
    if (!this.it) return;
    this.end = endAfter(this.it.turns, turn);
    this.instead = null;
    this.said = '';
    this.heard();
  }

  leave() {
    this.coach.stop();
  }

  /** What the draft answers has changed. */
  private heard() {
    this.answer = null;
    if (this.open) this.reread();
  }
}
