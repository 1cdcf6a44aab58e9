// A stream of server-sent events that comes back by itself. The browser gives up on an error status; this does not.

export type Link = 'connecting' | 'live' | 'lost';

export interface Source {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(name: string, heard: (event: MessageEvent) => void): void;
  close(): void;
}

export interface Feed {
  url: string;
  on: Record<string, (data: Record<string, string>) => void>;
  /** Told of every change; `missed` says that events may have been lost meanwhile, so fetch afresh. */
  link: (state: Link, missed: boolean) => void;
  source?: (url: string) => Source;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** Waits double from half a second to fifteen. */
export const wait = (tries: number) => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 10));

/** Opens the feed; the function it gives back ends it. */
export function follow({ url, on, link, source = (at) => new EventSource(at) as Source }: Feed): () => void {
  let current: Source | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let wasLive = false;

  function connect() {
    const stream = source(url);
    current = stream;
    stream.onopen = () => {
      tries = 0;
      link('live', wasLive);
      wasLive = true;
    };
    stream.onerror = () => {
      stream.close();
      if (current !== stream) return;
      // One break is nothing to speak of: servers end long streams now and then.
      if (tries > 0) link('lost', false);
      timer = setTimeout(connect, wait(tries++));
    };
    for (const [name, heard] of Object.entries(on)) {
      stream.addEventListener(name, (event) => heard(data(event)));
    }
  }

  link('connecting', false);
  connect();
  return () => {
    clearTimeout(timer);
    const stream = current;
    current = undefined;
    stream?.close();
  };
}

function data(event: MessageEvent): Record<string, string> {
  try {
    const said: unknown = JSON.parse(String(event.data));
    return said && typeof said === 'object' ? (said as Record<string, string>) : {};
  } catch {
    return {};
  }
}
