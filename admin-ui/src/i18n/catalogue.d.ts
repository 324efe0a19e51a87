import 'i18next';
import type english from '../admin/locales/en.json';
import type setupEnglish from '../setup/locales/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english & typeof setupEnglish };
    returnNull: false;
  }
}
