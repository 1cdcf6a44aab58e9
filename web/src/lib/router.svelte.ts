// The client's routes. A rule page, or how many weeks are looked at, is the part behind the `#`.

export type Route =
  | { page: 'desk'; conversation: string | null }
  | { page: 'promises' }
  | { page: 'experiences' }
  | { page: 'own' }
  | { page: 'progress' }
  | { page: 'team' }
  | { page: 'items' }
  | { page: 'hours' }
  | { page: 'breathe' }
  | { page: 'practice'; room: 'questions' | 'rehearse' | 'exam'; rehearsal: string | null; made?: Made }
  | { page: 'outcomes'; weeks: number }
  | { page: 'rules'; rule: string | null };

/** A scenario that is being made of a conversation, or one of one's own. */
export interface Made {
  from: 'conversation' | 'own';
  id: string;
}

/** Periods that outcomes can be looked at over, in weeks; the first is shown where none is named. */
export const PERIODS = [4, 12, 52];

export function routeOf(path: string, hash: string): Route {
  if (path === '/promises') return { page: 'promises' };
  if (path === '/own') return { page: 'own' };
  if (path === '/progress') return { page: 'progress' };
  if (path === '/team') return { page: 'team' };
  if (path === '/items') return { page: 'items' };
  if (path === '/hours') return { page: 'hours' };
  if (path === '/breathe') return { page: 'breathe' };
  if (path === '/practice') {
    const played = /^#rehearse\/([^/]+)$/.exec(hash);
    if (played) return { page: 'practice', room: 'rehearse', rehearsal: decodeURIComponent(played[1]!) };
    const made = /^#(make|own)\/([^/]+)$/.exec(hash);
    if (made) {
      const from = made[1] === 'make' ? 'conversation' : 'own';
      return { page: 'practice', room: 'rehearse', rehearsal: null, made: { from, id: decodeURIComponent(made[2]!) } };
    }
    return { page: 'practice', room: hash === '#exam' ? 'exam' : hash === '#rehearse' ? 'rehearse' : 'questions', rehearsal: null };
  }
  if (path === '/experiences') return { page: 'experiences' };
  if (path === '/outcomes') return { page: 'outcomes', weeks: PERIODS.find((weeks) => hash === `#${weeks}`) ?? PERIODS[0]! };
  if (path === '/rules') return { page: 'rules', rule: decodeURIComponent(hash.replace(/^#/, '')) || null };
  const conversation = /^\/c\/([^/]+)$/.exec(path);
  return { page: 'desk', conversation: conversation ? decodeURIComponent(conversation[1]!) : null };
}

export const rehearsalPath = (id: string | null) => `/practice#rehearse${id ? `/${encodeURIComponent(id)}` : ''}`;
export const practisePath = (conversation: string) => `/practice#make/${encodeURIComponent(conversation)}`;
export const ownScenarioPath = (id: string) => `/practice#own/${encodeURIComponent(id)}`;
export const conversationPath = (id: string | null) => (id ? `/c/${encodeURIComponent(id)}` : '/');

class Router {
  route = $state.raw<Route>({ page: 'desk', conversation: null });

  start() {
    const read = () => (this.route = routeOf(location.pathname, location.hash));
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }

  go(path: string) {
    if (path !== location.pathname + location.hash) history.pushState(null, '', path);
    this.route = routeOf(location.pathname, location.hash);
  }

  /** For `onclick` of a link: plain clicks stay in the page, all others are the browser's. */
  follow = (event: MouseEvent) => {
    const link = (event.currentTarget as HTMLAnchorElement).getAttribute('href');
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.go(link);
  };
}

export const router = new Router();
