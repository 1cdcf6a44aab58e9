// One open conversation, and which of its words are pointed at.
import * as api from '../api/desk';
import { Problem } from '../api/http';
import type { Conversation, Evidence, KeptNeed, Message } from '../api/types';
import { session } from './session.svelte';

export class OpenConversation {
  it = $state.raw<Conversation | null>(null);
  trouble = $state('');
  /** Words that a flag, a need or the guidance rests on, while it is hovered or focused. */
  pointed = $state.raw<{ message: string; words: Evidence } | null>(null);

  /** Words of a customer's message that are selected, to be noted. */
  selected = $state.raw<{ message: string; words: string } | null>(null);

  constructor(readonly id: string) {}

  async refresh() {
    try {
      this.it = await api.open(this.id);
      this.trouble = '';
    } catch (error) {
      // Erased meanwhile: what is on screen goes too.
      if (error instanceof Problem && error.status === 404) this.it = null;
      this.trouble = session.noticed(error);
    }
  }

  get messages(): Message[] {
    return this.it?.messages ?? [];
  }

  /** Points at words of a message; words of a turn know their message themselves, and those of a bad answer stand in none. */
  point(words: Evidence | null | undefined, message?: string) {
    const at = message ?? (words?.turn == null ? this.lastFromCustomer : this.messages[words.turn])?.id;
    this.pointed = words && at ? { message: at, words } : null;
  }

  /** The handlers that make an element point at words. */
  pointing(words: Evidence | null | undefined, message?: string) {
    const on = () => this.point(words, message);
    const off = () => this.point(null);
    return { onpointerenter: on, onpointerleave: off, onfocusin: on, onfocusout: off };
  }

  get lastFromCustomer() {
    return this.messages.findLast((m) => m.who === 'customer');
  }

  /** What the customer still needs. */
  get waiting(): KeptNeed[] {
    return this.it?.needs.filter((need) => need.state === 'open') ?? [];
  }

  async close(leaveNeeds: boolean) {
    await api.close(this.id, leaveNeeds);
    await this.refresh();
  }

  async reopen() {
    await api.reopen(this.id);
    await this.refresh();
  }
}
