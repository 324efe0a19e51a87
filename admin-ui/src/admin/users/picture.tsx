import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The picture that somebody has published; nothing when there is none. */
export function Picture({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const [absent, setAbsent] = useState(false);
  if (absent) return t('common.none');
  return (
    <img
      className="parley-picture"
      src={`/api/v1/users/${encodeURIComponent(jid)}/avatar`}
      alt={t('users.pictureOf', { jid })}
      onError={() => {
        setAbsent(true);
      }}
    />
  );
}
