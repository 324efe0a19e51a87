import { Alert, Button, Content, Form, List, ListItem, Spinner, TextArea } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../components/problem-alert';
import { Refused, review, save, type Answers, type FieldProblem, type Proposal } from '../api';

interface Props {
  answers: Answers;
  proposal: Proposal;
  token: string;
  saved: (administrator: string) => void;
}

/** The file that comes out of the answers. It may still be changed by hand. */
export function ReviewStep({ answers, proposal, token, saved }: Props) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<string>();
  const draft = useQuery({ queryKey: ['review', answers], queryFn: () => review(token, answers), gcTime: 0 });
  const text = edited ?? draft.data?.text ?? '';
  const keep = useMutation({
    mutationFn: () => save(token, answers, text),
    onSuccess: (outcome) => {
      saved(outcome.administrator);
    },
  });
  if (draft.isPending) return <Spinner aria-label={t('common.loading')} />;
  if (draft.isError) return <ProblemAlert problem={draft.error} />;
  const problems = draft.data.problems;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <Content component="p">{t('setup.review.lead', { jid: `${answers.basic.administrator}@${answers.basic.domain}` })}</Content>
      {proposal.fileExists && <Alert isInline variant="info" title={t('setup.review.exists')} />}
      <Problems problems={problems} />
      {problems.length === 0 && (
        <div className="parley-setup-text">
          <TextArea
            aria-label={t('setup.review.file')}
            value={text}
            rows={Math.min(24, Math.max(8, text.split('\n').length + 1))}
            resizeOrientation="vertical"
            spellCheck={false}
            onChange={(_event, changed) => {
              setEdited(changed);
            }}
          />
        </div>
      )}
      {keep.error instanceof Refused ? <Problems problems={keep.error.problems} /> : <ProblemAlert problem={keep.error} />}
      <Button type="submit" className="parley-setup-act" isLoading={keep.isPending} isDisabled={keep.isPending || problems.length > 0}>
        {t('setup.review.save')}
      </Button>
    </Form>
  );
}

function Problems({ problems }: { problems: FieldProblem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <Alert isInline variant="danger" role="alert" title={t('setup.review.problems')}>
      <List>
        {problems.map((problem) => (
          <ListItem key={problem.field + problem.message}>{problem.message}</ListItem>
        ))}
      </List>
    </Alert>
  );
}
