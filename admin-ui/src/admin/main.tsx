import '@patternfly/react-core/dist/styles/base.css';
import './console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../i18n/start';
import { refuseMarkup } from '../theme/markup';
import { startTheme } from '../theme/theme';
import { App } from './app';
import english from './locales/en.json';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

refuseMarkup();
startTheme();
await startLanguage(english, { de: () => import('./locales/de.json') });
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
