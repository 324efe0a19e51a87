import { Nav, NavGroup, NavItem, PageSidebar, PageSidebarBody } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { may, type Session } from '../../api/session';
import { GROUPS, PLACES, type Place } from './places';

export function Side({ session, open }: { session: Session; open: boolean }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const active = (place: Place) => (place.path === '/' ? pathname === '/' : pathname === place.path || pathname.startsWith(`${place.path}/`));
  // PatternFly expands on narrow screens only what it opens and closes itself.
  return (
    <PageSidebar isSidebarOpen={open} className={open ? 'pf-m-expanded' : undefined}>
      <PageSidebarBody>
        <Nav aria-label={t('shell.navigation')}>
          {GROUPS.map((group) => {
            const places = PLACES.filter((place) => place.group === group && may(session, place.role));
            return places.length === 0 ? null : (
              <NavGroup key={group} title={t(`nav.group.${group}`)}>
                {places.map((place) => (
                  <NavItem key={place.name} itemId={place.name} isActive={active(place)}>
                    <Link to={place.path} aria-current={active(place) ? 'page' : undefined}>
                      {t(`nav.${place.name}`)}
                    </Link>
                  </NavItem>
                ))}
              </NavGroup>
            );
          })}
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}
