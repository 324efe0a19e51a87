import '@patternfly/react-core/dist/styles/base.css';
import '../admin/console.css';
import './setup.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import consoleEnglish from '../admin/locales/en.json';
import { startLanguage } from '../i18n/start';
import { startTheme } from '../theme/theme';
import { App } from './app';
import english from './locales/en.json';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

/** The set-up has its own words, and those of the console for what both show. */
async function german() {
  const [shared, own] = await Promise.all([import('../admin/locales/de.json'), import('./locales/de.json')]);
  return { default: { ...shared.default, ...own.default } };
}

startTheme();
await startLanguage({ ...consoleEnglish, ...english }, { de: german });
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
