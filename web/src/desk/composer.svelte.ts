// The reply being written: its text, what the coach says of it, its promises, and the way out with ten seconds to think again.
import * as api from '../api/desk';
import { Problem } from '../api/http';
import type { Conversation, Finding, Message, Pledge, PromiseFound } from '../api/types';
import { Drafts, deviceShelf, hasGoneOut, newest } from '../lib/drafts';
import { latest } from '../lib/latest';
import { Once } from '../lib/once';
import { dayAndTime } from '../lib/when';
import { Coached } from './composer/coached.svelte';
import { OptionsDraft } from './composer/options.svelte';
import { session } from './session.svelte';

const SAVE_AFTER = 800;

const drafts = new Drafts(deviceShelf());
const once = new Once(deviceShelf());

export class Composer extends Coached {
  readonly offered: OptionsDraft;
  saved = $state<'' | 'saved' | 'here only'>('');
  restored = $state('');
  trouble = $state('');
  sending = $state(false);
  /** What went out last from here, and until when, by this machine's clock, it can be taken back. */
  sent = $state.raw<{ message: string; until: number } | null>(null);
  /** The field on screen, while there is one. */
  field: { focus(): void; insert(words: string): void } | null = null;

  /** What the agent changed about a promise that was found, by its quotation. */
  private amended = $state<Record<string, { due?: string | null; left_out?: boolean }>>({});

  private saving: Promise<unknown> = Promise.resolve();
  /** The reply on its way to the server, then its message: the wish to take it back may come before the answer. */
  private outgoing: Promise<Message | null> = Promise.resolve(null);

  private save = latest(
    SAVE_AFTER,
    (text: string) => (this.saving = api.saveDraft(this.id, text)),
    () => (this.saved = 'saved'),
    (error) => {
      session.noticed(error);
      this.saved = 'here only';
    },
  );

  constructor(readonly id: string) {
    super();
    this.offered = new OptionsDraft(id);
  }

  protected ask(text: string, signal: AbortSignal) {
    return api.coach(this.id, text, signal);
  }

  /** Not here: gone now, and remembered. */
  override async dismiss(finding: Finding) {
    await super.dismiss(finding);
    try {
      await api.dismiss(this.id, { rule: finding.rule, quote: finding.evidence.quote });
      this.coach.ask(this.text);
    } catch (error) {
      this.trouble = session.noticed(error);
    }
  }

  // —— writing ——

  /** Takes up what was written before, the later of the two copies. */
  open(conversation: Conversation) {
    const kept = newest(drafts.find(this.id), conversation.draft);
    if (kept && hasGoneOut(kept, conversation.messages)) this.forget();
    else if (kept && !this.text) {
      this.text = kept.text;
      this.restored = `Your draft from ${dayAndTime(new Date(kept.saved_at), new Date())} is back.`;
    }
    this.coach.ask(this.text);
    this.coach.flush();
  }

  override wrote(text: string) {
    this.text = text;
    this.restored = '';
    this.trouble = '';
    this.saved = '';
    drafts.keep(this.id, text, new Date());
    if (!text.trim()) once.forget(this.id);
    this.save.ask(text);
    this.coach.ask(text);
  }

  leave() {
    this.save.flush();
    this.coach.stop();
  }

  // —— promises ——

  promises = $derived.by(() => {
    const found = this.text.trim() ? (this.answer?.coaching.promises ?? []) : [];
    return found
      .filter((p) => !this.amended[p.evidence.quote]?.left_out)
      .map((found) => ({ found, due: this.dueOf(found) }));
  });

  private dueOf(found: PromiseFound): string | null {
    const amended = this.amended[found.evidence.quote]?.due;
    return amended === undefined ? (found.due?.at ?? null) : amended;
  }

  setDue(found: PromiseFound, due: string | null) {
    this.amended[found.evidence.quote] = { due };
  }

  leaveOut(found: PromiseFound) {
    this.amended[found.evidence.quote] = { left_out: true };
  }

  // —— sending ——

  /** Sends after the newest message `seen`, having waited for the coach's word on this very text, so that no promise slips through. */
  async send(seen: string | null): Promise<Message | null> {
    const text = this.text.trim();
    if (!text || this.sending) return null;
    if (!this.offered.ready) {
      this.trouble = 'One option alone is no choice. Name a second way, or offer none.';
      return null;
    }
    return (this.outgoing = this.sendOut(text, seen));
  }

  private async sendOut(text: string, seen: string | null): Promise<Message | null> {
    this.sending = true;
    this.trouble = '';
    try {
      this.save.stop();
      // A draft saved after its reply would come back as a ghost.
      await this.saving.catch(() => {});
      await this.readFully();
      const promises: Pledge[] = this.promises.map(({ found, due }) => ({ what: found.what, quote: found.evidence.quote, due }));
      const reply = { text, promises, options: this.offered.body };
      const message = await once.send(this.id, reply, (key) => api.reply(this.id, reply, seen, key));
      const seconds = message.sending_until ? Date.parse(message.sending_until) - Date.parse(message.at) : 0;
      this.sent = { message: message.id, until: Date.now() + seconds };
      this.clear();
      return message;
    } catch (error) {
      this.trouble = session.noticed(error);
      return null;
    } finally {
      this.sending = false;
    }
  }

  /** Takes back what was just sent, without its id the last from here; its words are the draft again. */
  async undo(sent?: string): Promise<boolean> {
    const message = sent ?? (await this.outgoing)?.id;
    if (!message) return false;
    try {
      const { draft, options } = await api.undo(this.id, message);
      // The server puts it before what it knows to have been begun since; the last words may not have reached it.
      const begun = this.text.trim();
      this.sent = null;
      // Its answer may never have come: sent again, it is a reply of its own.
      once.forget(this.id);
      this.offered.restore(options);
      this.wrote(begun && !draft.text.endsWith(begun) ? `${draft.text}\n\n${begun}` : draft.text);
      return true;
    } catch (error) {
      this.trouble = error instanceof Problem && error.status === 409 ? 'It has gone out already.' : session.noticed(error);
      return false;
    }
  }

  private async readFully() {
    try {
      await this.coached(AbortSignal.timeout(2000));
    } catch {
      // without the coach, the reply still goes out
    }
  }

  private forget() {
    drafts.forget(this.id);
    once.forget(this.id);
  }

  private clear() {
    this.forget();
    this.offered.clear();
    this.amended = {};
    this.saved = '';
    this.restored = '';
    this.emptied();
  }
}
