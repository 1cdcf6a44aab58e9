// The customer's one conversation: started once, kept on this device by its token, live from then on.
import * as api from '../api/customer';
import { Problem, words } from '../api/http';
import type { CustomerView, FeedbackBody } from '../api/types';
import { Drafts, deviceShelf } from '../lib/drafts';
import { follow, type Link } from '../lib/live';
import { Once } from '../lib/once';

const TOKEN = 'heard.widget.token';
const DRAFT = 'mine';

const shelf = deviceShelf();
const drafts = new Drafts(shelf, 'heard.widget.');
const once = new Once(shelf, 'heard.widget.once.');

export class Talk {
  view = $state.raw<CustomerView | null>(null);
  /** Known before the first answer, so that somebody who comes back is not asked for a name. */
  started = $state(false);
  draft = $state(drafts.find(DRAFT)?.text ?? '');
  link = $state<Link>('connecting');
  trouble = $state('');
  /** Why an answer to a question of ours was not taken. */
  refused = $state('');
  busy = $state(false);

  /** What is written next begins another conversation. */
  fresh = $state(false);

  private token: string | null = null;
  private end: (() => void) | undefined;

  resume() {
    try {
      this.begin(shelf?.getItem(TOKEN) ?? null);
    } catch {
      // no memory here: a new conversation, then
    }
    return () => this.end?.();
  }

  wrote(text: string) {
    this.draft = text;
    drafts.keep(DRAFT, text, new Date());
    if (!text.trim()) once.forget(DRAFT);
  }

  /** The first message, which starts the conversation. */
  start(name: string) {
    return this.attempt(async (text) => {
      const who = name.trim();
      const { token, conversation } = await once.send(DRAFT, ['start', who, text], (key) => api.start(who, text, key));
      this.view = conversation;
      try {
        shelf?.setItem(TOKEN, token);
      } catch {
        // it lasts as long as the page
      }
      this.begin(token);
    });
  }

  say() {
    return this.attempt(async (text) => {
      const { token } = this;
      if (!token) return;
      const another = ['another', text];
      // Where the answer was lost, the other conversation may stand here already.
      if (this.view?.state === 'closed' ? this.fresh : once.isUnanswered(DRAFT, another)) {
        this.view = await once.send(DRAFT, another, (key) => api.another(token, text, key));
        this.fresh = false;
        // The stream tells of one conversation: from now on of this one.
        this.begin(token);
        return;
      }
      await once.send(DRAFT, ['say', text], (key) => api.say(token, text, key));
      await this.refresh();
    });
  }

  /** What they answer when it is over; each answer is kept at once. */
  answer = (given: FeedbackBody) => this.click((token) => api.answer(token, given));
  choose = (options: string, option: number) => this.click((token) => api.choose(token, options, option));
  well = (followUp: string, well: boolean) => this.click((token) => api.well(token, followUp, well));

  /** An answer to a question of ours, and what it makes of the conversation. */
  private async click(send: (token: string) => Promise<CustomerView>): Promise<boolean> {
    if (this.busy || !this.token) return false;
    this.busy = true;
    this.refused = '';
    try {
      this.view = await send(this.token);
      return true;
    } catch (error) {
      this.refused = words(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  private async attempt(doing: (text: string) => Promise<void>): Promise<boolean> {
    const text = this.draft.trim();
    if (this.busy || !text) return false;
    this.busy = true;
    this.trouble = '';
    try {
      await doing(text);
      this.wrote('');
      return true;
    } catch (error) {
      this.trouble = words(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  private begin(token: string | null) {
    this.token = token;
    this.started = !!token;
    this.end?.();
    if (!token) return;
    void this.refresh();
    this.end = follow({
      url: api.eventsUrl(token),
      on: { changed: () => void this.refresh() },
      link: (state, missed) => {
        this.link = state;
        if (missed) void this.refresh();
      },
    });
  }

  private async refresh() {
    if (!this.token) return;
    try {
      this.view = await api.view(this.token);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) return;
      // The conversation is no longer known: begin afresh rather than stay locked out.
      shelf?.removeItem(TOKEN);
      this.view = null;
      this.begin(null);
    }
  }
}
