import { Route, Routes } from 'react-router';
import { may, type Session } from '../../api/session';
import { Nowhere } from './nowhere';
import { PLACES } from './places';

/** The pages that the session may see; every other address is nowhere. */
export function Pages({ session }: { session: Session }) {
  return (
    <Routes>
      {PLACES.filter(({ role }) => may(session, role)).map(({ name, path, screen: Screen, below }) => (
        <Route key={name} path={path}>
          <Route index element={<Screen />} />
          {below.map(({ path: sub, screen: Sub }) => (
            <Route key={sub} path={sub} element={<Sub />} />
          ))}
        </Route>
      ))}
      <Route path="*" element={<Nowhere />} />
    </Routes>
  );
}
