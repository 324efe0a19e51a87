import { Problem } from '../api/problem';

export interface State {
  open: boolean;
  product: string;
  version: string;
  started: string;
}

export interface Switch {
  id: string;
  active: boolean;
  references: string[];
}

export interface Security {
  registration: boolean;
  tlsRequired: boolean;
  anonymous: boolean;
  lockout: boolean;
}

export interface Proposal {
  domain: string;
  moreDomains: string[];
  connectivity: Switch[];
  features: Switch[];
  database: { location: string; changeable: boolean };
  security: Security;
  fixed: string[];
  fileExists: boolean;
}

export interface DatabaseChoice {
  keep: boolean;
  host: string;
  port: number;
  name: string;
  user: string;
  password: string;
  encryption: string;
}

export interface Answers {
  basic: { domain: string; moreDomains: string[]; administrator: string; password: string };
  connectivity: Record<string, boolean>;
  features: Record<string, boolean>;
  database: DatabaseChoice;
  security: Security;
}

export interface Finding {
  step: 'CONNECTION' | 'VERSION' | 'ENCODING' | 'PERMISSIONS' | 'SCHEMA' | 'ACCOUNTS';
  grade: 'GREEN' | 'YELLOW' | 'RED';
  text: string;
}

export interface FieldProblem {
  field: string;
  message: string;
}

export interface Review {
  text: string;
  problems: FieldProblem[];
}

/** What the server did not take, answer by answer. */
export class Refused extends Error {
  readonly problems: FieldProblem[];

  constructor(problems: FieldProblem[]) {
    super(problems.map((problem) => problem.message).join(' '));
    this.problems = problems;
  }
}

async function ask<T>(path: string, token?: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(`/api/setup${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw Problem.unreachable(cause);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 422) throw new Refused((answer as { problems: FieldProblem[] }).problems);
  if (!response.ok) throw Problem.from(response, answer);
  return answer as T;
}

export const state = () => ask<State>('/state');
export const proposal = (token: string) => ask<Proposal>('/proposal', token);
export const inspect = (token: string, database: DatabaseChoice) =>
  ask<{ findings: Finding[] }>('/database', token, database).then((answer) => answer.findings);
export const review = (token: string, answers: Answers) => ask<Review>('/review', token, { answers });
export const save = (token: string, answers: Answers, text: string) =>
  ask<{ administrator: string }>('/save', token, { answers, text });
