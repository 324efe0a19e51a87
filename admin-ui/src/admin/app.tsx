import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { Problem } from '../api/problem';
import { ToastProvider } from '../components/toasts';
import { Gate } from './login/gate';
import { Shell } from './shell/shell';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server has refused it will refuse again.
      retry: (failures, problem) => failures < 1 && problem instanceof Problem && (problem.status === 0 || problem.status >= 502),
      refetchOnWindowFocus: true,
    },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <ToastProvider>
        <BrowserRouter basename="/admin">
          <Gate>{(session) => <Shell session={session} />}</Gate>
        </BrowserRouter>
      </ToastProvider>
    </QueryClientProvider>
  );
}
