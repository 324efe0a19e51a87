import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'parley.language';

function wanted(): Language {
  const candidates = [localStorage.getItem(KEY), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return candidates.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en';
}

type Catalogue = Record<string, unknown>;

/** What each language loads when it is wanted; English is there from the start, because it stands in for what is missing. */
export type Catalogues = Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalogue }>>;

let others: Catalogues | undefined;

async function switchTo(language: Language): Promise<void> {
  if (language !== 'en' && others && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await others[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function startLanguage(english: Catalogue, catalogues: Catalogues): Promise<void> {
  others = catalogues;
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    // React writes text as text.
    interpolation: { escapeValue: false },
  });
  await switchTo(wanted());
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await switchTo(language);
}
