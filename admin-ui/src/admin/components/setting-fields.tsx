import { useTranslation } from 'react-i18next';
import { ChoiceField, TextField } from '../../components/fields';
import { hasOtherSide, type Typed } from './settings';

const PROTOCOLS = ['autodetect', 'jabber:component:accept', 'jabber:component:connect', 'urn:xmpp:component:0'] as const;
const TYPES = ['accept', 'connect'] as const;
const BALANCERS = ['ReceiverBareJidLB', 'SenderBareJidLB'] as const;
const SOCKETS = ['plain', 'ssl'] as const;

/** How a component connects, what it answers for, what it may. */
export function SettingFields({ values, set }: { values: Typed; set: (values: Typed) => void }) {
  const { t } = useTranslation();
  const put = <K extends keyof Typed>(name: K) => (value: Typed[K]) => {
    set({ ...values, [name]: value });
  };
  return (
    <>
      <ChoiceField label={t('components.type')} value={values.type} set={put('type')} options={TYPES.map((value) => ({ value, label: t(`components.is.${value}`) }))} />
      <ChoiceField
        label={t('components.protocol')}
        value={values.protocol}
        set={put('protocol')}
        options={PROTOCOLS.map((value) => ({ value, label: value === 'autodetect' ? t('components.autodetect') : value }))}
      />
      {hasOtherSide(values) && <TextField label={t('components.remote')} value={values.remote} set={put('remote')} rows={2} required help={t('components.remoteHelp')} />}
      {values.type === 'connect' && (
        <>
          <TextField label={t('features.port')} value={values.port} set={put('port')} type="number" required />
          <ChoiceField label={t('sessions.tls')} value={values.socket} set={put('socket')} options={SOCKETS.map((value) => ({ value, label: t(`components.socket.${value}`) }))} />
        </>
      )}
      <ChoiceField
        label={t('components.balancing')}
        value={values.loadBalancer}
        set={put('loadBalancer')}
        help={t('components.balancingHelp')}
        options={BALANCERS.map((value) => ({ value, label: t(`components.by.${value}`) }))}
      />
      <TextField label={t('components.routings')} value={values.routings} set={put('routings')} rows={2} help={t('components.routingsHelp')} />
      <TextField label={t('components.privileges')} value={values.privileges} set={put('privileges')} rows={2} help={t('components.privilegesHelp')} />
    </>
  );
}
