import type { Answers, Proposal } from '../api';

/** What each step of the set-up gets. */
export interface StepProps {
  answers: Answers;
  change: (part: Partial<Answers>) => void;
  proposal: Proposal;
}
