import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './problem-text';

type Variant = 'success' | 'danger' | 'warning' | 'info';
interface Toast {
  id: number;
  variant: Variant;
  title: string;
  text?: string;
}
interface Toasts {
  done: (title: string) => void;
  failed: (title: string, problem: unknown) => void;
}

/** More than these would hide the page. */
const MOST = 4;
const STAY = 6000;
const Context = createContext<Toasts | undefined>(undefined);
let lastId = 0;

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const add = useCallback((toast: Omit<Toast, 'id'>) => {
    lastId += 1;
    const id = lastId;
    setToasts((shown) => [...shown.slice(1 - MOST), { ...toast, id }]);
  }, []);
  const remove = (id: number) => {
    setToasts((shown) => shown.filter((toast) => toast.id !== id));
  };
  const value = useMemo<Toasts>(
    () => ({
      done: (title) => {
        add({ variant: 'success', title });
      },
      failed: (title, problem) => {
        add({ variant: 'danger', title, text: text(problem) });
      },
    }),
    [add, text],
  );
  return (
    <Context.Provider value={value}>
      {children}
      <AlertGroup isToast isLiveRegion aria-label={t('common.notifications')}>
        {toasts.map(({ id, variant, title, text: detail }) => (
          <Alert
            key={id}
            variant={variant}
            title={title}
            timeout={variant === 'success' ? STAY : false}
            onTimeout={() => {
              remove(id);
            }}
            actionClose={
              <AlertActionCloseButton
                title={t('common.close')}
                onClose={() => {
                  remove(id);
                }}
              />
            }
          >
            {detail}
          </Alert>
        ))}
      </AlertGroup>
    </Context.Provider>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('outside of ToastProvider');
  return toasts;
}
