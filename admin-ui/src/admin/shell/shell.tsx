import { Page, SkipToContent } from '@patternfly/react-core';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Session } from '../../api/session';
import { Boundary } from './boundary';
import { Head } from './head';
import { Pages } from './pages';
import { Loading } from './loading';
import { Side } from './side';

const MAIN = 'main';
/** Below this width PatternFly lays the navigation over the page. */
const WIDE = window.matchMedia('(min-width: 1200px)');

export function Shell({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(WIDE.matches);
  // On a narrow screen the navigation would hide what was chosen.
  useEffect(() => {
    if (!WIDE.matches) setOpen(false);
    document.getElementById(MAIN)?.scrollTo(0, 0);
  }, [pathname]);
  // A screen that is turned has room for it, or has none any more.
  useEffect(() => {
    const follow = () => {
      setOpen(WIDE.matches);
    };
    WIDE.addEventListener('change', follow);
    return () => {
      WIDE.removeEventListener('change', follow);
    };
  }, []);
  const toggle = useCallback(() => {
    setOpen((before) => !before);
  }, []);
  return (
    <Page
      masthead={<Head session={session} open={open} toggle={toggle} />}
      sidebar={<Side session={session} open={open} />}
      skipToContent={<SkipToContent href={`#${MAIN}`}>{t('shell.skip')}</SkipToContent>}
      mainContainerId={MAIN}
      mainTabIndex={0}
      mainAriaLabel={t('shell.main')}
      isContentFilled
    >
      <Boundary key={pathname}>
        <Suspense fallback={<Loading />}>
          <Pages session={session} />
        </Suspense>
      </Boundary>
    </Page>
  );
}
