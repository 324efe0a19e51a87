import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { TextField } from '../../components/fields';
import { number } from '../../i18n/format';

/** Under which all that is known of the proxy is kept. */
export const PROXY = ['proxy'];

export type Megabytes = Schemas['ProxyMegabytes'];
export type Typed = Record<keyof Megabytes, string>;

const FORBIDDEN = -1;

/** A limit that holds, in words. */
export function useLimitText() {
  const { t } = useTranslation();
  return (megabytes: number) => (megabytes === FORBIDDEN ? t('proxy.forbidden') : megabytes === 0 ? t('proxy.none') : t('proxy.megabytes', { number: number(megabytes) }));
}

export const typed = ({ file, user, domain }: Megabytes): Typed => ({ file: String(file), user: String(user), domain: String(domain) });
export const megabytes = ({ file, user, domain }: Typed): Megabytes => ({ file: Number(file), user: Number(user), domain: Number(domain) });
export const areNumbers = (values: Typed) => Object.values(values).every((text) => /^(-1|\d{1,10})$/.test(text.trim()));

interface Props {
  values: Typed;
  set: (values: Typed) => void;
  /** Those of a domain; an account has no limit for its whole domain. */
  ofDomain: boolean;
}

export function LimitFields({ values, set, ofDomain }: Props) {
  const { t } = useTranslation();
  const field = (name: keyof Megabytes, label: string) => (
    <TextField label={label} value={values[name]} set={(text) => { set({ ...values, [name]: text }); }} type="number" required help={t('proxy.unit')} />
  );
  return (
    <>
      {field('file', t('proxy.ofFile'))}
      {field('user', t('proxy.ofUser'))}
      {ofDomain && field('domain', t('proxy.ofDomain'))}
    </>
  );
}
