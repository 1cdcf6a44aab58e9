// The worksheet of one conversation, for the agent who is signed in and nobody else. Saved as one types; until the server has it, it is kept here.
import * as api from '../api/desk';
import { Drafts, deviceShelf } from '../lib/drafts';
import { latest } from '../lib/latest';
import { isUntouched, stepsOf, unsaved, untouched, type StepName, type Written } from '../lib/sheet';
import { session } from './session.svelte';

const SAVE_AFTER = 800;
const shelf = new Drafts(deviceShelf(), 'heard.sheet.');

export class Worksheet {
  written = $state.raw<Written>(untouched());
  ready = $state(false);
  saved = $state<'' | 'saved' | 'here only'>('');
  /** What was written before it began again from the reading, while it can be put back. */
  before = $state.raw<Written | null>(null);

  private saving: Promise<unknown> = Promise.resolve();
  private save = latest(
    SAVE_AFTER,
    // One after the other: an older sheet never overwrites a newer one.
    (written: Written) => (this.saving = this.saving.catch(() => {}).then(() => api.saveSheet(this.id, written))),
    () => {
      this.saved = 'saved';
      shelf.forget(this.key);
    },
    (error) => {
      session.noticed(error);
      this.saved = 'here only';
    },
  );

  constructor(readonly id: string) {}

  /** Of one agent: two who share a browser do not read each other's. */
  private get key() {
    return `${session.me?.agent.id}.${this.id}`;
  }

  get isWritten() {
    return !isUntouched(this.written);
  }

  async open() {
    try {
      const there = await api.sheet(this.id);
      const here = unsaved(shelf.find(this.key), there.saved_at);
      this.written = here ?? stepsOf(there);
      if (here) this.save.ask(here);
    } catch (error) {
      session.noticed(error);
      this.written = unsaved(shelf.find(this.key), null) ?? untouched();
    }
    this.ready = true;
  }

  wrote(step: StepName, text: string) {
    this.before = null;
    this.put({ ...this.written, [step]: text });
  }

  startAgain() {
    this.before = this.written;
    this.put(untouched());
  }

  putBack() {
    if (this.before) this.put(this.before);
    this.before = null;
  }

  leave() {
    this.save.flush();
  }

  private put(written: Written) {
    this.written = written;
    this.saved = '';
    shelf.keep(this.key, JSON.stringify(written), new Date());
    this.save.ask(written);
  }
}
