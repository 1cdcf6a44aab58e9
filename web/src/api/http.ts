// One request, JSON both ways; a refusal becomes a Problem (RFC 9457).

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail = '',
    readonly fields: { field: string; reason: string }[] = [],
    /** What the server calls it: `conflict`. */
    readonly kind = '',
  ) {
    super(detail || title);
  }

  /** The server could not be reached at all. */
  get offline(): boolean {
    return this.status === 0;
  }

  /** One sentence for the screen. */
  get words(): string {
    if (this.offline) return 'No connection just now. Your words are kept here; try again in a moment.';
    const field = this.fields[0];
    return field ? `${field.field}: ${field.reason}` : this.detail || this.title;
  }
}

/** The header of a request that is done once, however often it is sent: see `lib/once`. */
export const under = (key: string) => ({ 'idempotency-key': key });

export function words(error: unknown): string {
  return error instanceof Problem ? error.words : String(error);
}

export interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export async function call<T>(path: string, { method = 'GET', body, headers = {}, signal }: Call = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal: signal ?? null,
      credentials: 'same-origin',
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, 'No connection');
  }
  if (!response.ok) throw await problem(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function problem(response: Response): Promise<Problem> {
  try {
    const said = (await response.json()) as { type?: string; title?: string; detail?: string; errors?: { field: string; reason: string }[] };
    const kind = said.type?.split(':').at(-1);
    return new Problem(response.status, said.title ?? response.statusText, said.detail, said.errors, kind);
  } catch {
    return new Problem(response.status, response.statusText || `Status ${response.status}`);
  }
}
