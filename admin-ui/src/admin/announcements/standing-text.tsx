import { Button, Card, CardBody, CardTitle, Checkbox, Flex, Form, Skeleton } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Problem } from '../../api/problem';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem-alert';
import { ifMatch, tagged } from '../../components/tagged';
import { useAction } from '../../components/use-action';

interface Props {
  domain: string;
  which: 'motd' | 'welcome';
}

/** A text that is there until it is taken away: the message of the day, or the welcome to new users. */
export function StandingText({ domain, which }: Props) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const path = { domain, which };
  const key = ['announcements', domain, which];
  const [typed, setTyped] = useState<string>();
  const [again, setAgain] = useState(true);
  const [problem, setProblem] = useState<unknown>();
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      try {
        return await tagged(api.GET('/domains/{domain}/messages/{which}', { params: { path }, signal }));
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.status === 404) return null;
        throw thrown;
      }
    },
  });
  const present = query.data?.value.text ?? '';
  const text = typed ?? present;
  const ready = text.trim() !== '' && text !== present;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setProblem(undefined);
    const known = again || present === '';
    try {
      await act(ok(api.PUT('/domains/{domain}/messages/{which}', { params: { path, header: ifMatch(query.data?.tag) }, body: { text, again: known } })), t('common.saved'), key);
      setTyped(undefined);
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  const remove = () => {
    open((close) => (
      <Confirm
        title={t(`announcements.${which}.removeTitle`, { domain })}
        action={t('contacts.remove')}
        close={close}
        run={async () => {
          await act(ok(api.DELETE('/domains/{domain}/messages/{which}', { params: { path } })), t('announcements.removed'), key);
          setTyped(undefined);
        }}
      >
        {t(`announcements.${which}.removeHelp`)}
      </Confirm>
    ));
  };
  const title = t(`announcements.${which}.title`);
  return (
    <Card>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        {query.isPending ? (
          <Skeleton height="6rem" screenreaderText={t('common.loading')} />
        ) : (
          <Form aria-label={title} onSubmit={(event) => void save(event)} isWidthLimited>
            <ProblemAlert problem={problem ?? query.error} />
            <TextField label={t(`announcements.${which}.text`)} help={t(`announcements.${which}.help`)} value={text} set={setTyped} rows={4} />
            {which === 'motd' && present !== '' && (
              <Checkbox id="motd-again" label={t('announcements.again')} isChecked={again} onChange={(_event, checked) => { setAgain(checked); }} />
            )}
            <Flex>
              <Button type="submit" isDisabled={!ready}>{t('common.save')}</Button>
              {present !== '' && <Button variant="link" isDanger onClick={remove}>{t('contacts.remove')}</Button>}
            </Flex>
          </Form>
        )}
      </CardBody>
      {dialog}
    </Card>
  );
}
