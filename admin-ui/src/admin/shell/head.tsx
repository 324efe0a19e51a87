import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Session } from '../../api/session';
import { LanguageMenu, ThemeMenu, UserMenu } from './menus';

export function Head({ session, open, toggle }: { session: Session; open: boolean; toggle: () => void }) {
  const { t } = useTranslation();
  return (
    <Masthead display={{ default: 'inline' }}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton
            variant="plain"
            isHamburgerButton
            aria-label={t('shell.navigation')}
            isSidebarOpen={open}
            onSidebarToggle={toggle}
            id="navigation-toggle"
          />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to="/" />} aria-label={t('shell.home')}>
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
            <ToolbarItem>
              <UserMenu session={session} />
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}
