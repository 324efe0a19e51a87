import type { components } from './schema';

export type ProblemDetails = components['schemas']['Problem'];

/** An answer that is not a success (RFC 9457), or no answer at all: then the status is 0. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly field: string | undefined;

  constructor(details: Pick<ProblemDetails, 'status' | 'title' | 'detail' | 'field'>) {
    super(details.detail ?? details.title);
    this.name = 'Problem';
    this.status = details.status;
    this.title = details.title;
    this.detail = details.detail;
    this.field = details.field;
  }

  static from(response: Response, body: unknown): Problem {
    const details = isDetails(body) ? body : { title: response.statusText || String(response.status) };
    return new Problem({ ...details, status: response.status });
  }

  static unreachable(cause: unknown): Problem {
    return new Problem({ status: 0, title: cause instanceof Error ? cause.message : String(cause) });
  }
}

function isDetails(body: unknown): body is ProblemDetails {
  return typeof body === 'object' && body !== null && typeof (body as { title?: unknown }).title === 'string';
}
