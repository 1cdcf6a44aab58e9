// Who is signed in. `undefined` until the server has said.
import * as api from '../api/desk';
import { Problem } from '../api/http';
import type { Me } from '../api/types';

class Session {
  me = $state.raw<Me | null | undefined>(undefined);
  trouble = $state('');

  async start() {
    try {
      this.me = await api.me();
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.me = null;
      else this.trouble = error instanceof Problem ? error.words : String(error);
    }
  }

  async signIn(email: string, password: string) {
    this.me = await api.signIn(email, password);
  }

  async signOut() {
    await api.signOut();
    this.me = null;
  }

  /** For every failed call: a session that has ended leads to the login, and nothing typed is lost. */
  noticed(error: unknown): string {
    if (error instanceof Problem && error.status === 401) this.me = null;
    return error instanceof Problem ? error.words : String(error);
  }
}

export const session = new Session();
