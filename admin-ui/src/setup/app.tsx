import { Bullseye, Masthead, MastheadBrand, MastheadContent, MastheadLogo, MastheadMain, Page, PageSection, Spinner, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { LanguageMenu, ThemeMenu } from '../admin/shell/menus';
import { ProblemState } from '../components/problem-alert';
import { proposal, state } from './api';
import { Closed } from './closed';
import { AskToken } from './ask-token';
import { forgetToken, keepToken, tokenOfAddress } from './token';
import { SetupWizard } from './wizard';

const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: Infinity } } });

export function App() {
  return (
    <QueryClientProvider client={client}>
      <Page masthead={<Head />} isContentFilled>
        <PageSection isFilled className="parley-setup">
          <Gate />
        </PageSection>
      </Page>
    </QueryClientProvider>
  );
}

function Head() {
  return (
    <Masthead display={{ default: 'inline' }}>
      <MastheadMain>
        <MastheadBrand>
          <MastheadLogo href="/" aria-label="Parley">
            <img src="/parley.svg" alt="" width="32" height="32" />
            <span className="parley-brand">Parley</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isFullHeight isStatic>
          <ToolbarContent>
            <ToolbarItem align={{ default: 'alignEnd' }}>
              <ThemeMenu />
            </ToolbarItem>
            <ToolbarItem>
              <LanguageMenu />
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}

/** First whether the server waits to be set up, then who comes. */
function Gate() {
  const { t } = useTranslation();
  const [token, setToken] = useState(tokenOfAddress);
  const now = useQuery({ queryKey: ['state'], queryFn: state });
  const start = useQuery({
    queryKey: ['proposal', token],
    queryFn: () => proposal(token),
    enabled: now.data?.open === true && token !== '',
  });
  useEffect(() => {
    document.title = `${t('setup.title')} – Parley`;
  }, [t]);
  if (now.isError) return <ProblemState problem={now.error} retry={() => void now.refetch()} />;
  if (now.data && !now.data.open) return <Closed />;
  if (now.data && (token === '' || start.isError)) {
    const refused = start.error instanceof Problem && start.error.status === 401;
    return (
      <AskToken
        problem={refused ? null : start.error}
        refused={refused}
        enter={(entered) => {
          forgetToken();
          if (entered === token) void start.refetch();
          keepToken(entered);
          setToken(entered);
        }}
      />
    );
  }
  if (!now.data || !start.data) {
    return (
      <Bullseye>
        <Spinner aria-label={t('common.loading')} />
      </Bullseye>
    );
  }
  return <SetupWizard token={token} proposal={start.data} before={now.data} />;
}
