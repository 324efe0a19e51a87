import { Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import GlobeIcon from '@patternfly/react-icons/dist/esm/icons/globe-icon';
import DesktopIcon from '@patternfly/react-icons/dist/esm/icons/desktop-icon';
import MoonIcon from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import SunIcon from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import UserIcon from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLogOut, type Session } from '../../api/session';
import { chooseLanguage, LANGUAGES, type Language } from '../../i18n/start';
import { choose, CHOICES, useTheme } from '../../theme/theme';

interface MenuProps {
  label: string;
  icon: ReactNode;
  text?: string;
  children: ReactNode;
}

function HeadMenu({ label, icon, text, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      shouldFocusFirstItemOnOpen
      shouldFocusToggleOnSelect
      onOpenChange={setOpen}
      onSelect={() => {
        setOpen(false);
      }}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant={text ? 'plainText' : 'plain'}
          aria-label={label}
          icon={icon}
          isExpanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {text && <span className="parley-account">{text}</span>}
        </MenuToggle>
      )}
    >
      {children}
    </Dropdown>
  );
}

const ICONS = { system: <DesktopIcon />, light: <SunIcon />, dark: <MoonIcon /> };

export function ThemeMenu() {
  const { t } = useTranslation();
  const theme = useTheme();
  return (
    <HeadMenu label={t('shell.theme')} icon={ICONS[theme]}>
      <DropdownList>
        {CHOICES.map((choice) => (
          <DropdownItem
            key={choice}
            icon={ICONS[choice]}
            isSelected={choice === theme}
            onClick={() => {
              choose(choice);
            }}
          >
            {t(`theme.${choice}`)}
          </DropdownItem>
        ))}
      </DropdownList>
    </HeadMenu>
  );
}

const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <HeadMenu label={t('shell.language')} icon={<GlobeIcon />}>
      <DropdownList>
        {LANGUAGES.map((language) => (
          <DropdownItem
            key={language}
            lang={language}
            isSelected={language === i18n.language}
            onClick={() => void chooseLanguage(language)}
          >
            {NAMES[language]}
          </DropdownItem>
        ))}
      </DropdownList>
    </HeadMenu>
  );
}

export function UserMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  const navigate = useNavigate();
  return (
    <HeadMenu label={t('shell.account', { jid: session.jid })} icon={<UserIcon />} text={session.jid}>
      <DropdownGroup label={`${session.jid} · ${t(`role.${session.role}`)}`}>
        <DropdownList>
          {session.domains.includes(session.jid.slice(session.jid.lastIndexOf('@') + 1)) && (
            <DropdownItem onClick={() => void navigate(`/users/${encodeURIComponent(session.jid)}`)}>{t('shell.myAccount')}</DropdownItem>
          )}
          <DropdownItem
            onClick={() => {
              logOut.mutate();
            }}
          >
            {t('shell.logOut')}
          </DropdownItem>
        </DropdownList>
      </DropdownGroup>
      <DropdownGroup label={t('shell.more')}>
        <DropdownList>
          <DropdownItem to="/chat/" target="_blank">{t('shell.chat')}</DropdownItem>
          <DropdownItem to="/api/docs/" target="_blank">{t('shell.rest')}</DropdownItem>
        </DropdownList>
      </DropdownGroup>
    </HeadMenu>
  );
}
