import createClient, { type Middleware } from 'openapi-fetch';
import { Problem } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

let csrfToken: string | undefined;
let onExpiry: () => void = () => undefined;

/** The token of the present session; it goes with whatever changes something. */
export function keepToken(token: string | undefined): void {
  csrfToken = token;
}

/** Called when the server says that nobody is logged in any more. */
export function whenExpired(listener: () => void): void {
  onExpiry = listener;
}

const session: Middleware = {
  onRequest({ request }) {
    if (csrfToken && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    // The browser must not ask for a password by itself.
    request.headers.set('X-Requested-With', 'XMLHttpRequest');
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/session') onExpiry();
  },
};

export const api = createClient<paths>({
  baseUrl: new URL('/api/v1', window.location.origin).href,
  credentials: 'same-origin',
  fetch: (request: Request) => fetch(request),
});
api.use(session);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a success; whatever else came is thrown as a `Problem`. */
export async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw Problem.unreachable(cause);
  });
  if (!response.ok) throw Problem.from(response, error);
  return data as T;
}
