import { ok } from '../api/client';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What the server has, with its version: a change names it, and does not undo what somebody else has changed meanwhile. */
export async function tagged<T>(asked: Promise<Answer<T>>): Promise<{ value: T; tag: string | undefined }> {
  const answer = await asked;
  return { value: await ok(Promise.resolve(answer)), tag: answer.response.headers.get('ETag') ?? undefined };
}

/** The header of a change of that version. */
export const ifMatch = (tag: string | undefined) => (tag ? { 'If-Match': tag } : undefined);
