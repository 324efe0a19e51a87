import { Content, ExpandableSection } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from './switches';
import type { StepProps } from './step';

/** The features that people ask for by name; all others are below, by the names of their beans. */
const KNOWN = {
  muc: 'rooms',
  'urn:xmpp:mam:2': 'archive',
  'message-carbons': 'carbons',
  msgoffline: 'offline',
  'urn:xmpp:push:0': 'push',
  'urn:xmpp:csi:0': 'mobile',
  upload: 'upload',
  pubsub: 'pubsub',
  pep: 'pep',
  'vcard-temp': 'profiles',
  'urn:xmpp:blocking': 'blocking',
  'jabber:iq:last': 'lastActivity',
} as const;

const isKnown = (id: string): id is keyof typeof KNOWN => id in KNOWN;

export function Features({ answers, change, proposal }: StepProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const set = (id: string) => (on: boolean) => {
    change({ features: { ...answers.features, [id]: on } });
  };
  const on = (id: string) => answers.features[id] ?? false;
  const there = proposal.features.map((feature) => feature.id);
  const known = (Object.keys(KNOWN) as (keyof typeof KNOWN)[]).filter((id) => there.includes(id));
  return (
    <>
      <Content component="p">{t('setup.features.lead')}</Content>
      <div className="parley-setup-switches">
        {known.map((id) => (
          <Choice key={id} label={t(`setup.features.${KNOWN[id]}`)} help={t(`setup.features.${KNOWN[id]}Help`)} on={on(id)} set={set(id)} />
        ))}
      </div>
      <br />
      <ExpandableSection
        toggleText={t('setup.features.all')}
        isExpanded={open}
        onToggle={(_event, expanded) => {
          setOpen(expanded);
        }}
      >
        <div className="parley-setup-switches">
          {proposal.features
            .filter((feature) => !isKnown(feature.id))
            .map((feature) => (
              <Choice key={feature.id} label={feature.id} help={feature.references.join(', ')} on={on(feature.id)} set={set(feature.id)} />
            ))}
        </div>
      </ExpandableSection>
    </>
  );
}
